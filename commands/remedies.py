"""What she types where something stands in a line's way: another amount, that it stays so, another flavour."""

import re
from collections.abc import Collection
from dataclasses import replace

from commands.answering import read_quantity
from commands.asks import Ask
from commands.basket import kept, raised
from commands.book import Book
from commands.correcting import adds
from commands.drafts import Draft, with_more
from commands.order import quote_for
from commands.reading import vocabulary
from commands.rules.quotes import BelowMinimum, NotSold, OverQuota, OverStock, QuotedLine
from commands.sources import with_pieces
from commands.words import read_order


def _any_of(words: Collection[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)


_STAYS = _any_of(("tetap", "tetep", "ttp"))
_BECOMES = _any_of(vocabulary.BECOMES)
_CALLED_OFF = re.compile(rf"\b(?:{'|'.join(sorted(vocabulary.NOT))})\s+(?:jadi|jd)\b", re.IGNORECASE)
_INSTEAD = _any_of(vocabulary.SWAPS)
_ONLY = _any_of(("aja", "aj", "saja"))


def asked_first(ask: Ask, book: Book, draft: Draft) -> QuotedLine | None:
    """The line whose problem she is asked about; it comes before every open question."""
    quoted = quote_for(ask, book, draft, book.partners[draft.partner_id])
    return next((line for line in quoted.lines if line.problem is not None), None)


def typed(book: Book, draft: Draft, line: QuotedLine, text: str, by: int | None) -> Draft | None:
    """The next version, where the words of message `by` say what becomes of this line; else None."""
    place = next(at for at, one in enumerate(draft.lines) if one.sku == line.product.sku)
    if isinstance(line.problem, NotSold) or _CALLED_OFF.search(text):
        return None
    if isinstance(line.problem, OverStock | OverQuota) and (
        swapped := _swapped(book, draft, place, line, text, by)
    ):
        return swapped
    can_stay = isinstance(line.problem, BelowMinimum) and line.problem.keep_price is not None
    rest = _BECOMES.sub(" ", _STAYS.sub(" ", text))
    count = read_quantity(rest, line.product)
    if count is not None and adds(text, book.names):
        count += line.quantity
    if can_stay and (count == line.quantity or (count is None and _is_to_stay(text))):
        return kept(draft, place)
    return None if count is None else raised(draft, place, count)


def _is_to_stay(text: str) -> bool:
    """`tetap aja`, and nothing else."""
    others = re.findall(r"\w+", _STAYS.sub(" ", text).casefold())
    return bool(_STAYS.search(text)) and all(one in vocabulary.FILLERS or one == "segitu" for one in others)


def _swapped(
    book: Book, draft: Draft, place: int, line: QuotedLine, text: str, by: int | None
) -> Draft | None:
    """`ijo aja`, `ganti ijo 10`: one of the same group in its place, as many unless she says how many."""
    if not (_INSTEAD.search(text) or _ONLY.search(text)):
        return None
    read = read_order(_INSTEAD.sub(" ", text), book.names)
    named = [(one.choices[0], one.quantity) for one in read.questions if len(one.choices) == 1]
    meant = [*read.lines, *named]
    if len(read.lines) + len(read.questions) != 1 or not meant:
        return None
    sku, quantity = meant[0]
    count = quantity or line.quantity
    is_flavour = line.product.group is not None and book.products[sku].group == line.product.group
    if not is_flavour or draft.pieces_of(sku):
        return None
    lines = with_more((*draft.lines[:place], *draft.lines[place + 1 :]), sku, count)
    changed = draft.changed(lines=lines, questions=draft.questions)
    return replace(changed, sources=with_pieces(changed.sources, by, {sku: count}))
