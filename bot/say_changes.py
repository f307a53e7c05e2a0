"""Changes of orders in words."""

from typing import assert_never

from bot import render_changes as changes
from bot import render_money_back as money
from bot import render_whys as whys
from bot.talk import Talk, Voice
from commands.replies.changes import (
    ChangeLeft,
    ChangeReply,
    EditRefused,
    EditShown,
    JustChanged,
    MoveAsked,
    OrderCard,
    OrderChanged,
    OrderEdited,
    OrderExplained,
    OrderMovedOn,
    OrderStands,
    OrderUnknown,
    PaidBack,
    PartnerMoved,
    PayBackTask,
    RefundOff,
    ReturnAsked,
    Returned,
    ReturnMoney,
    ReturnRefused,
    SurplusAsked,
    SurplusComesBack,
    SurplusKept,
    SurplusSettled,
    WhichToExplain,
    WishCame,
    WishDeclined,
    WishRefused,
    WishSent,
    WordsAsked,
    WordsUnclear,
)

_Moving = (
    OrderUnknown
    | JustChanged
    | OrderStands
    | OrderCard
    | WordsAsked
    | WordsUnclear
    | MoveAsked
    | OrderMovedOn
    | PartnerMoved
    | ChangeLeft
)
_Money = SurplusAsked | SurplusSettled | SurplusKept | SurplusComesBack | PayBackTask | RefundOff | PaidBack
_Editing = (
    EditShown | EditRefused | OrderEdited | OrderChanged | WishSent | WishCame | WishRefused | WishDeclined
)


def talk(voice: Voice, reply: ChangeReply) -> Talk:
    """Text and buttons."""
    if isinstance(reply, _Moving):
        return _moving(voice, reply)
    if isinstance(reply, _Editing):
        return _editing(voice, reply)
    if isinstance(reply, _Money):
        return _money(voice, reply)
    match reply:
        case ReturnAsked():
            return money.return_asked(voice, reply)
        case ReturnMoney():
            return money.return_money(voice, reply)
        case ReturnRefused():
            return money.return_refused(voice, reply)
        case Returned():
            return money.returned(voice, reply)
        case OrderExplained():
            return whys.explained(voice, reply)
        case WhichToExplain():
            return whys.which(voice, reply)
        case _:
            assert_never(reply)


def _moving(voice: Voice, reply: _Moving) -> Talk:
    match reply:
        case OrderUnknown():
            return changes.unknown(voice, reply)
        case JustChanged(no):
            return Talk(voice.words.changes.just_changed.format(no=no))
        case OrderStands():
            return changes.stands(voice, reply)
        case OrderCard():
            return changes.card(voice, reply)
        case WordsAsked():
            return changes.words_asked(voice, reply)
        case WordsUnclear():
            return changes.words_unclear(voice, reply)
        case MoveAsked():
            return changes.move_asked(voice, reply)
        case OrderMovedOn():
            return changes.moved_on(voice, reply)
        case PartnerMoved():
            return changes.partner_moved(voice, reply)
        case ChangeLeft(no):
            return Talk(voice.words.changes.left.format(no=no), is_page=True)
        case _:
            assert_never(reply)


def _editing(voice: Voice, reply: _Editing) -> Talk:
    match reply:
        case EditShown():
            return changes.edit_shown(voice, reply)
        case EditRefused():
            return changes.edit_refused(voice, reply)
        case OrderEdited():
            return changes.edited(voice, reply)
        case OrderChanged():
            return changes.changed(voice, reply)
        case WishSent(no):
            return Talk(voice.words.changes.wish_sent.format(no=no))
        case WishCame():
            return changes.wish_came(voice, reply)
        case WishRefused():
            return changes.wish_refused(voice, reply)
        case WishDeclined():
            return changes.wish_declined(voice, reply)
        case _:
            assert_never(reply)


def _money(voice: Voice, reply: _Money) -> Talk:
    match reply:
        case SurplusAsked():
            return money.surplus_asked(voice, reply)
        case SurplusSettled():
            return money.surplus_settled(voice, reply)
        case SurplusKept():
            return money.surplus_kept(voice, reply)
        case SurplusComesBack():
            return money.comes_back(voice, reply)
        case PayBackTask():
            return money.pay_back_task(voice, reply)
        case RefundOff():
            return money.refund_off(voice, reply)
        case PaidBack():
            return money.paid_back(voice, reply)
        case _:
            assert_never(reply)
