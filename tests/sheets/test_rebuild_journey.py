"""The machine is lost and its journal with it: the product at work starts again from the Sheet alone."""

import asyncio
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from commands import paying
from commands.book import Book
from commands.decision import Decision
from commands.ports import Found, OrdersFound, OrdersQuery, SalesQuery
from commands.rules.orders import Order
from commands.rules.payments import PaymentWay
from sheets.tabs import MARKER, TABS
from tests.journeys.conftest import ASEP, BUDI, SITI, WATI, Network, eventually, hear, network

ALL_DAYS = SalesQuery(date(2020, 1, 1), date(2040, 1, 1))
INVITE = re.compile(r"start=[\w-]+")


# -- what happens before the disk dies -----------------------------------------------------


def place(sambal_ibu: Network, telegram_id: int, words: str) -> str:
    person = sambal_ibu.person(telegram_id)
    person.says(f"/order {words}")
    hear(person, "Total")
    person.presses("Konfirmasi pesanan")
    found = re.search(r"P\d{6}-\d+", hear(person, "dicatat").text or "")
    assert found is not None
    no = found.group()
    eventually(lambda: any(row["No"] == no for row in sambal_ibu.rows("Pesanan")))
    return no


def edit(sambal_ibu: Network, no: str, header: str, typed: str) -> None:
    sambal_ibu.sheet.type("Pesanan", sambal_ibu.cell("Pesanan", no, header), typed)


def change(sambal_ibu: Network, no: str, words: str) -> None:
    """The owner changes what was confirmed: a further line, nothing erased."""
    owner = sambal_ibu.owner
    owner.says(f"/ubah {no} {words}")
    (asked,) = eventually(lambda: [one for one in owner.chat() if "Simpan perubahan" in one.labels])
    owner.presses("Simpan perubahan", message=asked)
    eventually(lambda: len([row for row in sambal_ibu.rows("Item Pesanan") if row["No"] == no]) == 2)


def pay(sambal_ibu: Network, no: str, partner_id: str, amount: int) -> None:
    """As an owner books money that she was handed; its row follows."""
    running = sambal_ibu.running
    assert running is not None
    ledger = running.mitra.ledger
    assert ledger is not None
    at = datetime.now(UTC).replace(microsecond=0)

    def paid(book: Book) -> Decision:
        made = paying.payment(book, partner_id, amount, PaymentWay.CASH, at, "77", orders=(no,))
        return Decision(entries=paying.arrive(book, made))

    asyncio.run_coroutine_threadsafe(ledger.decide(paid, key="payment", by="77", at=at), running.loop).result(
        10
    )
    eventually(lambda: any(row["No pesanan"] == no for row in sambal_ibu.rows("Pembayaran")))


@dataclass(frozen=True)
class Told:
    """The numbers of the orders of this day's story."""

    shipped: str
    cancelled: str
    paid: str
    new: str


def a_day(sambal_ibu: Network) -> Told:
    told = Told(
        shipped=place(sambal_ibu, SITI, "sambal bawang 10, krupuk udang 24"),
        cancelled=place(sambal_ibu, BUDI, "krupuk udang 50"),
        paid=place(sambal_ibu, ASEP, "sambal ijo 10"),
        new=place(sambal_ibu, WATI, "sambal terasi 50"),
    )
    change(sambal_ibu, told.new, "sambal terasi 60")
    edit(sambal_ibu, told.paid, "Ongkir", "0")
    edit(sambal_ibu, told.shipped, "Ongkir", "15000")
    edit(sambal_ibu, told.shipped, "Status", "Dikirim")
    edit(sambal_ibu, told.cancelled, "Status", "Batal")
    hear(sambal_ibu.person(SITI), "dikirim")
    hear(sambal_ibu.person(BUDI), "batal")
    pay(sambal_ibu, told.paid, "M008", 200_000)
    eventually(lambda: row_of(sambal_ibu, told.paid), lambda row: row["Pembayaran"] == "Lunas")
    eventually(lambda: stock_of(sambal_ibu, "SMB-01"), lambda cells: cells == ("130", ""))
    eventually(lambda: stock_of(sambal_ibu, "SMB-03"), lambda cells: cells == ("72", "60"))
    eventually(lambda: stock_of(sambal_ibu, "KRP-01"), lambda cells: cells == ("156", ""))
    sambal_ibu.sheet.type(
        "Pesanan", f"A{len(sambal_ibu.rows('Pesanan')) + 2}", [["P250101-001", "", "Siti Rohmah"]]
    )
    return told


def row_of(sambal_ibu: Network, no: str) -> dict[str, str]:
    return next(row for row in sambal_ibu.rows("Pesanan") if row["No"] == no)


