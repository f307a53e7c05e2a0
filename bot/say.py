"""Which words belong to which reply: a reply without words does not type-check (`assert_never`)."""

from typing import assert_never

from bot import (
    render_bills,
    render_clock,
    render_papers,
    render_stock,
    say_changes,
    say_drafts,
    say_money,
    say_orders,
    say_people,
    say_pictures,
    say_prices,
    say_reports,
    say_sheet,
    say_shopping,
    say_stock,
    say_troubles,
)
from bot.talk import Talk, Voice
from commands.replies import AboutOrders, Reply
from commands.replies.asking import AskingReply
from commands.replies.bills import BillReply
from commands.replies.changes import ChangeReply
from commands.replies.clock import ClockReply, NothingToWaitFor
from commands.replies.drafts import AlreadyRecorded, DraftReply, NotConfirmable, OldButton
from commands.replies.money import MoneyReply
from commands.replies.orders import OrderReply
from commands.replies.papers import PaperReply
from commands.replies.people import PeopleReply
from commands.replies.pictures import PictureReply
from commands.replies.prices import PriceReply
from commands.replies.reports import ReportReply
from commands.replies.sheet import SheetReply
from commands.replies.shopping import ShoppingReply
from commands.replies.stock import NoLaterDay, NoSwap, StockReply
from commands.replies.troubles import TroubleReply


def talk_of(voice: Voice, reply: Reply) -> Talk:
    """Text and buttons of a reply."""
    if isinstance(reply, AboutOrders):
        return _about_orders(voice, reply)
    if isinstance(reply, PriceReply):
        return say_prices.talk(voice, reply)
    if isinstance(reply, ReportReply):
        return say_reports.talk(voice, reply)
    if isinstance(reply, PeopleReply):
        return say_people.talk(voice, reply)
    if isinstance(reply, TroubleReply):
        return say_troubles.talk(voice, reply)
    if isinstance(reply, SheetReply):
        return say_sheet.talk(voice, reply)
    if isinstance(reply, PictureReply):
        return say_pictures.talk(voice, reply)
    assert_never(reply)


def _about_orders(voice: Voice, reply: AboutOrders) -> Talk:
    if isinstance(reply, DraftReply | AskingReply):
        return say_drafts.talk(voice, reply)
    if isinstance(reply, ShoppingReply):
        return say_shopping.talk(voice, reply)
    if isinstance(reply, OrderReply):
        return say_orders.talk(voice, reply)
    if isinstance(reply, ChangeReply):
        return say_changes.talk(voice, reply)
    if isinstance(reply, MoneyReply):
        return say_money.talk(voice, reply)
    if isinstance(reply, BillReply):
        return render_bills.talk(voice, reply)
    if isinstance(reply, ClockReply):
        return render_clock.talk(voice, reply)
    if isinstance(reply, PaperReply):
        return render_papers.talk(voice, reply)
    if isinstance(reply, StockReply):
        return say_stock.talk(voice, reply)
    assert_never(reply)


def alert_of(voice: Voice, reply: Reply) -> str:
    """What is said on the button itself; nothing for replies that deserve a message."""
    match reply:
        case AlreadyRecorded(no):
            return voice.words.orders.already.format(no=no)
        case OldButton():
            return voice.words.orders.old_button
        case NotConfirmable():
            return voice.words.drafts.not_confirmable
        case NothingToWaitFor():
            return render_clock.void(voice, reply)
        case NoSwap():
            return render_stock.no_swap(voice, reply)
        case NoLaterDay():
            return render_stock.no_later_day(voice, reply)
        case _:
            return ""
