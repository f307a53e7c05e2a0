"""Prices in words."""

from typing import assert_never

from bot import render_prices
from bot.talk import Talk, Voice
from commands.replies.prices import NothingForSale, PriceList, PriceReply, ProductPrices, UnknownProduct


def talk(voice: Voice, reply: PriceReply) -> Talk:
    """Text and buttons."""
    match reply:
        case PriceList():
            return render_prices.price_list(voice, reply)
        case ProductPrices():
            return render_prices.product_prices(voice, reply)
        case NothingForSale():
            return render_prices.nothing_for_sale(voice, reply)
        case UnknownProduct():
            return render_prices.unknown_product(voice, reply)
        case _:
            assert_never(reply)
