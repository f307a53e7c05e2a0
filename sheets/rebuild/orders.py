"""Orders as they were placed, out of `Pesanan` and `Item Pesanan`. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import chain

from commands.faults import Fault, Reason
from commands.rules.catalog import PriceRow, Product
from commands.rules.dates import parse_date
from commands.rules.network import Particulars, Person
from commands.rules.orders import Delivery, Order, OrderLine, OrderStatus, PayMethod, order_sequence
from sheets.cells import shown
from sheets.fields import Context
from sheets.layout import Layout
from sheets.order_rows import OrderCells, OrderTyped, read_orders
from sheets.reading import Grid
from sheets.rebuild.rows import Item, ItemCells, Usable, fault_in, read_items, usable

_NUMBER = re.compile(r"P(\d{6})-\d{3,}", re.ASCII)
_NOON = time(12)


@dataclass(frozen=True, slots=True)
class Goods:
    """What lines are completed from: what the Sheet does not keep of them."""

    products: Mapping[str, Product]
    minimums: Mapping[tuple[str, bool, str, int], tuple[int, ...]]
    """By target, whether that is a group, tier and price."""

    @classmethod
    def of(cls, products: Mapping[str, Product], prices: Iterable[PriceRow]) -> "Goods":
        """Index what stands in `Produk` and `Harga` now."""
        found: defaultdict[tuple[str, bool, str, int], list[int]] = defaultdict(list)
        for row in prices:
            found[row.target, row.for_group, row.tier, row.price].append(row.minimum)
        return cls(products, {key: tuple(minimums) for key, minimums in found.items()})

    def unit(self, sku: str) -> str:
        """The product's unit as it is called now."""
        return self.products[sku].unit if sku in self.products else "pcs"

    def minimum(self, line: Item, quantity: int, price: int) -> int:
        """The minimum of the price row that gave this price, if it still stands there; else 1."""
        product = self.products.get(line.sku)
        group = (product.group if product else None) or ""
        found = (
            *self.minimums.get((line.sku, False, line.tier, price), ()),
            *self.minimums.get((group, True, line.tier, price), ()),
        )
        reached = [minimum for minimum in found if minimum <= quantity]
        return max(reached) if reached else min(found, default=1)


@dataclass(frozen=True, slots=True)
class PlacedOrder:
    """An order, what its row's `Pembayaran` says, and the row."""

    order: Order
    payment: str
    typed: OrderTyped


@dataclass(frozen=True, slots=True)
class OrdersRead:
    """By number, in the order in which they were placed; and every cell that could not be used."""

    orders: Mapping[str, PlacedOrder]
    faults: tuple[Fault, ...]
    left_out: int
    """Rows that are no order for want of something."""
    numbers: tuple[str, ...]
    """All numbers that were given, of rows that are left out too."""


def read_placed(order_grid: Grid, item_grid: Grid, known: Context, goods: Goods) -> OrdersRead:
    """Put each order together. One that lacks its partner or a line's numbers is left out and told."""
    heads, items = read_orders(order_grid, known), read_items(item_grid, known)
    lines: defaultdict[str, list[Usable[Item]]] = defaultdict(list)
    for line in usable(items, ItemCells, ItemCells.item, known):
        lines[line.value.no].append(line)
    made: dict[str, PlacedOrder] = {}
    faults: list[Fault] = []
    rows = list(usable(heads, OrderCells, OrderCells.typed, known))
    for typed in rows:
        hers = sorted(lines.get(typed.value.no.upper(), ()), key=lambda one: one.value.place)
        found = list(_faults(typed, hers, heads.layout, items.layout, known))
        faults.extend(found)
        if not found:
            order = _order(typed, [one.value for one in hers], known, goods)
            made[order.no] = PlacedOrder(order, shown(typed.raw.get("Pembayaran")), typed.value)
    in_order = sorted(made.values(), key=lambda one: order_sequence(one.order.no))
    unread = (*heads.header_faults, *items.header_faults, *heads.faults, *items.faults)
    cells = {(fault.tab, fault.cell) for fault in unread}
    more = (fault for fault in faults if (fault.tab, fault.cell) not in cells)
    return OrdersRead(
        {one.order.no: one for one in in_order},
        tuple(chain(unread, more)),
        len(rows) - len(made) + sum(1 for bad in heads.faulty if bad.key is None),
        tuple(no for no in {*lines, *(one.value.no.upper() for one in rows)} if _NUMBER.fullmatch(no)),
    )


