"""A partner tells in words that she paid: she is asked for the photo, which then need not say it again."""

from dataclasses import dataclass, replace
from datetime import timedelta

from commands import access, paid_for
from commands.asks import Ask, Said
from commands.awaiting import awaiting
from commands.book import Book
from commands.decision import Decision
from commands.replies.money import OwedFor, SendProof
from commands.rules.clock import minute_of, moment_of
from commands.rules.orders import BY_HAND
from commands.rules.paid_words import says_paid
from commands.rules.payment_words import PaymentWords
from commands.rules.payments import PaymentWay

_TOLD = "told"
_KEPT = timedelta(hours=3)
"""How long a photo may come after the words."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What she said, as `Book.asked` keeps it: `told|minute|rupiah|orders`."""

    minute: int
    amount: int
    orders: tuple[str, ...]

    @property
    def kept(self) -> str:
        return "|".join((_TOLD, str(self.minute), str(self.amount), ",".join(self.orders)))

    @classmethod
    def of(cls, kept: str) -> "_Told | None":
        what, *rest = kept.split("|")
        if what != _TOLD:
            return None
        minute, amount, orders = rest
        return cls(int(minute), int(amount), tuple(filter(None, orders.split(","))))


def words(ask: Ask, book: Book, said: Said) -> Decision | None:
    """`sudah transfer 300rb` in her private chat asks for the photo; None where it says no such thing."""
    partner = access.partner(ask, book)
    if partner is None or not says_paid(said.text):
        return None
    waiting = awaiting(book, partner.id)
    read = paid_for.paid_words(said.text, waiting)
    orders = paid_for.meant(book, partner, read, waiting)
    meant = [one for one in waiting if one.no in orders] or list(waiting)
    if not meant:
        return None
    told = _Told(minute_of(ask.at), read.amount or 0, orders)
    kept = told.kept if read.amount or read.orders else None
    return Decision(send_photo(meant, read.amount or 0), asked=((ask.sender.telegram_id, kept),))


def way_of(book: Book, read: PaymentWords, orders: tuple[str, ...], *, has_proof: bool = False) -> PaymentWay:
    """How she paid: as she says, else in cash where all of it is paid by hand and there is no photo."""
    if read.way is not None:
        return read.way
    by_hand = [no in book.orders and book.orders[no].pay_method in BY_HAND for no in orders]
    return PaymentWay.CASH if by_hand and all(by_hand) and not has_proof else PaymentWay.TRANSFER


def send_photo(meant: list[OwedFor], told: int = 0) -> SendProof:
    """The question for it; `told`: rupiah that she says she paid."""
    only = meant[0].no if len(meant) == 1 else ""
    return SendProof(only, sum(one.unpaid for one in meant), told)


def under_photo(ask: Ask, book: Book, said: Said, waiting: tuple[OwedFor, ...]) -> PaymentWords:
    """What the caption says, and what she said just before where it says nothing of that."""
    read = paid_for.paid_words(said.text, waiting)
    told = _Told.of(book.asked.get(str(ask.sender.telegram_id), ""))
    if told is None or read.amount or read.orders or ask.at > moment_of(told.minute) + _KEPT:
        return read
    return replace(read, amount=told.amount or None, orders=told.orders)


def answered(ask: Ask, book: Book) -> tuple[tuple[int, None], ...]:
    """As `Decision.asked`: the payment that she told of is known now."""
    asked = book.asked.get(str(ask.sender.telegram_id), "")
    return ((ask.sender.telegram_id, None),) if _Told.of(asked) is not None else ()
