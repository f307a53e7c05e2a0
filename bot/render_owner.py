"""What the owner's team is told, in words."""

from bot.cleaning import clean_name
from bot.formats import number, rupiah
from bot.order_buttons import order_rows
from bot.render_orders import items
from bot.talk import Rows, Talk, Voice, lines, link, press
from commands.asks import Verb
from commands.replies.orders import NewOrder
from commands.replies.sheet import (
    CellFaults,
    EditKind,
    EditTold,
    HeldAnswer,
    LinesAnswer,
    LinesAnswered,
    LinesGone,
    OrderRowAnswered,
    OrderRowGone,
    PriceDecided,
    PriceHeldBack,
    PricesDecided,
    PricesHeldBack,
    RoadNews,
    RoadState,
    RowAnswer,
    SheetNews,
)
from commands.rules.guard import Doubt
from commands.rules.network import Particulars
from commands.rules.orders import Delivery

_ON_NEW = (Verb.ACCEPT, Verb.EDIT, Verb.CANCEL_ORDER)
_FAULTS = 10
"""Cells named in one message."""


def new_order(voice: Voice, reply: NewOrder) -> Talk:
    """Who, what, how much; and what needs her eye."""
    words, order = voice.words.owner, reply.order
    city = clean_name(reply.partner.city)
    by = words.new_order_by_city if city else words.new_order_by
    payment = voice.words.orders.payments[order.payment_status.value]
    text = lines(
        words.new_order.format(no=order.no),
        by.format(name=clean_name(reply.person.name) or reply.partner.id, tier=order.tier, city=city),
        items(order),
        *_beside(voice, reply),
        words.new_order_sum.format(total=rupiah(order.total), payment=payment),
        words.postage_open if order.postage is None else "",
        *(
            words.higher_tier.format(product=one.product, tier=one.tier, price=rupiah(one.price))
            for one in reply.higher
        ),
        words.unknown_stock.format(names=", ".join(reply.unknown_stock)) if reply.unknown_stock else "",
    )
    labels = {Verb.CANCEL_ORDER: voice.words.changes.reject}
    return Talk(text, order_rows(voice, order.no, _ON_NEW, reply.person, labels))


def _beside(voice: Voice, reply: NewOrder) -> list[str]:
    """How, when and to whom it goes, where she said it; and her note."""
    words, order, given = voice.words.shopping, reply.order, reply.particulars or Particulars()
    who = ", ".join(filter(None, (given.recipient, given.phone, given.address)))
    note = clean_name(given.note)
    return [
        words.fetched if order.delivery is Delivery.FETCHED else "",
        words.deliveries[order.delivery.value] if order.delivery is Delivery.BROUGHT else "",
        ""
        if order.ship_on is None
        else voice.words.stock.sent_on.format(day=voice.formats.day(order.ship_on)),
        voice.words.drafts.ship_to.format(address=clean_name(who)) if who else "",
        words.sender.format(sender=clean_name(given.sender)) if given.sender else "",
        voice.words.owner.note.format(note=note) if note else "",
    ]


def cell_faults(voice: Voice, reply: CellFaults) -> Talk:
    """Each cell with what is expected there."""
    words = voice.words.owner
    told = [voice.words.explain_fault(fault) for fault in reply.faults[:_FAULTS]]
    rest = len(reply.faults) - _FAULTS
    more = words.more_faults.format(number=number(rest)) if rest > 0 else ""
    ways = ((link(voice.label.open_sheet, voice.sheet_url),),) if voice.sheet_url else ()
    return Talk(words.warning.format(text=lines(*told, more)), ways)


def price_held(voice: Voice, reply: PriceHeldBack) -> Talk:
    """Which price is meant? Until she answers, the old one holds."""
    words, row, before = voice.words.owner, reply.row, reply.before
    given = {"product": reply.product, "tier": row.tier, "after": rupiah(row.price)}
    text = " ".join(
        filter(
            None,
            (
                words.held_new.format(**given)
                if before is None
                else words.held.format(**given, before=rupiah(before.price)),
                words.held_under_cost if reply.doubt is Doubt.UNDER_COST else "",
                ""
                if reply.suggestion is None
                else words.held_meant.format(suggestion=rupiah(reply.suggestion)),
                words.held_none_rules
                if before is None
                else words.held_old_rules.format(before=rupiah(before.price)),
            ),
        )
    )
    return Talk(text, _held_buttons(voice, reply))


def prices_held(voice: Voice, reply: PricesHeldBack) -> Talk:
    """All of them in one question; until she answers, the old ones hold."""
    words, label = voice.words.owner, voice.label
    text = lines(
        words.held_many.format(number=number(reply.count)),
        *(_held_example(voice, one) for one in reply.examples),
        words.held_many_rules,
    )
    choices = [(label.all_old, Verb.PRICES_OLD), (label.all_typed, Verb.PRICES_TYPED)]
    if reply.all_have_suggestions:
        choices.insert(0, (label.all_meant, Verb.PRICES_SUGGESTED))
    return Talk(text, tuple((press(words_, verb, reply.subject),) for words_, verb in choices), is_page=True)


def prices_decided(voice: Voice, reply: PricesDecided) -> Talk:
    """Her answer took effect."""
    words = voice.words.owner
    templates = {
        HeldAnswer.SUGGESTED: words.decided_all_meant,
        HeldAnswer.OLD: words.decided_all_old,
        HeldAnswer.TYPED: words.decided_all_typed,
    }
    return Talk(templates[reply.answer].format(number=number(reply.count)), is_page=True)


def price_decided(voice: Voice, reply: PriceDecided) -> Talk:
    """Her answer took effect."""
    words = voice.words.owner
    if reply.in_force is None:
        text = words.decided_none.format(product=reply.product, tier=reply.tier)
    else:
        text = words.decided.format(product=reply.product, tier=reply.tier, price=rupiah(reply.in_force))
    return Talk(text, is_page=True)


