"""Where an order goes, and what that costs: herself, somebody she sends to, or nowhere (it is fetched)."""

from collections.abc import Iterator

from commands import settings
from commands.book import Book
from commands.drafts import Draft
from commands.rules.network import Particulars, Partner
from commands.rules.orders import Delivery, order_sequence

_NOBODY = Particulars()


def particulars_of(draft: Draft) -> Particulars:
    """What she wrote beside it; empty fields mean: as in her own row."""
    return draft.particulars or _NOBODY


def is_for_another(given: Particulars) -> bool:
    """Whether somebody else gets the goods."""
    return bool(given.recipient or given.address)


def city_of(partner: Partner, given: Particulars) -> str:
    """Where it goes; empty where she sends to somebody whose city is not known."""
    return given.city if is_for_another(given) else partner.city


def postage_of(book: Book, partner: Partner, draft: Draft) -> int | None:
    """Postage in rupiah; None: the owner works it out. What is fetched costs none."""
    if draft.delivery is Delivery.FETCHED:
        return 0
    return settings.postage_for(book, city_of(partner, particulars_of(draft)))


def ship_to(book: Book, partner: Partner, draft: Draft) -> str:
    """The address in one line, with the recipient's name where it is not she."""
    given = particulars_of(draft)
    if is_for_another(given):
        city = "" if given.city.casefold() in given.address.casefold() else given.city
        return ", ".join(filter(None, (given.recipient, given.address, city)))
    return own_address(book, partner)


def own_address(book: Book, partner: Partner) -> str:
    """As in her own row."""
    return ", ".join(filter(None, (book.person(partner.id).address, partner.city)))


def earlier(book: Book, partner_id: str) -> Iterator[tuple[str, Particulars]]:
    """Those whom this partner sent to before, the newest first, each once, with the order's number."""
    hers = (
        (no, one)
        for no, one in book.particulars.items()
        if one.partner_id == partner_id and is_for_another(one)
    )
    seen: set[tuple[str, ...]] = set()
    for no, one in sorted(hers, key=lambda pair: order_sequence(pair[0]), reverse=True):
        who = tuple(part.casefold() for part in (one.recipient, one.phone, one.address, one.city))
        if who not in seen:
            seen.add(who)
            yield no, one
