"""`Konfirmasi pesanan`: the price is taken again, and the order becomes a fact."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from commands import pay_first, settings
from commands.asks import Ask, Pressed
from commands.basket import pressed_draft
from commands.billing import clock, has_clock, pay_until
from commands.book import Book
from commands.counting import counted
from commands.decision import Decision, Notice
from commands.destination import particulars_of, postage_of
from commands.drafts import Draft, DraftState
from commands.entries.clock import ClockSet
from commands.entries.orders import OrderPlaced
from commands.entries.stock import StockKind, StockMoved
from commands.order import can_be_sent, prices_of, quote_for, sent_on, show, total_of
from commands.paycode import code_of
from commands.replies.drafts import DraftNews, NotConfirmable, OrderRecorded
from commands.replies.orders import HigherTierReached, NewOrder
from commands.replies.people import PartnershipRests
from commands.rules.network import Particulars, Partner
from commands.rules.orders import Order, OrderLine, PayMethod, order_number
from commands.rules.quotes import Quote, QuotedLine
from commands.terms import due_for

if TYPE_CHECKING:
    from commands.entries import Entry


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """Record the order if it is what she was shown; else show what changed and record nothing."""
    draft = pressed_draft(ask, book, press)
    if not isinstance(draft, Draft):
        return Decision(draft)
    partner = book.partners[draft.partner_id]
    if not partner.may_order:
        return Decision(PartnershipRests(settings.contact(book)))
    quoted = quote_for(ask, book, draft, partner)
    total, postage = total_of(draft, quoted), postage_of(book, partner, draft)
    as_shown = (draft.shown_prices, draft.shown_total, draft.shown_postage, draft.shown_ship_on)
    is_as_shown = (prices_of(quoted), total, postage, sent_on(ask, book, draft)) == as_shown
    if not is_as_shown or not can_be_sent(ask, book, draft):
        return show(ask, book, draft.again(), before=draft, news=DraftNews(not_recorded=True))
    if total is None:
        return Decision(NotConfirmable())
    if (refused := pay_first.refused(book, partner, draft, total + (postage or 0))) is not None:
        return Decision(refused)
    return _record(ask, book, draft, partner, quoted)


def _record(ask: Ask, book: Book, draft: Draft, partner: Partner, quoted: Quote) -> Decision:
    order = _order(ask, book, draft, partner, quoted)
    confirmed = replace(draft, state=DraftState.CONFIRMED, order_no=order.no, particulars=None)
    entries: list[Entry] = [OrderPlaced(order, draft.id), *_reserved(order), *_clock(book, order)]
    recorded = OrderRecorded(
        order,
        book.person(partner.id).called,
        settings.bank(book),
        pay_until(book, order, order.placed_at),
        code_of(book, order),
    )
    given = particulars_of(draft)
    written = () if given == Particulars() else (replace(given, key=order.no, partner_id=partner.id),)
    told = NewOrder(
        order,
        partner,
        book.person(partner.id),
        _higher(quoted),
        _unknown_stock(book, order),
        next(iter(written), None),
    )
    notices = [Notice(chat, told) for chat in book.team_chats() if chat != draft.made_by]
    if partner.chat is not None and partner.chat != draft.made_by:
        notices.append(Notice(partner.chat, recorded))
    return Decision(
        recorded,
        entries=tuple(entries),
        drafts=(confirmed,),
        particulars=written,
        notices=tuple(notices),
    )


def _order(ask: Ask, book: Book, draft: Draft, partner: Partner, quoted: Quote) -> Order:
    day = book.day(ask.at)
    pieces = {line.product.sku: line.quantity for line in quoted.lines}
    lines = tuple(_line(book, pieces, line) for line in quoted.lines)
    return Order(
        no=order_number(day, book.next_counter(f"{day:%y%m%d}")),
        partner_id=partner.id,
        tier=partner.tier,
        placed_at=ask.at,
        lines=lines,
        pay_method=draft.pay_method,
        due=due_for(book, partner, ask.at) if draft.pay_method is PayMethod.CREDIT else None,
        postage=postage_of(book, partner, draft),
        ship_on=sent_on(ask, book, draft),
        delivery=draft.delivery,
        by=partner.id if draft.made_by == partner.telegram_id else str(draft.made_by),
        reserves=_watched(book, lines),
    )


def _line(book: Book, pieces: Mapping[str, int], line: QuotedLine) -> OrderLine:
    product, row = line.product, line.row
    assert row is not None  # noqa: S101 - a quote that may be confirmed has a row for each line
    assert line.price is not None  # noqa: S101 - same
    return OrderLine(
        product.sku,
        product.name,
        line.quantity,
        product.unit,
        line.price,
        row.tier,
        row.minimum,
        product.cost,
        counted(book, pieces, product, row),
        line.next_break,
    )


def _watched(book: Book, lines: tuple[OrderLine, ...]) -> tuple[tuple[str, int], ...]:
    """What the lines take from the shelf: watched products and the watched parts of bundles."""
    return tuple(
        (sku, pieces)
        for line in lines
        for sku, pieces in book.pieces_of(line.sku, line.quantity)
        if sku in book.products and book.products[sku].tracks_stock
    )


def _reserved(order: Order) -> list[StockMoved]:
    return [
        StockMoved(
            f"{order.no}/{place}", sku, -pieces, StockKind.ORDERED, order.no, order.placed_at, order.by
        )
        for place, (sku, pieces) in enumerate(order.reserves, start=1)
    ]


def _clock(book: Book, order: Order) -> list[ClockSet]:
    """It runs from now on, if it can be paid already."""
    return [ClockSet(clock(book, order.no, order.placed_at))] if has_clock(order) else []


def _higher(quoted: Quote) -> tuple[HigherTierReached, ...]:
    return tuple(
        HigherTierReached(line.product.name, line.higher_tier.tier, line.higher_tier.price)
        for line in quoted.lines
        if line.higher_tier is not None
    )


def _unknown_stock(book: Book, order: Order) -> tuple[str, ...]:
    unknown = dict.fromkeys(sku for sku, _ in order.reserves if sku not in book.shelf)
    return tuple(book.products[sku].name for sku in unknown)
