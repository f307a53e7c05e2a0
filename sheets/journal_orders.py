"""Orders as history: what a fact does to the `orders` and `order_lines` rows. Reports are sums over these."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, update

from commands.entries import Entry
from commands.entries.money import PaymentRecorded
from commands.entries.orders import OrderAmended, OrderMoved, OrderPlaced, PostageFilled
from commands.rules.orders import Order, OrderStatus
from sheets.codec import encode_order, utc_text
from sheets.schema import order_lines, orders

Row = dict[str, Any]


@dataclass(slots=True)
class OrderRows:
    """Rows of one transaction. Orders are placed first, then changed in the order of the facts."""

    placed: list[Row] = field(default_factory=list)
    amended: list[Row] = field(default_factory=list)
    lines: list[Row] = field(default_factory=list)
    moves: list[Row] = field(default_factory=list)
    counted: list[Row] = field(default_factory=list)
    postages: list[Row] = field(default_factory=list)
    payments: list[Row] = field(default_factory=list)

    def add(self, entry: Entry, day: str) -> None:
        """Take in one fact; all but five kinds are no business of history."""
        match entry:
            case OrderPlaced(order):
                self.placed.append(_order_row(order, day))
                self.lines.extend(_line_rows(order, day))
            case OrderAmended(order, added):
                self.amended.append(_amended_row(order))
                self.lines.extend(_line_rows(order, day)[len(order.lines) - added :])
            case OrderMoved(no, before, after):
                self.moves.append({"of": no, "to": after.value})
                if OrderStatus.CANCELLED in (before, after):
                    self.counted.append({"of": no, "to": int(after is not OrderStatus.CANCELLED)})
            case PostageFilled(no, fee):
                self.postages.append({"of": no, "to": fee})
            case PaymentRecorded(order_no=no, amount=amount):
                self.payments.append({"of": no, "more": amount})
            case _:
                pass

    def write(self, connection: Connection) -> None:
        """Write them with one statement a kind."""
        for statement, rows in (
            (insert(orders), self.placed),
            (insert(order_lines), self.lines),
            (_AMEND, self.amended),
            (_MOVE, self.moves),
            (_COUNT, self.counted),
            (_FILL, self.postages),
            (_PAY, self.payments),
        ):
            if rows:
                connection.execute(statement, rows)


_MOVE = update(orders).where(orders.c.no == bindparam("of")).values(status=bindparam("to"))
_AMEND = (
    update(orders)
    .where(orders.c.no == bindparam("of"))
    .values(
        goods=bindparam("goods_now"),
        pieces=bindparam("pieces_now"),
        total=bindparam("total_now"),
        data=bindparam("data_now"),
    )
)
_COUNT = update(order_lines).where(order_lines.c.no == bindparam("of")).values(counted=bindparam("to"))
_FILL = (
    update(orders)
    .where(orders.c.no == bindparam("of"))
    .values(postage=bindparam("to"), total=orders.c.goods + func.coalesce(bindparam("to"), 0))
)
_PAY = update(orders).where(orders.c.no == bindparam("of")).values(paid=orders.c.paid + bindparam("more"))


def _order_row(order: Order, day: str) -> Row:
    return {
        "no": order.no,
        "partner_id": order.partner_id,
        "day": day,
        "placed_at": utc_text(order.placed_at),
        "status": order.status.value,
        "goods": order.subtotal,
        "pieces": sum(line.quantity for line in order.lines),
        "postage": order.postage,
        "total": order.total,
        "paid": order.paid,
        "data": encode_order(order),
    }


def _amended_row(order: Order) -> Row:
    return {
        "of": order.no,
        "goods_now": order.subtotal,
        "pieces_now": sum(line.quantity for line in order.lines),
        "total_now": order.total,
        "data_now": encode_order(order),
    }


def _line_rows(order: Order, day: str) -> list[Row]:
    counted = int(order.status is not OrderStatus.CANCELLED)
    return [
        {
            "no": order.no,
            "line": place,
            "sku": line.sku,
            "name": line.name,
            "quantity": line.quantity,
            "subtotal": line.subtotal,
            "cost": None if line.cost is None else line.cost * line.quantity,
            "day": day,
            "partner_id": order.partner_id,
            "counted": counted,
        }
        for place, line in enumerate(order.lines)
    ]
