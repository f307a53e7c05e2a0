"""What is not confirmed yet, in words."""

from typing import assert_never

from bot import render_draft, render_orders
from bot.talk import Talk, Voice
from commands.replies.drafts import (
    AlreadyRecorded,
    DraftDropped,
    DraftEmpty,
    DraftReply,
    DraftShown,
    NotConfirmable,
    OldButton,
    OrderHelp,
    OrderRecorded,
)


def talk(voice: Voice, reply: DraftReply) -> Talk:
    """Text and buttons."""
    match reply:
        case DraftShown():
            return render_draft.draft_shown(voice, reply)
        case OrderHelp():
            return render_orders.order_help(voice, reply)
        case DraftDropped():
            return Talk(voice.words.drafts.dropped, is_page=True)
        case DraftEmpty():
            return Talk(voice.words.drafts.emptied, is_page=True)
        case OrderRecorded():
            return render_orders.recorded(voice, reply)
        case AlreadyRecorded(no):
            return Talk(voice.words.orders.already.format(no=no))
        case OldButton():
            return Talk(voice.words.orders.old_button)
        case NotConfirmable():
            return Talk(voice.words.drafts.not_confirmable)
        case _:
            assert_never(reply)
