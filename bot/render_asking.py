"""A price with a quantity, and `Pesanan siapa?`, in words."""

from bot.formats import number, rupiah
from bot.order_buttons import order_rows
from bot.render_beside import left_out
from bot.render_draft import hint
from bot.render_problems import explain
from bot.talk import Rows, Talk, Voice, lines, press, quoted, rows_of, short_label
from commands.asks import Verb
from commands.replies.asking import ChangeOrNew, PriceAsked, WhoseOrder
from commands.replies.audience import Audience
from commands.rules.quotes import BelowMinimum, QuotedLine


def price_asked(voice: Voice, reply: PriceAsked) -> Talk:
    """A line a product with its reason, what a little more would bring, what is left, and the total."""
    words, priced = voice.words.asking, reply.quote.lines
    told: list[str] = []
    for line, left in zip(priced, reply.left, strict=True):
        more = hint(voice, line) if line.problem is None else _instead(voice, line)
        told += [_line(voice, reply, line), more]
        if left is not None and line.problem is None:
            count = voice.formats.count(left, line.product.unit)
            told.append(words.left.format(product=line.product.name, left=count))
    is_sum = len(priced) > 1 and reply.quote.may_be_confirmed
    total = words.total.format(total=rupiah(reply.quote.total)) if is_sum else ""
    rest = words.to_order if reply.audience is Audience.STRANGER else ""
    return Talk(lines(*told, total, rest), _order_button(voice, reply))


def change_or_new(voice: Voice, reply: ChangeOrNew) -> Talk:
    """What is recorded, and a button for either."""
    goods = ", ".join(f"{name} {number(count)}" for name, count in reply.goods)
    offered = reply.offered
    fresh = press(voice.words.asking.new_order, Verb.ORDER_ASKED, offered.id, offered.version)
    text = voice.words.asking.change_or_new.format(no=reply.no, goods=goods)
    return Talk(text, (*order_rows(voice, reply.no, (reply.change,)), (fresh,)))


def _line(voice: Voice, reply: PriceAsked, line: QuotedLine) -> str:
    words = voice.words.asking
    if line.problem is not None or line.price is None or line.row is None:
        return explain(voice, line, line.problem) if line.problem is not None else line.product.name
    if reply.audience is not Audience.PARTNER:
        why = words.why_general
    elif line.row.minimum > 1:
        why = words.why_minimum.format(tier=line.row.tier, minimum=number(line.row.minimum))
    else:
        why = words.why_tier.format(tier=line.row.tier)
    text = words.line.format(
        product=line.product.name,
        count=voice.formats.count(line.quantity, line.product.unit),
        price=rupiah(line.price),
        subtotal=rupiah(line.subtotal),
    )
    return text + why


def _instead(voice: Voice, line: QuotedLine) -> str:
    """Below her minimum: what this many costs, and the number at which her price begins, where she can have them."""
    problem = line.problem
    if not isinstance(problem, BelowMinimum):
        return ""
    ways = ((line.quantity, problem.keep_price), (problem.raise_to, problem.raise_price))
    told = [
        voice.words.asking.way.format(
            count=voice.formats.count(count, line.product.unit), total=rupiah(count * price)
        )
        for count, price in ways
        if count is not None and price is not None
    ]
    return voice.words.asking.either.join(told) + "." if told else ""


def _order_button(voice: Voice, reply: PriceAsked) -> Rows:
    offered, words = reply.offered, voice.words.asking
    if offered is None:
        return ()
    only = offered.lines[0] if len(offered.lines) == 1 else None
    label = words.order_all if only is None else words.order.format(quantity=number(only.quantity))
    return ((press(label, Verb.ORDER_ASKED, offered.id, offered.version),),)


def whose_order(voice: Voice, reply: WhoseOrder) -> Talk:
    """What was read, and the partners as buttons."""
    words, offered = voice.words.asking, reply.offered
    goods = ", ".join(f"{one.name} {voice.formats.count(many, one.unit)}" for one, many in reply.goods)
    ask = words.whose_again.format(said=quoted(reply.said)) if reply.said else words.whose
    buttons = [
        press(short_label(one.name), Verb.WHOSE, offered.id, offered.version, quantity=one.number)
        for one in reply.choices
    ]
    if reply.next_page is not None:
        buttons.append(
            press(voice.label.more, Verb.MORE_WHOSE, offered.id, offered.version, quantity=reply.next_page)
        )
    told = words.goods.format(lines=goods) if goods else ""
    text = lines(left_out(voice, reply.left_out), told, ask, words.type_name)
    return Talk(text, rows_of(buttons, 2), is_page=True)
