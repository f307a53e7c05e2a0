"""Values for the journal's tests, drawn at random and small enough to read."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from commands.drafts import Draft, DraftState
from commands.entries import Entry
from commands.entries.catalog import ComponentSet, PriceEnded, PriceSet, ProductEnded, ProductSet, SettingSet
from commands.entries.money import PaymentRecorded
from commands.entries.orders import OrderMoved, OrderPlaced, PostageFilled
from commands.entries.people import PartnerSet
from commands.entries.stock import StockKind, StockMoved
from commands.rules.catalog import Component, PriceRow, Product
from commands.rules.network import Partner, Standing
from commands.rules.orders import Order, OrderLine, OrderStatus, order_number

START = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
SKUS = ("SB", "KJ", "PK")
PARTNERS = ("M001", "M002", "M003")


def order(
    counter: int,
    *,
    partner: str = "M001",
    day: date = date(2026, 11, 24),
    lines: tuple[tuple[str, int, int, int | None], ...] = (("SB", 10, 12_000, 8_000),),
    postage: int | None = 0,
) -> Order:
    placed_at = datetime(day.year, day.month, day.day, 3, tzinfo=UTC) + timedelta(seconds=counter)
    made = tuple(
        OrderLine(sku, f"Produk {sku}", quantity, "pcs", price, "Reseller", 1, cost)
        for sku, quantity, price, cost in lines
    )
    return Order(order_number(day, counter), partner, "Reseller", placed_at, made, postage=postage)


def draft(number: int, made_by: int = 11, state: DraftState = DraftState.OPEN) -> Draft:
    return Draft(id=number, partner_id="M001", made_by=made_by, state=state)


_money = st.integers(1, 5_000_000)
_pieces = st.integers(1, 200)
_sku = st.sampled_from(SKUS)
_days = st.dates(date(2026, 10, 1), date(2026, 12, 31))
_lines = st.lists(
    st.tuples(_sku, _pieces, _money, st.none() | st.integers(0, 40_000)), min_size=1, max_size=4
).map(tuple)


@st.composite
def order_stories(draw: st.DrawFn) -> list[Entry]:
    """Orders with what happened to them, in an order in which it can happen."""
    entries: list[Entry] = []
    for counter in range(1, draw(st.integers(0, 8)) + 1):
        made = order(
            counter,
            partner=draw(st.sampled_from(PARTNERS)),
            day=draw(_days),
            lines=draw(_lines),
            postage=draw(st.none() | st.integers(0, 90_000)),
        )
        entries.append(OrderPlaced(made))
        if draw(st.booleans()):
            entries.append(PostageFilled(made.no, draw(st.none() | st.integers(0, 90_000))))
        if draw(st.booleans()):
            amount = draw(st.integers(-50_000, made.total + 100_000))
            entries.append(
                PaymentRecorded(f"B{counter}", made.partner_id, made.no, amount, "transfer", START, "11")
            )
        before = OrderStatus.NEW
        for after in draw(st.sampled_from(_WAYS)):
            entries.append(OrderMoved(made.no, before, after, "11"))
            before = after
    return entries


_WAYS = (
    (),
    (OrderStatus.CANCELLED,),
    (OrderStatus.IN_PROGRESS,),
    (OrderStatus.IN_PROGRESS, OrderStatus.CANCELLED),
    (OrderStatus.SHIPPED,),
    (OrderStatus.IN_PROGRESS, OrderStatus.SHIPPED, OrderStatus.DONE),
)

_catalog_entries = st.one_of(
    st.builds(ProductSet, st.builds(Product, _sku, st.text(max_size=8), tracks_stock=st.booleans())),
    st.builds(ProductEnded, _sku),
    st.builds(PriceSet, st.builds(PriceRow, _sku, st.just("Reseller"), st.integers(1, 3), _money)),
    st.builds(PriceEnded, st.builds("{}|Reseller|{}|".format, _sku, st.integers(1, 3))),
    st.builds(ComponentSet, st.builds(Component, st.just("PK"), st.sampled_from(("SB", "KJ")), _pieces)),
    st.builds(SettingSet, st.sampled_from(("Nama usaha", "WA usaha")), st.text(max_size=5)),
    st.builds(
        PartnerSet,
        st.builds(
            Partner,
            st.sampled_from(PARTNERS),
            st.just("Reseller"),
            st.sampled_from(Standing),
            telegram_id=st.none() | st.integers(1, 9),
        ),
    ),
)


@st.composite
def entry_lists(draw: st.DrawFn) -> list[Entry]:
    """Facts of every sort, as a network's days may bring them."""
    entries = [*draw(st.lists(_catalog_entries, max_size=12)), *draw(order_stories())]
    for number in range(draw(st.integers(0, 5))):
        kind = draw(st.sampled_from(StockKind))
        entries.append(
            StockMoved(f"S{number}", draw(_sku), draw(st.integers(-50, 50)), kind, "", START, "11")
        )
    return entries
