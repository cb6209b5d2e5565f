"""A small office to be mistreated, and what it must still be afterwards."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from lado_desktop.clock import FixedClock
from lado_desktop.errors import Trouble
from lado_desktop.models import keys, migrate, opening
from lado_desktop.services.access import Access
from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, ContactDraft, ReferrerDraft, ThresholdDraft
from lado_desktop.services.desk import Desk

PASSPHRASE = "gravel unhook pelican drowsy amber"  # noqa: S105 - opens trackers that live for a second
NEW_PASSPHRASE = "walrus teapot lantern gravity plum"  # noqa: S105
NAME = "office.lado"
CLOCK = FixedClock(datetime(2026, 5, 18, 11, 31, tzinfo=UTC))
NEXT = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{following}", "{last}"
def upgrade():
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("motto", sa.Text(), server_default="", nullable=False))
    op.execute("UPDATE person SET motto = name")
"""
BESIDE = ("office.lado", "office.keys", "office.keys.bak")


def access() -> Access:
    """Keys that are cheap to open: what is tried here is what happens after that."""
    return Access(CLOCK, keys.CHEAP, keys.CHEAP_FLOOR)


def contact(number: int) -> ContactDraft:
    """A contact of many rows in many tables, so that a half would show."""
    return ContactDraft(
        received_on=date(2026, 5, 12),
        contact_type="referral",
        own_reference=f"N{number}",
        referrer=ReferrerDraft(name=f"Referrer {number % 7}", agency="police", phone="01632 960001"),
        adults=tuple(
            AdultDraft(name=f"Adult {number} {which}", setting_name=f"School {number % 11}", job_title="Teacher")
            for which in "AB"
        ),
        children=(ChildDraft(name=f"C{number}"),),
        summary="What was said. " * 40,
        categories=("physical", "emotional"),
        natures=("restraint",),
        threshold=ThresholdDraft(decision="met_oversight", limbs=("a", "b"), rationale="A mark was seen."),
    )


def is_whole(stored: ContactDraft) -> bool:
    """Whether a stored contact has every row that belongs to it."""
    wanted = contact(int(stored.own_reference.removeprefix("N")))
    return (
        [adult.name for adult in stored.adults] == [adult.name for adult in wanted.adults]
        and [child.name for child in stored.children] == [child.name for child in wanted.children]
        and (stored.categories, stored.natures, stored.summary) == (wanted.categories, wanted.natures, wanted.summary)
        and stored.threshold.limbs == wanted.threshold.limbs
        and stored.referrer == wanted.referrer
    )


@dataclass(frozen=True)
class Template:
    """A tracker to start each trial from: its folder, its recovery code, how many contacts it holds."""

    folder: Path
    code: str
    contacts: int

    def copy_to(self, folder: Path) -> Path:
        """The tracker and its key files, copied into the empty `folder`; the path of the tracker."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in BESIDE:
            shutil.copyfile(self.folder / name, folder / name)
        return folder / NAME


def template(folder: Path, contacts: int = 3) -> Template:
    """Make an office with a few contacts."""
    folder.mkdir(parents=True, exist_ok=True)
    desk, code = access().create(folder / NAME, PASSPHRASE)
    for number in range(contacts):
        desk.contacts.save(contact(number))
    desk.close()
    return Template(folder, code, contacts)


def open_again(path: Path, passphrase: str = PASSPHRASE) -> tuple[Desk | None, list[str]]:
    """The tracker as the next start finds it, and the code of what keeps it from being opened."""
    try:
        return access().unlock(path, passphrase), []
    except Trouble as found:
        return None, [f"does not open: {found.code}"]


def newer_program(folder: Path) -> Path:
    """The migrations of a program one version newer than this one, in `folder`; made when they are not there yet."""
    scripts = folder / "scripts"
    if not scripts.exists():
        shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        last, following = f"{migrate.newest():04}", f"{migrate.newest() + 1:04}"
        (scripts / "versions" / f"{following}_next.py").write_text(
            NEXT.format(last=last, following=following), encoding="utf-8"
        )
    return scripts


def open_newer(path: Path, scripts: Path) -> Desk:
    """The tracker as the newer program opens it."""
    opened = opening.unlock(path, PASSPHRASE, CLOCK, floor=keys.CHEAP_FLOOR, scripts=scripts)
    return Desk(opened.tracker, CLOCK)


def faults_of(desk: Desk) -> list[str]:
    """Every check of `verify` that fails."""
    return [f"check failed: {check.code}" for check in desk.verify() if not check.is_good]
