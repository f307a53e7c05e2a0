"""Orders that stand, in words: recorded, listed, moved on."""

from bot.cleaning import clean_name
from bot.formats import number, rupiah
from bot.links import whatsapp_link
from bot.order_buttons import order_rows, surplus_rows
from bot.talk import Rows, Talk, Voice, lines, link, press, quoted, rows_of, short_label
from bot.wording.words import OrderWords
from commands.asks import Verb
from commands.messages import Button
from commands.named import to_pay, ways
from commands.pointing import pointer
from commands.replies.drafts import OrderRecorded
from commands.replies.orders import BillReady, MyOrders, OpenOrders, OrderNews, PostageChanged, WhichPartner
from commands.rules.orders import Delivery, Mover, Order, OrderStatus, PayMethod

_LISTED = 4
"""Products named of an order in a list."""


def recorded(voice: Voice, reply: OrderRecorded) -> Talk:
    """What is recorded, what it costs, how it is paid and until when."""
    words, order = voice.words.orders, reply.order
    rows = order_rows(voice, order.no, (*to_pay(order), Verb.NOTA, *ways(order, Mover.PARTNER)))
    if order.postage is None:
        goods = rupiah(order.subtotal)
        return Talk(words.recorded_without_postage.format(no=order.no, subtotal=goods), rows, closes=True)
    total = rupiah(order.total)
    if order.pay_method is PayMethod.CREDIT:
        text = (
            words.recorded_credit_open.format(no=order.no, total=total)
            if order.due is None
            else words.recorded_credit.format(no=order.no, total=total, day=voice.formats.day(order.due))
        )
        return Talk(text, rows, closes=True)
    text = lines(
        words.recorded.format(no=order.no, called=reply.called),
        voice.words.drafts.total.format(total=total),
        _payment(voice, reply),
        _kept(voice, reply),
    )
    return Talk(text, rows, closes=True, attachment=reply.qris)


def my_orders(voice: Voice, reply: MyOrders) -> Talk:
    """Number, day, content, sum and state of each."""
    words = voice.words.orders
    if not reply.orders:
        return Talk(words.mine_none, ((press(voice.label.order, Verb.START_ORDER),),))
    listed = [
        words.mine_line.format(
            no=order.no,
            day=voice.formats.day(order.placed_at.astimezone(voice.formats.now.tzinfo).date()),
            items=items(order) or words.all_back,
            total=rupiah(order.total),
            standing=standing(voice, order),
        )
        for order in reply.orders
    ]
    buttons = [press(short_label(order.no), Verb.SHOW_ORDER, pointer(order.no)) for order in reply.orders]
    if reply.next_page is not None:
        buttons.append(press(voice.label.more, Verb.MORE_ORDERS, quantity=reply.next_page))
    more = words.mine_more.format(number=number(reply.more)) if reply.more else ""
    return Talk(lines(words.mine.format(called=reply.called), *listed, more), rows_of(buttons, 2))


def again(voice: Voice, no: str) -> Button:
    """`[Pesan lagi P261124-007]`."""
    return press(short_label(voice.words.shopping.to_again.format(no=no)), Verb.ORDER_AGAIN, pointer(no))


def open_orders(voice: Voice, reply: OpenOrders) -> Talk:
    """The owner's list, with each partner's name."""
    words = voice.words.orders
    if not reply.orders:
        return Talk(words.open_none)
    listed = [
        words.open_line.format(
            no=order.no,
            name=clean_name(name),
            items=items(order) or words.all_back,
            total=rupiah(order.total),
            standing=standing(voice, order),
        )
        for order, name in reply.orders
    ]
    more = words.more.format(number=number(reply.more)) if reply.more else ""
    return Talk(lines(words.open, *listed, more))


def which_partner(voice: Voice, reply: WhichPartner) -> Talk:
    """Nobody has that name, or more than one."""
    words = voice.words.orders
    if not reply.said:
        return Talk(words.partner_missing)
    if not reply.names:
        return Talk(words.no_partner.format(said=quoted(reply.said)))
    return Talk(words.which_partner.format(said=quoted(reply.said), names=", ".join(reply.names)))


def order_news(voice: Voice, reply: OrderNews) -> Talk:
    """What happened to her order, told to the partner."""
    return Talk(_news(voice, reply), _ask_rows(voice, reply), closes=True)


def bill_ready(voice: Voice, reply: BillReady) -> Talk:
    """The whole sum, what came in of it, where to pay the rest and until when."""
    order = reply.order
    text = voice.words.orders.bill.format(
        called=reply.called, no=order.no, postage=rupiah(order.postage or 0), total=rupiah(order.total)
    )
    rows = order_rows(voice, order.no, (*to_pay(order), Verb.NOTA))
    return Talk(lines(text, *_to_pay(voice, reply)), rows, attachment=reply.qris)


def postage_changed(voice: Voice, reply: PostageChanged) -> Talk:
    """By how much, what it comes to now, and how to pay what is left."""
    words, order = voice.words.orders, reply.order
    more = (order.postage or 0) - reply.before
    template = words.postage_more if more > 0 else words.postage_less
    text = template.format(
        called=reply.called,
        no=order.no,
        before=rupiah(reply.before),
        postage=rupiah(order.postage or 0),
        difference=rupiah(abs(more)),
    )
    return Talk(
        lines(
            text,
            words.postage_total.format(total=rupiah(order.total)),
            *_to_pay(voice, reply),
        ),
        attachment=reply.qris,
    )


