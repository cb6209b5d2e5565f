"""What `make lock` wrote still answers pyproject.toml, and holds nothing of the machine it was written on."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SHIPPED = PROJECT["project"]["dependencies"]
LOCKS = {
    "requirements.lock": SHIPPED,
    "requirements-dev.lock": SHIPPED + PROJECT["dependency-groups"]["dev"],
}


def _locked(name: str) -> dict[str, str]:
    """Version by package, from the lines that begin a package."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    found = (re.match(r"([A-Za-z0-9._-]+)==([^ ;]+)", line) for line in lines)
    return {canonicalize_name(match[1]): match[2] for match in found if match}


@pytest.mark.parametrize("name", LOCKS)
def test_every_dependency_is_locked_at_a_version_that_was_asked_for(name: str) -> None:
    locked = _locked(name)
    for asked in map(Requirement, LOCKS[name]):
        assert asked.specifier.contains(locked[canonicalize_name(asked.name)]), f"{asked}: run `make lock`"


def test_developers_test_what_is_shipped() -> None:
    assert _locked("requirements.lock").items() <= _locked("requirements-dev.lock").items()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_is_packages_hashes_and_comments_only(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    known = re.compile(r"#.*|    #.*|[A-Za-z0-9._-]+==[^ /]+( ; [^/]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in lines if not known.fullmatch(line)] == []


def test_every_dependency_says_why_it_is_here() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for asked in LOCKS["requirements-dev.lock"]:
        line = next(line for line in text if line.strip().startswith(f'"{asked}"'))
        assert re.search(r"# .+ \([^()]*(MIT|BSD|Apache|MPL|LGPL|zlib)[^()]*\)", line), line