def order_row_gone(voice: Voice, reply: OrderRowGone) -> Talk:
    """Is the order off, or was its row deleted by mistake? Until she answers it counts on."""
    words, label, order = voice.words.owner, voice.label, reply.order
    text = lines(
        words.order_gone.format(no=order.no, name=clean_name(reply.name), total=rupiah(order.total)),
        words.order_gone_which if reply.may_cancel else words.order_gone_shown,
    )
    again = press(label.restore_row, Verb.RESTORE_ROW, reply.subject, reply.version)
    off = press(label.cancel_order, Verb.CANCEL_GONE, reply.subject, reply.version)
    return Talk(text, ((off, again),) if reply.may_cancel else ((again,),), is_page=True)


def order_row_answered(voice: Voice, reply: OrderRowAnswered) -> Talk:
    """What became of it."""
    words = voice.words.owner
    templates = {
        RowAnswer.CANCELLED: words.row_cancelled,
        RowAnswer.RETURNS: words.row_returns,
        RowAnswer.STANDS: words.row_stands,
    }
    return Talk(templates[reply.answer].format(no=reply.no), is_page=True)


def lines_gone(voice: Voice, reply: LinesGone) -> Talk:
    """Meant or a slip? What was agreed holds either way."""
    words, label = voice.words.owner, voice.label
    names = ", ".join(clean_name(name) for name in reply.names)
    text = lines(words.lines_gone.format(no=reply.no, names=names), words.lines_gone_which)
    again = press(label.restore_row, Verb.RESTORE_LINES, reply.subject, reply.version)
    leave = press(label.leave_rows, Verb.LEAVE_LINES, reply.subject, reply.version)
    return Talk(text, ((again, leave),), is_page=True)


def lines_answered(voice: Voice, reply: LinesAnswered) -> Talk:
    """What became of them."""
    words = voice.words.owner
    templates = {
        LinesAnswer.RETURN: words.lines_return,
        LinesAnswer.STAND: words.lines_stand,
        LinesAnswer.LEFT: words.lines_left,
    }
    return Talk(templates[reply.answer].format(no=reply.no), is_page=True)


def sheet_news(voice: Voice, reply: SheetNews) -> Talk:
    """A line an edit."""
    return Talk(lines(*(_edit(voice, told) for told in reply.lines)))


def road_news(voice: Voice, reply: RoadNews) -> Talk:
    """The Sheet is away, back, or needs the owner."""
    words = voice.words.road
    templates = {
        RoadState.AWAY: words.away,
        RoadState.BACK: words.back,
        RoadState.NOT_SHARED: words.not_shared,
        RoadState.GONE: words.gone,
        RoadState.KEY_REFUSED: words.key_refused,
        RoadState.STRUCTURE: words.structure,
        RoadState.OTHER_WRITER: words.other_writer,
        RoadState.OLD_JOURNAL: words.old_journal,
        RoadState.COPY: words.copy,
        RoadState.OLD_VERSION: words.old_version,
        RoadState.POISON: words.poison,
        RoadState.STOPPED: words.stopped,
        RoadState.LOCKED: words.locked,
        RoadState.OPEN: words.open,
        RoadState.FULL: words.full,
    }
    if not reply.waiting:
        templates |= {RoadState.AWAY: words.away_idle, RoadState.BACK: words.back_idle}
    if reply.too_long:
        templates[RoadState.POISON] = words.poison_too_long
    quote = words.poison_quote.format(quote=clean_name(reply.quote)) if reply.quote else ""
    text = templates[reply.state].format(
        clock=voice.formats.clock(reply.since),
        number=number(reply.waiting),
        orders=voice.words.counts.orders(reply.waiting),
        detail=clean_name(reply.detail),
        columns=", ".join(reply.too_long),
    )
    return Talk(f"{text} {quote}".rstrip())


def _edit(voice: Voice, told: EditTold) -> str:
    words = voice.words.owner
    templates = {
        EditKind.MOVE_REFUSED: words.move_refused,
        EditKind.STOCK_DIFFERENCE: words.stock_difference,
        EditKind.ROWS_GONE: words.rows_gone,
        EditKind.PARTNER_GONE: words.partner_gone,
        EditKind.TAB_RENAMED: words.tab_renamed,
    }
    what, before, after = map(clean_name, (told.what, told.before, told.after))
    if told.kind not in templates:  # it stands in `Cek` too, in the same words
        return voice.words.explain_edit(EditTold(told.kind, what, before, after))
    return templates[told.kind].format(what=what, before=before, after=after)


def _held_example(voice: Voice, one: PriceHeldBack) -> str:
    words, given = voice.words.owner, {"product": one.product, "tier": one.row.tier}
    if one.before is None:
        return words.held_one_new.format(**given, after=rupiah(one.row.price))
    return words.held_one.format(**given, before=rupiah(one.before.price), after=rupiah(one.row.price))


def _held_buttons(voice: Voice, reply: PriceHeldBack) -> Rows:
    label, subject, version = voice.label, reply.subject, reply.version
    buttons = []
    if reply.suggestion is not None:
        meant = label.price.format(price=rupiah(reply.suggestion))
        buttons.append(press(meant, Verb.PRICE_SUGGESTED, subject, version))
    if reply.before is not None:
        keep = label.keep_price.format(price=rupiah(reply.before.price))
        buttons.append(press(keep, Verb.PRICE_OLD, subject, version))
    typed = label.typed_price.format(price=rupiah(reply.row.price))
    buttons.append(press(typed, Verb.PRICE_TYPED, subject, version))
    return tuple((button,) for button in buttons)