def standing(voice: Voice, order: Order) -> str:
    """Its state, and what is paid; of one that is off its money is told by itself."""
    words = voice.words.orders
    status = words.statuses[order.status.value]
    if order.status is OrderStatus.CANCELLED:
        return status
    return f"{status}, {words.payments[order.payment_status.value]}"


def items(order: Order) -> str:
    """`Sambal Bawang 10, Krupuk Udang 24`."""
    content = order.content
    named = [f"{name} {number(quantity)}" for name, quantity in content[:_LISTED]]
    rest = len(content) - _LISTED
    return ", ".join([*named, f"+{rest}"] if rest > 0 else named)


def _to_pay(voice: Voice, reply: BillReady | PostageChanged) -> tuple[str, ...]:
    """What is left and how to pay it; while a payment is looked at nobody knows yet what is left."""
    words, order = voice.words.orders, reply.order
    if not order.unpaid:
        is_news = isinstance(reply, BillReady) and order.paid > 0
        return (voice.words.money.paid_all.format(order=order.no),) if is_news else ()
    paid, unpaid = rupiah(order.paid), rupiah(order.unpaid)
    left = words.postage_left.format(paid=paid, unpaid=unpaid) if order.paid > 0 else ""
    if order.to_check:
        return (left, words.proof_first)
    return (left, _payment(voice, reply), _kept(voice, reply))


def _kept(voice: Voice, reply: OrderRecorded | BillReady | PostageChanged) -> str:
    if reply.pay_until is None:
        return ""
    return voice.words.orders.kept_until.format(moment=voice.formats.moment(reply.pay_until))


def _payment(voice: Voice, reply: OrderRecorded | BillReady | PostageChanged) -> str:
    words = voice.words.orders
    match reply.order.pay_method:
        case PayMethod.CASH:
            return words.pay_cash
        case PayMethod.AT_DOOR:
            return words.pay_at_door
        case PayMethod.CREDIT:
            due = reply.order.due
            return "" if due is None else voice.words.money.terms_due.format(day=voice.formats.day(due))
        case PayMethod.QRIS if reply.qris is not None:
            return voice.words.money.bill_scan
        case _:
            accounts = " / ".join(filter(None, map(clean_name, reply.bank.splitlines())))
            return words.pay_to.format(bank=accounts.rstrip(".")) if accounts else ""


def _news(voice: Voice, reply: OrderNews) -> str:
    words, no = voice.words.orders, reply.no
    match reply.status:
        case OrderStatus.NEW:
            return words.news_new.format(no=no)
        case OrderStatus.IN_PROGRESS:
            return words.news_in_progress.format(no=no)
        case OrderStatus.SHIPPED:
            return _shipped(voice, reply)
        case OrderStatus.DONE:
            return words.news_done.format(no=no)
        case OrderStatus.CANCELLED:
            by = clean_name(reply.by)
            return _cancelled(voice, reply, by)


def _cancelled(voice: Voice, reply: OrderNews, by: str) -> str:
    """By whom and why, and what becomes of money that came in or is on its way."""
    words, changes, no = voice.words.orders, voice.words.changes, reply.no
    if why := clean_name(reply.reason).rstrip("."):
        template = changes.cancelled_by_why if by else changes.cancelled_why
        text = template.format(no=no, by=by, why=why)
    else:
        text = words.news_cancelled_by.format(no=no, by=by) if by else words.news_cancelled.format(no=no)
    return lines(
        text,
        changes.her_surplus.format(amount=rupiah(reply.surplus)) if reply.surplus else "",
        changes.her_proof if reply.to_check else "",
    )


def _shipped(voice: Voice, reply: OrderNews) -> str:
    """How it comes to her, and in the same line what to have at hand for it."""
    words = voice.words.orders
    template = words.cash_fetched if reply.delivery is Delivery.FETCHED else words.cash_at_door
    cash = template.format(amount=rupiah(reply.cash)) if reply.cash else ""
    return " ".join(filter(None, (_on_its_way(words, reply), cash)))


def _on_its_way(words: OrderWords, reply: OrderNews) -> str:
    courier, tracking = clean_name(reply.courier), clean_name(reply.tracking)
    match reply.delivery:
        case Delivery.FETCHED:
            template = words.news_ready
        case Delivery.BROUGHT:
            template = words.news_brought_by if courier else words.news_brought
        case _ if courier:
            template = words.news_tracking if tracking else words.news_courier
        case _:
            template = words.news_only_tracking if tracking else words.news_shipped
    return template.format(no=reply.no, courier=courier, tracking=tracking)


def _ask_rows(voice: Voice, reply: OrderNews) -> Rows:
    """What was sent can be said to have arrived, what is over ordered again; a cancellation has a way to ask."""
    if reply.status is OrderStatus.SHIPPED:
        return order_rows(voice, reply.no, (Verb.ARRIVED,))
    is_off = reply.status is OrderStatus.CANCELLED
    url = whatsapp_link(reply.contact) if is_off else ""
    money = surplus_rows(voice, reply.no, reply.surplus) if is_off and reply.surplus else ()
    repeat: Rows = ((again(voice, reply.no),),) if is_off or reply.status is OrderStatus.DONE else ()
    return (*money, *repeat, *(((link(voice.label.whatsapp, url),),) if url else ()))
