import json
import sqlite3
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy.exc import IntegrityError

from commands.book import Book, Kind
from commands.drafts import DraftState
from commands.entries import Entry
from commands.entries.catalog import SettingSet
from commands.entries.orders import OrderPlaced
from commands.fold import Change, fold
from commands.messages import Lane, Message
from commands.ports import update_key
from commands.rules.network import Person
from sheets.decided import day_of, entry_key
from sheets.journal import (
    Journal,
    JournalLockedError,
    JournalTooNewError,
    JournalUnavailableError,
    Outcome,
)
from sheets.journal_import import Imported
from sheets.journal_turn import Fact
from tests.sheets.journal_values import START, draft, entry_lists, order


@pytest.fixture
def journal(tmp_path):
    opened = Journal.open(tmp_path / "data", clock=lambda: START)
    yield opened
    opened.close()


def outcome(
    key: str,
    *entries: Entry,
    at: datetime = START,
    messages: tuple[Message, ...] = (),
    changes: tuple[Change, ...] = (),
) -> Outcome:
    """What a turn makes of entries, folded into a Book of their own."""
    book = Book()
    folded = [change for entry in entries for change in fold(book, entry)]
    facts = tuple(
        Fact(entry_key(entry, key, place), entry, day_of(book, entry)) for place, entry in enumerate(entries)
    )
    return Outcome(key, at, "11", facts, (*folded, *changes), messages)


# -- the file ----------------------------------------------------------------------------------


def test_only_this_user_may_look_into_the_journal(journal, tmp_path):
    def rights(path: Path) -> int:
        return stat.S_IMODE(path.stat().st_mode)

    assert rights(tmp_path / "data") == 0o700
    assert {rights(file) for file in (tmp_path / "data").iterdir()} == {0o600}


def test_a_second_writer_is_refused_until_the_first_is_closed(tmp_path):
    first = Journal.open(tmp_path)
    with pytest.raises(JournalLockedError):
        Journal.open(tmp_path)
    first.close()
    Journal.open(tmp_path).close()


def test_a_folder_or_a_url_that_can_hold_no_journal_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(JournalUnavailableError, match="file"):
        Journal.open(tmp_path / "file")
    for url in ("nonsense://x", "no url"):
        with pytest.raises(JournalUnavailableError):
            Journal.open(tmp_path / "data", url)


def test_others_read_beside_the_writer_and_write_nothing(journal, tmp_path):
    journal.set_meta("network", "n1")
    reader = Journal.open_to_read(tmp_path / "data")
    assert reader.get_meta("network") == "n1"
    with pytest.raises(JournalUnavailableError):
        reader.set_meta("network", "n2")
    reader.close()


def test_where_there_is_no_journal_nothing_is_made_by_reading(tmp_path):
    with pytest.raises(JournalUnavailableError):
        Journal.open_to_read(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_journal_of_a_newer_program_is_left_alone(tmp_path):
    opened = Journal.open(tmp_path)
    opened.set_meta("schema", "999")
    opened.close()
    with pytest.raises(JournalTooNewError, match="999"):
        Journal.open(tmp_path)
    with pytest.raises(JournalTooNewError):
        Journal.open_to_read(tmp_path)


# -- the turn ----------------------------------------------------------------------------------


def test_what_is_committed_is_there_after_opening_again(tmp_path):
    first = Journal.open(tmp_path)
    message = Message(7, "Pesanan P261124-001 tercatat", lane=Lane.ANSWER)
    ids = first.commit([outcome("tg:1:1", OrderPlaced(order(1)), messages=(message,))])
    first.close()
    again = Journal.open(tmp_path)
    assert again.load_book().orders == {"P261124-001": order(1)}
    assert again.outbox.waiting() == [(ids[0][0], message)]
    assert [stored.entry for stored in again.entries()] == [OrderPlaced(order(1))]
    assert again.marked(["tg:1:1", "tg:1:2"]) == {"tg:1:1"}
    again.close()


def test_one_bad_outcome_takes_its_whole_group_back(journal):
    journal.commit([outcome("tg:1:1", OrderPlaced(order(1)))])
    twice = outcome("tg:1:3", OrderPlaced(order(1)))
    with pytest.raises(IntegrityError):
        journal.commit([outcome("tg:1:2", OrderPlaced(order(2)), messages=(Message(7),)), twice])
    assert set(journal.load_book().orders) == {"P261124-001"}
    assert journal.outbox.waiting() == []
    assert journal.marked(["tg:1:2", "tg:1:3"]) == set()
    assert journal.commit([outcome("tg:1:4", OrderPlaced(order(3)), messages=(Message(7),))]) == [(1,)]
    assert [stored.seq for stored in journal.entries()] == [1, 2]


def test_the_journals_time_never_runs_backwards(journal):
    late, early = START + timedelta(hours=1), START
    journal.commit(
        [outcome("a", SettingSet("x", "1"), at=late), outcome("b", SettingSet("x", "2"), at=early)]
    )
    journal.commit([outcome("c", SettingSet("x", "3"), at=early)])
    assert [stored.at for stored in journal.entries()] == [late, late, late]


def test_numbers_and_time_go_on_after_a_restart(tmp_path):
    first = Journal.open(tmp_path)
    first.commit([outcome("a", SettingSet("x", "1"), messages=(Message(7), Message(8)))])
    first.outbox.sent({1: 5, 2: 6})
    first.trim(START + timedelta(days=400))
    first.close()
    again = Journal.open(tmp_path)
    earlier = outcome("b", SettingSet("x", "2"), at=START - timedelta(hours=1), messages=(Message(7),))
    assert again.commit([earlier]) == [(3,)]
    assert [(stored.seq, stored.at) for stored in again.entries()] == [(1, START), (2, START)]
    again.close()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entries=entry_lists())
