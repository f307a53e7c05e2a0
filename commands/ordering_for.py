"""`/order untuk Bu Tini: sambal bawang 10`: the team orders for a partner, in whichever way it is written."""

import re

from commands import order, order_words, shopping, whose
from commands.asks import Ask, Said
from commands.book import Book
from commands.decision import Decision
from commands.replies.orders import OwnerOrders
from commands.rules.network import Partner
from commands.unclear import names_nothing
from commands.words import OrderText, read_order

_FOR = re.compile(r"(?:untuk|untk|utk|buat|for)\s+", re.IGNORECASE)
_END = re.compile(r"[:\n]")
"""Between the name and the goods."""


def says_for_whom(text: str) -> bool:
    """Whether it begins with `untuk`."""
    return _FOR.match(text.strip()) is not None


def decide(ask: Ask, book: Book, said: Said) -> Decision:
    """The goods for whom she names; where the name is not one partner's, whose they are is asked."""
    words = said.text.strip()
    rest = _FOR.sub("", words, count=1) if says_for_whom(words) else words
    name, *more = _END.split(rest, maxsplit=1)
    goods, named = "".join(more), order.named_partner(book, name)
    if isinstance(named, Partner) and goods.strip():
        return order_words.take(ask, book, named, said, _read(book, goods))
    if rest == words:
        return _without_name(ask, book, said)
    if isinstance(named, Partner):
        return shopping.begin(ask, book, named)
    if goods.strip() and whose.called(book, named.said):
        return whose.begin(ask, book, said, _read(book, goods), (named.said,))
    return (
        Decision(named) if goods.strip() or not _read(book, words).lines else _without_name(ask, book, said)
    )


def _without_name(ask: Ask, book: Book, said: Said) -> Decision:
    """Goods without a name at their head: `Pesanan siapa?`, whom the words mention first."""
    read = _read(book, said.text)
    if names_nothing(read, said.text):
        return Decision(OwnerOrders())
    changed = order_words.edit(ask, book, said, read)
    return changed or whose.begin(ask, book, said, read, whose.mentioned(book, said.text))


def _read(book: Book, goods: str) -> OrderText:
    return read_order(goods, book.names, asked_for=True)
