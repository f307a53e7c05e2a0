"""Payments that were judged, asked of the journal: no Book holds them any more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from commands.entries.money import PaymentJudged, PaymentRecorded, PaymentReported
from commands.rules.payments import Payment, PaymentState
from sheets.decided import judged_key, reported_key, share_key
from sheets.journal import Journal

AT_ONCE = 100
"""IDs asked for in one statement, a few keys each."""
MOST_SHARES = 12
"""So many orders that one payment pays are named in its row."""


@dataclass(frozen=True, slots=True)
class JudgedPayments:
    """`judged`: as it was judged, with the orders that it paid, by ID. `known`: all IDs that any fact names."""

    judged: dict[str, Payment]
    known: set[str]


def judged_payments(journal: Journal, numbers: Sequence[str]) -> JudgedPayments:
    """Of these IDs. Raises JournalUnavailableError."""
    found = JudgedPayments({}, set())
    for first in range(0, len(numbers), AT_ONCE):
        _find(journal, numbers[first : first + AT_ONCE], found)
    return found


def _find(journal: Journal, numbers: Sequence[str], found: JudgedPayments) -> None:
    keys = [make(number) for number in numbers for make in (reported_key, judged_key)]
    keys += [share_key(part) for number in numbers for part in _parts(number)]
    reported: dict[str, Payment] = {}
    verdicts: dict[str, PaymentJudged] = {}
    shares: dict[str, list[str]] = {}
    for stored in journal.road.named(keys):
        match stored.entry:
            case PaymentReported(payment):
                reported[payment.id] = payment
            case PaymentJudged(id=number) as verdict:
                verdicts[number] = verdict
            case PaymentRecorded(id=part, order_no=no):
                shares.setdefault(part.partition("/")[0], []).append(no)
            case _:
                pass
    for number, payment in reported.items():
        judged = _as_judged(payment, verdicts.get(number), shares.get(number, ()))
        if judged is not None:
            found.judged[number] = judged
    found.known.update(reported, shares)


def _as_judged(reported: Payment, verdict: PaymentJudged | None, paid: Iterable[str]) -> Payment | None:
    if verdict is None and reported.state is PaymentState.WAITING:
        return None
    known = reported if verdict is None else replace(reported, state=verdict.state, amount=verdict.amount)
    return known if known.orders else replace(known, orders=tuple(paid))


def _parts(number: str) -> Iterable[str]:
    return (number, *(f"{number}/{place}" for place in range(2, MOST_SHARES + 1)))