def test_the_state_rows_equal_the_fold_of_all_entries(tmp_path_factory, entries):
    journal = Journal.open(tmp_path_factory.mktemp("journal"))
    book = Book()
    for place, entry in enumerate(entries):
        key = f"tg:1:{place}"
        facts = (Fact(entry_key(entry, key, 0), entry, day_of(book, entry)),)
        journal.commit([Outcome(key, START, "11", facts, tuple(fold(book, entry)))])
    assert journal.load_book().tables == journal.fold_all().tables == book.tables
    journal.close()


@settings(max_examples=25, deadline=None)
@given(entries=entry_lists())
def test_a_group_in_one_transaction_leaves_the_same_state_as_one_by_one(tmp_path_factory, entries):
    journal = Journal.open(tmp_path_factory.mktemp("journal"))
    journal.commit([outcome("tg:1:1", *entries)])
    assert journal.load_book().tables == journal.fold_all().tables
    journal.close()


def test_people_and_drafts_are_state_without_entries(journal):
    tini = Person("M001", "Bu Tini", phone="0812")
    changes = ((Kind.PERSON, "M001", tini), (Kind.DRAFT, "1", draft(1)))
    journal.commit([outcome("tg:1:1", changes=changes)])
    assert journal.load_book().people == {"M001": tini}
    journal.commit([outcome("tg:1:2", changes=((Kind.PERSON, "M001", Person("M001")),))])
    assert journal.load_book().people == {"M001": Person("M001")}
    assert journal.load_book().draft_of == {11: 1}
    assert list(journal.entries()) == []


def test_bulk_import_leaves_what_single_commits_leave(tmp_path):
    orders = [order(counter) for counter in range(1, 26)]
    journal = Journal.open(tmp_path)
    book = journal.load_book()
    count = journal.bring_in(
        (Imported(f"order/{made.no}", OrderPlaced(made), made.placed_at) for made in orders), book
    )
    assert count == 25
    assert journal.load_book().tables == book.tables == journal.fold_all().tables
    assert journal.history.order("P261124-025") == orders[24]
    journal.close()


# -- inbox and outbox --------------------------------------------------------------------------


def test_an_update_is_kept_once_and_done_when_its_ask_is_marked(journal):
    later = START + timedelta(minutes=1)
    journal.inbox.keep(1, [(10, "{}"), (11, '{"a": 1}')], START)
    journal.inbox.keep(1, [(11, "other"), (12, "{}")], later)
    journal.commit([Outcome(update_key(1, 10), later)])
    assert journal.inbox.undone(1) == [(11, '{"a": 1}', START, 0), (12, "{}", later, 0)]
    assert journal.inbox.undone(2) == []
    journal.inbox.ignore(1, [11], later)
    assert [update_id for update_id, *_ in journal.inbox.undone(1)] == [12]


