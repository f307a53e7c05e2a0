"""The owner's answer to lines of an order whose rows she deleted from the Sheet."""

from collections.abc import Iterable

from commands import access
from commands.asks import Ask, Pressed, Verb
from commands.book import Book
from commands.decision import Decision
from commands.entries.sheet import LinesRestored
from commands.lost import LostRow, line_key, lost_lines
from commands.pointing import pointed, pointer
from commands.replies.drafts import OldButton
from commands.replies.people import OwnersOnly
from commands.replies.sheet import LinesAnswer, LinesAnswered, LinesGone
from commands.rules.orders import Order


def question(order: Order, places: Iterable[int], number: int) -> LinesGone:
    """Shown again, or left out? What was agreed holds either way. `places` count from 1."""
    names = tuple(order.lines[place - 1].name for place in places)
    return LinesGone(pointer(order.no), number, order.no, names)


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """Let the rows go out again, or leave it so. Once they return, or stand there again, nothing happens twice."""
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(()))
    order = book.orders.get(pointed(press.subject, "P"))
    if order is None:
        return Decision(OldButton())
    lost = _lost(order, book)
    if not lost:
        return Decision(LinesAnswered(order.no, LinesAnswer.STAND))
    asked = {place: one for place, one in lost.items() if one.question == press.version}
    if not asked:
        return Decision(OldButton())
    places = tuple(place for place, one in asked.items() if not one.returns)
    if not places:
        return Decision(LinesAnswered(order.no, LinesAnswer.RETURN))
    if press.verb is Verb.LEAVE_LINES:
        return Decision(LinesAnswered(order.no, LinesAnswer.LEFT))
    restored = LinesRestored(order, places, press.version)
    return Decision(LinesAnswered(order.no, LinesAnswer.RETURN), entries=(restored,))


def _lost(order: Order, book: Book) -> dict[int, LostRow]:
    """By place."""
    known = lost_lines(book.lost)
    keys = ((place, line_key(order.no, place)) for place, _ in enumerate(order.lines, start=1))
    return {place: known[key] for place, key in keys if key in known}
