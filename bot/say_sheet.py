"""What the owner hears of her Sheet, in words."""

from typing import assert_never

from bot import render_owner
from bot.talk import Talk, Voice
from commands.replies.sheet import (
    CellFaults,
    LinesAnswered,
    LinesGone,
    OrderRowAnswered,
    OrderRowGone,
    PriceDecided,
    PriceHeldBack,
    PricesDecided,
    PricesHeldBack,
    RoadNews,
    SheetNews,
    SheetReply,
)


def talk(voice: Voice, reply: SheetReply) -> Talk:
    """Text and buttons."""
    match reply:
        case CellFaults():
            return render_owner.cell_faults(voice, reply)
        case PriceHeldBack():
            return render_owner.price_held(voice, reply)
        case PriceDecided():
            return render_owner.price_decided(voice, reply)
        case PricesHeldBack():
            return render_owner.prices_held(voice, reply)
        case PricesDecided():
            return render_owner.prices_decided(voice, reply)
        case OrderRowGone():
            return render_owner.order_row_gone(voice, reply)
        case OrderRowAnswered():
            return render_owner.order_row_answered(voice, reply)
        case LinesGone():
            return render_owner.lines_gone(voice, reply)
        case LinesAnswered():
            return render_owner.lines_answered(voice, reply)
        case SheetNews():
            return render_owner.sheet_news(voice, reply)
        case RoadNews():
            return render_owner.road_news(voice, reply)
        case _:
            assert_never(reply)