def stock_of(sambal_ibu: Network, sku: str) -> tuple[str, str]:
    row = next(row for row in sambal_ibu.rows("Produk") if row["SKU"] == sku)
    return row["Stok"], row["Dipesan"]


# -- what must be the same afterwards ------------------------------------------------------


@dataclass(frozen=True)
class State:
    """All that is known of the network; times to the second, since the Sheet has no more."""

    book: dict[str, dict[str, Any]]
    sales: Found
    of_siti: Found
    tabs: dict[str, list[list[Any]]]


def state(sambal_ibu: Network) -> State:
    running = sambal_ibu.running
    assert running is not None
    book = running.mitra.ledger.book if running.mitra.ledger is not None else Book()
    history = running.mitra.journal.history
    orders = history.find(OrdersQuery("M001", 100))
    assert isinstance(orders, OrdersFound)
    of_siti = OrdersFound(tuple(map(to_the_second, orders.orders)), orders.count)
    return State(told(book), history.find(ALL_DAYS), of_siti, tabs(sambal_ibu))


def told(book: Book) -> dict[str, dict[str, Any]]:
    """Everything but invitations, drafts, counters and clocks: these begin anew."""
    known = {kind.value: dict(table) for kind, table in book.tables.items()}
    for kind in ("invite", "draft", "counter", "clock", "told"):
        del known[kind]
    known["order"] = {no: to_the_second(order) for no, order in known["order"].items()}
    known["shown"] = {cell: what for cell, what in known["shown"].items() if what}
    return known


def to_the_second(order: Order) -> Order:
    """As the Sheet holds it: rounded, without what counted towards a minimum, and why lines were added."""
    rounded = order.placed_at + timedelta(milliseconds=500)
    lines = tuple(replace(line, counted=0) for line in order.lines)
    return replace(order, lines=lines, corrections=(), placed_at=rounded.replace(microsecond=0))


def tabs(sambal_ibu: Network) -> dict[str, list[list[Any]]]:
    """Every tab's cells, invitation links aside."""
    return {
        title: [
            [INVITE.sub("start=", cell) if isinstance(cell, str) else cell for cell in row] for row in rows
        ]
        for title in TABS
        if title != MARKER
        for rows in (sambal_ibu.sheet.values(title),)
    }


def lose_the_machine(sambal_ibu: Network) -> None:
    sambal_ibu.stop()
    shutil.rmtree(sambal_ibu.settings.data_dir)


@dataclass(frozen=True)
class Story:
    """A day, a disk that died, and a new machine that took its place."""

    network: Network
    orders: Told
    before: State
    last_batch: int


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with network(tmp_path_factory.mktemp("rebuild")) as made:
        orders = a_day(made)
        before = state(made)
        last_batch = made.sheet.values(MARKER, "A1")[0][0]
        made.stop()
        shutil.rmtree(made.settings.data_dir)
        made.start()
        yield Story(made, orders, before, last_batch)


def test_a_new_journal_knows_what_the_lost_one_knew(story: Story) -> None:
    eventually(lambda: tabs(story.network) == story.before.tabs)

    after = state(story.network)

    assert after.book == story.before.book
    assert after.sales == story.before.sales
    assert after.of_siti == story.before.of_siti
    assert after.tabs == story.before.tabs


def test_the_owner_hears_what_could_not_be_read(story: Story) -> None:
    heard = hear(story.network.owner, "Item Pesanan").text or ""

    assert "pesanan P250101-001 tidak punya baris" in heard


def test_the_next_order_is_a_hundred_further_and_nothing_is_carried_twice(story: Story) -> None:
    sambal_ibu, told = story.network, story.orders
    watched = ("Pesanan", "Item Pesanan", "Mutasi Stok", "Riwayat")
    rows = {title: len(sambal_ibu.rows(title)) for title in watched}

    no = place(sambal_ibu, SITI, "sambal bawang 10")
    edit(sambal_ibu, told.new, "Status", "Batal")

    hear(sambal_ibu.person(WATI), "batal")
    assert int(no.partition("-")[2]) == int(told.new.partition("-")[2]) + 101
    eventually(lambda: stock_of(sambal_ibu, "SMB-01"), lambda cells: cells == ("130", "10"))
    eventually(lambda: stock_of(sambal_ibu, "SMB-03"), lambda cells: cells == ("72", ""))
    once = {"Pesanan": 1, "Item Pesanan": 1, "Mutasi Stok": 2, "Riwayat": 1}
    eventually(
        lambda: {title: len(sambal_ibu.rows(title)) - rows[title] for title in watched},
        lambda added: all(added[title] >= once[title] for title in watched),
    )
    assert {title: len(sambal_ibu.rows(title)) - rows[title] for title in watched} == once
    assert sambal_ibu.sheet.values(MARKER, "A1")[0][0] > story.last_batch + 1_000
