"""What owners do at the browser all day, and what must hold of the Sheet however they do it.

One function compares the whole Sheet with what was confirmed and what she wrote: `problems`.
"""

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from commands.asks import Ask, Place, Pressed, Sender, Verb
from commands.decision import Decision
from commands.entries.orders import OrderPlaced
from commands.entries.stock import StockKind, StockMoved
from commands.lost import LINES, line_key, lost_row
from commands.ports import Rendered
from commands.registry import Registry
from commands.replies.sheet import EditKind, LinesGone, OrderRowGone, SheetNews
from commands.rules.orders import Order
from sheets.columns import Writer, normal_header
from sheets.journal import Journal
from sheets.ledger import Ledger
from sheets.local.a1 import column_letters
from sheets.local.person import SheetsPerson
from sheets.sync import Sync
from sheets.sync_tempo import SyncSettings, Tempo
from sheets.tabs import (
    HARGA,
    ITEM_PESANAN,
    MITRA,
    MUTASI_STOK,
    PENGATURAN,
    PESANAN,
    PRODUK,
    TABS,
    TINGKAT,
)
from sheets.watch.memory import Timing
from sheets.words import PAYMENT_STATUS, STATUS
from tests.sheets.machine import Machine, in_words, now
from tests.sheets.old_sheets import OldSheet, order

OWNER = 77
READ = (PESANAN, ITEM_PESANAN, MUTASI_STOK, PRODUK, HARGA, MITRA, TINGKAT, PENGATURAN)
"""The tabs that she works in."""
SOLD = ("SMB-01", "KRP-01")
QUICK = SyncSettings(
    in_words, 0.1, Timing(0.2, 0.3, 0.3), Tempo(batch=0.2, display=0.25, held=0.5, pauses=(0.2, 0.5))
)
"""The same rules, with shorter times."""
BRISK = replace(QUICK, poll_seconds=0.05, tempo=replace(QUICK.tempo, batch=0.1))
"""Shorter still; several looks fall between two batches of the bot's own cells, so that nothing is told at each."""
MORNING = datetime(2026, 11, 24, 1, tzinfo=UTC)
TYPED = "salah-"
"""What she types where it cannot be used begins so, and stands nowhere else: it is told once."""


@asynccontextmanager
async def at_work(folder: Path, sheet: OldSheet, settings: SyncSettings = QUICK) -> AsyncIterator["Shop"]:
    """A bot and its Sheet, and the owner at the browser."""
    journal = Journal.open(folder, busy_seconds=0.2)
    heard: list[Any] = []

    def render(decision: Decision, *_: object) -> Rendered:
        heard.extend(decision.notices)
        return Rendered()

    ledger = Ledger(journal, Registry(), render, owner_ids=frozenset({OWNER}))
    sync = Sync(sheet.client, journal, ledger, settings, now)
    ledger.on_committed(lambda _: sync.wake())
    task = asyncio.create_task(sync.run())
    try:
        await asyncio.wait_for(sync.is_ready.wait(), 30)
        yield Shop(Machine(journal, ledger, sync, sheet, heard), sheet.person, is_killed=task.cancel)
    finally:
        await sync.stop(task)
        await ledger.close()
        journal.close()


