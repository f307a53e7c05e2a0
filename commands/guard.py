"""The owner's answer to a price that was held back."""

from collections.abc import Mapping
from dataclasses import replace
from zlib import crc32

from commands import access
from commands.asks import Ask, Pressed, Verb
from commands.book import Book
from commands.decision import Decision
from commands.entries.catalog import PriceAnswered, PriceSet
from commands.replies.drafts import OldButton
from commands.replies.people import OwnersOnly
from commands.replies.sheet import PriceDecided, PriceHeldBack
from commands.rules.catalog import PriceRow, Product
from commands.rules.guard import Doubt, doubt, suggestion


def number_of(row: PriceRow) -> int:
    """A number for callback data that stands for a price row's key (keys are words of the owner's)."""
    return crc32(row.key.encode())


def question(row: PriceRow, before: PriceRow | None, found: Doubt | None, name: str) -> PriceHeldBack:
    """Which price is meant? `before` is the row in force, `name` that of the product or the group.

    `found` None: what made it doubtful has changed since (a cost was mended).
    """
    meant = None if found is None else suggestion(found, row)
    return PriceHeldBack(number_of(row), row.price, name, row, before, found, meant)


def name_of(products: Mapping[str, Product], row: PriceRow) -> str:
    """The name of the product that the row prices, or of the group."""
    product = products.get(row.target)
    return row.target if product is None else product.name


def cost_of(products: Mapping[str, Product], row: PriceRow) -> int | None:
    """HPP of the row's product; of a group, the highest of its products."""
    if not row.for_group:
        product = products.get(row.target)
        return product.cost if product is not None else None
    costs = [p.cost for p in products.values() if p.group == row.target and p.cost is not None]
    return max(costs, default=None)


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """Put in force what the owner says she meant. The button knows the price that it asked about."""
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(()))
    held = next((row for row in book.held.values() if number_of(row) == press.subject), None)
    if held is None or held.price != press.version:
        return Decision(OldButton())
    by, name = ask.sender.telegram_id, name_of(book.products, held)
    if press.verb is Verb.PRICE_TYPED:
        entry = PriceAnswered(held, accepted=True, by=by)
        return Decision(PriceDecided(name, held.tier, held.price), entries=(entry,))
    if press.verb is Verb.PRICE_OLD:
        before = book.prices.get(held.key)
        entry = PriceAnswered(held, accepted=False, by=by)
        return Decision(PriceDecided(name, held.tier, before.price if before else None), entries=(entry,))
    return _suggested(book, held, name, by)


def _suggested(book: Book, held: PriceRow, name: str, by: int) -> Decision:
    """25 meant 25.000: that comes into force, and what was typed is refused, so that her cell is put right."""
    found = doubt(book.prices.get(held.key), held, cost_of(book.products, held))
    meant = None if found is None else suggestion(found, held)
    if meant is None:
        return Decision(OldButton())
    answered = PriceAnswered(held, accepted=False, by=by)
    return Decision(
        PriceDecided(name, held.tier, meant), entries=(PriceSet(replace(held, price=meant)), answered)
    )
