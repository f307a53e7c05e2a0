"""`/report` (`/laporan`): a partner's own figures, or the owner's, of a period."""

from commands import access, settings
from commands.asks import Ask, Pressed, Said
from commands.book import Book
from commands.decision import Decision
from commands.periods import PERIODS, days_of, period_named
from commands.ports import Found, Query, SalesFigures, SalesFound, SalesQuery
from commands.replies.drafts import OldButton
from commands.replies.reports import Amount, OwnerReport, PartnerReport, Period, PeriodUnknown
from commands.rules.network import Partner, Role
from commands.rules.price_table import price_breaks

LARGEST = 5


def _period(ask: Ask) -> Period | None:
    match ask.what:
        case Said(text=words):
            return period_named(words)
        case Pressed(quantity=place) if 0 <= place < len(PERIODS):
            return PERIODS[place]
        case _:
            return None


def query(ask: Ask, book: Book) -> Query | None:
    """The figures of the period: her own, or everybody's for the owner."""
    period = _period(ask)
    if period is None:
        return None
    first, last = days_of(period, book.day(ask.at))
    if access.role(ask, book) is not None:
        return SalesQuery(first, last)
    partner = access.partner(ask, book)
    return None if partner is None else SalesQuery(first, last, partner.id)


def decide(ask: Ask, book: Book, found: Found | None) -> Decision:
    """Tell the figures that were found."""
    reader, period = access.role(ask, book) or access.partner(ask, book), _period(ask)
    if reader is None:
        return Decision(access.partners_only(ask, book))
    if period is None:
        return Decision(PeriodUnknown(ask.what.text) if isinstance(ask.what, Said) else OldButton())
    assert isinstance(found, SalesFound)  # noqa: S101 - `query` asked for it
    if isinstance(reader, Partner):
        return Decision(_partner(ask, book, reader, period, found))
    return Decision(_owner(ask, book, reader, period, found))


def _partner(ask: Ask, book: Book, partner: Partner, period: Period, found: SalesFound) -> PartnerReport:
    first, last = days_of(period, book.day(ask.at))
    sales = found.sales
    return PartnerReport(
        called=book.person(partner.id).called,
        period=period,
        first=first,
        last=last,
        orders=sales.orders,
        pieces=sales.pieces,
        purchases=sales.turnover,
        margin=_margin(ask, book, sales),
        unpaid=found.unpaid,
        target=partner.monthly_target if period in (Period.MONTH, Period.LAST_MONTH) else None,
        by_product=_by_product(sales),
    )


def _margin(ask: Ask, book: Book, sales: SalesFigures) -> int | None:
    """What she keeps if she sells everything at today's retail price; products without one are left out."""
    retail = {sku: _retail(ask, book, sku) for sku, *_ in sales.by_product}
    parts = [
        price * pieces - rupiah
        for sku, _, rupiah, pieces in sales.by_product
        if (price := retail[sku]) is not None
    ]
    return sum(parts) if parts else None


def _retail(ask: Ask, book: Book, sku: str) -> int | None:
    """Today's retail price of one piece, or of each of the fewest that are sold; also while it rests."""
    product = book.products.get(sku)
    if product is None:
        return None
    breaks = price_breaks(book.price_list, product, book.ground_tier, book.day(ask.at))
    return breaks[0].price if breaks else None


def _owner(ask: Ask, book: Book, role: Role, period: Period, found: SalesFound) -> OwnerReport:
    first, last = days_of(period, book.day(ask.at))
    sales = found.sales
    return OwnerReport(
        period=period,
        first=first,
        last=last,
        orders=sales.orders,
        turnover=sales.turnover,
        cost=sales.cost if role is Role.OWNER else None,
        uncosted=sales.uncosted,
        unpaid=found.unpaid,
        unpaid_orders=found.unpaid_orders,
        by_product=_by_product(sales),
        by_partner=tuple(
            Amount(book.person(partner_id).name or partner_id, rupiah, pieces)
            for partner_id, rupiah, pieces in sales.by_partner[:LARGEST]
        ),
        low_stock=_low_stock(book),
        concentration_limit=settings.concentration_limit(book),
    )


def _by_product(sales: SalesFigures) -> tuple[Amount, ...]:
    return tuple(Amount(name, rupiah, pieces) for _, name, rupiah, pieces in sales.by_product[:LARGEST])


def _low_stock(book: Book) -> tuple[tuple[str, int], ...]:
    left = {sku: book.available(sku) for sku in book.products}
    return tuple(
        (product.name, pieces)
        for sku, product in book.products.items()
        if product.active
        and product.low_mark is not None
        and (pieces := left[sku]) is not None
        and pieces <= product.low_mark
    )
