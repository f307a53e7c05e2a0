"""What stands on the shelf after a rebuild, when she shipped and typed at her stock cells while no bot was there.

Before it, the Sheet showed 140 pieces of Sambal Bawang, and in `Dipesan` what the three orders of 10, 25 and 40
had reserved.
"""

from dataclasses import dataclass, replace

import pytest

from commands.book import Book, Kind
from commands.decision import Decision
from commands.edits.decide import decide
from commands.edits.seen import OrderSeen, ProductSeen, SheetSeen, TabSeen
from commands.entries.orders import OrderPlaced
from commands.entries.stock import StockKind, StockMoved
from commands.fold import apply
from commands.rules.catalog import Product
from commands.rules.orders import Order, OrderStatus
from sheets.rebuild.rebuild import fresh_codes
from sheets.rebuild.rows import Movement
from sheets.rebuild.stock import Cells, read_stock, with_reserves
from tests.sheets.old_sheets import NOW, order

SKU = "SMB-01"
SAMBAL = Product(SKU, "Sambal Bawang", "botol")
NEW, SHIPPED, DONE, CANCELLED = (
    OrderStatus.NEW,
    OrderStatus.SHIPPED,
    OrderStatus.DONE,
    OrderStatus.CANCELLED,
)
COUNTED = Movement("S1k", SKU, 140, StockKind.RECOUNTED, "")
MADE = Movement("S2t", SKU, 24, StockKind.RECEIVED, "")


@dataclass(frozen=True)
class Found:
    """What the new machine finds: the statuses of the orders of 10, 25 and 40 pieces, cells, and more rows."""

    statuses: tuple[OrderStatus, OrderStatus, OrderStatus] = (NEW, NEW, NEW)
    shelf: int = 140
    reserved: int | None = 75
    added: int | None = None
    more: tuple[Movement, ...] = ()

    def orders(self) -> list[Order]:
        return [
            order(place, pieces={SKU: pieces}, status=status, reserves=())
            for place, (pieces, status) in enumerate(zip((10, 25, 40), self.statuses, strict=True), start=1)
        ]

    def movements(self) -> list[Movement]:
        taken = (
            Movement(f"{one.no}/1", SKU, -one.lines[0].quantity, StockKind.ORDERED, one.no)
            for one in self.orders()
        )
        return [COUNTED, *taken, *self.more]


def settled(found: Found) -> tuple[int, int]:
    """Shelf and reserved once the journal began and the next look was taken; the movements must add up to it."""
    book, movements = Book(), found.movements()
    orders = {one.no: one for one in with_reserves(found.orders(), movements)}
    cells = Cells(SKU, found.shelf, found.added, found.reserved)
    read = read_stock([cells], movements, orders, NOW)
    placed = tuple(OrderPlaced(one) for one in orders.values())
    apply(book, Decision(entries=(*placed, *read.moved), shown=read.shown))
    book.put(Kind.PRODUCT, SKU, SAMBAL)
    looked = decide(
        SheetSeen(
            NOW,
            "2",
            fresh_codes(),
            products=TabSeen({SKU: ProductSeen(SAMBAL, found.shelf, found.added)}),
            orders=TabSeen({one.no: OrderSeen(one.no, one.status, postage=0) for one in found.orders()}),
        ),
        book,
    )
    apply(book, looked)
    more = [entry.quantity for entry in looked.entries if isinstance(entry, StockMoved)]
    shelf, reserved = book.shelf[SKU], book.reserved.get(SKU, 0)
    assert sum(one.quantity for one in movements) + sum(more) == shelf - reserved
    return shelf, reserved


ONE_SHIPPED, TWO_SHIPPED = Found((SHIPPED, NEW, NEW)), Found((SHIPPED, NEW, DONE))
UNTOUCHED = Found()


@pytest.mark.parametrize(
    ("found", "stands"),
    [
        pytest.param(UNTOUCHED, (140, 75), id="nothing happened"),
        pytest.param(ONE_SHIPPED, (130, 65), id="shipped"),
        pytest.param(TWO_SHIPPED, (90, 25), id="two orders shipped"),
        pytest.param(replace(UNTOUCHED, shelf=173), (173, 75), id="counted 33 more"),
        pytest.param(replace(UNTOUCHED, shelf=120), (120, 75), id="counted 20 less"),
        pytest.param(replace(ONE_SHIPPED, shelf=173), (163, 65), id="shipped, and counted 33 more"),
        pytest.param(replace(ONE_SHIPPED, shelf=120), (110, 65), id="shipped, and counted 20 less"),
        pytest.param(
            replace(TWO_SHIPPED, shelf=173), (123, 25), id="two orders shipped, and counted 33 more"
        ),
        pytest.param(
            replace(ONE_SHIPPED, shelf=130), (130, 65), id="counted after shipping: exactly what is at home"
        ),
        pytest.param(replace(UNTOUCHED, added=24), (164, 75), id="made 24"),
        pytest.param(replace(ONE_SHIPPED, added=24), (154, 65), id="shipped, and made 24"),
        pytest.param(
            replace(ONE_SHIPPED, shelf=173, added=24), (187, 65), id="shipped, counted 33 more, and made 24"
        ),
        pytest.param(
            replace(ONE_SHIPPED, shelf=116, added=24), (130, 65), id="shipped, counted 24 less, and made 24"
        ),
        pytest.param(replace(UNTOUCHED, added=24, more=(MADE,)), (164, 75), id="24 were taken up before"),
        pytest.param(
            replace(ONE_SHIPPED, added=24, more=(MADE,)), (154, 65), id="24 were taken up before; shipped"
        ),
        pytest.param(
            replace(ONE_SHIPPED, added=24, shelf=164, more=(MADE,)),
            (178, 65),
            id="24 were taken up and shown before; shipped, and made 24 again",
        ),
        pytest.param(Found((CANCELLED, NEW, NEW)), (140, 65), id="cancelled"),
        pytest.param(Found((CANCELLED, NEW, NEW), 173), (173, 65), id="cancelled, and counted 33 more"),
        pytest.param(
            Found((CANCELLED, SHIPPED, NEW), 173), (148, 40), id="cancelled, shipped, and counted 33 more"
        ),
    ],
)
def test_shipping_takes_goods_away_once_and_a_count_is_a_difference_to_what_she_saw(
    found: Found, stands: tuple[int, int]
) -> None:
    assert settled(found) == stands


@pytest.mark.parametrize(
    ("found", "stands"),
    [
        pytest.param(replace(ONE_SHIPPED, shelf=173, reserved=None), (173, 65), id="`Dipesan` was emptied"),
        pytest.param(replace(ONE_SHIPPED, shelf=173, reserved=78), (173, 65), id="no order is of 13 pieces"),
        pytest.param(
            Found((NEW, NEW, NEW), 173, reserved=35), (173, 75), id="the last order was not shown yet"
        ),
        pytest.param(
            Found((SHIPPED, NEW, NEW), 173, reserved=35), (173, 65), id="the last order not shown; shipped"
        ),
    ],
)
def test_where_nobody_knows_what_she_saw_her_count_is_what_stands_there_now(
    found: Found, stands: tuple[int, int]
) -> None:
    assert settled(found) == stands
