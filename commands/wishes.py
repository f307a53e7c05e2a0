"""What a partner wishes of an order that stands: passed on to the team, who acts on it or says that it cannot be."""

from commands import settings
from commands.asks import Ask, Pressed, Said, Verb
from commands.book import Book
from commands.cancelling import to_partner
from commands.changing import WAITS, Change, ChangeKind, wish_key
from commands.decision import Decision, Notice
from commands.files import Stored
from commands.named import Meant, name_of
from commands.replies.changes import WishCame, WishDeclined, WishRefused, WishSent, WordsAsked
from commands.replies.drafts import OldButton
from commands.replies.people import OwnersOnly
from commands.rules.orders import Mover


def pass_on(ask: Ask, book: Book, order: Meant, kind: ChangeKind, words: str) -> Decision:
    """Her words, and the picture that came with them. Her order stands, with its goods, until the owner acts on it.

    Goods are shown in several pictures, and told of before or after: more pictures, and words under none, go the
    same way for a while.
    """
    no, said, picture = order.order.no, " ".join(words.split()), _picture(ask)
    wish = _same(ask, book, no, kind) if picture is not None and not said else None
    if wish is None:
        wish = Change(book.next_counter("change"), no, kind, ask.at, words=said)
    more = Change(wish.id, no, kind, ask.at, awaits_words=not wish.words) if picture is not None else None
    told = WishCame(no, kind, wish.id, said, order.person, picture)
    return Decision(
        WishSent(no),
        changing=((wish_key(no), wish), (str(ask.sender.telegram_id), more)),
        notices=tuple(Notice(chat, told) for chat in book.team_chats()),
    )


def _picture(ask: Ask) -> Stored | None:
    file = ask.what.file if isinstance(ask.what, Said) else None
    return None if file is None else Stored(file.file_id, file.kind)


def _same(ask: Ask, book: Book, no: str, kind: ChangeKind) -> Change | None:
    """The wish that a further picture belongs to."""
    before = book.changing.get(wish_key(no))
    is_same = before is not None and before.kind is kind and ask.at - before.at <= WAITS
    return before if is_same else None


def pressed(ask: Ask, book: Book, press: Pressed, order: Meant) -> Decision:
    """`[Belum bisa]` asks why; `[Tanpa alasan]` answers at once."""
    key, no = str(ask.sender.telegram_id), order.order.no
    if order.mover is not Mover.OWNER:
        return Decision(OwnersOnly(()))
    if press.verb is Verb.REFUSE_WISH:
        wish = book.changing.get(wish_key(no))
        if wish is None or wish.id != press.version:
            return Decision(OldButton())
        kind, number = ChangeKind.REFUSE_WISH, book.next_counter("change")
        step = Change(number, no, kind, ask.at, awaits_words=True, shown=(wish.id,))
        return Decision(WordsAsked(kind, no, number), changing=((key, step),))
    mine = book.changing.get(key)
    is_mine = mine is not None and (mine.no, mine.id) == (no, press.version)
    return refuse(ask, book, order, mine, "") if mine is not None and is_mine else Decision(OldButton())


def refuse(ask: Ask, book: Book, order: Meant, step: Change, words: str) -> Decision:
    """Tell the partner that it cannot be, and why; unless somebody acted on it meanwhile."""
    key, no = str(ask.sender.telegram_id), order.order.no
    wish = book.changing.get(wish_key(no))
    if wish is None or (wish.id,) != step.shown:
        return Decision(OldButton(), changing=((key, None),))
    why = " ".join(words.split())
    told = WishRefused(no, why, settings.owner_name(book), settings.contact(book))
    notices = to_partner(book, order.order, told)
    return Decision(
        WishDeclined(no, name_of(order) if notices else ""),
        changing=((key, None), (wish_key(no), None)),
        notices=notices,
    )
