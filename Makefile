# Two commands: make run, make test. Everything they do is in tools/setup.py (Windows: py tools\setup.py run).
PYTHON ?= python3
VERBS := setup run test format pictures bench recall faults lock wheels

.PHONY: $(VERBS)
$(VERBS):
	@$(PYTHON) tools/setup.py $@ $(ARGS)
