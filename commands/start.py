"""`/start`, with and without an invitation."""

from dataclasses import replace

from commands import access, settings
from commands.asks import Ask, Said
from commands.book import Book
from commands.decision import Decision
from commands.entries.people import AccountLinked, MemberSet
from commands.replies.audience import Audience
from commands.replies.people import InviteRefusal, InviteRefused, Joined, JoinedTeam, Welcome
from commands.rules.network import Invite, Member, Partner, Person, Role

OWNER_INVITE = "owner"
"""`Invite.for_key` of the code that `setup` prints: whoever sends it first joins the team as owner."""


def decide(ask: Ask, book: Book, said: Said) -> Decision:
    """Greet by what she is, or accept the invitation whose code she brings.

    Links from groups (`?start=order`) never come here: the registry answers them as the command itself.
    """
    code = said.text.strip()
    if not code or not ask.place.is_private:
        return Decision(_welcome(ask, book))
    invite = book.invites.get(code)
    if invite is None:
        return _unknown_code(ask, book)
    if ask.at > invite.expires:
        return _refused(book, InviteRefusal.EXPIRED)
    if invite.for_key == OWNER_INVITE:
        return _owner_joins(ask, book, invite)
    return _accepted(ask, book, invite)


def _welcome(ask: Ask, book: Book) -> Welcome:
    who = access.audience(ask, book)
    partner = access.partner(ask, book) if ask.place.is_private else None
    called = book.person(partner.id).called if partner is not None else ""
    if who is Audience.OWNER and not called:
        called = _of_the_team(ask, book)
    return Welcome(who, settings.business(book), called, partner.tier if partner is not None else "")


def _of_the_team(ask: Ask, book: Book) -> str:
    """The owner is called as in `Penanggung jawab`, an admin as in her own row of `Tim`."""
    rows = (key for key, member in book.members.items() if member.telegram_id == ask.sender.telegram_id)
    row = next(rows, None)
    is_admin = access.role(ask, book) is Role.ADMIN
    return book.person(row).called if is_admin and row is not None else settings.owner_name(book)


def _unknown_code(ask: Ask, book: Book) -> Decision:
    """Who is known already pressed her link a second time: a greeting, not a refusal."""
    if access.audience(ask, book) in (Audience.PARTNER, Audience.OWNER):
        return Decision(_welcome(ask, book))
    return _refused(book, InviteRefusal.UNKNOWN)


def _refused(book: Book, reason: InviteRefusal) -> Decision:
    return Decision(InviteRefused(reason, settings.contact(book)))


def _accepted(ask: Ask, book: Book, invite: Invite) -> Decision:
    """One account belongs to one row, and one row to one account."""
    if _rows_of(book, ask.sender.telegram_id) - {invite.for_key}:
        return _refused(book, InviteRefusal.ACCOUNT_TAKEN)
    row = book.partners.get(invite.for_key) or book.members.get(invite.for_key)
    if row is None or (row.telegram_id is not None and row.telegram_id != ask.sender.telegram_id):
        return _refused(book, InviteRefusal.USED)
    person = replace(book.person(invite.for_key), username=ask.sender.username)
    entry = AccountLinked(invite.for_key, ask.sender.telegram_id, invite.code)
    business = settings.business(book)
    reply = (
        Joined(business, person.called, row.tier)
        if isinstance(row, Partner)
        else JoinedTeam(business, person.called)
    )
    return Decision(reply, entries=(entry,), people=(person,))


def _rows_of(book: Book, telegram_id: int) -> set[str]:
    """The rows of `Mitra` and of `Tim` that this account belongs to."""
    partner = book.partner_of(telegram_id)
    team = {key for key, member in book.members.items() if member.telegram_id == telegram_id}
    return team if partner is None else team | {partner.id}


def _owner_joins(ask: Ask, book: Book, invite: Invite) -> Decision:
    key = f"T{ask.sender.telegram_id}"
    member = Member(key, Role.OWNER, ask.sender.telegram_id)
    person = Person(key, name=ask.sender.name or key, username=ask.sender.username)
    linked = AccountLinked(key, ask.sender.telegram_id, invite.code)
    reply = JoinedTeam(settings.business(book), person.called)
    return Decision(reply, entries=(MemberSet(member), linked), people=(person,))
