"""Pages that are sent, and the nota as text for WhatsApp (sample 54 of the wording)."""

from typing import assert_never

from bot.cleaning import clean_name
from bot.formats import number, rupiah
from bot.links import whatsapp_text_link
from bot.render_whys import by_number
from bot.talk import Talk, Voice, lines, link, press, rows_of, short_label
from commands.asks import Verb
from commands.papers.values import Form, Nota, NotaLine
from commands.pointing import pointer
from commands.replies.papers import (
    DayUnknown,
    LabelSent,
    NotaSent,
    NotaText,
    NothingToPack,
    PackingSent,
    PaperReply,
    WhichNota,
)

_BOLD = str.maketrans("*_~`", "    ")
"""WhatsApp's marks: what a person typed must not become one."""


def talk(voice: Voice, reply: PaperReply) -> Talk:
    """Text, buttons and the page."""
    words = voice.words.pages
    match reply:
        case NotaSent():
            return _nota(voice, reply)
        case NotaText(nota):
            text = nota_text(voice, nota)
            address = whatsapp_text_link(text)
            return Talk(text, ((link(words.to_whatsapp, address),),) if address else ())
        case LabelSent(numbers, page):
            one = words.label_one.format(no=numbers[0])
            text = one if len(numbers) == 1 else words.labels.format(count=number(len(numbers)))
            return Talk(text, attachment=page)
        case PackingSent():
            return _packing(voice, reply)
        case NothingToPack(day):
            return Talk(words.nothing.format(day=voice.formats.day(day)))
        case DayUnknown():
            return Talk(words.day_unknown)
        case WhichNota(numbers, has_more):
            buttons = [press(short_label(no), Verb.NOTA, pointer(no)) for no in numbers]
            which = lines(words.which, by_number(voice, "nota", has_more=has_more))
            return Talk(which if buttons else words.no_orders, rows_of(buttons, 2))
        case _:
            assert_never(reply)


def _nota(voice: Voice, reply: NotaSent) -> Talk:
    words, subject = voice.words.pages, pointer(reply.no)
    if reply.page.form is Form.PDF:
        return Talk(words.nota_pdf.format(no=reply.no), attachment=reply.page)
    ways = (press(words.as_pdf, Verb.NOTA_PDF, subject), press(words.as_text, Verb.NOTA_TEXT, subject))
    return Talk(words.nota.format(no=reply.no), (ways,), attachment=reply.page)


def _packing(voice: Voice, reply: PackingSent) -> Talk:
    words, day = voice.words.pages, reply.day.toordinal()
    ways = []
    if reply.page.form is Form.PNG:
        ways.append(press(words.print_it, Verb.PACKING_PDF, quantity=day))
    if reply.has_labels:
        ways.append(press(words.all_labels, Verb.DAY_LABELS, quantity=day))
    orders = voice.words.counts.orders(reply.orders)
    text = words.packing.format(day=voice.formats.day(reply.day), orders=orders)
    return Talk(text, rows_of(ways), attachment=reply.page)


def nota_text(voice: Voice, nota: Nota) -> str:
    """The nota as plain text."""
    words = voice.words.pages
    who = filter(None, (_plain(nota.partner), voice.formats.day(nota.day)))
    return lines(
        words.text_head.format(business=_plain(nota.business.name), no=nota.no),
        ", ".join(who),
        *(_line(voice, line) for line in nota.lines),
        _postage(voice, nota),
        words.text_total.format(total=rupiah(nota.total)),
        *_state(voice, nota),
        *map(_plain, nota.accounts),
    )


def _plain(text: str) -> str:
    return clean_name(text.translate(_BOLD))


def _line(voice: Voice, line: NotaLine) -> str:
    return voice.words.pages.text_line.format(
        count=voice.formats.count(line.quantity, line.unit),
        product=_plain(line.name),
        price=number(line.price),
        subtotal=number(line.subtotal),
    )


def _postage(voice: Voice, nota: Nota) -> str:
    words = voice.words.pages
    if nota.postage is None:
        return words.text_postage_open
    return words.text_postage.format(postage=number(nota.postage)) if nota.postage else ""


def _state(voice: Voice, nota: Nota) -> list[str]:
    words = voice.words.pages
    if nota.is_cancelled:
        return [words.text_off]
    if nota.paid and not nota.unpaid:
        return [words.text_settled]
    if not nota.paid:
        return []
    return [
        words.text_paid.format(paid=rupiah(nota.paid)),
        words.text_left.format(unpaid=rupiah(nota.unpaid)),
    ]
