"""Orders that are moved and changed, in words."""

from bot.cleaning import clean_name
from bot.formats import number, rupiah
from bot.links import whatsapp_link
from bot.order_buttons import contact, order_rows, surplus_rows
from bot.render_orders import items, standing
from bot.talk import Talk, Voice, lines, link, press, quoted, rows_of, short_label
from commands.asks import Verb
from commands.changing import ChangeKind
from commands.named import to_pay
from commands.pointing import pointer
from commands.replies.changes import (
    ChangedLine,
    Choice,
    EditRefused,
    EditShown,
    MoveAsked,
    OrderCard,
    OrderChanged,
    OrderEdited,
    OrderMovedOn,
    OrderStands,
    OrderUnknown,
    PartnerMoved,
    WishCame,
    WishDeclined,
    WishRefused,
    WordsAsked,
    WordsUnclear,
)
from commands.rules.orders import OrderStatus
from commands.settings import Repricing


def unknown(voice: Voice, reply: OrderUnknown) -> Talk:
    """Which orders there are; how to name one."""
    words = voice.words.changes
    if reply.command:
        return Talk(words.name_one.format(example=words.command_examples.get(reply.command, "")))
    return Talk(words.unknown.format(no=reply.said))


def stands(voice: Voice, reply: OrderStands) -> Talk:
    """How it stands, so that is not possible; for a partner with a way to ask."""
    words, url = voice.words.changes, whatsapp_link(reply.contact)
    status = voice.words.orders.statuses[reply.status.value]
    template = words.stands_early if reply.status is OrderStatus.NEW else words.stands
    by = words.stands_ask.format(by=clean_name(reply.by)) if reply.by else ""
    text = " ".join(filter(None, (template.format(no=reply.no, status=status), by)))
    return Talk(text, ((link(voice.label.whatsapp, url),),) if url else ())


def card(voice: Voice, reply: OrderCard) -> Talk:
    """Number, state, content, sum, and its buttons."""
    words, order, person = voice.words.changes, reply.order, reply.person
    template = words.card if person is None else words.card_of
    text = template.format(
        no=order.no,
        name="" if person is None else clean_name(person.name) or order.partner_id,
        standing=standing(voice, order),
        items=items(order) or voice.words.orders.all_back,
        total=rupiah(order.total),
    )
    paid = words.note_paid.format(paid=rupiah(order.paid)) if order.paid else ""
    rows = order_rows(voice, order.no, (*reply.ways, Verb.EXPLAIN), person)
    if not reply.surplus:
        return Talk(lines(text, paid), rows)
    amount = rupiah(reply.surplus)
    asked = (words.her_surplus if person is None else words.surplus_undecided).format(amount=amount)
    return Talk(lines(text, paid, asked), (*surplus_rows(voice, order.no, reply.surplus), *rows))


def words_asked(voice: Voice, reply: WordsAsked) -> Talk:
    """What is to be typed, and the way around it."""
    words, subject = voice.words.changes, pointer(reply.no)
    ways = []
    if reply.kind is ChangeKind.CANCEL:
        ways.append(press(words.without_reason, Verb.SURE_CANCEL, subject, reply.change))
    if reply.kind is ChangeKind.REFUSE_WISH:
        ways.append(press(words.no_reason, Verb.SURE_REFUSE, subject, reply.change))
    if reply.kind is ChangeKind.SEND:
        ways.append(press(words.without_courier, Verb.SURE_SEND, subject, reply.change))
    ways.append(press(words.leave, Verb.LEAVE_CHANGE, subject, reply.change))
    return Talk(words.asked[reply.kind].format(no=reply.no), rows_of(ways))


def words_unclear(voice: Voice, reply: WordsUnclear) -> Talk:
    """An example with what is really in the order."""
    words, names = voice.words.changes, [clean_name(name) for name in reply.products]
    text = words.unclear.format(said=quoted(reply.said))
    if not names:
        return Talk(text)
    example = words.unclear_example.format(example=f"{names[0].lower()} 8")
    return Talk(lines(text, words.unclear_products.format(no=reply.no, products=", ".join(names)), example))


