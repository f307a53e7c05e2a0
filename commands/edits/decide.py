"""All edits of one look, decided together over the newest Book."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from commands.book import Book
from commands.decision import Decision, Notice
from commands.edits import catalog, content, lines, money, network, orders, stock, terms
from commands.edits.effect import Effect
from commands.edits.seen import SheetSeen
from commands.fold import fold
from commands.held import MANY, held_after, question_of_all
from commands.replies.sheet import EditTold, PriceHeldBack, SheetNews
from commands.rules.catalog import Product

if TYPE_CHECKING:
    from commands.replies import Reply


def decide(seen: SheetSeen, book: Book) -> Decision:
    """What changed against the Book becomes facts; who is concerned hears of it.

    Doing it twice is doing it once: what the Book holds already is no change.
    """
    effects = [
        *catalog.settings(seen, book),
        *catalog.tiers(seen, book),
        *catalog.products(seen, book),
        *catalog.components(seen, book),
        *catalog.postage(seen, book),
        *catalog.prices(seen, book),
        *stock.counts(seen, book),
        *network.partners(seen, book),
        *network.members(seen, book),
        *network.groups(seen, book),
        *orders.statuses(seen, book),
        *orders.lost(seen, book),
        *lines.lost(seen, book),
    ]
    effects += _over(book, effects, lambda then: terms.edits(seen, then))
    effects += _over(book, effects, lambda then: content.edits(seen, then))
    effects += _over(book, effects, lambda then: money.edits(seen, then))
    products = {sku: row.product for sku, row in seen.products.rows.items()}
    return Decision(
        entries=tuple(entry for effect in effects for entry in effect.entries),
        people=tuple(person for effect in effects for person in effect.people),
        particulars=tuple(own for effect in effects for own in effect.particulars),
        changing=tuple(step for effect in effects for step in effect.changing),
        shown=tuple(shown for effect in effects for shown in effect.shown),
        notices=tuple(_notices(effects, book, products, is_first=seen.is_first)),
    )


def _over(book: Book, before: Sequence[Effect], edits: Callable[[Book], Iterator[Effect]]) -> list[Effect]:
    """Edits that are decided one by one, each over what those before it left.

    So a change of an order keeps the postage of the same look, and money never pays what this look cancels, nor
    the same order twice.
    """
    if not any(True for _ in edits(book)):
        return []
    then, found = book.copy(), list[Effect]()
    for effect in before:
        _take(then, effect)
    for effect in edits(then):
        _take(then, effect)
        found.append(effect)
    return found


def _take(book: Book, effect: Effect) -> None:
    for entry in effect.entries:
        fold(book, entry)


def _notices(
    effects: Sequence[Effect], book: Book, new_products: dict[str, Product], *, is_first: bool
) -> Iterable[Notice]:
    """Owners get one digest of what was told; questions come by themselves, each with its buttons."""
    told: list[EditTold] = []
    questions: list[Reply] = []
    for effect in effects:
        yield from effect.notices
        told.extend(effect.told)
        questions.extend(effect.questions)
    if sum(isinstance(one, PriceHeldBack) for one in questions) >= MANY:
        others = [one for one in questions if not isinstance(one, PriceHeldBack)]
        waiting = held_after(book, (entry for effect in effects for entry in effect.entries))
        questions = [question_of_all(waiting, book, book.products | new_products), *others]
    if told and not is_first:
        questions.insert(0, SheetNews(tuple(told)))
    for chat in book.team_chats():
        yield from (Notice(chat, question) for question in questions)
