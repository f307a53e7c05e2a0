"""Buttons under an order, and ways to reach whose it is."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from bot.links import whatsapp_link
from bot.talk import Rows, Voice, link, press, rows_of
from commands.asks import Verb
from commands.messages import Button
from commands.pointing import pointer
from commands.rules.network import Person

_AS_USUAL: Mapping[Verb, str] = MappingProxyType({})


def order_rows(
    voice: Voice,
    no: str,
    verbs: Iterable[Verb],
    person: Person | None = None,
    labels: Mapping[Verb, str] = _AS_USUAL,
) -> Rows:
    """The same in rows, with `[Hubungi]` where it is known how. `labels`: other words for some of them."""
    said = {**voice.words.changes.labels, **labels}
    buttons = [press(said[verb].format(no=no), verb, pointer(no)) for verb in verbs]
    return rows_of([*buttons, *contact(voice, person)])


def contact(voice: Voice, person: Person | None) -> list[Button]:
    """WhatsApp where her number is known, else Telegram where her name there is."""
    if person is None:
        return []
    telegram = f"https://t.me/{person.username.removeprefix('@')}" if person.username else ""
    url = whatsapp_link(person.phone) or telegram
    return [link(voice.words.changes.contact, url)] if url else []


def surplus_rows(voice: Voice, no: str, amount: int) -> Rows:
    """Back, or kept for the next order?"""
    labels, subject = voice.words.changes.labels, pointer(no)
    return (
        tuple(
            press(labels[verb], verb, subject, quantity=amount) for verb in (Verb.GIVE_BACK, Verb.KEEP_MONEY)
        ),
    )
