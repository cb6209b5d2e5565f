"""What a round of faults came to."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Tally:
    """Runs of one kind of fault, what was seen in them, and every problem with where it was met."""

    name: str
    runs: int = 0
    seen: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    not_run_because: str = ""
    figures: str = ""

    def add(self, where: str, problems: list[str], *seen: str) -> None:
        """Count one run."""
        self.runs += 1
        for one in seen:
            self.seen[one] = self.seen.get(one, 0) + 1
        self.problems.extend(f"{where}: {problem}" for problem in problems)

    def line(self) -> str:
        """ "kills while saving: 40 runs, 0 problems (...)"."""
        if self.not_run_because:
            return f"{self.name}: NOT RUN, {self.not_run_because}"
        seen = ", ".join(f"{count} {what}" for what, count in sorted(self.seen.items()))
        line = f"{self.name}: {self.runs} runs, {len(self.problems)} problems" + (f" ({seen})" if seen else "")
        return f"{line}; {self.figures}" if self.figures else line
