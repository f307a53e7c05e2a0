import asyncio
import sqlite3
from collections import defaultdict
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from commands.asks import Ask, Place, Said, Sender
from commands.book import Book
from commands.decision import Decision, Notice
from commands.entries import Entry
from commands.entries.catalog import SettingSet
from commands.entries.orders import OrderPlaced
from commands.entries.people import PartnerSet
from commands.messages import Message
from commands.ports import Found, Handled, Rendered, SalesFound, SalesQuery, update_key
from commands.replies.drafts import DraftDropped
from commands.replies.prices import NothingForSale
from commands.replies.troubles import AskSetAside, NothingRecorded, SomethingBroke, TooFast
from commands.rules.network import Partner, Standing
from sheets.journal import Journal, JournalUnavailableError
from sheets.ledger import Ledger
from sheets.turn import Committed
from tests.sheets.journal_values import START, draft, order

OWNER = 99
BOT = 1


def said(ask: Ask) -> Said:
    assert isinstance(ask.what, Said)
    return ask.what


class ShopCommands:
    """A little shop: `order` records one, `draft` keeps one, `report` asks history, the rest only reads."""

    def query(self, ask: Ask, _book: Book) -> SalesQuery | None:
        return SalesQuery(date(2026, 1, 1), date(2026, 12, 31)) if said(ask).command == "report" else None

    def decide(self, ask: Ask, book: Book, found: Found | None) -> Decision:
        match said(ask).command:
            case "order":
                return self._order(book)
            case "draft":
                number = book.next_counter("draft")
                return Decision(DraftDropped(), drafts=(draft(number, ask.sender.telegram_id),))
            case "report":
                assert isinstance(found, SalesFound)
                return Decision(NothingForSale(str(found.sales.turnover)))
            case "break":
                raise ValueError(said(ask).text)
            case "twice":
                return Decision(TooFast(), entries=(OrderPlaced(order(1)),))
            case "unwordable":
                return Decision(NothingForSale("unwordable"), entries=(SettingSet("x", "1"),))
            case _:
                return Decision(TooFast())

    def _order(self, book: Book) -> Decision:
        made = order(book.next_counter("261124"))
        return Decision(
            NothingForSale(made.no),
            entries=(OrderPlaced(made),),
            notices=(Notice(OWNER, TooFast()),),
        )


def render(decision: Decision, ask: Ask | None, book: Book) -> Rendered:
    """Say the reply's name, or the tier that it names."""
    words = (
        decision.reply.tier if isinstance(decision.reply, NothingForSale) else type(decision.reply).__name__
    )
    if words == "unwordable":
        raise LookupError(words)
    reply = (Message(ask.place.chat_id, words),) if ask is not None and decision.reply is not None else ()
    notices = tuple(Message(notice.chat_id, type(notice.reply).__name__) for notice in decision.notices)
    return Rendered(reply + notices)


def ask(number: int, command: str = "harga", text: str = "", *, sender: int = 11) -> Ask:
    return Ask(update_key(BOT, number), START, Sender(sender), Place(sender), Said(command, text))


def words(handled: Handled) -> list[str]:
    return [message.text for _, message in handled.messages]


@pytest.fixture
def journal(tmp_path):
    opened = Journal.open(tmp_path, clock=lambda: START, busy_seconds=0.2)
    yield opened
    opened.close()


@pytest.fixture
async def ledger(journal):
    opened = Ledger(journal, ShopCommands(), render, clock=lambda: START, owner_ids=frozenset({OWNER}))
    yield opened
    await opened.close()


def entries(journal: Journal) -> list[Entry]:
    return [stored.entry for stored in journal.entries()]


# -- the turn ----------------------------------------------------------------------------------


async def test_what_is_answered_is_durable(journal, ledger):
    handled = await ledger.handle(ask(1, "order"))
    assert words(handled) == ["P261124-001", "TooFast"]
    assert journal.outbox.waiting() == list(handled.messages)
    assert entries(journal) == [OrderPlaced(order(1))]
    assert journal.load_book().tables == ledger.book.tables


async def test_what_is_only_said_on_a_button_is_not_marked_until_it_was_shown(journal):
    """A crash before the button is answered must not leave her without an answer."""

    def on_button(decision: Decision, _ask: Ask | None, _book: Book) -> Rendered:
        return Rendered(alert=type(decision.reply).__name__)

    ledger = Ledger(journal, ShopCommands(), on_button, clock=lambda: START)
    journal.inbox.keep(BOT, [(1, "{}"), (2, "{}")], START)

    assert await ledger.handle(ask(1)) == Handled(alert="TooFast")
    recorded = await ledger.handle(ask(2, "order"))

    assert recorded.alert == "NothingForSale"
    assert [update_id for update_id, *_ in journal.inbox.undone(BOT)] == [1]
    assert await ledger.handle(ask(1)) == Handled(alert="TooFast")
    journal.inbox.ignore(BOT, [1], START)
    assert await ledger.handle(ask(1)) == Handled()
    await ledger.close()


