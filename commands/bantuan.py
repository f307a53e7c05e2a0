"""`/bantuan` (`/help`), and what is said to words that are not understood."""

from commands import access, settings
from commands.asks import Ask
from commands.book import Book
from commands.decision import Decision
from commands.replies.audience import Audience
from commands.replies.people import Help, Unknown

OFFERED = {
    Audience.STRANGER: ("harga", "bantuan"),
    Audience.PARTNER: (
        *("order", "harga", "pesanan", "bayar", "report", "bantuan"),
        *("tagihan", "nota", "kenapa", "ubah", "retur", "stok"),
    ),
    Audience.OWNER: (
        *("order", "pesanan", "siapkan", "tagihan", "report", "bantuan"),
        *("stok", "terima", "ubah", "retur", "nota", "kenapa", "harga"),
    ),
    Audience.GROUP: ("harga", "order", "bantuan"),
}
"""What each may use, the most useful first: Telegram's menu shows the first six, so help is among them."""


def decide(ask: Ask, book: Book) -> Decision:
    """The commands that this person may use here."""
    who = access.audience(ask, book)
    return Decision(Help(who, OFFERED[who]))


def not_understood(ask: Ask, book: Book) -> Decision:
    """A short hint with an example of what is really sold; never silence in a private chat."""
    who = access.audience(ask, book)
    return Decision(Unknown(who, example(book), settings.contact(book)))


def example(book: Book) -> str:
    """An order as she might type it: `sambal bawang 10, krupuk udang 20`."""
    names = [product.name.casefold() for product in book.products.values() if product.active][:2]
    return ", ".join(f"{name} {quantity}" for name, quantity in zip(names, (10, 20), strict=False))
