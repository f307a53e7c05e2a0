"""Who asks, and what that person may do. Rights are looked up for every ask, never remembered."""

from commands import settings
from commands.asks import Ask
from commands.book import Book
from commands.replies.audience import Audience
from commands.replies.people import PartnershipRests, PartnersOnly
from commands.rules.network import Group, Partner, Role, Standing


def role(ask: Ask, book: Book) -> Role | None:
    """Owner, admin, or None."""
    return book.role_of(ask.sender.telegram_id)


def partner(ask: Ask, book: Book) -> Partner | None:
    """Her row in `Mitra`, if she is more than an applicant."""
    found = book.partner_of(ask.sender.telegram_id)
    return None if found is None or found.standing is Standing.APPLIED else found


def audience(ask: Ask, book: Book) -> Audience:
    """How she is spoken to."""
    if not ask.place.is_private:
        return Audience.GROUP
    if role(ask, book) is not None:
        return Audience.OWNER
    return Audience.PARTNER if partner(ask, book) is not None else Audience.STRANGER


def partners_only(ask: Ask, book: Book) -> PartnersOnly:
    """The kind no to who is no partner (yet)."""
    is_waiting = book.partner_of(ask.sender.telegram_id) is not None
    return PartnersOnly(settings.contact(book), is_waiting=is_waiting)


def ordering_partner(ask: Ask, book: Book) -> Partner | PartnersOnly | PartnershipRests:
    """The partner who may order, or the kind no."""
    found = book.partner_of(ask.sender.telegram_id)
    if found is None or found.standing is Standing.APPLIED:
        return partners_only(ask, book)
    return found if found.may_order else PartnershipRests(settings.contact(book))


def group_of(ask: Ask, book: Book) -> Group | None:
    """The row of `Grup` for this chat: of its topic, else of the whole group."""
    chat = str(ask.place.chat_id)
    return book.groups.get(f"{chat}|{ask.place.topic_id or ''}") or book.groups.get(f"{chat}|")


def tier_of(ask: Ask, book: Book) -> str:
    """Whose prices are shown here: the group's tier, her own, or what strangers get."""
    ground = book.ground_tier
    if not ask.place.is_private:
        group = group_of(ask, book)
        return group.tier if group is not None and group.active and group.tier in book.tiers else ground
    found = partner(ask, book)
    return found.tier if found is not None and found.may_order and found.tier in book.tiers else ground
