"""Many prices held back at once (a pasted table, another locale): one question, one answer for all."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from zlib import crc32

from commands import access
from commands.asks import Ask, Pressed, Verb
from commands.book import Book
from commands.decision import Decision
from commands.entries import Entry
from commands.entries.catalog import PriceAnswered, PriceEnded, PriceHeld, PriceSet
from commands.guard import cost_of, name_of, question
from commands.replies.drafts import OldButton
from commands.replies.people import OwnersOnly
from commands.replies.sheet import HeldAnswer, PriceHeldBack, PricesDecided, PricesHeldBack
from commands.rules.catalog import PriceRow, Product
from commands.rules.guard import doubt

MANY = 4
"""So many questions about prices in one look are asked as one."""
_EXAMPLES = 3

_ANSWERS = {
    Verb.PRICES_SUGGESTED: HeldAnswer.SUGGESTED,
    Verb.PRICES_OLD: HeldAnswer.OLD,
    Verb.PRICES_TYPED: HeldAnswer.TYPED,
}


def held_after(book: Book, entries: Iterable[Entry]) -> dict[str, PriceRow]:
    """What waits for the owner's word once these are facts too."""
    held = dict(book.held)
    for entry in entries:
        match entry:
            case PriceHeld(row):
                held[row.key] = row
            case PriceSet(row):
                held.pop(row.key, None)
            case PriceEnded(key):
                held.pop(key, None)
            case _:
                pass
    return held


def question_of_all(
    held: Mapping[str, PriceRow], book: Book, products: Mapping[str, Product]
) -> PricesHeldBack:
    """One question about all of them; its button fits just these rows with just these prices."""
    asked = [_question(row, book, products) for row in held.values()]
    return PricesHeldBack(
        _subject(held),
        len(asked),
        tuple(asked[:_EXAMPLES]),
        all(one.suggestion is not None for one in asked),
    )


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """Answer for all of them at once; if others are held by now, ask about those first."""
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(()))
    if not book.held:
        return Decision(OldButton())
    answer, asked = _ANSWERS[press.verb], question_of_all(book.held, book, book.products)
    is_another = press.subject != asked.subject
    if is_another or (answer is HeldAnswer.SUGGESTED and not asked.all_have_suggestions):
        return Decision(asked)
    entries: list[Entry] = []
    for row in book.held.values():
        meant = _question(row, book, book.products).suggestion
        if answer is HeldAnswer.SUGGESTED and meant is not None:
            entries.append(PriceSet(replace(row, price=meant)))
        accepted = answer is HeldAnswer.TYPED
        entries.append(PriceAnswered(row, accepted=accepted, by=ask.sender.telegram_id))
    return Decision(PricesDecided(asked.count, answer), entries=tuple(entries))


def _question(row: PriceRow, book: Book, products: Mapping[str, Product]) -> PriceHeldBack:
    before = book.prices.get(row.key)
    return question(row, before, doubt(before, row, cost_of(products, row)), name_of(products, row))


def _subject(held: Mapping[str, PriceRow]) -> int:
    return crc32("\n".join(sorted(f"{key}={row.price}" for key, row in held.items())).encode())
