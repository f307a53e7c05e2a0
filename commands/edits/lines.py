"""Lines of open orders whose rows are gone from `Item Pesanan`: each is asked about once, and holds as agreed."""

from collections.abc import Iterator

from commands import gone_lines
from commands.book import Book
from commands.edits.effect import Effect
from commands.edits.seen import SheetSeen
from commands.entries.sheet import RowFound, RowLost
from commands.lost import LINES, line_key, lost_lines


def lost(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """One question for all lines of an order that are missed at this look."""
    known = lost_lines(book.lost)
    for no in sorted({key.partition("|")[0] for key in seen.lines.gone} & book.orders.keys()):
        order = book.orders[no]
        places = [
            place
            for place, _ in enumerate(order.lines, start=1)
            if (key := line_key(no, place)) in seen.lines.gone and (key not in known or known[key].returns)
        ]
        if places:
            facts = (RowLost(LINES, line_key(no, place), seen.at) for place in places)
            asked = gone_lines.question(order, places, int(seen.at.timestamp()))
            yield Effect(tuple(facts), questions=(asked,))
    for key in sorted(known.keys() & seen.lines.present):
        yield Effect((RowFound(LINES, key),))