def test_broken_decisions_are_counted_over_restarts(tmp_path):
    first = Journal.open(tmp_path)
    first.inbox.keep(1, [(10, "{}")], START)
    assert first.inbox.broke(update_key(1, 10), "ValueError()") == 1
    first.close()
    again = Journal.open(tmp_path)
    assert again.inbox.broke(update_key(1, 10), "ValueError()") == 2
    assert again.inbox.broke(update_key(1, 99), "ValueError()") == 0
    again.close()


def test_a_message_waits_until_it_was_sent_or_can_never_be(journal):
    messages = tuple(Message(chat, f"halo {chat}") for chat in (7, 8, 9))
    journal.commit([outcome("tg:1:1", messages=messages)])
    journal.outbox.sent({2: 501})
    journal.outbox.failed(3, "blocked")
    assert journal.outbox.waiting() == [(1, messages[0])]


# -- keeping house -----------------------------------------------------------------------------


def test_trim_forgets_what_is_old_and_nothing_else(journal):
    def told(number: int, at: datetime) -> Outcome:
        changes = ((Kind.DRAFT, str(number), draft(number, state=DraftState.DROPPED)),)
        return Outcome(update_key(1, number), at, changes=changes, messages=(Message(7),))

    now = START + timedelta(days=31)
    journal.inbox.keep(1, [(1, "old"), (2, "new"), (3, "waits")], START)
    journal.commit([told(1, START), Outcome("sheet/1", START, lasting=True)])
    journal.commit([told(2, now - timedelta(days=1))])
    journal.outbox.sent({1: 5})
    assert journal.trim(now) == ["1"]
    assert set(journal.load_book().drafts) == {"2"}
    assert [one for one, _ in journal.outbox.waiting()] == [2]
    assert [one for one, *_ in journal.inbox.undone(1)] == [3]
    assert journal.marked([update_key(1, 1), update_key(1, 2), "sheet/1"]) == {update_key(1, 2), "sheet/1"}


# -- crashes -----------------------------------------------------------------------------------

_VICTIM = """
import os, signal, sys
from pathlib import Path
from commands.entries.orders import OrderPlaced
from tests.sheets.journal_values import START, order
from tests.sheets.test_journal import outcome
from commands.messages import Message
from sheets.journal import Journal

journal = Journal.open(Path(sys.argv[1]))
journal.inbox.keep(1, [(10, "kept")], START)
journal.commit([outcome("tg:1:9", OrderPlaced(order(1)), messages=(Message(7, "tercatat"),))])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_process_killed_after_its_commit_has_lost_nothing(tmp_path):
    killed = subprocess.run([sys.executable, "-c", _VICTIM, str(tmp_path)], check=False)
    assert killed.returncode == -9
    journal = Journal.open(tmp_path)
    assert journal.inbox.undone(1) == [(10, "kept", START, 0)]
    assert journal.load_book().orders == {"P261124-001": order(1)}
    assert journal.outbox.waiting() == [(1, Message(7, "tercatat"))]
    journal.close()


def test_a_full_database_records_nothing_and_goes_on_when_there_is_room(journal, tmp_path):
    journal.commit([outcome("tg:1:1", OrderPlaced(order(1)))])
    _limit_pages(journal, _pages(tmp_path / "data" / "journal.db"))
    long_text = Message(7, "x" * 1_000_000)
    with pytest.raises(JournalUnavailableError, match="full"):
        journal.commit([outcome("tg:1:2", OrderPlaced(order(2)), messages=(long_text,))])
    assert set(journal.load_book().orders) == {"P261124-001"}
    _limit_pages(journal, 1_000_000)
    journal.commit([outcome("tg:1:2", OrderPlaced(order(2)), messages=(long_text,))])
    assert set(journal.load_book().orders) == {"P261124-001", "P261124-002"}


def _limit_pages(journal: Journal, pages: int) -> None:
    with journal._store.writing() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")


def _pages(file: Path) -> int:
    with sqlite3.connect(file) as connection:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])


def test_rows_hold_readable_json_and_utc_times(journal, tmp_path):
    journal.commit(
        [outcome("tg:1:1", SettingSet("Nama usaha", "Dapur Ibu"), at=datetime(2026, 11, 24, tzinfo=UTC))]
    )
    with sqlite3.connect(tmp_path / "data" / "journal.db") as connection:
        kind, version, at, data = connection.execute("SELECT type, version, at, data FROM entries").fetchone()
    assert (kind, version, at) == ("setting_set", 1, "2026-11-24T00:00:00.000000+00:00")
    assert json.loads(data) == {"name": "Nama usaha", "value": "Dapur Ibu"}
