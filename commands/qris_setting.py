"""The shop's QRIS from a picture: whoever of the team sends one is asked, and her answer becomes the setting `QRIS`."""

from zlib import crc32

from commands import access, settings
from commands.asks import Ask, Pressed, Said, Verb
from commands.book import Book
from commands.decision import Decision, Notice
from commands.entries.catalog import SettingSet
from commands.entries.qris import QrisAnswered, QrisOffered
from commands.qris import QRIS_SETTING, Qris, QrisRefusal, read_qris
from commands.replaced import Replaced
from commands.replies.drafts import OldButton
from commands.replies.people import OwnersOnly
from commands.replies.pictures import (
    PictureTrouble,
    PictureUseless,
    QrisChanged,
    QrisFound,
    QrisInForce,
    QrisLeft,
)

_TELLING = (QrisRefusal.ONE_TIME, QrisRefusal.DAMAGED, QrisRefusal.NOT_QRIS)
"""Of several codes that are none, what is said: the nearest miss."""
_TROUBLES = {
    QrisRefusal.ONE_TIME: PictureTrouble.ONE_TIME,
    QrisRefusal.DAMAGED: PictureTrouble.DAMAGED,
    QrisRefusal.NOT_QRIS: PictureTrouble.NOT_QRIS,
}


def number_of(payload: str) -> int:
    """A number for callback data that stands for a payload."""
    return crc32(payload.encode())


def with_code(ask: Ask, book: Book, said: Said) -> Decision | None:
    """A picture of the team's that holds a QR code: offered, or refused; None: it is something else.

    A code that has nothing to do with QRIS beside words leaves the words to be understood.
    """
    if not _is_theirs(ask, book, said) or not said.codes:
        return None
    read = [read_qris(code) for code in said.codes]
    shops = {one.payload: one for one in read if isinstance(one, Qris)}
    if len(shops) == 1:
        return _offered(ask, book, next(iter(shops.values())))
    if shops:
        return Decision(PictureUseless(PictureTrouble.SEVERAL))
    nearest = next(refusal for refusal in _TELLING if refusal in read)
    if nearest is QrisRefusal.NOT_QRIS and said.text:
        return None
    return Decision(PictureUseless(_TROUBLES[nearest]))


def without_code(ask: Ask, book: Book, said: Said) -> Decision | None:
    """A picture of the team's that says nothing: what to send instead."""
    if not _is_theirs(ask, book, said):
        return None
    if said.codes:
        return Decision(PictureUseless(PictureTrouble.NOT_QRIS))
    trouble = PictureTrouble.UNOPENED if said.codes is None else PictureTrouble.NO_CODE
    return Decision(PictureUseless(trouble))


def decide(ask: Ask, book: Book, press: Pressed) -> Decision:
    """`[Pakai]` or `[Jangan]` on a code that she sent herself."""
    if access.role(ask, book) is None:
        return Decision(OwnersOnly(()))
    by, now = ask.sender.telegram_id, settings.qris(book)
    payload = book.qris_offers.get(str(by))
    if payload is None or number_of(payload) != press.subject:
        is_used = now is not None and number_of(now.payload) == press.subject
        return Decision(QrisInForce(now.merchant, is_new=False) if now and is_used else OldButton())
    if press.verb is Verb.LEAVE_QRIS:
        answer = QrisAnswered(payload, accepted=False, by=by)
        return Decision(QrisLeft(now.merchant if now else ""), entries=(answer,))
    return _accepted(ask, book, payload)


def _is_theirs(ask: Ask, book: Book, said: Said) -> bool:
    """A picture, in the private chat of somebody of the team."""
    is_picture = said.file is not None and said.file.is_picture
    return is_picture and ask.place.is_private and access.role(ask, book) is not None


def _offered(ask: Ask, book: Book, found: Qris) -> Decision:
    before = settings.qris(book)
    if before is not None and before.payload == found.payload:
        return Decision(QrisInForce(found.merchant, is_new=False))
    offer = QrisOffered(found.payload, ask.sender.telegram_id)
    return Decision(QrisFound(number_of(found.payload), found, before), entries=(offer,))


def _accepted(ask: Ask, book: Book, payload: str) -> Decision:
    """Everybody else of the team hears of it: whoever changes this code says where the money goes."""
    merchant, by = Qris.of(payload).merchant, ask.sender.telegram_id
    cell = (book.settings.get(QRIS_SETTING, ""),)
    shown = book.replaced.get(QRIS_SETTING, Replaced(())).texts + cell
    answer = QrisAnswered(payload, accepted=True, by=by, replaces=tuple(dict.fromkeys(shown)))
    told = QrisChanged(merchant, ask.sender.name or str(by))
    return Decision(
        QrisInForce(merchant),
        entries=(SettingSet(QRIS_SETTING, payload), answer),
        notices=tuple(Notice(chat, told) for chat in book.team_chats() if chat != by),
    )
