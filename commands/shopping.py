"""`/order` by buttons: the list of products, one product's quantities, and what they do to the draft.

Looking does not change a draft's version; whatever changes its content, or shows its total anew, does.
A button names a product by its number in its own draft, which never changes its meaning.
"""

from collections.abc import Sequence
from dataclasses import replace

from commands.asks import Ask, Pressed, Verb
from commands.basket import workable_draft
from commands.book import Book
from commands.decision import Decision
from commands.drafts import Draft, DraftState, with_quantity
from commands.order import open_draft, quote_for, screens, show
from commands.replacing import left, reopened
from commands.replies.drafts import DraftEmpty, OldButton
from commands.replies.prices import Break, NothingForSale, PriceItem
from commands.replies.shopping import (
    ChangeWhat,
    GroupOffered,
    Offered,
    ProductShown,
    ShopGroups,
    ShopPage,
    SureToEmpty,
)
from commands.rules.catalog import Product
from commands.rules.network import Partner
from commands.rules.price_table import PricedProduct, PriceGroup
from commands.rules.quantities import LARGEST
from commands.rules.quantity_steps import quantity_steps
from commands.rules.quotes import BelowMinimum, QuotedLine
from commands.selling import Selling, sold_to

PAGE = 8
"""Products, or groups, on one page: as many as a small phone shows with their buttons."""


def begin(ask: Ask, book: Book, partner: Partner) -> Decision:
    """`/order` alone: the open draft as it stands now, or the list of products."""
    old = open_draft(ask, book)
    if old is not None and old.partner_id == partner.id:
        return basket(ask, book, old)
    if (again := reopened(ask, book, partner, old)) is not None:
        return again
    draft = Draft(
        id=book.next_counter("draft"),
        partner_id=partner.id,
        made_by=ask.sender.telegram_id,
        by_buttons=True,
    )
    if old is None:
        return _shop(ask, book, draft, 0, 0)
    draft = replace(draft, screen=old.screen)
    shop = _shop(ask, book, draft, 0, 0, also=(left(old),))
    left_for = book.person(old.partner_id).called if old.lines or old.questions else ""
    if isinstance(shop.reply, ShopPage | ShopGroups):
        return replace(shop, reply=replace(shop.reply, left_for=left_for))
    return shop


def basket(ask: Ask, book: Book, draft: Draft) -> Decision:
    """The draft at today's prices, with what changed since she saw it; the list where nothing is in it."""
    if draft.lines or draft.questions:
        return show(ask, book, draft.again(), before=draft)
    return _shop(ask, book, draft, 0, 0)


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """Carry out a button of the list, of a product or of `[Ubah]`."""
    draft = workable_draft(ask, book, press)
    if not isinstance(draft, Draft):
        return Decision(draft)
    match press.verb:
        case Verb.SHOP:
            return _shop(ask, book, draft, press.line, press.quantity)
        case Verb.PRODUCT:
            return _product(ask, book, draft, press.line)
        case Verb.SET:
            return _set(ask, book, draft, press)
        case Verb.BASKET:
            return basket(ask, book, draft)
        case Verb.EMPTY:
            return _empty(ask, draft, is_sure=press.quantity == 1)
        case _:
            return change_what(ask, book, draft)


def looked(ask: Ask, draft: Draft) -> Draft:
    """The draft after she looked at a page of it: nothing typed is awaited any more."""
    return replace(draft, awaits=None, screen=screens(ask, draft)[0])


def _shop(
    ask: Ask, book: Book, draft: Draft, group: int, start: int, also: tuple[Draft, ...] = ()
) -> Decision:
    partner = book.partners[draft.partner_id]
    groups = sold_to(book, partner.tier, book.day(ask.at))
    if not groups:
        return Decision(NothingForSale(partner.tier), drafts=also)
    closes = screens(ask, draft)[1]
    draft = looked(ask, replace(draft, by_buttons=True))
    listed = [one for each in groups for one in each.products]
    is_grouped = len(groups) > 1 and len(listed) > PAGE
    if is_grouped and not group:
        paged = _groups(book, draft, groups, start)
        return Decision(paged, drafts=(*also, paged.draft), closes=closes)
    chosen = _group_of(book, draft, groups, group) if is_grouped else None
    shown = listed if chosen is None else chosen.products
    start, before, after = _cut(len(shown), start)
    page = shown[start : start + PAGE]
    draft = draft.numbered(one.product.sku for one in page)
    reply = ShopPage(
        draft=draft,
        called=book.person(partner.id).called,
        tier=partner.tier,
        group=group if chosen is not None else None,
        name="" if chosen is None else chosen.name or "",
        offered=tuple(_offered(ask, book, draft, one) for one in page),
        before=before,
        after=after,
    )
    return Decision(reply, drafts=(*also, draft), closes=closes)


