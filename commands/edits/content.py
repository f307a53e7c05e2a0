"""Edits of what is in an order, in its `Isi`: asked back with the new total, and without effect until answered."""

from collections.abc import Iterator
from dataclasses import replace

from commands.book import Book
from commands.change_words import whole_content
from commands.changing import Change, ChangeKind, sheet_key
from commands.editing import asked
from commands.edits.effect import Effect
from commands.edits.seen import SheetSeen
from commands.entries.sheet import BY_SHEET
from commands.replies.changes import EditRefused
from commands.replies.sheet import EditKind
from commands.row_cells import ITEMS
from commands.rules.orders import RESERVING, Order, OrderStatus


def edits(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """Of orders that can still change. Each is one question to the team, whatever was asked of it before."""
    number = book.next_counter("change")
    for no, row in seen.orders.rows.items():
        order = book.orders.get(no)
        if order is None or ITEMS not in row.typed or answer_to(book, order, row.items) is not _ASKED:
            continue
        wanted = whole_content(book, order, row.items) or {}
        change = Change(number, no, ChangeKind.EDIT, seen.at, wanted=tuple(wanted.items()))
        shown = asked(book, order, change, seen.at, BY_SHEET)
        if isinstance(shown, EditRefused):
            yield Effect(questions=(shown,))
            continue
        question, kept = shown
        yield Effect(questions=(replace(question, from_sheet=True),), changing=((sheet_key(no), kept),))
        number += 1


_ASKED = EditKind.CONTENT_ASKED


def answer_to(book: Book, order: Order, text: str) -> EditKind | None:
    """How what she typed there is answered, while the cell gets back what holds; None: it says what holds already."""
    if not text.strip() or order.status is OrderStatus.CANCELLED:
        return EditKind.ROW_PUT_BACK
    if order.status not in RESERVING:
        return EditKind.CONTENT_TOO_LATE
    wanted = whole_content(book, order, text)
    if wanted is None:
        return EditKind.CONTENT_UNCLEAR
    return None if wanted == order.pieces else _ASKED
