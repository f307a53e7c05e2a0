"""Words that take something out of the open draft, or call all of it off: `krupuknya ga jadi`, `batal`."""

from dataclasses import replace

from commands.asks import Ask, Said
from commands.book import Book
from commands.change_words import asks_less, calls_off, taken_out
from commands.decision import Decision
from commands.drafts import Awaits, Draft, with_quantity
from commands.order import open_draft, show
from commands.order_names import OrderNames
from commands.reading.cleaning import pasted_from
from commands.reading.products import which_products
from commands.replacing import emptied
from commands.shopping import change_what
from commands.sources import with_pieces
from commands.typed import may_fill
from commands.words import OrderText, read_order

_COUNTS = frozenset({Awaits.QUANTITY, Awaits.ANSWER})
"""Where anything else is awaited, her words may say what they like: a note, a name."""


def words(ask: Ask, book: Book, said: Said) -> Decision | None:
    """The draft without what she withdraws. Called off, it is shown as it stands, with its buttons: nothing is lost.

    None where no draft is open, or the words do neither.
    """
    draft = open_draft(ask, book)
    if draft is None or said.is_edit or said.file or not may_fill(ask, book, draft):
        return None
    if calls_off(said.text):
        return show(ask, book, draft.again(), before=draft)
    is_awaited = draft.awaits is not None and draft.awaits.what not in _COUNTS
    if is_awaited or "?" in said.text or _is_pasted(ask, book, draft, said):
        return None
    held = {line.sku: line.quantity for line in draft.lines if line.sku in book.products}
    names = OrderNames.within(book, {sku: book.products[sku] for sku in held})
    wanted = taken_out(names, held, said.text)
    if wanted is not None:
        return _with(ask, book, draft, OrderText(tuple(wanted.items())), said.message_id)
    read = read_order(said.text, book.names)
    gone = tuple((sku, 0) for sku in read.withdrawn if sku in held)
    if gone:
        return _with(ask, book, draft, replace(read, lines=(*gone, *read.lines)), said.message_id)
    is_unclear = asks_less(said.text) and which_products(said.text, names.own)
    return change_what(ask, book, draft) if is_unclear else None


def _is_pasted(ask: Ask, book: Book, draft: Draft, said: Said) -> bool:
    """Whether the team hands on somebody's words: whose they are is asked first."""
    is_hers = book.partners[draft.partner_id].telegram_id == ask.sender.telegram_id
    return not is_hers and bool(pasted_from(said.text))


def _with(ask: Ask, book: Book, draft: Draft, wanted: OrderText, message_id: int | None) -> Decision:
    """The draft with so many of each; what came in by the message, or is asked, is known as its own."""
    lines = draft.lines
    for sku, count in wanted.lines:
        lines = with_quantity(lines, sku, count) if count != draft.pieces_of(sku) else lines
    kept = tuple(line for line in lines if line.quantity)
    came = {sku: more for sku, count in wanted.lines if (more := count - draft.pieces_of(sku)) > 0}
    said = replace(wanted, lines=tuple(came.items()))
    asked = tuple(replace(one, asked_by=message_id) for one in wanted.questions)
    changed = draft.changed(lines=kept, questions=(*asked, *draft.questions))
    changed = replace(changed, sources=with_pieces(changed.sources, message_id, came, said))
    is_left = changed.lines or changed.questions
    return show(ask, book, changed) if is_left else emptied(ask, book, changed)
