"""Whatever people say and press, in whichever order, and whatever the owner types meanwhile."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from hypothesis import given
from hypothesis import strategies as st

from commands.asks import BlockedBot, Pressed, PressedUnknown, Said, Verb, What
from commands.book import Book
from commands.edits.seen import OrderSeen, ProductSeen, SheetSeen
from commands.entries.orders import OrderPlaced
from commands.replies import Reply
from commands.replies.drafts import DraftShown, OrderRecorded
from commands.rules.orders import RESERVING, Order, OrderStatus
from tests.commands.looks import codes, look, tab
from tests.commands.network import (
    ADI,
    BUDI,
    PRICES,
    PRODUCTS,
    RATNA,
    RINA,
    SHOP,
    SITI,
    STRANGER,
    YULI,
    example_book,
)
from tests.commands.talk import Speaker, Talk
from tests.rules.strategies import PROPERTY

PEOPLE = (SITI, BUDI, RATNA, ADI, STRANGER, RINA, YULI)


@dataclass(frozen=True)
class Own:
    """A button of the draft that she was shown last."""

    verb: Verb
    line: int
    quantity: int


ORDERS = (
    "sambal bawang 50",
    "sambal ijo 50",
    "sambal terasi 50, krupuk udang 12",
    "paket hemat 12",
    "sambal bawang 10, sambal 5",
)
"""Most of them can be confirmed by everybody, while stock lasts."""

texts = st.sampled_from(
    [
        "/order sambal bawang 10",
        "/order sambal ijo 60, paket hemat 9",
        "/order krupuk udang 12",
        "/order sambal 5, rendang 2, nastar",
        "/order untuk Bu Tini: sambal ijo 40",
        "/order",
        "/harga",
        "/harga sambal",
        "/harga durian",
        "/pesanan",
        "/report",
        "/report kemarin",
        "/bantuan",
        "/start",
        "/start x",
        "halo",
        "/x",
    ]
) | st.text(max_size=12)

said = st.builds(
    lambda text, message, is_edit: Said(*_command(text), message_id=message, is_edit=is_edit),
    texts,
    st.sampled_from([None, 1, 2]),
    st.booleans(),
)
anything_pressed = st.builds(
    Pressed,
    st.sampled_from(Verb),
    st.integers(0, 5) | st.integers(0, 2**32),
    st.integers(-1, 6),
    st.integers(-1, 3),
    st.integers(-1, 100) | st.just(10**9),
)
own_pressed = st.builds(
    Own,
    st.sampled_from(
        [Verb.CONFIRM, Verb.CONFIRM, Verb.CONFIRM, Verb.KEEP, Verb.RAISE, Verb.CHOOSE, Verb.SKIP]
    ),
    st.integers(0, 2),
    st.integers(0, 60),
)
others = st.sampled_from([PressedUnknown(), BlockedBot(is_blocked=True), BlockedBot(is_blocked=False)])
Step = tuple[int, bool, What | Own] | SheetSeen
"""Who asks, whether in private, what; or a look at the Sheet."""

asks: st.SearchStrategy[Step] = st.tuples(
    st.sampled_from([SITI, SITI, BUDI, *PEOPLE]),
    st.sampled_from([True] * 9 + [False]),
    said | own_pressed | own_pressed | anything_pressed | others,
)
looks = st.one_of(
    st.builds(
        lambda counter, status: look(
            orders=tab({n: OrderSeen(n, status, 5_000) for n in [f"P261124-{counter:03d}"]})
        ),
        st.integers(1, 4),
        st.sampled_from(OrderStatus),
    ),
    st.builds(
        lambda row, price: look(prices=tab({row.key: replace(row, price=price)})),
        st.sampled_from(PRICES),
        st.sampled_from([25, 9_000, 19_000, 26_000]),
    ),
    st.builds(
        lambda product, stock: look(products=tab({product.sku: ProductSeen(product, stock)})),
        st.sampled_from(PRODUCTS[:4]),
        st.none() | st.integers(0, 120),
    ),
)


@st.composite
def visits(draw: st.DrawFn) -> list[Step]:
    """Somebody orders, and confirms; in between and afterwards all sorts of things happen."""
    who = draw(st.sampled_from([SITI, BUDI, RATNA]))
    words = draw(st.sampled_from(ORDERS))
    words = f"untuk Bu Tini: {words}" if who == RATNA else words
    order: Step = (who, True, Said("order", words, message_id=draw(st.sampled_from([1, 2]))))
    confirm: Step = (who, True, Own(Verb.CONFIRM, 0, 0))
    between, after = (draw(st.lists(asks | looks, max_size=2)) for _ in range(2))
    return [order, *between, confirm, *after, *draw(st.sampled_from([[], [confirm], [confirm, confirm]]))]


days = st.lists(visits() | st.lists(asks | looks, max_size=5), max_size=8).map(
    lambda found: [step for steps in found for step in steps]
)


def _command(text: str) -> tuple[str, str]:
    command, _, words = text[1:].partition(" ") if text.startswith("/") else ("", "", text)
    return command, words


def press(speaker: Speaker, own: Own) -> What:
    draft = None if speaker.screen is None else speaker.screen.draft
    subject, version = (draft.id, draft.version) if draft else (0, 0)
    return Pressed(own.verb, subject, version, own.line, own.quantity)


class Day:
    """A day of the network, with what must hold after each thing that happens."""

    def __init__(self) -> None:
        self.talk = Talk(example_book())
        self.speakers = {who: self.talk.person(who) for who in PEOPLE}
        self.placed: Counter[int | None] = Counter()

    def goes_on(self, number: int, step: Step) -> None:
        """The next thing happens."""
        if isinstance(step, SheetSeen):
            self.talk.sees(replace(step, stamp=str(number), codes=codes()))
        else:
            who, privately, what = step
            self.asked(who, what, privately=privately)

    def asked(self, who: int, what: What | Own, *, privately: bool) -> None:
        """Somebody asks."""
        speaker = self.speakers[who] if privately else self.talk.in_group(who, SHOP)
        meant = press(speaker, what) if isinstance(what, Own) else what
        book = self.talk.book
        free = {sku: free_of(book, sku) for sku in book.products}
        shown = {draft.id: draft.shown_total for draft in book.drafts.values()}
        reply = speaker.asks(meant)
        made = self.talk.decisions[-1]
        assert privately or not made.drafts
        for entry in made.entries:
            if isinstance(entry, OrderPlaced):
                assert privately
                assert who in (SITI, BUDI, RATNA, ADI)
                self.placed[entry.draft_id] += 1
                assert shown[entry.draft_id or 0] == entry.order.subtotal
                assert all(pieces <= (free[sku] or 0) for sku, pieces in known(entry.order, free))
        sums_up(reply)

    def holds(self) -> None:
        """What is true at every moment."""
        book = self.talk.book
        reserved: Counter[str] = Counter()
        for order in book.orders.values():
            if order.status in RESERVING:
                reserved.update(takes(order))
        assert book.reserved == dict(reserved)
        assert all(count == 1 for count in self.placed.values())
        assert len(self.talk.history.orders) == sum(self.placed.values())


def sums_up(reply: Reply | None) -> None:
    """Totals are what the lines add up to."""
    match reply:
        case OrderRecorded(order):
            assert order.subtotal == sum(line.price * line.quantity for line in order.lines)
            assert order.total == order.subtotal + (order.postage or 0)
        case DraftShown(draft, quoted) if draft.shown_total is not None:
            assert draft.shown_total == sum((line.price or 0) * line.quantity for line in quoted.lines)
        case _:
            pass


def known(order: Order, free: Mapping[str, int | None]) -> list[tuple[str, int]]:
    """What an order takes of products whose stock was known."""
    return [(sku, pieces) for sku, pieces in takes(order).items() if free[sku] is not None]


def takes(order: Order) -> Counter[str]:
    """What an order reserves, by SKU."""
    taken: Counter[str] = Counter()
    for sku, pieces in order.reserves:
        taken[sku] += pieces
    return taken


def free_of(book: Book, sku: str) -> int | None:
    """Pieces at home that nobody ordered; None where that is unknown."""
    return book.shelf[sku] - book.reserved.get(sku, 0) if sku in book.shelf else None


@PROPERTY
@given(days)
def test_whatever_happens_nothing_breaks_and_nothing_is_sold_twice(happenings):
    day = Day()
    for number, happening in enumerate(happenings):
        day.goes_on(number, happening)
        day.holds()


@PROPERTY
@given(days)
def test_the_same_asks_make_the_same_book(happenings):
    one, other = Day(), Day()
    for number, happening in enumerate(happenings):
        one.goes_on(number, happening)
        other.goes_on(number, happening)

    assert one.talk.book == other.talk.book
    assert one.talk.decisions == other.talk.decisions
