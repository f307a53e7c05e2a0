import zlib
from datetime import timedelta

import pytest
from sqlalchemy import select

from commands.entries.catalog import SettingSet
from commands.entries.orders import OrderPlaced
from sheets.codec import utc_text
from sheets.journal import Journal, Outcome
from sheets.journal_road import APPLIED, BEHIND, Batch
from sheets.journal_seen import SeenRow, TabChange
from sheets.journal_turn import Fact
from sheets.schema import batches
from tests.sheets.journal_values import START, order

SHEET, COPY = "sheet-1", "sheet-2"


@pytest.fixture
def journal(tmp_path):
    opened = Journal.open(tmp_path, clock=lambda: START)
    facts = tuple(Fact(f"fact/{n}", SettingSet("n", str(n))) for n in range(1, 6))
    opened.commit([Outcome("tg:1:1", START, "11", facts)])
    yield opened
    opened.close()


def undelivered(journal: Journal, sheet: str = SHEET, limit: int = 100) -> list[int]:
    return [stored.seq for stored in journal.road.undelivered(sheet, limit)]


def send(journal: Journal, *seqs: int, sheet: str = SHEET) -> int:
    number = journal.road.next_number()
    journal.road.open_batch(Batch(number, sheet, seqs, "deadbeef", b"requests", max(seqs, default=None)))
    return number


def deliver(journal: Journal, *seqs: int) -> None:
    journal.road.mark_applied(send(journal, *seqs), seqs)


def retry(journal: Journal, *seqs: int) -> None:
    """What was set aside travels by itself."""
    number = journal.road.next_number()
    journal.road.open_batch(Batch(number, SHEET, seqs, "deadbeef", b"requests"))
    journal.road.mark_applied(number, seqs)


def test_entries_wait_for_each_spreadsheet_by_itself(journal):
    deliver(journal, 1, 2, 3)
    assert undelivered(journal) == [4, 5]
    assert undelivered(journal, COPY, limit=2) == [1, 2]
    assert journal.road.waiting(SHEET) == (0, START)
    assert journal.road.entries([2, 1])[0].entry == SettingSet("n", "1")


def test_of_what_waits_the_orders_are_counted_and_the_oldest_entry_tells_since_when(journal):
    later = START + timedelta(minutes=3)
    placed = tuple(Fact(f"order/{n}", OrderPlaced(order(n))) for n in range(1, 3))
    journal.commit([Outcome("tg:1:2", later, "11", placed)])
    assert journal.road.waiting(SHEET) == (2, START)
    assert (journal.road.orders_since(START), journal.road.orders_since(later + timedelta(minutes=1))) == (
        2,
        0,
    )


def test_a_batch_is_under_way_until_its_fate_is_known(journal):
    number = send(journal, 1, 2)
    pending = journal.road.pending_batch(SHEET)
    assert (pending.number, pending.digest, pending.body) == (number, "deadbeef", b"requests")
    assert undelivered(journal) == [1, 2, 3, 4, 5]
    with pytest.raises(ValueError, match="under way"):
        send(journal, 3)
    journal.road.mark_applied(number, [1, 2])
    assert journal.road.pending_batch(SHEET) is None
    assert journal.road.last_applied(SHEET) == number
    assert journal.road.last_applied(COPY) is None


def test_what_a_batch_held_is_forgotten_once_it_was_applied(journal):
    number = send(journal, 1)
    journal.road.mark_applied(number, [1])
    with journal._store.reading() as connection:
        body = connection.scalar(select(batches.c.body).where(batches.c.number == number))
    assert zlib.decompress(body) == b"[]"


def test_a_display_batch_delivers_no_entry(journal):
    deliver(journal)
    assert undelivered(journal) == [1, 2, 3, 4, 5]


def test_what_was_set_aside_stays_behind_until_it_is_taken_back(journal):
    number = send(journal, 1, 2, 3)
    journal.road.rewrite_batch(Batch(number, SHEET, (1, 3), "cafecafe", b"rest"), {2: "protected range"})
    assert journal.road.pending_batch(SHEET).body == b"rest"
    journal.road.mark_applied(number, [1, 3])
    assert undelivered(journal) == [4, 5]
    assert aside(journal) == [(2, "protected range", False)]
    journal.road.take_back(SHEET, [2])
    assert aside(journal) == [(2, "protected range", True)]
    retry(journal, 2)
    assert undelivered(journal) == [4, 5]
    assert aside(journal) == []


