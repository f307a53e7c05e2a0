"""Orders in words."""

from typing import assert_never

from bot import render_orders, render_owner
from bot.talk import Talk, Voice
from commands.replies.orders import (
    BillReady,
    MyOrders,
    NewOrder,
    OpenOrders,
    OrderNews,
    OrderReply,
    OwnerOrders,
    PostageChanged,
    WhichPartner,
)


def talk(voice: Voice, reply: OrderReply) -> Talk:
    """Text and buttons."""
    match reply:
        case MyOrders():
            return render_orders.my_orders(voice, reply)
        case OpenOrders():
            return render_orders.open_orders(voice, reply)
        case OrderNews():
            return render_orders.order_news(voice, reply)
        case BillReady():
            return render_orders.bill_ready(voice, reply)
        case PostageChanged():
            return render_orders.postage_changed(voice, reply)
        case WhichPartner():
            return render_orders.which_partner(voice, reply)
        case OwnerOrders():
            return Talk(voice.words.orders.owner_help)
        case NewOrder():
            return render_owner.new_order(voice, reply)
        case _:
            assert_never(reply)
