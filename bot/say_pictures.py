"""Answers to pictures in words."""

from typing import assert_never

from bot.cleaning import clean_name
from bot.talk import Talk, Voice, lines, press
from commands.asks import Verb
from commands.replies.pictures import (
    PictureReply,
    PictureUseless,
    QrisChanged,
    QrisFound,
    QrisInForce,
    QrisLeft,
)


def talk(voice: Voice, reply: PictureReply) -> Talk:
    """Text and buttons. Names in a code are a stranger's word: one line, nothing invisible."""
    words = voice.words.pictures
    match reply:
        case PictureUseless(trouble):
            return Talk(words.troubles[trouble])
        case QrisFound():
            return _question(voice, reply)
        case QrisInForce(merchant, is_new):
            said = words.in_force if is_new else words.was_in_force
            return Talk(said.format(merchant=clean_name(merchant)), is_page=True)
        case QrisLeft(merchant):
            said = words.left_old if merchant else words.left
            return Talk(said.format(merchant=clean_name(merchant)), is_page=True)
        case QrisChanged(merchant, who):
            return Talk(words.changed.format(merchant=clean_name(merchant), who=who))
        case _:
            assert_never(reply)


def _question(voice: Voice, reply: QrisFound) -> Talk:
    words, merchant = voice.words.pictures, clean_name(reply.found.merchant)
    ask = words.ask_for_city if reply.found.city else words.ask
    instead = words.instead.format(merchant=clean_name(reply.before.merchant)) if reply.before else ""
    buttons = (
        press(words.use, Verb.USE_QRIS, reply.number),
        press(words.leave, Verb.LEAVE_QRIS, reply.number),
    )
    return Talk(lines(ask.format(merchant=merchant, city=clean_name(reply.found.city)), instead), (buttons,))
