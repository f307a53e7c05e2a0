"""Stock in words."""

from bot.cleaning import clean_name
from bot.formats import number
from bot.talk import Talk, Voice, lines, press, rows_of
from commands.asks import Verb
from commands.messages import Button
from commands.replies.stock import (
    BackInStock,
    NoLaterDay,
    NoSwap,
    StockForOwner,
    StockForPartner,
    StockRow,
    WillTell,
)
from commands.rules.stock import is_preorder


def will_tell(voice: Voice, reply: WillTell) -> Talk:
    """Nothing is left of the draft, and her wish is kept."""
    text = voice.words.stock.will_tell.format(product=reply.product)
    return Talk(text, ((press(voice.label.order, Verb.START_ORDER),),), is_page=True)


def no_swap(voice: Voice, reply: NoSwap) -> str:
    """Said on the button: the draft stays as it is."""
    return voice.words.stock.no_swap.format(product=reply.product)


def no_later_day(voice: Voice, reply: NoLaterDay) -> str:
    """Said on the button: the draft stays as it is."""
    words = voice.words.stock
    if not reply.most:
        return words.no_later_day.format(product=reply.product)
    return words.a_day_makes.format(product=reply.product, most=voice.formats.count(reply.most, reply.unit))


def back_in_stock(voice: Voice, reply: BackInStock) -> Talk:
    """What she waited for can be ordered: as many as she wanted, or what there is."""
    words, unit = voice.words.stock, reply.product.unit
    template = words.back_for if reply.waits else words.back
    left = voice.formats.count(reply.left, unit)
    text = template.format(product=reply.product.name, left=left, called=clean_name(reply.waits))
    label = words.order_quantity.format(quantity=number(reply.quantity))
    button = press(label, Verb.ORDER_AWAITED, reply.number, quantity=reply.quantity)
    return Talk(text, ((button,),))


def for_partner(voice: Voice, reply: StockForPartner) -> Talk:
    """What can be ordered now."""
    words = voice.words.stock
    if not reply.rows:
        return Talk(words.nothing)
    rows = [
        words.row.format(product=row.product.name, left=_left(voice, row, words.ready)) for row in reply.rows
    ]
    buttons = rows_of([press(voice.label.order, Verb.START_ORDER), *_more(voice, reply.next_page)])
    return Talk(lines(words.for_partner.format(called=reply.called), *rows), buttons, is_page=True)


def for_owner(voice: Voice, reply: StockForOwner) -> Talk:
    """At home, promised, and what is left to sell."""
    words = voice.words.stock
    if not reply.rows:
        return Talk(words.nothing_watched)
    rows = [_owner_row(voice, row) for row in reply.rows]
    more = rows_of(_more(voice, reply.next_page))
    return Talk(lines(words.for_owner, *rows), more, is_page=True)


def _more(voice: Voice, next_page: int | None) -> list[Button]:
    return [] if next_page is None else [press(voice.label.more, Verb.MORE_STOCK, quantity=next_page)]


def _owner_row(voice: Voice, row: StockRow) -> str:
    words = voice.words.stock
    left = _left(voice, row, words.not_counted)
    if row.shelf is None:
        return words.row.format(product=row.product.name, left=left)
    return words.owner_row.format(
        product=row.product.name, left=left, shelf=number(row.shelf), reserved=number(row.reserved)
    )


def _left(voice: Voice, row: StockRow, unknown: str) -> str:
    words, begins = voice.words.stock, row.product.preorder_from
    if begins is not None and is_preorder(row.product, voice.formats.now.date()):
        return words.made_to_order.format(day=voice.formats.day(begins))
    if row.left is None:
        return unknown
    return (
        words.left.format(left=voice.formats.count(row.left, row.product.unit)) if row.left > 0 else words.out
    )
