"""A log that says where and what kind, never who: codes and numbers, one JSON object a line."""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from lado_desktop.errors import Trouble

NAME = "lado"
LARGEST = 1_000_000


class _Lines(logging.Formatter):
    """Exception texts quote records, so only the type and the places in our code are kept."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds"),
            "level": record.levelname,
            "what": str(record.msg),
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[0]:
            said |= {"kind": record.exc_info[0].__name__, "where": _places(record.exc_info[1])}
        return json.dumps(said, ensure_ascii=True)


def start(folder: Path) -> None:
    """Write to `folder`/lado.log, at most three files of 1 MB; without a writable folder there is no log."""
    logger = logging.getLogger(NAME)
    logger.propagate = False
    logger.setLevel(logging.INFO)
    stop()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "lado.log", maxBytes=LARGEST, backupCount=2, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(_Lines())
    logger.addHandler(handler)


def stop() -> None:
    """Close the log file, if one is open."""
    logger = logging.getLogger(NAME)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def event(what: str, /, **facts: int | float | bool) -> None:
    """Note that something happened; facts are numbers, so that nothing personal can slip in."""
    logging.getLogger(NAME).info(what, extra={"facts": facts})


def trouble(found: Trouble) -> None:
    """Note expected trouble by its code alone."""
    logging.getLogger(NAME).warning(found.code)


def bug(error: BaseException) -> None:
    """Note a fault of ours: its type and where in our code it happened."""
    logging.getLogger(NAME).error("bug", exc_info=error)


def _places(error: BaseException | None) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__) if error else []
    return [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames][-12:]
