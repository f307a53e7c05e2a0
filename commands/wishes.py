"""What a partner wishes of an order that stands: passed on to the team, who acts on it."""

from commands.asks import Ask, Said
from commands.book import Book
from commands.changing import WAITS, Change, ChangeKind, wish_key
from commands.decision import Decision, Notice
from commands.files import Stored
from commands.named import Meant
from commands.replies.changes import WishCame, WishSent


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
