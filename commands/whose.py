"""`Pesanan siapa?`: the owner pastes a partner's order, says whose it is, and confirms it for her."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from zlib import crc32

from rapidfuzz import fuzz, process

from commands import access, order, order_words
from commands.asks import Ask, Pressed, Said, Verb
from commands.book import Book
from commands.correcting import adds
from commands.decision import Decision
from commands.drafts import Draft, DraftState
from commands.reading.cleaning import pasted_from
from commands.replacing import in_place_of
from commands.replies.asking import PartnerChoice, WhoseOrder
from commands.replies.drafts import DraftEmpty, OldButton
from commands.replies.people import OwnersOnly
from commands.rules.network import Partner
from commands.sources import came_of, edited, joined
from commands.unclear import names_nothing, read_unclear
from commands.words import OrderText, read_order

PAGE = 8
"""Names under one question."""
_NEAR = 75
"""Likeness, 0 to 100, from which a name is worth offering."""
_MOST_WORDS = 5
"""A longer message is no name."""
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def paste(ask: Ask, book: Book, said: Said) -> Decision | None:
    """Plain words of the team that clearly order something; None if they do not."""
    if access.role(ask, book) is None or said.file is not None:
        return None
    read = read_order(said.text, book.names)
    if (changed := order_words.edit(ask, book, said, read)) is not None:
        return changed
    offered = _offered_by(ask, book, said)
    if offered is not None and not read.is_order:
        return Decision(DraftEmpty(), drafts=(replace(offered, state=DraftState.DROPPED),))
    return _taken(ask, book, said, read) if read.lines or offered is not None else None


def unclear(ask: Ask, book: Book, said: Said) -> Decision | None:
    """Plain words of the team that order something and leave all of it open; None if they order nothing."""
    if access.role(ask, book) is None or said.file is not None:
        return None
    read = read_unclear(said.text, book.names)
    return None if read is None or names_nothing(read, said.text) else _taken(ask, book, said, read)


def _taken(ask: Ask, book: Book, said: Said, read: OrderText) -> Decision:
    """Her own words may answer what the draft asks that she fills, or correct it; else whose they are is asked."""
    speakers, old = pasted_from(said.text), order.open_draft(ask, book)
    is_own = old is not None and not speakers
    answered = order_words.answer(ask, book, old, said, read) if old is not None and is_own else None
    return answered or begin(ask, book, said, read, speakers)


def begin(
    ask: Ask, book: Book, said: Said, read: OrderText, names: Sequence[str], typed: str = ""
) -> Decision:
    """Keep what was read, and ask whose it is; first whom the names may mean. `typed`: a name not found."""
    before = _offered_by(ask, book, said)
    if before is not None and said.message_id is not None:
        offered = edited(before, read, said.message_id)
    else:
        empty = Draft(
            id=book.next_counter("draft"),
            partner_id="",
            made_by=ask.sender.telegram_id,
            version=0,
            state=DraftState.OFFERED,
        )
        offered = joined(empty, read, said.message_id)
    offered = replace(offered, is_more=adds(said.text, book.names))
    first = [partner for name in names for partner in called(book, name)]
    if (old := order.open_draft(ask, book)) is not None and book.partners[old.partner_id].may_order:
        first.append(book.partners[old.partner_id])
    return Decision(_question(book, offered, first, typed=typed), drafts=(offered,))


def named(ask: Ask, book: Book, said: Said) -> Decision | None:
    """A name that she types after the question: that partner's draft, or buttons of who is called alike."""
    offered = _waiting(ask, book)
    words = said.text.split()
    if offered is None or not 0 < len(words) <= _MOST_WORDS or said.is_edit or said.file is not None:
        return None
    exact = order.partners_called(book, said.text)
    if len(exact) == 1:
        return _draft_for(ask, book, offered, exact[0])
    if read_unclear(said.text, book.names) is not None:
        return None
    found = called(book, said.text)
    if not found:
        return Decision(_question(book, offered, (), typed=said.text))
    return Decision(_question(book, offered, found, only=True))


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """A name on a button, or `[Lainnya]`."""
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(()))
    offered = book.drafts.get(str(press.subject))
    if offered is None or offered.made_by != ask.sender.telegram_id or offered.partner_id:
        return Decision(OldButton())
    if offered.state is not DraftState.OFFERED or offered.version != press.version:
        return Decision(OldButton())
    if press.verb is Verb.MORE_WHOSE:
        return Decision(_question(book, offered, (), start=press.quantity))
    partner = next((p for p in _ordering(book) if number_of(p) == press.quantity), None)
    return Decision(OldButton()) if partner is None else _draft_for(ask, book, offered, partner)