def _groups(book: Book, draft: Draft, groups: Sequence[PriceGroup], start: int) -> ShopGroups:
    draft = draft.numbered(each.products[0].product.sku for each in groups)
    start, before, after = _cut(len(groups), start)
    named = tuple(
        GroupOffered(draft.numbers.index(each.products[0].product.sku), each.name or "", len(each.products))
        for each in groups[start : start + PAGE]
    )
    return ShopGroups(draft, book.person(draft.partner_id).called, named, before, after)


def _group_of(book: Book, draft: Draft, groups: Sequence[PriceGroup], group: int) -> PriceGroup:
    """The group of the product that the button named, as the catalog is now; the first where that is gone."""
    product = book.products.get(draft.sku_of(group - 1) or "")
    return next((each for each in groups if product is not None and each.name == product.group), groups[0])


def _cut(count: int, start: int) -> tuple[int, int | None, int | None]:
    """Where a page begins, the page before it and the one after; what is out of reach begins at 0."""
    start = start if 0 <= start < count else 0
    after = start + PAGE
    return start, max(0, start - PAGE) if start else None, after if after < count else None


def _offered(ask: Ask, book: Book, draft: Draft, listed: PricedProduct) -> Offered:
    product = listed.product
    breaks = tuple(Break(b.minimum, b.price, b.tier, b.ends) for b in listed.breaks)
    left = Selling(book, book.day(ask.at)).available(product.sku)
    number = draft.numbers.index(product.sku)
    item = PriceItem(product, breaks, left or None)
    return Offered(number, item, draft.pieces_of(product.sku), is_out=left == 0)


def _product(ask: Ask, book: Book, draft: Draft, number: int) -> Decision:
    sku = draft.sku_of(number)
    partner = book.partners[draft.partner_id]
    listed = [one for each in sold_to(book, partner.tier, book.day(ask.at)) for one in each.products]
    found = next((one for one in listed if one.product.sku == sku), None)
    if sku is None:
        return Decision(OldButton())
    if found is None:
        name = book.products[sku].name if sku in book.products else sku
        return Decision(NothingForSale(partner.tier, (name,)))
    draft = looked(ask, draft)
    offered = _offered(ask, book, draft, found)
    least = quantity_steps(found.product, found.own_minimum or 1, ())[0]
    steps = _steps(ask, book, draft, found)
    return Decision(ProductShown(draft, partner.tier, offered, steps, least), drafts=(draft,))


def _steps(ask: Ask, book: Book, draft: Draft, listed: PricedProduct) -> tuple[int, ...]:
    """Quantities that the draft as it stands would take without a question, from her minimum on.

    Pieces of the same group that are in it already count towards the minimum, where they may be mixed.
    """
    product = listed.product
    least = max(1, product.multiple)
    smallest = least
    problem = _with(ask, book, draft, product, least)
    if isinstance(problem.problem, BelowMinimum):
        smallest = problem.problem.raise_to or least
    elif problem.below_minimum_allowed and listed.own_minimum is not None:
        smallest = listed.own_minimum
    candidates = quantity_steps(product, smallest, [b.minimum for b in listed.breaks])
    return tuple(count for count in candidates if _with(ask, book, draft, product, count).problem is None)


def _with(ask: Ask, book: Book, draft: Draft, product: Product, quantity: int) -> QuotedLine:
    """The line of this product, if there were so many."""
    wanted = replace(draft, lines=with_quantity(draft.lines, product.sku, quantity))
    quoted = quote_for(ask, book, wanted, book.partners[draft.partner_id])
    return next(line for line in quoted.lines if line.product.sku == product.sku)


def _set(ask: Ask, book: Book, draft: Draft, press: Pressed) -> Decision:
    sku = draft.sku_of(press.line)
    if sku is None or not 0 < press.quantity <= LARGEST:
        return Decision(OldButton())
    return set_quantity(ask, book, draft, sku, press.quantity)


def set_quantity(ask: Ask, book: Book, draft: Draft, sku: str, quantity: int) -> Decision:
    """Exactly so many pieces of a product, and the draft with them."""
    lines = with_quantity(draft.lines, sku, quantity)
    return show(ask, book, draft.changed(lines=lines, questions=draft.questions))


def change_what(ask: Ask, book: Book, draft: Draft) -> Decision:
    """`[Ubah]`: which of the products in it."""
    if not draft.lines:
        return basket(ask, book, draft)
    draft = looked(ask, draft.numbered(line.sku for line in draft.lines))
    lines = tuple(
        (draft.numbers.index(line.sku), _name(book, line.sku), line.quantity) for line in draft.lines
    )
    return Decision(ChangeWhat(draft, lines), drafts=(draft,))


def _name(book: Book, sku: str) -> str:
    return book.products[sku].name if sku in book.products else sku


def _empty(ask: Ask, draft: Draft, *, is_sure: bool) -> Decision:
    if is_sure:
        return Decision(DraftEmpty(), drafts=(replace(draft, state=DraftState.DROPPED),))
    draft = looked(ask, draft)
    return Decision(SureToEmpty(draft, len(draft.lines)), drafts=(draft,))
