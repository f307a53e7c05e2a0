"""What a partner hears when her order moves on: how it comes to her, and what she pays for it in cash."""

import re

from commands.replies.orders import OrderNews
from commands.rules.orders import BY_HAND, Delivery, Order, OrderStatus

_BROUGHT = re.compile(r"diant[ae]r(?:kan|in)?\b(?: (?:oleh|sama|sendiri)\b)? ?", re.IGNORECASE)


def news(order: Order, after: OrderStatus, courier: str = "", tracking: str = "") -> OrderNews:
    """Of an order as it is paid and sent now. `courier` and `tracking` as the team wrote them."""
    delivery, by = _how(order, courier, tracking)
    is_sent = after is OrderStatus.SHIPPED
    return OrderNews(
        order.no,
        after,
        courier=by,
        tracking=tracking,
        total=order.total,
        delivery=delivery,
        cash=_cash(order) if is_sent else 0,
    )


def _how(order: Order, courier: str, tracking: str) -> tuple[Delivery, str]:
    """A courier's number says that it is no errand of ours; `diantar Adi` says that it is, and whose."""
    if order.delivery is Delivery.FETCHED:
        return order.delivery, courier
    if tracking:
        return Delivery.COURIER, courier
    said = _BROUGHT.match(courier)
    return (order.delivery, courier) if said is None else (Delivery.BROUGHT, courier[said.end() :])


def _cash(order: Order) -> int:
    """Rupiah that she is to have at hand; nothing while money for it is looked at."""
    return order.unpaid if order.pay_method in BY_HAND and not order.to_check else 0
