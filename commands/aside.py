"""What is said where an update cannot be handled: sorry to who asked, and to the team what it takes to mend it."""

from datetime import datetime

from commands.asks import Ask, BlockedBot, Said
from commands.book import Book
from commands.decision import Decision, Notice
from commands.replies.troubles import AskSetAside, PollingNews, SomethingBroke


def set_aside(ask: Ask, error: str, book: Book) -> Decision:
    """Tell who asked that it did not work, and everybody of the team once who asked what, and when."""
    said = ask.what if isinstance(ask.what, Said) else None
    words = "" if said is None else f"/{said.command} {said.text}".strip() if said.command else said.text
    who = ask.sender.name or str(ask.sender.telegram_id)
    news = AskSetAside(ask.key, ask.at.astimezone(book.zone), error, who, words)
    team = book.team_chats()
    is_told = ask.place.chat_id in team or isinstance(ask.what, BlockedBot)
    return Decision(None if is_told else SomethingBroke(), notices=tuple(Notice(one, news) for one in team))


def unreadable(book: Book, key: str, at: datetime, error: str) -> Decision:
    """Tell the team of an update of which not even the sender could be read."""
    news = AskSetAside(key, at.astimezone(book.zone), error)
    return Decision(notices=tuple(Notice(one, news) for one in book.team_chats()))


def polling(book: Book, at: datetime, *, is_over: bool) -> Decision:
    """Tell the team that another program fetches the bot's updates, or does so no more."""
    news = PollingNews(at.astimezone(book.zone), is_over)
    return Decision(notices=tuple(Notice(one, news) for one in book.team_chats()))
