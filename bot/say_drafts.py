"""What is not confirmed yet, in words."""

from typing import assert_never

from bot import render_asking, render_draft, render_orders
from bot.order_buttons import order_rows
from bot.talk import Talk, Voice, press
from commands.asks import Verb
from commands.replies.asking import AskingReply, ChangeOrNew, PriceAsked, WhoseOrder
from commands.replies.drafts import (
    AlreadyRecorded,
    DraftDropped,
    DraftEmpty,
    DraftReply,
    DraftShown,
    NotConfirmable,
    OldButton,
    OrderRecorded,
)


def talk(voice: Voice, reply: DraftReply | AskingReply) -> Talk:
    """Text and buttons."""
    match reply:
        case DraftShown():
            return render_draft.draft_shown(voice, reply)
        case PriceAsked():
            return render_asking.price_asked(voice, reply)
        case WhoseOrder():
            return render_asking.whose_order(voice, reply)
        case ChangeOrNew():
            return render_asking.change_or_new(voice, reply)
        case DraftDropped():
            return Talk(voice.words.drafts.dropped, is_page=True)
        case DraftEmpty():
            again = press(voice.label.order, Verb.START_ORDER)
            return Talk(voice.words.drafts.emptied, ((again,),), is_page=True)
        case OrderRecorded():
            return render_orders.recorded(voice, reply)
        case AlreadyRecorded(no, change):
            rows = () if change is None else order_rows(voice, no, (change,))
            return Talk(voice.words.orders.already.format(no=no), rows)
        case OldButton():
            return Talk(voice.words.orders.old_button)
        case NotConfirmable():
            return Talk(voice.words.drafts.not_confirmable)
        case _:
            assert_never(reply)
