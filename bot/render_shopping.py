"""The list of products and one product's quantities, in words."""

from bot.cleaning import clean_name
from bot.formats import number, rupiah
from bot.render_prices import own_breaks, product_text
from bot.talk import Rows, Talk, Voice, lines, press, quoted, rows_of, short_label
from commands.asks import Verb
from commands.drafts import Awaits, Draft
from commands.messages import Button
from commands.replies.audience import Audience
from commands.replies.prices import ProductPrices
from commands.replies.shopping import Offered, ProductShown, ShopGroups, ShopPage
from commands.rules.catalog import Product

_IN_A_ROW = 2


def groups(voice: Voice, reply: ShopGroups) -> Talk:
    """`Sambal (12)` for each group."""
    words, draft = voice.words.shopping, reply.draft
    ways = [
        press(
            _counted(quoted(one.name) if one.name else words.no_group, one.count),
            Verb.SHOP,
            draft.id,
            draft.version,
            one.number + 1,
        )
        for one in reply.groups
    ]
    rows = (
        *rows_of(ways, _IN_A_ROW),
        *_paging(voice, draft, 0, reply.before, reply.after),
        *_to_basket(voice, draft),
    )
    return Talk(
        lines(_left_for(voice, reply.left_for), words.what.format(called=reply.called)), rows, is_page=True
    )


def page(voice: Voice, reply: ShopPage) -> Talk:
    """A line a product with her price and what is left, and a button for each."""
    words, draft = voice.words.shopping, reply.draft
    heading = words.what.format(called=reply.called)
    if reply.group is not None:
        heading = words.group.format(group=quoted(reply.name) if reply.name else words.no_group)
    listed = [_item(voice, reply.tier, one) for one in reply.offered]
    ways = [_product_button(draft, one) for one in reply.offered]
    is_first = reply.before is None and not draft.lines
    hint = words.hint.format(example=_example(reply.offered[0])) if is_first else ""
    rows = (
        *rows_of(ways, _IN_A_ROW),
        *_paging(voice, draft, reply.group or 0, reply.before, reply.after),
        *_elsewhere(voice, reply),
    )
    return Talk(lines(_left_for(voice, reply.left_for), heading, *listed, hint), rows, is_page=True)


def product(voice: Voice, reply: ProductShown) -> Talk:
    """Her prices, then how many: quantities that she can have, or one that she writes."""
    words, draft, offered = voice.words.shopping, reply.draft, reply.offered
    item = offered.item
    text = lines(
        product_text(voice, ProductPrices(Audience.PARTNER, "", reply.tier, item)),
        *_limits(voice, item.product),
        _how_many(voice, reply),
    )
    ways = [
        press(
            _quantity_label(voice, item.product, count),
            Verb.SET,
            draft.id,
            draft.version,
            offered.number,
            count,
        )
        for count in reply.steps
    ]
    other = press(
        words.to_other_quantity, Verb.TYPE, draft.id, draft.version, offered.number, place(Awaits.QUANTITY)
    )
    instead = _out_of_stock(voice, reply) if offered.is_out else [other]
    rows = (
        *rows_of(ways),
        *rows_of([*instead, *_take_out(voice, draft, item.product)]),
        *_back(voice, reply),
    )
    return Talk(text, rows, is_page=True)


def place(what: Awaits) -> int:
    """How a button names what is to be typed."""
    return tuple(Awaits).index(what)


def _item(voice: Voice, tier: str, offered: Offered) -> str:
    words, item = voice.words.shopping, offered.item
    first = own_breaks(item, tier)[0]
    left = words.left.format(left=number(item.left)) if item.left is not None else ""
    template = words.item if first.minimum <= 1 else words.item_from
    return template.format(
        product=item.product.name,
        minimum=number(first.minimum),
        price=rupiah(first.price),
        left=words.out if offered.is_out else left,
    )


def _product_button(draft: Draft, offered: Offered) -> Button:
    name = offered.item.product.name
    label = _counted(name, offered.has) if offered.has else short_label(name)
    return press(label, Verb.PRODUCT, draft.id, draft.version, offered.number)


