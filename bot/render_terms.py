"""How an order is paid: the ways that stand open, and why another does not."""

from bot.cleaning import clean_name
from bot.formats import rupiah
from bot.render_bill import where
from bot.render_proofs import ask_rows
from bot.talk import Rows, Talk, Voice, lines, press
from commands.asks import Verb
from commands.pay_terms import WAYS
from commands.pointing import pointer
from commands.replies.money import NotThisWay, SendingSet, TermsOffered, TermsSet
from commands.rules.orders import PayMethod
from commands.terms import Hindrance, Term


def offered(voice: Voice, reply: TermsOffered) -> Talk:
    """The open ways as buttons, and the way back; first why another one is not, if she asked for it."""
    words, subject = voice.words.money, pointer(reply.order)
    refused = "" if reply.over is None or reply.over.is_open else why_not(voice, reply.over, 0)
    credit = [term for term in reply.terms if term.method is PayMethod.CREDIT and term.is_open]
    rows = tuple(
        (press(words.ways[one.value], Verb.SET_TERMS, subject, quantity=WAYS.index(one)),)
        for one in (term.method for term in reply.terms if term.is_open)
        if one is not reply.now
    )
    text = lines(
        refused,
        words.terms.format(order=reply.order) if rows else "",
        words.terms_now.format(method=words.ways[reply.now.value]),
        *(words.terms_credit.format(left=rupiah(term.left)) for term in credit),
    )
    back = press(voice.words.shopping.to_back, Verb.SHOW_BILL, subject)
    return Talk(text, (*rows, (back,)), is_page=True)


def set_(voice: Voice, reply: TermsSet) -> Talk:
    """From now on it is paid so."""
    words = voice.words.money
    template = words.terms_told if reply.name else words.terms_set
    text = template.format(
        name=clean_name(reply.name),
        order=reply.order,
        method=words.ways[reply.method.value],
        amount=rupiah(reply.unpaid),
    )
    due = words.terms_due.format(day=voice.formats.day(reply.due)) if reply.due is not None else ""
    is_transfer = reply.method is PayMethod.TRANSFER and not reply.name
    way = where(voice, reply.bank) if is_transfer else ""
    if reply.qris is not None:
        way = words.bill_scan
    rows = ask_rows(voice, reply.contact) if is_transfer and not reply.bank else ()
    return Talk(lines(text, due, way), rows, is_page=not reply.name, attachment=reply.qris)


def sending_set(voice: Voice, reply: SendingSet) -> Talk:
    """How and when it is sent, and the way on where it cannot be paid so any more."""
    words, order = voice.words.money, reply.order
    how = "" if reply.delivery is None else words.sent_how[reply.delivery.value].format(order=order)
    day = "" if reply.ship_on is None else voice.formats.day(reply.ship_on)
    text = lines(
        how,
        words.sent_on.format(order=order, day=day) if day else "",
        "" if reply.hindered is None else why_not(voice, reply.hindered, 0),
    )
    other = press(words.change_terms, Verb.TERMS, pointer(order))
    return Talk(text, () if reply.hindered is None else ((other,),))


def not_this_way(voice: Voice, reply: NotThisWay) -> Talk:
    """Why, and the ways in which the order can be made all the same."""
    words = voice.words.money
    rows: Rows = tuple(
        (
            press(
                words.pay_first.format(method=words.ways[one.value]),
                Verb.PAY_FIRST,
                reply.draft,
                reply.version,
                quantity=WAYS.index(one),
            ),
        )
        for one in reply.ways
    )
    text = lines(why_not(voice, reply.term, reply.total), words.not_recorded)
    return Talk(text, rows)


def why_not(voice: Voice, term: Term, total: int) -> str:
    """The reason in her words. `total` in rupiah; 0: what is left and what is over say it."""
    words, method = voice.words.money, voice.words.money.ways[term.method.value]
    match term.hindrance:
        case Hindrance.OVER_LIMIT if term.left:
            whole = total or term.left + term.over
            return words.not_limit.format(left=rupiah(term.left), total=rupiah(whole), over=rupiah(term.over))
        case Hindrance.OVER_LIMIT:
            return words.not_limit_nothing
        case Hindrance.NOT_FETCHED:
            return words.not_fetched
        case Hindrance.FETCHED:
            return words.not_door
        case Hindrance.SENT:
            return words.not_once_sent.format(method=method)
        case Hindrance.NOT_SET_UP:
            return words.not_set_up.format(method=method)
        case Hindrance.NOT_GIVEN | None:
            return words.not_given.format(method=method)
