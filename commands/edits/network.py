"""Edits of the people: partners, the team, groups; and the invitations of rows without an account."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from commands.book import Book
from commands.chats import as_it_is_now
from commands.edits.effect import Effect
from commands.edits.seen import MemberSeen, PartnerSeen, SheetSeen
from commands.entries import Entry
from commands.entries.people import GroupEnded, GroupSet, InviteIssued, MemberEnded, MemberSet, PartnerSet
from commands.entries.sheet import RowFound, RowLost
from commands.lost import PARTNERS, lost_row
from commands.replies.sheet import EditKind, EditTold
from commands.rules.network import Group, Invite, Partner, Person, Reach

INVITE_LASTS = timedelta(days=7)


def partners(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """Partners and their invitations; a row that is gone changes nothing and is asked about."""
    given: set[int] = set()
    for key, row in seen.partners.rows.items():
        yield from _partner(seen, book, key, row, given)
    for key in sorted(seen.partners.gone & book.partners.keys()):
        if lost_row(PARTNERS, key) not in book.lost:
            told = EditTold(EditKind.PARTNER_GONE, book.person(key).name or key)
            yield Effect((RowLost(PARTNERS, key, seen.at),), told=(told,))
    for key in sorted(seen.partners.present & book.partners.keys()):
        if lost_row(PARTNERS, key) in book.lost:
            yield Effect((RowFound(PARTNERS, key),))


def _partner(seen: SheetSeen, book: Book, key: str, row: PartnerSeen, given: set[int]) -> Iterator[Effect]:
    """One row. `given`: the accounts that new rows of this look have taken already."""
    old = book.partners.get(key)
    partner = _new(book, row.partner, given) if old is None else _kept(row.partner, old)
    person = row.person if old is None else replace(row.person, username=book.person(key).username)
    entries: list[Entry] = [] if partner == old else [PartnerSet(partner)]
    if partner.telegram_id is None and partner.may_order:
        entries.extend(_invite(seen, book, key))
    people = () if book.people.get(key) == person else (person,)
    if entries or people:
        yield Effect(tuple(entries), people)


def _new(book: Book, partner: Partner, given: set[int]) -> Partner:
    """The bot's own cells are taken from a row that is new to it, if they are free."""
    account = partner.telegram_id
    if account is None or account in given or book.partner_of(account) is not None:
        return replace(partner, telegram_id=None, reach=Reach.LINK_NOT_PRESSED)
    given.add(account)
    is_blocked = partner.reach is Reach.BLOCKED
    return replace(partner, reach=Reach.BLOCKED if is_blocked else Reach.CONNECTED)


def _kept(typed: Partner, old: Partner) -> Partner:
    """The bot's own cells of a known row are what the bot knows."""
    return replace(typed, telegram_id=old.telegram_id, reach=old.reach, joined=old.joined)


def _invite(seen: SheetSeen, book: Book, key: str) -> list[Entry]:
    """A link for a row without an account, a new one when the old one expired."""
    if any(invite.for_key == key and invite.expires > seen.at for invite in book.invites.values()):
        return []
    return [InviteIssued(Invite(next(seen.codes), key, seen.at + INVITE_LASTS))]


def members(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """The team; who is gone from it has no rights any more."""
    for key, row in seen.members.rows.items():
        yield from _member(seen, book, key, row)
    for key in seen.members.gone & book.members.keys():
        yield Effect((MemberEnded(key),))


def _member(seen: SheetSeen, book: Book, key: str, row: MemberSeen) -> Iterator[Effect]:
    old = book.members.get(key)
    member = row.member if old is None else replace(row.member, telegram_id=old.telegram_id)
    entries: list[Entry] = [] if member == old else [MemberSet(member)]
    if member.telegram_id is None:
        entries.extend(_invite(seen, book, key))
    known = book.people.get(key)
    person = row.person if known is None else replace(known, name=row.person.name)
    people: tuple[Person, ...] = () if known == person else (person,)
    if entries or people:
        yield Effect(tuple(entries), people)


def groups(seen: SheetSeen, book: Book) -> Iterator[Effect]:
    """Groups and the tier whose prices they see. What a known one is called is the bot's own."""
    rows = {group.key: group for group in (_known_group(row, book) for row in seen.groups.rows.values())}
    for key, group in rows.items():
        if book.groups.get(key) != group:
            yield Effect((GroupSet(group),))
    for key in (seen.groups.gone & book.groups.keys()) - rows.keys():
        yield Effect((GroupEnded(key),))


def _known_group(row: Group, book: Book) -> Group:
    group = as_it_is_now(row, book)
    old = book.groups.get(group.key)
    return group if old is None else replace(group, title=old.title)