def _counted(name: str, count: int) -> str:
    """`Sambal Bawang (10)`, where the number is never cut."""
    tail = f" ({number(count)})"
    whole = clean_name(name) + tail
    if short_label(whole) == whole:
        return whole
    return short_label(clean_name(name)[: -len(tail)]).rstrip("…") + "…" + tail


def _example(offered: Offered) -> str:
    minimum = max((step.minimum for step in offered.item.breaks[:2]), default=1)
    return f"{offered.item.product.name.casefold()} {number(max(minimum, offered.item.product.multiple))}"


def _left_for(voice: Voice, called: str) -> str:
    return voice.words.shopping.left_for.format(called=clean_name(called)) if called else ""


def _paging(voice: Voice, draft: Draft, group: int, before: int | None, after: int | None) -> Rows:
    label = voice.words.shopping.to_before
    ways = [
        press(text, Verb.SHOP, draft.id, draft.version, group, start)
        for text, start in ((label, before), (voice.label.more, after))
        if start is not None
    ]
    return rows_of(ways)


def _elsewhere(voice: Voice, reply: ShopPage) -> Rows:
    words, draft = voice.words.shopping, reply.draft
    back = [press(words.to_groups, Verb.SHOP, draft.id, draft.version)] if reply.group is not None else []
    return rows_of([*back, *(button for row in _to_basket(voice, draft) for button in row)])


def _to_basket(voice: Voice, draft: Draft) -> Rows:
    if not draft.lines and not draft.questions:
        return ()
    return ((press(voice.words.shopping.to_basket, Verb.BASKET, draft.id, draft.version),),)


def _limits(voice: Voice, sold: Product) -> list[str]:
    words, formats = voice.words.shopping, voice.formats
    return [
        words.sold_by.format(multiple=formats.count(sold.multiple, sold.unit)) if sold.multiple > 1 else "",
        ""
        if sold.max_per_order is None
        else words.at_most.format(maximum=formats.count(sold.max_per_order, sold.unit)),
    ]


def _how_many(voice: Voice, reply: ProductShown) -> str:
    words, sold = voice.words.shopping, reply.offered.item.product
    if reply.offered.is_out:
        return voice.words.drafts.out_of_stock.format(product=sold.name)
    if not reply.steps:
        return words.too_few_left
    if reply.offered.has:
        return words.has.format(count=voice.formats.count(reply.offered.has, sold.unit))
    return words.how_many.format(unit=voice.formats.unit(sold.unit, 2))


def _quantity_label(voice: Voice, sold: Product, count: int) -> str:
    """`24 (1 dus)` where it is whole packs."""
    fitting = [pack for pack in sold.packs if pack.pieces > 1 and count % pack.pieces == 0]
    if not fitting:
        return number(count)
    pack = max(fitting, key=lambda one: one.pieces)
    given = {"quantity": number(count), "count": number(count // pack.pieces), "pack": clean_name(pack.name)}
    label = voice.words.shopping.to_pack.format(**given)
    return label if short_label(label) == label else number(count)


def _out_of_stock(voice: Voice, reply: ProductShown) -> list[Button]:
    """`[Kabari saya] [Ganti rasa]`: of its line in the draft, else of the product itself and the least of it."""
    words, draft, sold = voice.words.stock, reply.draft, reply.offered.item.product
    line = next((at for at, one in enumerate(draft.lines) if one.sku == sold.sku), None)
    at, count = (reply.offered.number, reply.least) if line is None else (line, 0)
    ways = [(words.tell_me, Verb.TELL_WHEN_BACK), *([(words.swap, Verb.SWAP)] if sold.group else [])]
    return [press(label, verb, draft.id, draft.version, at, count) for label, verb in ways]


def _take_out(voice: Voice, draft: Draft, sold: Product) -> list[Button]:
    """`[Hapus]`, where it is in the draft."""
    lines_of_it = [at for at, line in enumerate(draft.lines) if line.sku == sold.sku]
    return [press(voice.label.remove, Verb.REMOVE, draft.id, draft.version, at) for at in lines_of_it]


def _back(voice: Voice, reply: ProductShown) -> Rows:
    words, draft = voice.words.shopping, reply.draft
    to_list = press(words.to_back, Verb.SHOP, draft.id, draft.version, reply.offered.number + 1)
    return rows_of([to_list, *(button for row in _to_basket(voice, draft) for button in row)])