def number_of(partner: Partner) -> int:
    """A number for callback data that stands for a partner's id (ids are words of the owner's)."""
    return crc32(partner.id.encode())


def called(book: Book, name: str) -> list[Partner]:
    """Partners with this name, else those whose name is most like it, nearest first."""
    exact = order.partners_called(book, name)
    if exact:
        return exact
    known = {}
    for partner in _ordering(book):
        person = book.person(partner.id)
        known[partner.id] = " ".join(part for part in (person.name, person.nickname) if part).casefold()
    near = process.extract(
        " ".join(name.casefold().split()), known, scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=PAGE
    )
    return [book.partners[partner_id] for _, _, partner_id in near]


def mentioned(book: Book, text: str) -> list[str]:
    """The names, or `Panggilan`, that stand in a text as they are."""
    told = f" {_words(text)} "
    people = (book.person(partner.id) for partner in _ordering(book))
    known = (name for person in people for name in (person.name, person.nickname) if name)
    return [name for name in known if f" {_words(name)} " in told]


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _draft_for(ask: Ask, book: Book, offered: Draft, partner: Partner) -> Decision:
    """The partner's draft; her basket that stands open takes it in."""
    old = order.open_draft(ask, book)
    joins = old is not None and (old.by_buttons or offered.is_more or not offered.lines)
    if old is not None and joins and old.partner_id == partner.id:
        return _into(ask, book, old, offered)
    opened = replace(offered.again(), partner_id=partner.id, state=DraftState.OPEN)
    return in_place_of(ask, book, old, opened)


def _into(ask: Ask, book: Book, old: Draft, offered: Draft) -> Decision:
    read = OrderText(
        tuple((line.sku, line.quantity) for line in offered.lines),
        tuple(replace(question, asked_by=None) for question in offered.questions),
    )
    message_id = next((source.message_id for source in offered.sources), None)
    dropped = replace(offered, state=DraftState.DROPPED)
    return order_words.add_words(ask, book, old, read, message_id, also=(dropped,))


def _question(
    book: Book,
    offered: Draft,
    first: Iterable[Partner],
    *,
    start: int = 0,
    only: bool = False,
    typed: str = "",
) -> WhoseOrder:
    """`first` before all others; `only` they, where she named them herself."""
    chosen = list(dict.fromkeys(partner.id for partner in first))
    others = [] if only else [partner.id for partner in _ordering(book) if partner.id not in chosen]
    listed = [*chosen, *others]
    start = start if 0 <= start < len(listed) else 0
    following = start + PAGE
    return WhoseOrder(
        offered,
        tuple(
            (book.products[line.sku], line.quantity) for line in offered.lines if line.sku in book.products
        ),
        tuple(
            PartnerChoice(number_of(book.partners[one]), book.person(one).name or one)
            for one in listed[start:following]
        ),
        following if following < len(listed) else None,
        typed,
    )


def _ordering(book: Book) -> list[Partner]:
    """Who may order: who ordered last comes first, then by name."""
    last: dict[str, datetime] = {}
    for one in book.orders.values():
        last[one.partner_id] = max(one.placed_at, last.get(one.partner_id, _LONG_AGO))
    partners = [partner for partner in book.partners.values() if partner.may_order]
    partners.sort(key=lambda partner: book.person(partner.id).name.casefold())
    return sorted(partners, key=lambda partner: last.get(partner.id, _LONG_AGO), reverse=True)


def _hers(ask: Ask, book: Book) -> list[Draft]:
    return [draft for draft in book.drafts.values() if draft.made_by == ask.sender.telegram_id]


def _waiting(ask: Ask, book: Book) -> Draft | None:
    """The pasted order whose partner she was asked for, if nothing came after it."""
    newest = max(_hers(ask, book), key=lambda draft: draft.id, default=None)
    is_waiting = newest is not None and newest.state is DraftState.OFFERED and not newest.partner_id
    return newest if is_waiting and access.role(ask, book) is not None else None


def _offered_by(ask: Ask, book: Book, said: Said) -> Draft | None:
    """What an edited message of hers made, while nobody said whose it is."""
    hers = (one for one in _hers(ask, book) if said.is_edit and came_of(one, said.message_id))
    return next((one for one in hers if one.state is DraftState.OFFERED), None)