def move_asked(voice: Voice, reply: MoveAsked) -> Talk:
    """Asked once more."""
    words, subject = voice.words.changes, pointer(reply.no)
    said = clean_name(reply.words)
    if reply.after is OrderStatus.SHIPPED:
        courier, tracking = clean_name(reply.courier), clean_name(reply.tracking)
        text, verb = (
            lines(
                words.send_sure.format(no=reply.no),
                words.send_courier.format(courier=courier) if courier else "",
                words.send_tracking.format(tracking=tracking) if tracking else "",
            ),
            Verb.SURE_SEND,
        )
    else:
        template = words.cancel_sure if reply.change else words.cancel_sure_partner
        reason = words.cancel_reason.format(words=said) if said else ""
        text, verb = (
            lines(template.format(no=reply.no, total=rupiah(reply.total)), reason),
            Verb.SURE_CANCEL,
        )
    sure = press(words.sure, verb, subject, reply.change)
    leave = press(words.leave, Verb.LEAVE_CHANGE, subject, reply.change)
    return Talk(text, ((sure, leave),))


def moved_on(voice: Voice, reply: OrderMovedOn) -> Talk:
    """It is so now, and what may follow."""
    words = voice.words.changes
    told = words.told.format(name=clean_name(reply.name)) if reply.name else ""
    text = lines(words.moved[reply.status].format(no=reply.no), told)
    return Talk(text, order_rows(voice, reply.no, reply.ways), closes=True)


def partner_moved(voice: Voice, reply: PartnerMoved) -> Talk:
    """For the owner's team: what she did, and what of money is open."""
    words = voice.words.changes
    is_off = reply.status is OrderStatus.CANCELLED
    template = words.partner_cancelled if is_off else words.partner_arrived
    text = template.format(no=reply.no, name=clean_name(reply.name), total=rupiah(reply.total))
    money = words.surplus_open.format(amount=rupiah(reply.surplus)) if reply.surplus else ""
    return Talk(lines(text, money, words.proof_open if reply.to_check and is_off else ""))


def edit_shown(voice: Voice, reply: EditShown) -> Talk:
    """Old and new lines, the totals and their difference; nothing is saved yet."""
    words, subject = voice.words.changes, pointer(reply.no)
    short = [
        words.short.format(name=clean_name(one.name), left=number(one.left), more=number(one.more))
        for one in reply.short
    ]
    text = lines(
        words.wish.format(words=quoted(reply.wish, 300)) if reply.wish else "",
        (words.edit_typed if reply.from_sheet else words.edit_shown).format(no=reply.no),
        *changed_lines(voice, reply.choices[0].lines),
        *(_totals(voice, reply, choice) for choice in reply.choices),
        *short,
    )
    single = words.save_anyway if reply.short else words.save
    ways = [
        press(_save_label(voice, reply, choice, single), Verb.SAVE_EDIT, subject, reply.change, place)
        for place, choice in enumerate(reply.choices)
    ]
    ways.append(press(words.leave, Verb.LEAVE_CHANGE, subject, reply.change))
    return Talk(text, rows_of(ways), is_page=True)


def edit_refused(voice: Voice, reply: EditRefused) -> Talk:
    """Why not, and the way on."""
    names = ", ".join(map(clean_name, reply.refused.names))
    return Talk(voice.words.changes.refused[reply.refused.why].format(no=reply.no, names=names))


def edited(voice: Voice, reply: OrderEdited) -> Talk:
    """It is recorded."""
    words = voice.words.changes
    told = words.told.format(name=clean_name(reply.name)) if reply.name else words.not_told
    text = words.edited.format(no=reply.no, total=rupiah(reply.total))
    return Talk(lines(text, told, _not_back(voice, reply.not_back)), closes=True)


def _not_back(voice: Voice, amount: int) -> str:
    words = voice.words.changes
    return words.not_back.format(amount=rupiah(amount)) if amount else ""