async def test_the_same_ask_again_decides_nothing(journal, ledger):
    await ledger.handle(ask(1, "order"))
    again, twin, other = await asyncio.gather(
        ledger.handle(ask(1, "order")), ledger.handle(ask(2, "order")), ledger.handle(ask(2, "order"))
    )
    assert again == other == Handled()
    assert words(twin)[0] == "P261124-002"
    assert len(entries(journal)) == 2


async def test_the_same_ask_after_a_restart_decides_nothing(journal, ledger):
    await ledger.handle(ask(1, "order"))
    later = Ledger(journal, ShopCommands(), render)
    assert await later.handle(ask(1, "order")) == Handled()
    assert words(await later.handle(ask(2, "order")))[0] == "P261124-002"
    await later.close()


async def test_asks_that_wait_together_share_transactions_and_keep_their_order(journal, ledger, tmp_path):
    wal_before = _commits(tmp_path)
    asks = [ask(n, "order", sender=n % 7) for n in range(500)]
    handled = await asyncio.gather(*(ledger.handle(one) for one in asks))
    numbers: dict[int, list[int]] = defaultdict(list)
    for one, answer in zip(asks, handled, strict=True):
        numbers[one.place.chat_id].append(int(words(answer)[0].rpartition("-")[2]))
    assert sorted(number for chat in numbers.values() for number in chat) == list(range(1, 501))
    assert all(chat == sorted(chat) for chat in numbers.values())
    assert len(entries(journal)) == 500
    assert _commits(tmp_path) - wal_before <= 10


def _commits(folder: Path) -> int:
    """Count commits in the write-ahead log: a frame whose header names a database size ends one."""
    data = (folder / "journal.db-wal").read_bytes()
    if not data:
        return 0
    page = int.from_bytes(data[8:12], "big")
    salts = data[16:24]
    headers = [data[at : at + 24] for at in range(32, len(data), page + 24)]
    return sum(head[8:16] == salts and head[4:8] != b"\0\0\0\0" for head in headers)


async def test_drafts_get_numbers_that_never_repeat(journal, ledger):
    await asyncio.gather(ledger.handle(ask(1, "draft")), ledger.handle(ask(2, "draft", sender=12)))
    assert {one.id for one in ledger.book.drafts.values()} == {1, 2}
    assert journal.load_book().draft_of == ledger.book.draft_of == {11: 1, 12: 2}


async def test_a_report_finds_in_history_what_was_answered_before(ledger):
    await ledger.handle(ask(1, "order"))
    assert words(await ledger.handle(ask(2, "report"))) == ["120000"]


async def test_an_old_draft_is_forgotten_by_journal_and_book(journal):
    now = [START]
    ledger = Ledger(journal, ShopCommands(), render, clock=lambda: now[0])
    await ledger.handle(ask(1, "draft"))
    now[0] += timedelta(days=31)
    await ledger.trim()
    assert ledger.book.drafts == journal.load_book().drafts == {}
    assert ledger.book.draft_of == {}
    assert ledger.book.next_counter("draft") == 2
    await ledger.close()


async def test_what_the_sheet_brings_without_a_fact_is_marked_for_a_week_only(journal):
    now = [START]
    ledger = Ledger(journal, ShopCommands(), render, clock=lambda: now[0])
    await ledger.decide(set_partner, key="look/1", by="Sheet", at=START)
    await ledger.decide(
        lambda _: Decision(shown=(("Produk|SB|Stok", "7"),)), key="end/2", by="Sheet", at=START
    )
    now[0] += timedelta(days=8)
    await ledger.trim()
    assert journal.marked(["look/1", "end/2"]) == {"look/1"}
    await ledger.close()


# -- facts of the Sheet ------------------------------------------------------------------------

_TINI = Partner("M001", "Reseller", Standing.ACTIVE)


def set_partner(book: Book) -> Decision:
    return Decision(entries=(PartnerSet(_TINI),), notices=(Notice(OWNER, TooFast()),))


