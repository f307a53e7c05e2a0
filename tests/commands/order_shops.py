"""Where the order machine runs: over the Book alone, and over a real Ledger with its SQLite journal."""

import asyncio
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.render import Renderer
from commands.asks import Ask
from commands.book import Book, Kind, load
from commands.decision import Decision
from commands.edits.stock import shelf_cell
from commands.entries.people import PartnerSet
from commands.fold import apply
from commands.messages import Message
from commands.ports import Rendered
from commands.registry import Registry
from commands.rules.network import Partner, Person, Reach, Standing
from sheets.journal import Journal
from sheets.ledger import Ledger
from tests.commands.network import NOW, PEOPLE, STOCK, catalog, people
from tests.commands.talk import MemoryHistory

REGISTRY = Registry()
RENDER = Renderer("mitra_bot", now=lambda: NOW)


TUTIK = 106
TUTIKS_ROW = Partner(
    "M006", "reseller", Standing.ACTIVE, city="Tegal", telegram_id=TUTIK, reach=Reach.CONNECTED
)


def beginning() -> Decision:
    """The example network of this morning, with one more reseller; the Sheet shows what is at home."""
    told = (*PEOPLE, Person("M006", "Tutik Handayani", "Tutik"))
    cells = tuple((shelf_cell(sku), str(pieces)) for sku, pieces in STOCK.items())
    return Decision(
        entries=(*catalog(), *people(), PartnerSet(TUTIKS_ROW)),
        people=told,
        shown=cells,
    )


@dataclass(frozen=True)
class Heard:
    """What came of something: what was decided (None: nothing, it was known already) and who heard what."""

    decision: Decision | None = None
    messages: tuple[Message, ...] = ()
    alert: str = ""


class Shop(Protocol):
    """The order machine, with the product's own commands inside."""

    @property
    def book(self) -> Book: ...

    def asks(self, ask: Ask) -> Heard:
        """Somebody asks."""

    def happens(self, make: Callable[[Book], Decision], key: str, at: datetime) -> Heard:
        """The Sheet says something, or money comes in."""

    def restarts(self) -> None:
        """It is stopped and started again; what it knows then must be what it knew."""

    def close(self) -> None: ...


def same(one: Book, other: Book) -> None:
    """Both know the same, and list it in the same order where people see that order."""
    assert one.tables == other.tables
    assert one.draft_of == other.draft_of
    assert list(one.products) == list(other.products)
    asked = {partner.telegram_id for partner in one.partners.values() if partner.telegram_id}
    assert {who: one.partner_of(who) for who in asked} == {who: other.partner_of(who) for who in asked}


class BookShop:
    """Decide and fold, as the ledger does; a restart loads the Book from its own rows."""

    def __init__(self, beginning: Decision) -> None:
        self.book = Book()
        self.history = MemoryHistory(self.book)
        self._known: set[str] = set()
        self._apply(beginning, None)

    def asks(self, ask: Ask) -> Heard:
        query = REGISTRY.query(ask, self.book)
        found = None if query is None else self.history.find(query)
        return self._once(ask.key, lambda book: REGISTRY.decide(ask, book, found), ask)

    def happens(self, make: Callable[[Book], Decision], key: str, at: datetime) -> Heard:
        del at  # the Book alone has no time
        return self._once(key, make, None)

    def restarts(self) -> None:
        rows = [(kind, key, value) for kind in Kind for key, value in self.book.tables[kind].items()]
        book = load(rows, frozenset())
        same(book, self.book)
        orders = self.history.orders
        self.book, self.history = book, MemoryHistory(book)
        self.history.orders = orders

    def close(self) -> None:
        pass

    def _once(self, key: str, make: Callable[[Book], Decision], ask: Ask | None) -> Heard:
        if key in self._known:
            return Heard()
        self._known.add(key)
        return self._apply(make(self.book), ask)

    def _apply(self, decision: Decision, ask: Ask | None) -> Heard:
        apply(self.book, decision)
        for entry in decision.entries:
            self.history.note(entry)
        rendered = RENDER(decision, ask, self.book)
        return Heard(decision, rendered.messages, rendered.alert)


@dataclass
class LedgerShop:
    """A Ledger over a journal in a folder of its own."""

    beginning: Decision
    _folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="mitra-machine-")))
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _decided: list[Decision] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._open()
        self.happens(lambda _: self.beginning, "beginning", NOW)

    @property
    def book(self) -> Book:
        return self._ledger.book

    def asks(self, ask: Ask) -> Heard:
        handled = self._loop.run_until_complete(self._ledger.handle(ask))
        if handled.alert and not handled.messages:  # it was shown on the button: the bot says so
            _, bot, number = ask.key.split(":")
            self._journal.inbox.ignore(int(bot), [int(number)], ask.at)
        return self._heard(tuple(message for _, message in handled.messages), handled.alert)

    def happens(self, make: Callable[[Book], Decision], key: str, at: datetime) -> Heard:
        handled = self._loop.run_until_complete(self._ledger.decide(make, key=key, by="Sheet", at=at))
        return self._heard(tuple(message for _, message in handled.messages), handled.alert)

    def restarts(self) -> None:
        before = self.book
        self._stop()
        self._open()
        same(self.book, before)
        told = self._journal.fold_all()
        for kind in (Kind.ORDER, Kind.SHELF, Kind.RESERVED, Kind.PRICE, Kind.PRODUCT, Kind.PARTNER):
            assert told.tables[kind] == before.tables[kind]

    def close(self) -> None:
        self._stop()
        self._loop.close()
        shutil.rmtree(self._folder)

    def _open(self) -> None:
        self._journal = Journal.open(self._folder, clock=lambda: NOW)
        self._ledger = Ledger(self._journal, REGISTRY, self._render, clock=lambda: NOW)

    def _stop(self) -> None:
        self._loop.run_until_complete(self._ledger.close())
        self._journal.close()

    def _render(self, decision: Decision, ask: Ask | None, book: Book) -> Rendered:
        self._decided.append(decision)
        return RENDER(decision, ask, book)

    def _heard(self, messages: tuple[Message, ...], alert: str) -> Heard:
        decision = self._decided.pop() if self._decided else None
        assert not self._decided
        return Heard(decision, messages, alert)
