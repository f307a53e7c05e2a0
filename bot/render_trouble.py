"""The bot's own trouble in words, for the owner's team."""

from bot.cleaning import clean_name
from bot.talk import Talk, Voice, lines
from commands.replies.troubles import AskSetAside, PollingNews

_WORDS = 100
"""Characters shown of what somebody typed."""


def set_aside(voice: Voice, reply: AskSetAside) -> Talk:
    """Who, when, what; and what whoever mends it must look for."""
    words = voice.words.trouble
    who, typed = clean_name(reply.who), clean_name(reply.words)
    if len(typed) > _WORDS:
        typed = typed[: _WORDS - 1].rstrip() + "…"
    template = words.set_aside_said if typed else words.set_aside_pressed if who else words.set_aside_unread
    return Talk(
        lines(
            words.set_aside,
            template.format(who=who, at=voice.formats.moment(reply.at), words=typed),
            words.set_aside_mend.format(key=reply.key, error=reply.error),
        )
    )


def polling(voice: Voice, reply: PollingNews) -> Talk:
    """Another program fetches her bot's messages, or no longer does."""
    words = voice.words.trouble
    template = words.two_pollers_over if reply.is_over else words.two_pollers
    return Talk(template.format(clock=voice.formats.clock(reply.at)))
