"""A question for a price or for stock, without a command: it is answered, and a button makes it a draft."""

from dataclasses import replace

from commands import access, harga, order, settings, stok
from commands.asks import Ask, Pressed, Said
from commands.book import Book
from commands.decision import Decision
from commands.drafts import Draft, DraftLine, DraftState
from commands.reading.products import which_products
from commands.reading.questions import Asked, read_question
from commands.replacing import in_place_of
from commands.replies.asking import PriceAsked
from commands.replies.audience import Audience
from commands.replies.drafts import OldButton
from commands.rules.network import Partner
from commands.rules.pricing import quote
from commands.rules.quotes import Quote, Want
from commands.selling import Selling


def answer(ask: Ask, book: Book, said: Said) -> Decision | None:
    """What that quantity costs her, the prices of what she named, or what is left; None: no such question."""
    asked = read_question(said.text, book.names)
    if asked is None or said.file is not None:
        return None
    if asked.lines:
        return _quoted(ask, book, asked)
    if not asked.names_goods:
        return harga.decide(ask, book, Said("harga", ""))
    stock = stok.of(ask, book, which_products(said.text, book.names)) if asked.of_stock else None
    return stock or harga.decide(ask, book, Said("harga", said.text))


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """`[Pesan 20]`: what she asked for becomes her draft, once."""
    offered = book.drafts.get(str(press.subject))
    partner = access.ordering_partner(ask, book)
    if not isinstance(partner, Partner):
        return Decision(partner)
    if offered is None or offered.state is not DraftState.OFFERED or offered.version != press.version:
        return Decision(OldButton())
    if offered.made_by != ask.sender.telegram_id or offered.partner_id != partner.id:
        return Decision(OldButton())
    opened = replace(offered.again(), state=DraftState.OPEN)
    return in_place_of(ask, book, order.open_draft(ask, book), opened)


def _quoted(ask: Ask, book: Book, asked: Asked) -> Decision:
    partner = access.ordering_partner(ask, book)
    audience = _audience(ask, book, partner)
    knows_stock = audience is not Audience.STRANGER
    quoted = _quote(ask, book, asked, knows_stock=knows_stock)
    selling = Selling(book, book.day(ask.at))
    left = tuple(selling.available(line.product.sku) if knows_stock else None for line in quoted.lines)
    if not isinstance(partner, Partner):
        return Decision(PriceAsked(audience, quoted, left, offered=None))
    offered = Draft(
        id=book.next_counter("draft"),
        partner_id=partner.id,
        made_by=ask.sender.telegram_id,
        lines=tuple(DraftLine(sku, quantity) for sku, quantity in asked.lines),
        state=DraftState.OFFERED,
    )
    return Decision(PriceAsked(audience, quoted, left, offered), drafts=(offered,))


def _audience(ask: Ask, book: Book, partner: object) -> Audience:
    """Who may order is a partner, the owner too; who may not and is none of the team is a stranger."""
    if isinstance(partner, Partner):
        return Audience.PARTNER
    return Audience.STRANGER if access.role(ask, book) is None else Audience.OWNER


def _quote(ask: Ask, book: Book, asked: Asked, *, knows_stock: bool) -> Quote:
    """The rules' answer; to a stranger nothing is said of stock."""
    selling = Selling(book, book.day(ask.at))
    return quote(
        book.price_list,
        access.tier_of(ask, book),
        [Want(sku, quantity) for sku, quantity in asked.lines],
        book.day(ask.at),
        available=selling.available if knows_stock else lambda _: None,
        quota=selling.quota if knows_stock else lambda _: None,
        volume_earns=settings.volume_earns(book),
    )
