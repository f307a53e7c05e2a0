"""All edits of one look, decided together over the newest Book."""

from collections.abc import Iterable

from commands.book import Book
from commands.decision import Decision, Notice
from commands.edits import catalog, network, orders, stock
from commands.edits.effect import Effect
from commands.edits.seen import SheetSeen
from commands.replies import EditTold, Reply, SheetNews


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
    ]
    return Decision(
        entries=tuple(entry for effect in effects for entry in effect.entries),
        people=tuple(person for effect in effects for person in effect.people),
        shown=tuple(shown for effect in effects for shown in effect.shown),
        notices=tuple(_notices(effects, book, is_first=seen.is_first)),
    )


def _notices(effects: Iterable[Effect], book: Book, *, is_first: bool) -> Iterable[Notice]:
    """Owners get one digest of what was told; questions come by themselves, each with its buttons."""
    told: list[EditTold] = []
    questions: list[Reply] = []
    for effect in effects:
        yield from effect.notices
        told.extend(effect.told)
        questions.extend(effect.questions)
    if told and not is_first:
        questions.insert(0, SheetNews(tuple(told)))
    for chat in book.team_chats():
        yield from (Notice(chat, question) for question in questions)
