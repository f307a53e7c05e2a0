"""Plain words that name an order by its number: they are about that order, and never order something anew."""

from commands import access, editing, moving, order_words, paid_for, pay_wishes, proofs, returns, told_paid
from commands.asks import Ask, Said
from commands.book import Book
from commands.change_words import tells_change
from commands.decision import Decision
from commands.named import HAS_GOODS, Meant, meant, number_in
from commands.ports import Found
from commands.reading import vocabulary
from commands.rules.paid_words import says_paid
from commands.words import read_order


def words(ask: Ask, book: Book, said: Said, found: Found | None) -> Decision | None:
    """`P261124-007 tambah krupuk 10` is a wish for that order; all else that names one shows it, with its buttons.

    None: no order is named, or her message made a draft before she edited it.
    """
    no, rest = number_in(said.text)
    is_known = access.partner(ask, book) is not None or access.role(ask, book) is not None
    if not no or not is_known or order_words.is_edit_of_hers(ask, book, said):
        return None
    if (paid := _paid(ask, book, said)) is not None:
        return paid
    order = meant(ask, book, found, no)
    if isinstance(order, Meant) and (changed := _changed(ask, book, order, said, rest)) is not None:
        return changed
    return (
        paid_for.about_money(ask, book, said)
        or paid_for.passed_on(ask, book, said)
        or moving.card(ask, book, found, no)
    )


def _paid(ask: Ask, book: Book, said: Said) -> Decision | None:
    """What she tells of its money, or wishes for it."""
    return (
        paid_for.in_words(ask, book, said)
        or proofs.cash(ask, book, said)
        or told_paid.words(ask, book, said)
        or pay_wishes.words(ask, book, said)
    )


def _changed(ask: Ask, book: Book, order: Meant, said: Said, rest: str) -> Decision | None:
    """What shall be in it, or what came back of it; None: `rest` says neither."""
    if order.order.status in HAS_GOODS and _complains(rest):
        return returns.typed(ask, book, order, rest)
    if says_paid(said.text) or not (tells_change(rest) or _names_goods(book, rest)):
        return None
    return editing.typed(ask, book, order, rest)


def _complains(text: str) -> bool:
    return any(word.strip(".,!?") in vocabulary.FAULTS for word in text.lower().split())


def _names_goods(book: Book, text: str) -> bool:
    """Goods with an amount, clear or not."""
    read = read_order(text, book.names)
    return bool(read.lines) or any(one.quantity is not None and one.choices for one in read.questions)
