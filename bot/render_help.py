"""Greetings, help and refusals in words. A "no" brings the reason and the way on."""

from bot.cleaning import clean_name
from bot.links import start_link, start_payload, whatsapp_link
from bot.talk import Rows, Talk, Voice, lines, link, press, rows_of
from commands.asks import Verb
from commands.messages import Button
from commands.replies.audience import Audience
from commands.replies.people import (
    GoPrivate,
    Help,
    InviteRefusal,
    InviteRefused,
    Joined,
    JoinedTeam,
    OwnersOnly,
    PartnershipRests,
    PartnersOnly,
    Unknown,
    Welcome,
)


def welcome(voice: Voice, reply: Welcome) -> Talk:
    """What may be done here, by who she is."""
    words = voice.words.help
    match reply.audience:
        case Audience.STRANGER:
            return Talk(words.welcome_stranger.format(business=reply.business), ((_see_prices(voice),),))
        case Audience.PARTNER:
            return Talk(words.welcome_partner.format(called=reply.called), _prices_and_order(voice))
        case Audience.OWNER:
            return Talk(words.welcome_owner.format(called=reply.called))
        case Audience.GROUP:
            return Talk(words.welcome_group.format(business=reply.business))


def joined(voice: Voice, reply: Joined) -> Talk:
    """Her invitation was accepted."""
    text = voice.words.help.joined.format(business=reply.business, called=reply.called, tier=reply.tier)
    return Talk(text, _prices_and_order(voice))


def joined_team(voice: Voice, reply: JoinedTeam) -> Talk:
    """She belongs to the owner's team."""
    return Talk(voice.words.help.joined_team.format(business=reply.business, called=reply.called))


def invite_refused(voice: Voice, reply: InviteRefused) -> Talk:
    """Why the link does nothing, and whom to ask."""
    words = voice.words.help
    reasons = {
        InviteRefusal.UNKNOWN: words.invite_unknown,
        InviteRefusal.EXPIRED: words.invite_expired,
        InviteRefusal.USED: words.invite_used,
        InviteRefusal.ACCOUNT_TAKEN: words.invite_taken,
    }
    contact = clean_name(reply.contact)
    ask = words.invite_ask.format(contact=contact) if contact else ""
    return Talk(" ".join(filter(None, (reasons[reply.reason], ask))), _whatsapp_rows(voice, reply.contact))


def help_text(voice: Voice, reply: Help) -> Talk:
    """A line a command."""
    words = voice.words.help
    listed = [
        words.help_line.format(command=name, what=voice.words.menu_line(name)) for name in reply.commands
    ]
    return Talk(lines(words.help, *listed))


def partners_only(voice: Voice, reply: PartnersOnly) -> Talk:
    """A stranger wants to order: how to become a partner, or buy otherwise."""
    words = voice.words.help
    if reply.is_waiting:
        return Talk(words.partners_only_waiting)
    rows = _whatsapp_rows(voice, reply.contact)
    return Talk(
        lines(words.partners_only, words.partners_only_ask if rows else ""), rows or ((_see_prices(voice),),)
    )


def rests(voice: Voice, reply: PartnershipRests) -> Talk:
    """Her row says `nonaktif`."""
    return Talk(voice.words.help.rests, _whatsapp_rows(voice, reply.contact))


def owners_only(voice: Voice, reply: OwnersOnly) -> Talk:
    """What she may use instead."""
    commands = ", ".join(f"/{name}" for name in reply.commands)
    return Talk(voice.words.help.owners_only.format(commands=commands))


def go_private(voice: Voice, reply: GoPrivate) -> Talk:
    """A deep link that runs the same command in the private chat."""
    button = link(voice.label.open_private, start_link(voice.bot_username, start_payload(reply.command)))
    return Talk(voice.words.help.go_private.format(command=reply.command), ((button,),))


def unknown(voice: Voice, reply: Unknown) -> Talk:
    """A short hint with an example."""
    words, label = voice.words.help, voice.label
    chat = _whatsapp(voice, reply.contact)
    match reply.audience:
        case Audience.PARTNER:
            text = words.unknown_example.format(example=reply.example) if reply.example else words.unknown
            offered = [press(label.order, Verb.START_ORDER), press(label.prices, Verb.SHOW_PRICES), *chat]
            return Talk(text, rows_of(offered))
        case Audience.STRANGER:
            return Talk(words.unknown_stranger, rows_of(chat))
        case Audience.GROUP:  # no phone number in a group, not even inside a link
            return Talk(words.unknown_stranger)
        case Audience.OWNER:
            return Talk(lines(words.unknown, voice.words.orders.owner_help))


def _see_prices(voice: Voice) -> Button:
    return press(voice.label.see_prices, Verb.SHOW_PRICES)


def _prices_and_order(voice: Voice) -> Rows:
    return ((_see_prices(voice), press(voice.label.order, Verb.START_ORDER)),)


def _whatsapp(voice: Voice, contact: str) -> list[Button]:
    url = whatsapp_link(contact)
    return [link(voice.label.whatsapp, url)] if url else []


def _whatsapp_rows(voice: Voice, contact: str) -> Rows:
    return rows_of(_whatsapp(voice, contact))