def aside(journal: Journal) -> list[tuple[int, str, bool]]:
    return [(one.seq, one.reason, one.returns) for one in journal.road.aside(SHEET)]


def test_the_last_of_a_batch_that_was_set_aside_does_not_seem_new_once_it_arrived(journal):
    number = send(journal, 4, 5)
    journal.road.rewrite_batch(Batch(number, SHEET, (4,), "cafecafe", b"rest"), {5: "too long"})
    journal.road.mark_applied(number, [4])
    retry(journal, 5)
    assert undelivered(journal) == []


def test_what_was_put_behind_a_refused_one_does_not_seem_new_once_it_arrived(journal):
    number = send(journal, 1, 2)
    journal.road.rewrite_batch(Batch(number, SHEET, (1,), "cafecafe", b"rest"), {2: "too long"})
    journal.road.mark_applied(number, [1])
    journal.road.set_aside(SHEET, [3, 5], BEHIND)
    assert undelivered(journal) == [4]
    retry(journal, 2, 3, 5)
    assert undelivered(journal) == [4]
    assert aside(journal) == []
    deliver(journal, 4)
    assert undelivered(journal) == []


def test_a_number_that_was_closed_without_its_entries_leaves_them_waiting(journal):
    number = send(journal, 1, 2)
    journal.road.rewrite_batch(Batch(number, SHEET, (), "cafecafe", b"nothing"))
    journal.road.mark_applied(number, [], passes=False)
    assert undelivered(journal) == [1, 2, 3, 4, 5]
    assert journal.road.last_applied(SHEET) == number


def test_only_the_batch_under_way_is_rewritten(journal):
    with pytest.raises(ValueError, match="not under way"):
        journal.road.rewrite_batch(Batch(1, SHEET, (1,), "", b""))


def test_batch_numbers_never_repeat_and_begin_above_those_of_an_old_sheet(journal):
    first = send(journal, 1)
    journal.road.mark_applied(first, [1])
    journal.road.start_above(5_000)
    journal.road.start_above(10)
    assert send(journal, 2) == 5_001
    with pytest.raises(ValueError, match="not the next"):
        journal.road.open_batch(Batch(first, COPY, (1,), "", b""))


def test_entries_that_came_from_the_sheet_are_not_sent_to_it(journal):
    journal.road.pass_through(SHEET, 4)
    journal.road.pass_through(SHEET, 2)
    assert undelivered(journal) == [5]


def test_only_old_markers_beyond_the_last_thousand_may_go(journal):
    applied = {
        "spreadsheet_id": SHEET,
        "state": APPLIED,
        "returned": "[]",
        "digest": "",
        "body": b"",
        "created_at": utc_text(START),
    }
    old, new = utc_text(START - timedelta(minutes=16)), utc_text(START - timedelta(minutes=14))
    rows = [{"number": n, "applied_at": old if n < 4 else new, **applied} for n in range(1, 1_006)]
    with journal._store.writing() as connection:
        connection.execute(batches.insert(), rows)

    assert journal.road.old_markers(SHEET) == [1, 2, 3]
    journal.road.forget([1, 2, 3])
    assert journal.road.old_markers(SHEET) == []
    assert journal.road.last_applied(SHEET) == 1_005


def test_the_replica_keeps_rows_raw_with_their_faults(journal):
    good = SeenRow("SB|Reseller|1|", 2, {"Produk": "SB", "Harga": 12_000, "Mulai": None})
    bad = SeenRow("", 3, {"Produk": "=1+1", "Harga": 1.5, "Aktif": True}, fault="Harga: not_rupiah")
    journal.seen.save(SHEET, {"Harga": TabChange([good, bad]), "Produk": TabChange([SeenRow("SB", 2)])})
    assert journal.seen.rows(SHEET) == {
        "Harga": {good.key: good, "": bad},
        "Produk": {"SB": SeenRow("SB", 2)},
    }
    moved = SeenRow(good.key, 9, {"Produk": "SB"})
    journal.seen.save(SHEET, {"Harga": TabChange([moved], removed=[""])})
    assert journal.seen.rows(SHEET, ["Harga"]) == {"Harga": {good.key: moved}}
    assert journal.seen.rows(COPY) == {}
    journal.seen.copy(SHEET, COPY)
    assert journal.seen.rows(COPY) == journal.seen.rows(SHEET)
