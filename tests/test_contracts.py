"""The rooms' rules are seen to fail: a copy of the house with one forbidden import for each contract.

That the real house keeps them all is a step of its own in the test command.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]

# contract: (the module that breaks it, what that module may not import)
BREACHES = {
    "house": ("services.planted", "lado_desktop.ui.labels"),
    "window": ("ui.widgets.planted", "lado_desktop.ui.forms"),
    "tools": ("ui.planted", "lado_desktop.ui.pages"),
    "pages": ("ui.pages.planted", "lado_desktop.ui.pages.planted_too"),
    "forms": ("ui.forms.planted", "lado_desktop.ui.forms.planted_too"),
    "qt": ("services.planted_qt", "PySide6"),
    "tables": ("cli.planted", "sqlalchemy"),
    "cipher": ("services.planted_cipher", "sqlcipher3"),
    "numbers": ("services.counts.planted", "lado_desktop.services.paper"),
}


@pytest.fixture(scope="module")
def copied_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package and its contracts, every contract broken once."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "lado_desktop", house / "lado_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", house)
    for importer, imported in BREACHES.values():
        module = house / "lado_desktop" / Path(*importer.split(".")).with_suffix(".py")
        module.write_text(f"import {imported}\n", encoding="utf-8")
        if imported.endswith("planted_too"):
            module.with_stem("planted_too").write_text("", encoding="utf-8")
    return house


def test_every_contract_has_its_breach() -> None:
    assert sorted(BREACHES) == sorted(contract["id"] for contract in CONTRACTS)


@pytest.mark.parametrize("contract", sorted(BREACHES))
def test_a_forbidden_import_breaks_its_contract(copied_house: Path, contract: str) -> None:
    command = (
        "import sys; from importlinter.cli import lint_imports_command; sys.path.insert(0, '.'); lint_imports_command()"
    )
    found = subprocess.run(
        [sys.executable, "-I", "-c", command, "--no-logo", "--no-cache", "--contract", contract],
        cwd=copied_house,
        capture_output=True,
        text=True,
        check=False,
    )
    importer, imported = BREACHES[contract]
    assert "0 kept, 1 broken" in found.stdout, found.stdout + found.stderr
    assert f"lado_desktop.{importer} -> {imported}" in found.stdout.replace("\n", " ")
    assert found.returncode == 1
