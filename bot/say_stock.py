"""Stock in words."""

from typing import assert_never

from bot import render_stock
from bot.talk import Talk, Voice
from commands.replies.stock import (
    BackInStock,
    NoLaterDay,
    NoSwap,
    StockForOwner,
    StockForPartner,
    StockReply,
    WillTell,
)


def talk(voice: Voice, reply: StockReply) -> Talk:
    """Text and buttons."""
    match reply:
        case WillTell():
            return render_stock.will_tell(voice, reply)
        case NoSwap():
            return Talk(render_stock.no_swap(voice, reply))
        case NoLaterDay():
            return Talk(render_stock.no_later_day(voice, reply))
        case BackInStock():
            return render_stock.back_in_stock(voice, reply)
        case StockForPartner():
            return render_stock.for_partner(voice, reply)
        case StockForOwner():
            return render_stock.for_owner(voice, reply)
        case _:
            assert_never(reply)
