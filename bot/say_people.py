"""Greetings, help and refusals in words."""

from typing import assert_never

from bot import render_help
from bot.talk import Talk, Voice
from commands.replies.people import (
    GoPrivate,
    Help,
    InviteRefused,
    Joined,
    JoinedTeam,
    OwnersOnly,
    PartnershipRests,
    PartnersOnly,
    PeopleReply,
    Unknown,
    Welcome,
)


def talk(voice: Voice, reply: PeopleReply) -> Talk:
    """Text and buttons."""
    match reply:
        case Welcome():
            return render_help.welcome(voice, reply)
        case Joined():
            return render_help.joined(voice, reply)
        case JoinedTeam():
            return render_help.joined_team(voice, reply)
        case InviteRefused():
            return render_help.invite_refused(voice, reply)
        case Help():
            return render_help.help_text(voice, reply)
        case PartnersOnly():
            return render_help.partners_only(voice, reply)
        case PartnershipRests():
            return render_help.rests(voice, reply)
        case OwnersOnly():
            return render_help.owners_only(voice, reply)
        case GoPrivate():
            return render_help.go_private(voice, reply)
        case Unknown():
            return render_help.unknown(voice, reply)
        case _:
            assert_never(reply)