@dataclass
class Shop:
    """A machine at work, and all that must be found again in its Sheet."""

    machine: Machine
    person: SheetsPerson
    rng: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - chance, not a secret
    orders: dict[str, Order] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    """What she wrote somewhere: each is unique, and must still stand somewhere."""
    titles: dict[str, str] = field(default_factory=dict)
    """What she calls tabs now, where it is not their contract's title."""
    deleted: set[str] = field(default_factory=set)
    """Orders whose rows she deleted and wants to stay so, unanswered."""
    deleted_lines: set[str] = field(default_factory=set)
    """The same, of lines in `Item Pesanan`, by `lost.line_key`."""
    cancelled: set[str] = field(default_factory=set)
    typed_over: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """By tab, key and header: what she typed last into a cell of the bot's own. Each is unique."""
    count: int = 0
    is_killed: Callable[[], object] = lambda: None
    """The task ends where it stands: an answer that comes afterwards finds nobody, and nothing is said or written."""

    # -- orders ------------------------------------------------------------------------------

    async def confirms(self) -> str:
        """A partner confirms an order; its stock is reserved with it."""
        pieces = {sku: self.rng.randint(1, 9) for sku in SOLD[: self.rng.randint(1, 2)]}
        partner = self.rng.choice(("M001", "M003"))
        self.count += 1
        at = MORNING + timedelta(seconds=self.count)
        placed = order(self.count, partner=partner, pieces=pieces, placed_at=at)
        moved = (
            StockMoved(f"{placed.no}/{at}", sku, -count, StockKind.ORDERED, placed.no, placed.placed_at, "")
            for at, (sku, count) in enumerate(placed.reserves, start=1)
        )
        await self.machine.decides(Decision(entries=(OrderPlaced(placed), *moved)), f"ask/{placed.no}")
        self.orders[placed.no] = placed
        return placed.no

    async def presses(self, verb: Verb, question: OrderRowGone | LinesGone) -> None:
        """She presses a button of a question."""
        self.count += 1
        what = Pressed(verb, question.subject, question.version)
        ask = Ask(f"tg:1:{self.count}", now(), Sender(OWNER), Place(OWNER), what)
        await self.machine.ledger.handle(ask)

    def asked(self, no: str) -> list[OrderRowGone]:
        """The questions about this order's row, so far."""
        replies = (notice.reply for notice in self.machine.heard)
        return [one for one in replies if isinstance(one, OrderRowGone) and one.order.no == no]

    def asked_of_lines(self, no: str) -> list[LinesGone]:
        """The questions about rows of this order's lines, so far."""
        replies = (notice.reply for notice in self.machine.heard)
        return [one for one in replies if isinstance(one, LinesGone) and one.no == no]

    # -- what she sees -----------------------------------------------------------------------

    def title(self, tab: str) -> str:
        return self.titles.get(tab, tab)

    def grid(self, tab: str) -> "Seen":
        return Seen(tab, self.person.values(self.title(tab)))

    def type(self, tab: str, cell: str, value: Any) -> None:
        self.person.type(self.title(tab), cell, value)

    def writes(self) -> str:
        """Words of hers that stand nowhere else."""
        self.count += 1
        word = f"catatan-{self.count}x"
        self.words.add(word)
        return word

    def types_over(self, tab: str, number: int, row: dict[str, Any], header: str) -> None:
        """Into a cell of the bot's own."""
        self.count += 1
        key = " ".join(str(row[one]) for one in TABS[tab].key)
        self.typed_over[tab, key, header] = f"ketik-{self.count}x"
        self.type(tab, self.grid(tab).cell(number, header), f"ketik-{self.count}x")

    def was_seen(self, no: str) -> bool:
        """Whether a look has shown this order's row."""
        journal, file = self.machine.journal, self.person.spreadsheet_id
        return bool(journal.seen.named(file, PESANAN, [no.casefold()]))

    def some_open(self) -> str | None:
        """An order whose row stands there."""
        seen = set(self.grid(PESANAN).named())
        open_ones = sorted(seen & self.machine.ledger.book.orders.keys())
        return self.rng.choice(open_ones) if open_ones else None

    async def is_right(self, seconds: float = 30.0) -> list[str]:
        """What is wrong, once it is quiet; waits until nothing is."""
        until = time.monotonic() + seconds
        while wrong := await asyncio.to_thread(lambda: list(problems(self))):
            if time.monotonic() > until:
                break
            await asyncio.sleep(0.1)
        return wrong