async def test_a_fact_of_the_sheet_is_done_once_and_told_to_the_listeners(journal, ledger):
    heard: list[Committed] = []
    ledger.on_committed(heard.append)
    for _ in range(2):
        await ledger.decide(set_partner, key="sheet/Mitra/M001/1", by="sheet", at=START)
    assert entries(journal) == [PartnerSet(_TINI)]
    assert ledger.book.partners == {"M001": _TINI}
    assert [(one.entries, [text.text for _, text in one.messages]) for one in heard] == [
        ((PartnerSet(_TINI),), ["TooFast"])
    ]


async def test_listeners_hear_of_entries_but_not_of_answers_that_are_returned(ledger):
    heard: list[Committed] = []
    ledger.on_committed(heard.append)
    await ledger.handle(ask(1, "order"))
    await ledger.handle(ask(2, "harga"))
    assert [(one.messages, len(one.entries)) for one in heard] == [((), 1)]


async def test_a_listener_at_fault_changes_nothing(ledger):
    def broken(_: Committed) -> None:
        raise RuntimeError("deaf")

    ledger.on_committed(broken)
    assert words(await ledger.handle(ask(1, "order")))[0] == "P261124-001"


async def test_a_fact_whose_making_breaks_is_raised_to_its_maker(journal, ledger):
    def broken(book: Book) -> Decision:
        raise KeyError("M404")

    with pytest.raises(KeyError):
        await ledger.decide(broken, key="sheet/1", by="sheet", at=START)
    assert journal.marked(["sheet/1"]) == set()


# -- faults of ours ----------------------------------------------------------------------------


async def test_a_decision_that_breaks_three_times_is_set_aside_and_told(journal, ledger):
    journal.inbox.keep(BOT, [(1, "{}")], START)
    handled = await ledger.handle(ask(1, "break", "no such row"))
    assert words(handled) == [SomethingBroke.__name__, AskSetAside.__name__]
    assert [message.chat_id for _, message in handled.messages] == [11, OWNER]
    assert journal.inbox.undone(BOT) == []
    assert _inbox_row(journal) == (3, "ValueError('no such row')")
    assert entries(journal) == []


def _inbox_row(journal: Journal) -> tuple[object, ...]:
    with journal._store.reading() as connection:
        return tuple(connection.exec_driver_sql("SELECT attempts, error FROM inbox").one())


async def test_tries_before_a_restart_count(journal, ledger):
    journal.inbox.keep(BOT, [(1, "{}")], START)
    journal.inbox.broke(update_key(BOT, 1), "killed")
    journal.inbox.broke(update_key(BOT, 1), "killed")
    await ledger.handle(ask(1, "break", "again"))
    assert _inbox_row(journal) == (3, "ValueError('again')")


async def test_what_was_begun_too_often_is_set_aside_without_a_try(journal, ledger):
    journal.inbox.keep(BOT, [(1, "{}")], START)
    for _ in range(3):
        journal.inbox.begin(BOT, [1])
    assert [one.tries for one in journal.inbox.undone(BOT)] == [3]
    handled = await ledger.set_aside(ask(1, "order"), "it ended the process")
    assert words(handled) == [SomethingBroke.__name__, AskSetAside.__name__]
    assert await ledger.handle(ask(1, "order")) == Handled()
    assert _inbox_row(journal) == (3, "it ended the process")


async def test_who_broke_it_hears_it_even_where_there_are_no_words_for_the_team(journal):
    def half_mute(decision: Decision, ask: Ask | None, book: Book) -> Rendered:
        if decision.notices:
            raise LookupError("no words")
        return render(decision, ask, book)

    ledger = Ledger(journal, ShopCommands(), half_mute, owner_ids=frozenset({OWNER}))
    assert words(await ledger.handle(ask(1, "break"))) == [SomethingBroke.__name__]
    await ledger.close()


async def test_a_broken_decision_does_not_hold_up_the_others(journal, ledger):
    handled = await asyncio.gather(*(ledger.handle(ask(n, "break" if n == 3 else "order")) for n in range(6)))
    assert len(entries(journal)) == 5
    assert words(handled[3])[0] == "SomethingBroke"


async def test_a_decision_without_words_leaves_no_trace_in_the_book(journal, ledger):
    handled = await asyncio.gather(
        ledger.handle(ask(1, "order")), ledger.handle(ask(2, "unwordable")), ledger.handle(ask(3, "order"))
    )
    assert [words(one)[0] for one in handled] == ["P261124-001", "SomethingBroke", "P261124-002"]
    assert ledger.book.settings == {}
    assert journal.load_book().tables == ledger.book.tables