def changed(voice: Voice, reply: OrderChanged) -> Talk:
    """For the partner: what changed, the new total, and what follows for her money."""
    words, order, by = voice.words.changes, reply.order, clean_name(reply.by)
    rest = words.still_to_pay.format(amount=rupiah(order.unpaid)) if order.unpaid else words.nothing_more
    if order.postage is None:
        rest = voice.words.owner.postage_open
    if not order.paid and order.postage is not None:
        rest = ""
    text = lines(
        words.changed_by.format(no=order.no, by=by) if by else words.changed.format(no=order.no),
        *changed_lines(voice, reply.lines),
        words.new_total.format(total=rupiah(order.total), before=rupiah(reply.before)),
        words.her_not_back.format(amount=rupiah(reply.not_back)) if reply.not_back else "",
        words.her_surplus.format(amount=rupiah(reply.surplus)) if reply.surplus else rest,
        words.old_code if reply.old_code else "",
    )
    if reply.surplus:
        return Talk(text, surplus_rows(voice, order.no, reply.surplus))
    return Talk(text, () if order.to_check else order_rows(voice, order.no, to_pay(order)))


def wish_came(voice: Voice, reply: WishCame) -> Talk:
    """For the owner's team: what she wrote, and the button that acts on it."""
    words = voice.words.changes
    is_edit = reply.kind is ChangeKind.WISH_EDIT
    template = words.wish_edit if is_edit else words.wish_return
    verb = Verb.EDIT if is_edit else Verb.RETURN
    name = clean_name(reply.person.name) or reply.person.key
    by = words.wish_by.format(name=name, words=quoted(reply.words, 300)) if reply.words else name
    text = lines(template.format(no=reply.no), by)
    act = press(words.labels[verb], verb, pointer(reply.no), reply.change)
    refuse = press(words.refuse, Verb.REFUSE_WISH, pointer(reply.no), reply.change)
    look = press(short_label(reply.no), Verb.SHOW_ORDER, pointer(reply.no))
    return Talk(text, rows_of([act, refuse, look, *contact(voice, reply.person)]), attachment=reply.picture)


def wish_refused(voice: Voice, reply: WishRefused) -> Talk:
    """For the partner: it cannot be, why, and whom to ask."""
    words, why = voice.words.changes, clean_name(reply.reason).rstrip(".")
    told = (
        words.wish_refused_why.format(no=reply.no, why=why) if why else words.wish_refused.format(no=reply.no)
    )
    rest = f"{words.wish_stands} {words.stands_ask.format(by=clean_name(reply.by))}"
    url = whatsapp_link(reply.contact)
    return Talk(lines(told, rest), ((link(voice.label.whatsapp, url),),) if url else ())


def wish_declined(voice: Voice, reply: WishDeclined) -> Talk:
    """For who declined it: she has been told, or could not be."""
    words = voice.words.changes
    told = words.told.format(name=clean_name(reply.name)) if reply.name else words.not_told
    return Talk(lines(words.wish_declined.format(no=reply.no), told), closes=True)


def changed_lines(voice: Voice, told: tuple[ChangedLine, ...]) -> list[str]:
    """A line a product."""
    return [_changed_line(voice, line) for line in told]


def _changed_line(voice: Voice, line: ChangedLine) -> str:
    words, formats = voice.words.changes, voice.formats
    given = {
        "name": clean_name(line.name),
        "before": number(line.before),
        "after": formats.count(line.after, line.unit),
    }
    if not line.after:
        return words.line_gone.format(name=given["name"], before=formats.count(line.before, line.unit))
    if line.before == line.after and line.price is not None and line.price_before is not None:
        return words.line_price.format(
            **(given | {"before": rupiah(line.price_before)}), price=rupiah(line.price)
        )
    text = words.line_more.format(**given, price="" if line.price is None else rupiah(line.price))
    return text if line.price is not None else text.partition(",")[0]


def _totals(voice: Voice, reply: EditShown, choice: Choice) -> str:
    words, more = voice.words.changes, choice.total - reply.before
    templates = {Repricing.KEEP: words.totals_kept, Repricing.ANEW: words.totals_anew}
    template = templates[choice.rule] if len(reply.choices) > 1 else words.totals
    difference = (words.more if more >= 0 else words.less).format(amount=rupiah(abs(more)))
    return template.format(before=rupiah(reply.before), after=rupiah(choice.total), difference=difference)


def _save_label(voice: Voice, reply: EditShown, choice: Choice, single: str) -> str:
    words = voice.words.changes
    if len(reply.choices) == 1:
        return single
    template = words.save_kept if choice.rule is Repricing.KEEP else words.save_anew
    return template.format(total=rupiah(choice.total))
