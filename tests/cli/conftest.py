"""What the tests of the command line share: a way to run a verb in process, and passphrase files."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from lado_desktop.app import main
from lado_desktop.clock import FixedClock
from lado_desktop.models import keys
from lado_desktop.services.access import Access
from lado_desktop.services.desk import Desk
from tests.conftest import PASSPHRASE


@dataclass(frozen=True)
class Said:
    """The answer of one run: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, and no passphrase file named from outside."""
    monkeypatch.setenv("LADO_HOME", str(tmp_path / "home"))
    for name in ("LADO_PASSPHRASE_FILE", "LADO_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path / "home"


@pytest.fixture
def run(access: Access, clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process, with keys that are cheap to open."""

    def _run(*words: str | Path) -> Said:
        capsys.readouterr()
        code = main([str(word) for word in words], access, clock)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Said(code, said.out, said.err)

    return _run


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A passphrase file."""
    path = tmp_path / "passphrase.txt"
    path.write_text(f"{PASSPHRASE}\n", "utf-8")
    return path


@pytest.fixture(scope="session")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole sample as `sample` makes it on 18 May 2026; made once, so no test changes a record of it."""
    folder = tmp_path_factory.mktemp("sample")
    (folder / "words.txt").write_text(PASSPHRASE, "utf-8")
    clock = FixedClock(datetime(2026, 5, 18, 11, 31))
    words = ["sample", str(folder / "practice.lado"), "--passphrase-file", str(folder / "words.txt")]
    with redirect_stdout(TextIOWrapper(BytesIO())) as out:
        assert main(words, Access(clock, keys.CHEAP, keys.CHEAP_FLOOR), clock) == 0
        out.flush()
        (folder / "code.txt").write_bytes(out.buffer.getvalue())
    return folder / "practice.lado"


@pytest.fixture
def practice(sample_made: Path, secret: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sample, with its passphrase file named in the environment."""
    monkeypatch.setenv("LADO_PASSPHRASE_FILE", str(secret))
    return sample_made


@pytest.fixture
def office(desk: Desk) -> Path:
    """An empty tracker that is shut."""
    desk.close()
    return desk.tracker.path