async def test_one_outcome_that_the_journal_refuses_takes_no_other_with_it(journal, ledger):
    await ledger.handle(ask(1, "order"))
    handled = await asyncio.gather(
        ledger.handle(ask(2, "order")), ledger.handle(ask(3, "twice")), ledger.handle(ask(4, "order"))
    )
    assert [words(one)[0] for one in handled] == ["P261124-002", "SomethingBroke", "P261124-003"]
    assert journal.load_book().tables == ledger.book.tables


# -- a journal that cannot be written ----------------------------------------------------------


def locked(folder: Path) -> closing[sqlite3.Connection]:
    """Somebody else holds the database's write lock for as long as this is open."""
    connection = sqlite3.connect(folder / "journal.db", isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    return closing(connection)


async def test_while_the_journal_is_locked_orders_are_refused_and_prices_answered(journal, ledger, tmp_path):
    journal.inbox.keep(BOT, [(1, "{}"), (2, "{}"), (3, "{}")], START)
    with locked(tmp_path):
        order_asked, draft_asked, price_asked = await asyncio.gather(
            ledger.handle(ask(1, "order")), ledger.handle(ask(2, "draft")), ledger.handle(ask(3, "harga"))
        )
        assert words(order_asked) == words(draft_asked) == [NothingRecorded.__name__]
        assert words(price_asked) == ["TooFast"]
        assert {one for one, _ in (*order_asked.messages, *price_asked.messages)} == {None}
        assert ledger.book.orders == {}
    assert words(await ledger.handle(ask(4, "order")))[0] == "P261124-001"
    assert entries(journal) == [OrderPlaced(order(1))]
    assert journal.load_book().tables == ledger.book.tables


async def test_what_is_set_aside_is_not_decided_even_while_the_journal_is_locked(journal, ledger, tmp_path):
    journal.inbox.keep(BOT, [(1, "{}")], START)
    with locked(tmp_path):
        assert words(await ledger.set_aside(ask(1, "harga"), "it ended the process")) == ["NothingRecorded"]
    await ledger.handle(ask(2, "order"))
    assert journal.inbox.undone(BOT) == []
    assert _inbox_row(journal) == (0, "it ended the process")


async def test_who_was_told_that_nothing_was_recorded_finds_no_order_later(journal, ledger, tmp_path):
    journal.inbox.keep(BOT, [(1, "{}")], START)
    with locked(tmp_path):
        await ledger.handle(ask(1, "order"))
        assert await ledger.handle(ask(1, "order")) == Handled()
    await ledger.close()
    assert journal.inbox.undone(BOT) == []
    assert entries(journal) == []


async def test_a_fact_of_the_sheet_waits_for_the_journal(journal, ledger, tmp_path):
    with locked(tmp_path), pytest.raises(JournalUnavailableError):
        await ledger.decide(set_partner, key="sheet/1", by="sheet", at=START)
    await ledger.decide(set_partner, key="sheet/1", by="sheet", at=START)
    assert entries(journal) == [PartnerSet(_TINI)]


async def test_a_full_disk_stops_orders_but_not_prices(journal, ledger):
    await ledger.handle(ask(1, "order"))
    _limit_pages(journal, 1)  # SQLite takes this as: no more than there is now
    refused = []
    for number in range(2, 60):
        handled = await ledger.handle(ask(number, "order"))
        refused += [number for text in words(handled) if text == "NothingRecorded"]
    assert refused
    assert words(await ledger.handle(ask(60, "harga"))) == ["TooFast"]
    _limit_pages(journal, 1_000_000)
    recorded = len(entries(journal))
    assert recorded == 59 - len(refused)
    assert words(await ledger.handle(ask(61, "order")))[0] == f"P261124-{recorded + 1:03d}"


def _limit_pages(journal: Journal, pages: int) -> None:
    with journal._store.writing() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")


# -- the end -----------------------------------------------------------------------------------


async def test_close_finishes_what_is_in_flight_and_takes_nothing_more(journal, ledger):
    asked = [asyncio.create_task(ledger.handle(ask(n, "order"))) for n in range(300)]
    await asyncio.sleep(0)
    await ledger.close()
    assert all(words(handled) for handled in await asyncio.gather(*asked))
    assert len(entries(journal)) == 300
    with pytest.raises(RuntimeError, match="closed"):
        await ledger.handle(ask(1_000, "order"))
    assert journal.marked([update_key(BOT, 1_000)]) == set()


async def test_an_ask_that_nobody_waits_for_any_more_is_still_decided(journal, ledger):
    asked = asyncio.create_task(ledger.handle(ask(1, "order")))
    await asyncio.sleep(0)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    await ledger.handle(ask(2))
    assert entries(journal) == [OrderPlaced(order(1))]
    assert len(journal.outbox.waiting()) == 3
