"""What stands beside a draft's lines, in words: what happened to it, where it goes, what else can be done."""

from collections.abc import Iterable
from datetime import date

from bot.cleaning import clean_name
from bot.formats import number, rupiah
from bot.talk import Rows, Voice, lines, press, rows_of
from commands.asks import Verb
from commands.messages import Button
from commands.replies.drafts import DraftNews, DraftShown, LeftOut
from commands.rules.network import Particulars
from commands.rules.orders import Delivery


def news(voice: Voice, told: DraftNews) -> str:
    """What happened to the draft since she saw it, a line each."""
    words = voice.words.shopping
    return lines(
        left_out(voice, told.left_out),
        words.added.format(items=_items(told.added)) if told.added else "",
        words.aside_of.format(items=_items(told.left), called=clean_name(told.aside_of)) if told.left else "",
        words.aside.format(items=_items(told.aside)) if told.aside else "",
        words.again.format(no=told.again) if told.again else "",
        words.gone.format(names=", ".join(told.gone)) if told.gone else "",
        words.left_moved.format(names=", ".join(told.left_moved)) if told.left_moved else "",
        _postage(voice, told.postage_moved) if told.postage_moved is not None else "",
        _ship_day(voice, told.ship_moved) if told.ship_moved is not None else "",
        "" if told.day_passed is None else words.day_passed.format(day=voice.formats.day(told.day_passed)),
    )


def left_out(voice: Voice, told: LeftOut | None) -> str:
    """Whose words of a pasted chat these are, and whose are not in it."""
    if told is None:
        return ""
    others = ", ".join(map(clean_name, told.others))
    return voice.words.asking.left_out.format(who=clean_name(told.who), others=others)


def beside(voice: Voice, reply: DraftShown) -> list[str]:
    """Where it goes, in whose name, and her note; a line each."""
    words, given = voice.words.shopping, reply.draft.particulars or Particulars()
    return [
        _goes_to(voice, reply, given),
        words.sender.format(sender=clean_name(given.sender)) if given.sender else "",
        words.note.format(note=clean_name(given.note)) if given.note else "",
    ]


def more_rows(voice: Voice, reply: DraftShown) -> Rows:
    """`[Gabungkan]` where another draft was put aside; then what else can be done with this one."""
    words, draft = voice.words.shopping, reply.draft
    add = press(words.to_add, Verb.SHOP, draft.id, draft.version)
    change = [press(words.to_change, Verb.CHANGE, draft.id, draft.version)] if draft.lines else []
    return rows_of([*to_merge(voice, reply), add, *change])


def open_items(reply: DraftShown) -> str:
    """What is asked after this, as she said it."""
    asked = reply.draft.questions
    return _items((one.said, None if one.is_amount_alone else one.quantity) for one in asked)


def to_merge(voice: Voice, reply: DraftShown) -> list[Button]:
    """`[Gabungkan]`, where she reads what it would bring back."""
    draft = reply.draft
    is_told = draft.put_aside is not None and bool(reply.news.aside)
    return [press(voice.words.shopping.to_merge, Verb.MERGE, draft.id, draft.version)] if is_told else []


def _goes_to(voice: Voice, reply: DraftShown, given: Particulars) -> str:
    words, address = voice.words, clean_name(reply.ship_to)
    if reply.draft.delivery is Delivery.FETCHED:
        return words.shopping.fetched
    if not address:
        return ""
    brought = reply.draft.delivery is Delivery.BROUGHT
    template = words.shopping.brought_to if brought else words.drafts.ship_to
    missing = words.shopping.phone_missing if given.recipient and not given.phone else ""
    return template.format(address=address) + missing


def _postage(voice: Voice, moved: tuple[int | None, int | None]) -> str:
    words = voice.words.shopping
    match moved:
        case (int() as before, int() as now):
            return words.postage_moved.format(before=rupiah(before), now=rupiah(now))
        case (_, int() as now):
            return words.postage_known.format(now=rupiah(now))
        case _:
            return words.postage_open


def _ship_day(voice: Voice, moved: tuple[date | None, date | None]) -> str:
    words, day = voice.words.shopping, voice.formats.day
    match moved:
        case (date() as before, date() as now):
            return words.ship_moved.format(before=day(before), now=day(now))
        case (_, date() as now):
            return words.ship_known.format(now=day(now))
        case _:
            return words.ship_open


def _items(named: Iterable[tuple[str, int | None]]) -> str:
    return ", ".join(
        clean_name(name) if count is None else f"{clean_name(name)} {number(count)}" for name, count in named
    )
