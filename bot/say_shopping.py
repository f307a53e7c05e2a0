"""Ordering by buttons in words."""

from typing import assert_never

from bot import render_basket, render_shopping
from bot.talk import Talk, Voice
from commands.replies.shopping import (
    ChangeWhat,
    NothingAgain,
    ProductShown,
    ShopGroups,
    ShopPage,
    ShoppingReply,
    SureToEmpty,
    TypeIt,
    WhichDay,
    WhichDelivery,
    WhichPayment,
    WhichRecipient,
)


def talk(voice: Voice, reply: ShoppingReply) -> Talk:
    """Text and buttons."""
    if isinstance(reply, ShopGroups | ShopPage | ProductShown):
        return _shop(voice, reply)
    match reply:
        case ChangeWhat():
            return render_basket.change_what(voice, reply)
        case SureToEmpty():
            return render_basket.sure_to_empty(voice, reply)
        case WhichRecipient():
            return render_basket.which_recipient(voice, reply)
        case WhichDelivery():
            return render_basket.which_delivery(voice, reply)
        case WhichDay():
            return render_basket.which_day(voice, reply)
        case WhichPayment():
            return render_basket.which_payment(voice, reply)
        case TypeIt():
            return render_basket.type_it(voice, reply)
        case NothingAgain():
            return render_basket.nothing_again(voice, reply)
        case _:
            assert_never(reply)


def _shop(voice: Voice, reply: ShopGroups | ShopPage | ProductShown) -> Talk:
    match reply:
        case ShopGroups():
            return render_shopping.groups(voice, reply)
        case ShopPage():
            return render_shopping.page(voice, reply)
        case ProductShown():
            return render_shopping.product(voice, reply)
        case _:
            assert_never(reply)
