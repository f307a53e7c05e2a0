"""Troubles of ours in words."""

from typing import assert_never

from bot import render_trouble
from bot.talk import Talk, Voice
from commands.replies.troubles import (
    AskSetAside,
    NothingRecorded,
    PollingNews,
    SomethingBroke,
    TooFast,
    TroubleReply,
)


def talk(voice: Voice, reply: TroubleReply) -> Talk:
    """Text and buttons."""
    match reply:
        case TooFast():
            return Talk(voice.words.help.too_fast)
        case NothingRecorded():
            return Talk(voice.words.help.nothing_recorded)
        case SomethingBroke():
            return Talk(voice.words.help.something_broke)
        case AskSetAside():
            return render_trouble.set_aside(voice, reply)
        case PollingNews():
            return render_trouble.polling(voice, reply)
        case _:
            assert_never(reply)
