"""What the bot's cells of `Pembayaran` and `Saldo` must show, and what she may no longer change there."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from commands.book import Book
from commands.rules.payments import Payment, PaymentState
from sheets.cells import is_blank, shown
from sheets.reading import FaultyRow, GoodRow
from sheets.road.money_rows import balance_cells, payment_cells
from sheets.tabs import PEMBAYARAN, SALDO
from sheets.watch.readings import Readings
from sheets.watch.typed_money import FOR_ORDERS, new_ids
from sheets.watch.wish import Wish, Words
from sheets.words import PAYMENT_STATE

if TYPE_CHECKING:
    from sheets.writing import Value


def money_wishes(look: Readings, book: Book, words: Words, at: datetime) -> Iterator[Wish]:
    """Of the rows of this look; an old payment that is judged and not in sight stays as it is."""
    for title in (PEMBAYARAN, SALDO):
        for place, proposed in new_ids(look, title, at, book):
            yield Wish(title, place, "ID", proposed)
    for row in _known(look, PEMBAYARAN):
        number = shown(row.raw.get("ID"))
        if (waiting := book.payments.get(number)) is not None:
            yield from _own_cells(row, waiting, book, words)
            yield from _for_orders(row, waiting)
            if is_blank(row.raw.get("Status")):
                yield Wish(PEMBAYARAN, row.row, "Status", PAYMENT_STATE.write(PaymentState.WAITING))
        elif (judged := look.judged.get(number)) is not None:
            yield from _own_cells(row, judged, book, words)
            yield from _judged(row, judged)
    for row in _known(look, SALDO):
        if (moved := look.balances.get(shown(row.raw.get("ID")))) is not None:
            for header, value in balance_cells(moved, book).items():
                if header in _OWN:
                    yield Wish(SALDO, row.row, header, value)


_OWN = ("Waktu", "Oleh", "Mitra ID")


def _known(look: Readings, title: str) -> list[GoodRow[object] | FaultyRow]:
    """Rows that have a key of their own; of copies nobody can tell."""
    reading = look.tabs.get(title)
    rows = reading.every if reading is not None else ()
    times = Counter(row.key for row in rows)
    return [row for row in rows if row.key and times[row.key] == 1]


def _own_cells(
    row: GoodRow[object] | FaultyRow, payment: Payment, book: Book, words: Words
) -> Iterator[Wish]:
    cells: dict[str, Value] = {header: payment_cells(payment, book)[header] for header in _OWN}
    if payment.proof is not None:
        cells["Bukti"] = words.proof_link(payment.id)
    yield from (Wish(PEMBAYARAN, row.row, header, value) for header, value in cells.items())


def _judged(row: GoodRow[object] | FaultyRow, payment: Payment) -> Iterator[Wish]:
    """What was decided stays: typed over, it comes back."""
    state = PAYMENT_STATE.write(payment.state)
    yield Wish(PEMBAYARAN, row.row, "Status", state, compares=True, stays=True)
    yield Wish(PEMBAYARAN, row.row, "Jumlah", payment.amount, compares=True, stays=True)
    yield from _for_orders(row, payment)


def _for_orders(row: GoodRow[object] | FaultyRow, payment: Payment) -> Iterator[Wish]:
    """Which orders it is for, or paid, where that was not written when its row was."""
    if payment.orders and is_blank(row.raw.get(FOR_ORDERS)):
        yield Wish(PEMBAYARAN, row.row, FOR_ORDERS, ", ".join(payment.orders))
