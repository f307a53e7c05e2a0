"""One decision taken and folded into the Book, ready to be committed."""

from dataclasses import dataclass

from commands import fold
from commands.asks import Ask
from commands.book import Book
from commands.decision import Decision
from commands.entries import Entry
from commands.entries.money import BalanceMoved, PaymentJudged, PaymentRecorded, PaymentReported, ProofAdded
from commands.entries.orders import OrderAmended, OrderPlaced
from commands.entries.people import AccountLinked, InviteIssued
from commands.entries.sheet import LinesRestored, OrderRestored
from commands.entries.stock import StockMoved
from commands.fold import Change
from commands.ports import Render, Rendered
from sheets.journal_turn import Fact


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision does to the journal, and what people hear of it."""

    facts: tuple[Fact, ...]
    changes: tuple[Change, ...]
    rendered: Rendered

    @property
    def is_fleeting(self) -> bool:
        """Only said on the button: the update is done once that was said, which the journal cannot promise."""
        return bool(self.rendered.alert) and not (self.facts or self.changes or self.rendered.messages)


def writes(decision: Decision) -> bool:
    """Whether anything is recorded. What only reads may be answered without a journal."""
    return bool(
        decision.entries
        or decision.drafts
        or decision.people
        or decision.particulars
        or decision.shown
        or decision.asked
        or decision.changing
    )


def apply(decision: Decision, book: Book, key: str, ask: Ask | None, render: Render) -> Decided:
    """Fold a decision into the Book and put it into words over the Book as it is then.

    After an error the Book may hold half of it: it must be loaded anew.
    """
    changes = tuple(fold.apply(book, decision))
    facts = tuple(
        Fact(entry_key(entry, key, place), entry, day_of(book, entry))
        for place, entry in enumerate(decision.entries)
    )
    return Decided(facts, changes, render(decision, ask, book))


def placed_key(no: str) -> str:
    """The key of the fact that brought an order."""
    return f"order/{no}"


def restored_key(no: str, question: int) -> str:
    """The key of the fact that brings an order's row back."""
    return f"restored/{no}/{question}"


def reported_key(number: str) -> str:
    """The key of the fact that brought a payment."""
    return f"reported/{number}"


def proof_key(number: str) -> str:
    """The key of the fact that brought its proof, where that came after it."""
    return f"proof/{number}"


def judged_key(number: str) -> str:
    """The key of the fact that says whether it arrived."""
    return f"judged/{number}"


def share_key(number: str) -> str:
    """The key of the fact that a payment, or a part of it, pays an order."""
    return f"payment/{number}"


def balance_key(number: str) -> str:
    """The key of the fact that a row of `Saldo` tells."""
    return f"balance/{number}"


def movement_key(number: str) -> str:
    """The key of the fact that a row of `Mutasi Stok` tells."""
    return f"stock/{number}"


def lines_restored_key(no: str, question: int) -> str:
    """The key of the fact that brings rows of its lines back."""
    return f"restored/{no}/lines/{question}"


def entry_key(entry: Entry, key: str, place: int) -> str:
    """Name a fact for ever: by its own number where it has one, else by the ask and its place there."""
    match entry:
        case OrderPlaced(order):
            return placed_key(order.no)
        case OrderRestored(order, question):
            return restored_key(order.no, question)
        case LinesRestored(order, question=question):
            return lines_restored_key(order.no, question)
        case PaymentRecorded(id=number):
            return share_key(number)
        case PaymentReported(payment):
            return reported_key(payment.id)
        case ProofAdded(id=number, is_first=True):
            return proof_key(number)
        case PaymentJudged(id=number):
            return judged_key(number)
        case BalanceMoved(id=number):
            return balance_key(number)
        case StockMoved(id=number):
            return movement_key(number)
        case InviteIssued(invite):
            return f"invite/{invite.code}"
        case AccountLinked(code=code):
            return f"link/{code}"
        case _:
            return f"{key}/{place}"


def day_of(book: Book, entry: Entry) -> str:
    """Tell the business's day of an order as ISO text; nothing for other facts."""
    return (
        book.day(entry.order.placed_at).isoformat() if isinstance(entry, OrderPlaced | OrderAmended) else ""
    )
