"""`/harga [what]` (`/price`): what things cost for whoever asks, here."""

from dataclasses import replace
from itertools import groupby

from commands import access, settings
from commands.asks import Ask, Pressed, Said, Verb
from commands.book import Book
from commands.decision import Decision
from commands.reading.products import nearest_products, which_products
from commands.replies.audience import Audience
from commands.replies.drafts import OldButton
from commands.replies.prices import (
    Break,
    NothingForSale,
    PriceItem,
    PriceList,
    PriceSection,
    ProductPrices,
    UnknownProduct,
)
from commands.rules.catalog import Counting, Product
from commands.rules.price_table import PricedProduct, PriceGroup
from commands.selling import sold_to

PAGE = 15
"""Lines of a price list before `[Lainnya]`."""


def decide(ask: Ask, book: Book, said: Said) -> Decision:
    """All prices; or those of the products that the words may mean."""
    groups = _table(ask, book)
    if not groups:
        return Decision(NothingForSale(access.tier_of(ask, book)))
    if not said.text.strip():
        return Decision(_list(ask, book, groups, start=0))
    wanted = which_products(said.text, book.names)
    if not wanted:
        names = tuple(book.products[sku].name for sku in nearest_products(said.text, book.names))
        return Decision(UnknownProduct(said.text.strip(), names))
    chosen = _only(groups, wanted)
    if not chosen:
        named = tuple(book.products[sku].name for sku in wanted)
        return Decision(NothingForSale(access.tier_of(ask, book), named))
    listed = [one for group in chosen for one in group.products]
    if len(listed) == 1:
        return Decision(_one_product(ask, book, listed[0]))
    return Decision(_list(ask, book, chosen, start=0))


def page(ask: Ask, book: Book, press: Pressed) -> Decision:
    """`[Harga]` shows the list from its beginning, `[Lainnya]` from the product at `press.quantity`."""
    groups = _table(ask, book)
    start = press.quantity if press.verb is Verb.MORE_PRICES else 0
    if not groups:
        return Decision(NothingForSale(access.tier_of(ask, book)))
    if not 0 <= start < sum(len(group.products) for group in groups):
        return Decision(OldButton())
    return Decision(_list(ask, book, groups, start=start))


def _table(ask: Ask, book: Book) -> tuple[PriceGroup, ...]:
    tier, day = access.tier_of(ask, book), book.day(ask.at)
    return sold_to(book, tier, day)


def _only(groups: tuple[PriceGroup, ...], wanted: tuple[str, ...]) -> tuple[PriceGroup, ...]:
    kept = [
        replace(group, products=tuple(one for one in group.products if one.product.sku in wanted))
        for group in groups
    ]
    return tuple(group for group in kept if group.products)


def _list(ask: Ask, book: Book, groups: tuple[PriceGroup, ...], start: int) -> PriceList:
    listed = [(group, one) for group in groups for one in group.products]
    shown = listed[start : start + PAGE]
    tier = access.tier_of(ask, book)
    who, called = _spoken_to(ask, book)
    return PriceList(
        audience=who,
        business=settings.business(book),
        called=called,
        tier=tier,
        sections=tuple(
            _section(ask, book, tier, group, [one for _, one in members])
            for group, members in groupby(shown, key=lambda pair: pair[0])
        ),
        next_page=start + PAGE if start + PAGE < len(listed) else None,
        has_ground_prices=any(
            priced.own_minimum is not None and priced.breaks[0].tier != tier for _, priced in shown
        ),
    )


def _spoken_to(ask: Ask, book: Book) -> tuple[Audience, str]:
    """Whose list it is: only a partner who may order is called by name and sees her own prices."""
    who = access.audience(ask, book)
    partner = access.partner(ask, book) if ask.place.is_private else None
    if partner is None or not partner.may_order:
        return (who if who is not Audience.PARTNER else Audience.STRANGER), ""
    return who, book.person(partner.id).called


def _section(ask: Ask, book: Book, tier: str, group: PriceGroup, listed: list[PricedProduct]) -> PriceSection:
    known = book.tiers.get(tier)
    return PriceSection(
        group=group.name or "",
        minimum=group.own_minimum,
        is_mixed=known is not None and known.counting is not Counting.PER_PRODUCT and group.name is not None,
        items=tuple(_item(ask, book, one) for one in listed),
    )


def _item(ask: Ask, book: Book, listed: PricedProduct) -> PriceItem:
    breaks = tuple(Break(b.minimum, b.price, b.tier, b.ends) for b in listed.breaks)
    return PriceItem(listed.product, breaks, _left(ask, book, listed.product))


def _left(ask: Ask, book: Book, product: Product) -> int | None:
    """How much is left, where it is little; only who may order is told."""
    partner = access.partner(ask, book)
    if not ask.place.is_private or partner is None or not partner.may_order:
        return None
    left = book.available(product.sku)
    return left if left is not None and product.low_mark is not None and left <= product.low_mark else None


def _one_product(ask: Ask, book: Book, listed: PricedProduct) -> ProductPrices:
    who, _ = _spoken_to(ask, book)
    return ProductPrices(who, settings.business(book), access.tier_of(ask, book), _item(ask, book, listed))
