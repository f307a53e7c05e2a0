"""The journal's copies: whole, dated, private, and only so many."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commands.entries.orders import OrderPlaced
from sheets.journal import Journal, JournalUnavailableError, Outcome
from sheets.journal_backup import back_up, copies, is_due
from sheets.journal_store import DATABASE
from sheets.journal_turn import Fact
from tests.sheets.old_sheets import order

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)


def test_a_copy_made_while_the_bot_works_holds_all_that_was_confirmed(tmp_path: Path) -> None:
    journal = Journal.open(tmp_path)
    placed = Fact("order/1", OrderPlaced(order(1)))
    journal.commit([Outcome("tg:1:1", NOW, "M001", (placed,))])

    copy = back_up(tmp_path, NOW)

    journal.close()
    (tmp_path / "new").mkdir()
    copy.rename(tmp_path / "new" / DATABASE)
    saved = Journal.open(tmp_path / "new")
    assert saved.history.order(order(1).no) is not None
    assert [stored.entry for stored in saved.entries()] == [OrderPlaced(order(1))]
    saved.close()


def test_copies_are_private_dated_and_only_so_many(tmp_path: Path) -> None:
    Journal.open(tmp_path).close()

    made = [back_up(tmp_path, NOW + timedelta(days=day), kept=2) for day in range(3)]

    assert copies(tmp_path) == made[1:]
    assert made[0].name == "journal-2026-11-24T200000Z.db"
    assert made[2].stat().st_mode & 0o777 == 0o600
    assert made[2].parent.stat().st_mode & 0o777 == 0o700
    assert not list(made[2].parent.glob("*.part"))


def test_a_restart_makes_no_second_copy_the_same_night(tmp_path: Path) -> None:
    Journal.open(tmp_path).close()
    now = datetime.now(UTC)
    assert is_due(tmp_path, now)

    back_up(tmp_path, now)

    assert not is_due(tmp_path, now + timedelta(hours=19))
    assert is_due(tmp_path, now + timedelta(hours=21))


def test_where_there_is_no_journal_there_is_nothing_to_copy(tmp_path: Path) -> None:
    with pytest.raises(JournalUnavailableError):
        back_up(tmp_path, NOW)
    assert list(tmp_path.iterdir()) == []
