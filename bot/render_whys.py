"""`/kenapa`: an order's figures and where each comes from, in words. Never what the goods cost the owner."""

from bot.cleaning import clean_name
from bot.formats import number, rupiah
from bot.talk import Talk, Voice, lines, press, rows_of, short_label
from commands.asks import Verb
from commands.pointing import pointer
from commands.replies.changes import OrderExplained, WhichToExplain
from commands.rules.orders import Correction, Order, OrderLine


def explained(voice: Voice, reply: OrderExplained) -> Talk:
    """Lines as they were agreed, then each correction and why, postage, total, money."""
    words, order = voice.words.changes, reply.order
    moment = voice.formats.moment(order.placed_at.astimezone(voice.formats.now.tzinfo))
    head = words.why_head_of if reply.name else words.why_head
    corrections = sorted(order.corrections, key=lambda one: one.line)
    ends = [*(one.line for one in corrections), len(order.lines)]
    return Talk(
        lines(
            head.format(no=order.no, name=clean_name(reply.name), moment=moment),
            words.why_placed_for if reply.is_placed_for else "",
            *_lines(voice, order.lines[: ends[0]]),
            *(
                lines(_because(voice, one), *_lines(voice, order.lines[one.line : end]))
                for one, end in zip(corrections, ends[1:], strict=True)
            ),
            _postage(voice, order),
            words.why_total.format(total=rupiah(order.total)),
            words.why_paid.format(paid=rupiah(order.paid), unpaid=rupiah(order.unpaid)) if order.paid else "",
        )
    )


def which(voice: Voice, reply: WhichToExplain) -> Talk:
    """Her newest orders as buttons."""
    words = voice.words.changes
    if not reply.numbers:
        return Talk(words.why_none)
    buttons = [press(short_label(no), Verb.EXPLAIN, pointer(no)) for no in reply.numbers]
    return Talk(
        lines(words.why_which, by_number(voice, "kenapa", has_more=reply.has_more)), rows_of(buttons, 2)
    )


def by_number(voice: Voice, command: str, *, has_more: bool) -> str:
    """How orders are named that have no button here."""
    words = voice.words.changes
    return words.by_number.format(example=words.command_examples[command]) if has_more else ""


def _lines(voice: Voice, agreed: tuple[OrderLine, ...]) -> list[str]:
    return [_line(voice, line) for line in agreed]


def _line(voice: Voice, line: OrderLine) -> str:
    told = voice.words.changes.why_line.format(
        name=clean_name(line.name),
        quantity=number(line.quantity),
        price=rupiah(line.price),
        sum=rupiah(line.subtotal),
        why=_why(voice, line),
    )
    return lines(told, _next(voice, line))


def _next(voice: Voice, line: OrderLine) -> str:
    """What a few more would have brought."""
    step, formats = line.next_break, voice.formats
    if step is None:
        return ""
    return voice.words.changes.why_next.format(
        missing=formats.count(step.missing, line.unit),
        price=rupiah(step.price),
        saves=rupiah(step.saves),
        unit=formats.unit(line.unit, 1),
    )


def _why(voice: Voice, line: OrderLine) -> str:
    """The tier's price and from which amount on; how much counted, where that is more than the line itself."""
    words, tier = voice.words.changes, clean_name(line.price_tier)
    if line.price_minimum <= 1:
        return words.why_minimum_one.format(tier=tier)
    given = {"tier": tier, "minimum": number(line.price_minimum)}
    if line.counted > line.quantity > 0:
        return words.why_counted.format(**given, counted=number(line.counted))
    return words.why_tier.format(**given)


def _because(voice: Voice, one: Correction) -> str:
    words = voice.words.changes
    moment = voice.formats.moment(one.at.astimezone(voice.formats.now.tzinfo))
    told = words.why_changed[one.why].format(moment=moment)
    return lines(told, words.reason.format(why=clean_name(one.reason)) if one.reason else "")


def _postage(voice: Voice, order: Order) -> str:
    words = voice.words.changes
    if order.postage is None:
        return words.why_postage_open
    return words.why_postage.format(postage=rupiah(order.postage)) if order.postage else words.why_free
