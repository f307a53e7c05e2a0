"""A pasted chat in which several speak: only one of them orders. What the others wrote is never added to it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from commands import access, order, settings
from commands.asks import Ask, Said
from commands.book import Book
from commands.decision import Decision
from commands.reading.cleaning import spoken
from commands.replies.asking import WhoseOrder
from commands.replies.drafts import DraftShown, LeftOut
from commands.words import OrderText, read_order

Answer = TypeVar("Answer", Decision, Decision | None)


def of_one(ask: Ask, book: Book, said: Said, decide: Callable[[Said], Answer]) -> Answer:
    """What is decided of the words of who orders; who else ordered something in the chat is told as left out.

    A seller who repeats the order, as the team does to a partner and a partner to her customer, orders nothing.
    """
    is_team = access.role(ask, book) is not None
    told = spoken(said.text, lambda name: is_team and _is_known(ask, book, name))
    words: dict[str, str] = {}
    for name, text in told:
        words[name] = words.get(name, "") + text
    above = words.pop("", "")
    is_shared = len(words) > 1 and read_order(said.text, book.names).is_order
    reads = {name: read_order(text, book.names) for name, text in words.items()} if is_shared else {}
    ordering = [name for name, read in reads.items() if _orders(read)]
    buyers = [name for name in ordering if not _is_of_team(ask, book, name)]
    if len(buyers) > 1:
        buyers = [name for name in buyers if not _is_sender(ask, book, name)]
    if not buyers:
        return decide(said)
    who = buyers[0]
    others = tuple(one for one in ordering if one != who and (one in buyers or reads[one] != reads[who]))
    decision = decide(replace(said, text=above + words[who]))
    return _naming(decision, LeftOut(who, others)) if others and decision is not None else decision


def _naming(decision: Decision, left_out: LeftOut) -> Decision:
    match decision.reply:
        case DraftShown() as shown:
            return replace(decision, reply=replace(shown, news=replace(shown.news, left_out=left_out)))
        case WhoseOrder() as asked:
            return replace(decision, reply=replace(asked, left_out=left_out))
        case _:
            return decision


def _orders(read: OrderText) -> bool:
    """Whether it names goods: `mau pesan` alone is put into words by who answers it."""
    return bool(read.lines) or any(question.choices for question in read.questions)


def _is_known(ask: Ask, book: Book, name: str) -> bool:
    return bool(order.partners_called(book, name)) or _is_of_team(ask, book, name)


def _is_of_team(ask: Ask, book: Book, name: str) -> bool:
    """Whether somebody of the team is called so, and no partner."""
    names = [book.person(key).called for key in book.members]
    own = [ask.sender.name] if access.role(ask, book) is not None else []
    is_one = any(_is_same(name, one) for one in (*names, *own, settings.owner_name(book)))
    return is_one and not order.partners_called(book, name)


def _is_sender(ask: Ask, book: Book, name: str) -> bool:
    partner = book.partner_of(ask.sender.telegram_id)
    known = "" if partner is None else book.person(partner.id).name
    return any(_is_same(name, one) for one in (known, ask.sender.name))


def _is_same(name: str, known: str) -> bool:
    """Whether one of them has all words of the other: `Ratna` and `Bu Ratna`."""
    said, meant = set(name.casefold().split()), set(known.casefold().split())
    return bool(said and meant) and (said <= meant or meant <= said)