@dataclass(frozen=True)
class Seen:
    """A tab as it stands, raw."""

    tab: str
    cells: list[list[Any]]

    @property
    def header(self) -> list[str]:
        return [normal_header(cell) for cell in self.cells[0]] if self.cells else []

    def at(self, header: str) -> int:
        return self.header.index(normal_header(header))

    def rows(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Contract cells by header, by row number."""
        at = {one: self.at(one) for one in TABS[self.tab].headers if normal_header(one) in self.header}
        for number, cells in enumerate(self.cells[1:], start=2):
            yield number, {h: cells[index] if index < len(cells) else "" for h, index in at.items()}

    def named(self) -> list[str]:
        key = TABS[self.tab].key[0]
        return [str(row[key]) for _, row in self.rows() if row.get(key) not in ("", None)]

    def of(self, key: str) -> list[tuple[int, dict[str, Any]]]:
        header = TABS[self.tab].key[0]
        return [(number, row) for number, row in self.rows() if row.get(header) == key]

    def cell(self, number: int, header: str) -> str:
        return f"{column_letters(self.at(header))}{number}"


# -- what must hold --------------------------------------------------------------------------


def problems(shop: Shop) -> Iterator[str]:
    """Everything that is not as it must be."""
    seen = {tab: shop.grid(tab) for tab in READ}
    yield from _orders(shop, seen)
    yield from _products(shop, seen[PRODUK])
    yield from _strays(seen[PESANAN])
    words = {str(cell) for one in seen.values() for row in one.cells for cell in row}
    yield from (f"{word!r} of hers is gone" for word in sorted(shop.words - words))
    yield from _told_twice(shop)
    yield from _typed_over(shop, seen)


def _orders(shop: Shop, seen: dict[str, Seen]) -> Iterator[str]:
    heads = Counter(seen[PESANAN].named())
    lines = Counter(seen[ITEM_PESANAN].named())
    movements = Counter(seen[MUTASI_STOK].named())
    book = shop.machine.ledger.book
    for no, placed in shop.orders.items():
        wanted = 0 if no in shop.deleted | shop.cancelled else 1
        if heads[no] != wanted:
            yield f"{no} stands {heads[no]} times in Pesanan"
        keys = {line_key(no, place) for place, _ in enumerate(placed.lines, start=1)}
        if lines[no] != len(keys - shop.deleted_lines):
            yield f"{no} has {lines[no]} lines"
        for place in range(1, len(placed.reserves) + 1):
            if movements[f"{no}/{place}"] != 1:
                yield f"{no}/{place} stands {movements[f'{no}/{place}']} times in Mutasi Stok"
        for number, row in seen[PESANAN].of(no):
            yield from _order_row(number, row, book.orders.get(no), placed)
        for number, row in seen[ITEM_PESANAN].of(no):
            if not _is_line(row, placed):
                yield f"Item Pesanan {number} holds {row}"
        for key in keys & shop.deleted_lines if no in book.orders else ():
            if lost_row(LINES, key) not in book.lost:
                yield f"{key} was deleted and nobody asked"
        if no in shop.deleted and lost_row(PESANAN, no) not in book.lost:
            yield f"{no} was deleted and nobody asked"


def _is_line(row: dict[str, Any], placed: Order) -> bool:
    place = row["Baris"]
    if place not in range(1, len(placed.lines) + 1):
        return False
    line = placed.lines[place - 1]
    wanted = {
        "SKU": line.sku,
        "Nama": line.name,
        "Jumlah": line.quantity,
        "Harga": line.price,
        "Tingkat harga": line.price_tier,
        "Subtotal": line.subtotal,
        "HPP": "" if line.cost is None else line.cost,
    }
    return all(row[header] == value for header, value in wanted.items()) and isinstance(row["Waktu"], float)


def _order_row(number: int, row: dict[str, Any], now_: Order | None, placed: Order) -> Iterator[str]:
    known = now_ or placed
    wanted = {
        "Nama": row["Nama"],
        "Isi": ", ".join(f"{line.name} {line.quantity}" for line in placed.lines),
        "Subtotal": placed.subtotal,
        "Mitra ID": placed.partner_id,
        "Tingkat": placed.tier,
    }
    if now_ is not None:
        wanted |= {
            "Total": known.total,
            "Pembayaran": PAYMENT_STATUS.write(known.payment_status),
            "Status": STATUS.write(known.status),
        }
    for header, value in wanted.items():
        if row[header] != value:
            yield f"Pesanan {header}{number} ({placed.no}) shows {row[header]!r}, not {value!r}"


def _products(shop: Shop, seen: Seen) -> Iterator[str]:
    book = shop.machine.ledger.book
    yield from (f"{one.sku} is no product" for one in book.products.values() if one.name == "TOTAL")
    twice = {key for key, times in Counter(seen.named()).items() if times > 1}
    for number, row in seen.rows():
        sku = row["SKU"]
        if sku not in book.products or sku in twice:
            continue
        if (row["Dipesan"] or 0) != book.reserved.get(sku, 0):
            yield f"Produk {number} ({sku}) shows {row['Dipesan']!r} reserved, not {book.reserved.get(sku)}"
        if sku in book.shelf and row["Stok"] != book.shelf[sku]:
            yield f"Produk {number} ({sku}) shows {row['Stok']!r} at home, not {book.shelf[sku]}"


def _strays(seen: Seen) -> Iterator[str]:
    """A cell of the bot's in a row that is none of its own."""
    own = [one.header for one in TABS[seen.tab].columns if one.writer is Writer.BOT and one.header != "Cek"]
    for number, row in seen.rows():
        if row.get("No") in ("", None) and "TOTAL" not in row.values():
            yield from (
                f"{seen.tab} {header}{number} holds {row[header]!r}"
                for header in own
                if row.get(header) not in ("", None)
            )


def _typed_over(shop: Shop, seen: dict[str, Seen]) -> Iterator[str]:
    """What she typed over cells of the bot's own stands in `Cek` alone, and was told once."""
    news = (one.reply for one in shop.machine.heard if isinstance(one.reply, SheetNews))
    told = Counter(line.after for one in news for line in one.lines if line.kind is EditKind.ROW_PUT_BACK)
    yield from (
        f"{typed} was told {times} times" for typed, times in told.items() if "ketik" in typed and times > 1
    )
    for (tab, key, header), typed in shop.typed_over.items():
        if tab == PESANAN and key in shop.deleted:
            continue
        cells = [(name, str(cell)) for _, row in seen[tab].rows() for name, cell in row.items()]
        if typed in [cell for _, cell in cells]:
            yield f"{typed} still stands in {tab} ({key}, {header})"
        if not any(name == "Cek" and typed in cell for name, cell in cells):
            yield f"{typed} is not explained in {tab} ({key}, {header})"
        if not told[typed]:
            yield f"{typed} was not told ({tab}, {key}, {header})"


def _told_twice(shop: Shop) -> Iterator[str]:
    told = Counter(
        (fault.tab, fault.header, fault.typed, fault.reason)
        for complaint in shop.machine.complaints()
        for fault in complaint.faults
        if fault.typed.startswith((TYPED, "TOTAL"))
    )
    yield from (f"{fault} was told" for fault in told if "TOTAL" in fault)
    yield from (f"{fault} was told {times} times" for fault, times in told.items() if times > 1)
    asked = Counter(
        (one.order.no, one.version)
        for notice in shop.machine.heard
        if isinstance(one := notice.reply, OrderRowGone)
    )
    of_lines = [one for notice in shop.machine.heard if isinstance(one := notice.reply, LinesGone)]
    asked += Counter((one.no, one.version) for one in of_lines)
    gone = {key.partition("|")[0] for key in shop.deleted_lines}
    yield from (
        f"{one.no} was asked about for nothing: {one.names}" for one in of_lines if one.no not in gone
    )
    yield from (f"{no} was asked about {times} times" for no, times in asked.items() if times > 1)
