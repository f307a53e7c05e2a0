"""`/harga` in words."""

from bot.formats import number, rupiah
from bot.links import start_link
from bot.render_draft import preorder
from bot.talk import Rows, Talk, Voice, lines, link, press, quoted, rows_of
from commands.asks import Verb
from commands.replies.audience import Audience
from commands.replies.prices import (
    Break,
    NothingForSale,
    PriceItem,
    PriceList,
    PriceSection,
    ProductPrices,
    UnknownProduct,
)


def price_list(voice: Voice, reply: PriceList) -> Talk:
    """A heading with the first section's minimum, a line a product, further sections, a note."""
    blocks = [_heading(voice, reply)]
    for place, section in enumerate(reply.sections):
        if place and (_has_minimum(section) or _has_minimum(reply.sections[place - 1])):
            blocks.append(_section_heading(voice, section, reply.sections[0]))
        blocks.extend(_item(voice, item, section) for item in section.items)
    return Talk(lines(*blocks, _note(voice, reply)), _list_buttons(voice, reply), is_page=True)


def product_prices(voice: Voice, reply: ProductPrices) -> Talk:
    """One product and all its breaks; a single price on one line."""
    return Talk(product_text(voice, reply), _product_buttons(voice, reply.audience))


def product_text(voice: Voice, reply: ProductPrices) -> str:
    """The same without buttons."""
    words, item = voice.words.prices, reply.item
    name = item.product.name + _left(voice, item)
    price_name = _price_name(voice, reply.audience, reply.tier)
    shown = own_breaks(item, reply.tier)
    only = shown[0] if len(shown) == 1 else None
    if only is not None and only.minimum <= 1:
        price = rupiah(only.price) + _promo(voice, only)
        return words.one_price.format(product=name, price_name=price_name, price=price)
    heading = words.one_product.format(product=name, price_name=price_name)
    return lines(heading, *(_one_break(voice, item, step) for step in shown))


def nothing_for_sale(voice: Voice, reply: NothingForSale) -> Talk:
    """An empty list; or what she named has no price for her, and the list of what has."""
    if not reply.products:
        return Talk(voice.words.prices.nothing)
    text = voice.words.drafts.not_sold.format(product=", ".join(reply.products), tier=reply.tier)
    return Talk(text, ((press(voice.label.see_list, Verb.SHOW_PRICES),),))


def unknown_product(voice: Voice, reply: UnknownProduct) -> Talk:
    """The nearest names, and the whole list by a button."""
    words = voice.words.prices
    text = words.unknown.format(said=quoted(reply.said))
    if reply.nearest:
        text += " " + words.nearest.format(names=", ".join(reply.nearest))
    return Talk(text, ((press(voice.label.see_list, Verb.SHOW_PRICES),),))


def _heading(voice: Voice, reply: PriceList) -> str:
    words = voice.words.prices
    if reply.audience is Audience.PARTNER and reply.called:
        text = words.for_her.format(called=reply.called, tier=reply.tier)
    else:
        text = words.for_all.format(business=reply.business)
    if reply.sections and _has_minimum(reply.sections[0]):
        text += _minimum(voice, reply.sections[0])
        text += words.mixed if reply.sections[0].is_mixed else ""
    return text + ":"


def _has_minimum(section: PriceSection) -> bool:
    """Worth a line of its own: a minimum that all its products share."""
    return section.minimum is not None and section.minimum > 1


def _minimum(voice: Voice, section: PriceSection) -> str:
    return voice.words.prices.minimum.format(minimum=number(section.minimum or 1))


def _section_heading(voice: Voice, section: PriceSection, first: PriceSection) -> str:
    words = voice.words.prices
    text = words.section.format(group=quoted(section.group)) if section.group else words.no_group
    if _has_minimum(section):
        text += _minimum(voice, section)
    if section.is_mixed and not first.is_mixed:
        text += words.mixed
    return text + ":"


def _item(voice: Voice, item: PriceItem, section: PriceSection) -> str:
    """A product with its prices; the minimum that stands in the heading is not repeated."""
    words = voice.words.prices
    shared = section.minimum or 1
    prices = ", ".join(_break(voice, step, shared) for step in _breaks_from(item, shared))
    return words.item.format(product=item.product.name, prices=prices) + _left(voice, item)


def _break(voice: Voice, step: Break, shared: int) -> str:
    price = rupiah(step.price)
    if step.minimum > 1 and step.minimum != shared:
        price = voice.words.prices.from_quantity.format(minimum=number(step.minimum), price=price)
    return price + _promo(voice, step)


def _breaks_from(item: PriceItem, minimum: int) -> list[Break]:
    """The price that holds at the minimum, though it may begin below it (a promo), and those beyond."""
    first = max((step.minimum for step in item.breaks if step.minimum <= minimum), default=0)
    return [step for step in item.breaks if step.minimum >= first]


def own_breaks(item: PriceItem, tier: str) -> list[Break]:
    """From her own tier's first minimum on; all, where her tier has none."""
    own = min((step.minimum for step in item.breaks if step.tier == tier), default=0)
    return [step for step in item.breaks if step.minimum >= own]


def _one_break(voice: Voice, item: PriceItem, step: Break) -> str:
    count = voice.formats.count(step.minimum, item.product.unit)
    return voice.words.prices.one_break.format(count=count, price=rupiah(step.price)) + _promo(voice, step)


def _promo(voice: Voice, step: Break) -> str:
    return (
        "" if step.ends is None else voice.words.prices.promo_until.format(day=voice.formats.day(step.ends))
    )


def _left(voice: Voice, item: PriceItem) -> str:
    left = "" if item.left is None else voice.words.prices.left.format(left=number(item.left))
    return left + preorder(voice, item.product)


def _price_name(voice: Voice, audience: Audience, tier: str) -> str:
    words = voice.words.prices
    return words.tier_price.format(tier=tier) if audience is Audience.PARTNER else words.general_price


def _note(voice: Voice, reply: PriceList) -> str:
    words = voice.words.prices
    match reply.audience:
        case Audience.GROUP:
            return words.group_note
        case Audience.STRANGER:
            return words.stranger_note
        case Audience.PARTNER if reply.has_ground_prices:
            minimums = {s.minimum for s in reply.sections}
            only = minimums.pop() if len(minimums) == 1 else None
            return words.below_any if only is None else words.below.format(minimum=number(only))
        case _:
            return ""


def _list_buttons(voice: Voice, reply: PriceList) -> Rows:
    label = voice.label
    more = [] if reply.next_page is None else [press(label.more, Verb.MORE_PRICES, quantity=reply.next_page)]
    match reply.audience:
        case Audience.GROUP:
            return ((link(label.my_prices, start_link(voice.bot_username, "harga")),),)
        case Audience.PARTNER:
            return rows_of([press(label.order, Verb.START_ORDER), *more])
        case Audience.STRANGER | Audience.OWNER:
            return rows_of(more)


def _product_buttons(voice: Voice, audience: Audience) -> Rows:
    label = voice.label
    match audience:
        case Audience.GROUP:
            return ((link(label.my_prices, start_link(voice.bot_username, "harga")),),)
        case Audience.PARTNER:
            return ((press(label.order, Verb.START_ORDER), press(label.prices, Verb.SHOW_PRICES)),)
        case Audience.STRANGER | Audience.OWNER:
            return ()