def _faults(
    row: Usable[OrderTyped], lines: Sequence[Usable[Item]], heads: Layout, items: Layout, known: Context
) -> Iterator[Fault]:
    """Why a row is no order, if it is none."""
    if not _NUMBER.fullmatch(row.value.no.upper()):
        yield fault_in(heads, row, "No", Reason.NOT_AN_ORDER)
    elif not _partner(row.value, known):
        yield fault_in(heads, row, "Nama", Reason.UNKNOWN_PARTNER)
    elif not lines:
        yield fault_in(heads, row, "No", Reason.NO_LINES)
    for line in lines:
        if line.value.numbers() is None:
            header = "Jumlah" if line.value.quantity is None else "Harga"
            yield fault_in(items, line, header, Reason.REQUIRED)
        if not line.value.sku:
            yield fault_in(items, line, "SKU", Reason.REQUIRED)


def _partner(typed: OrderTyped, known: Context) -> str:
    """The ID that the bot wrote; where it is gone, the partner of that name."""
    return (typed.partner_id or "").upper() or known.names.partner(typed.name) or ""


def _order(row: Usable[OrderTyped], lines: Sequence[Item], known: Context, goods: Goods) -> Order:
    typed = row.value
    partner = _partner(typed, known)
    order = Order(
        no=typed.no.upper(),
        partner_id=partner,
        tier=typed.tier or "",
        placed_at=_placed_at(typed, lines, known),
        lines=tuple(_lines(lines, goods)),
        status=typed.status or OrderStatus.NEW,
        pay_method=typed.pay_method or PayMethod.TRANSFER,
        postage=typed.postage,
        due=parse_date(row.raw.get("Jatuh tempo"), known.today),
        by=partner,
        delivery=typed.delivery or Delivery.COURIER,
        ship_on=typed.ship_on,
    )
    return order if typed.postage is not None else replace(order, postage=_postage(row, order))


def particulars_of(typed: OrderTyped, order: Order, person: Person | None) -> Particulars | None:
    """What is personal of the order, where it is not as in the partner's own row; None: nothing is."""
    known = person or Person(order.partner_id)
    own = Particulars(
        order.no,
        order.partner_id,
        recipient="" if typed.recipient == known.name else typed.recipient,
        address="" if typed.address == known.address else typed.address,
        sender=typed.sender,
        note=typed.note or "",
    )
    return None if own == Particulars(order.no, order.partner_id) else own


def _postage(row: Usable[OrderTyped], order: Order) -> int | None:
    """An empty `Ongkir` is not known yet; one that cannot be read is what `Total` says beyond the goods."""
    total = row.raw.get("Total")
    if not shown(row.raw.get("Ongkir")) or not isinstance(total, int | float):
        return None
    return max(0, int(total) - order.subtotal)


def _lines(lines: Iterable[Item], goods: Goods) -> Iterator[OrderLine]:
    for line in lines:
        quantity, price = line.numbers() or (0, 0)
        yield OrderLine(
            sku=line.sku,
            name=line.name or line.sku,
            quantity=quantity,
            unit=goods.unit(line.sku),
            price=price,
            price_tier=line.tier,
            price_minimum=goods.minimum(line, quantity, price),
            cost=line.cost,
        )


def _placed_at(typed: OrderTyped, lines: Sequence[Item], known: Context) -> datetime:
    """`Waktu`, on the day that the number names: to the whole second, midnight may round up to tomorrow."""
    day = _day(typed.no)
    at = typed.placed_at or next((line.at for line in lines if line.at is not None), None)
    if at is None:
        return datetime.combine(day, _NOON, known.zone)
    if at.astimezone(known.zone).date() == day + timedelta(days=1):
        return at - timedelta(seconds=1)
    return at


def _day(no: str) -> date:
    """The day in an order's number; numbers that name no day are as old as can be."""
    try:
        return date(2000 + int(no[1:3]), int(no[3:5]), int(no[5:7]))
    except ValueError:
        return date(2000, 1, 1)
