"""What the journal tells of rows of `Pembayaran` and `Saldo` that stand in sight."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from commands.entries.money import BalanceMoved
from commands.rules.payments import Payment
from sheets.cells import shown
from sheets.decided import balance_key
from sheets.journal import Journal
from sheets.payments_judged import judged_payments
from sheets.tabs import PEMBAYARAN, SALDO
from sheets.watch.readings import Readings

AT_ONCE = 500
"""Facts asked for in one statement."""


@dataclass(frozen=True, slots=True)
class Money:
    """By ID; see `JudgedPayments`."""

    judged: Mapping[str, Payment] = field(default_factory=dict)
    balances: Mapping[str, BalanceMoved] = field(default_factory=dict)
    known_payments: frozenset[str] = frozenset()
    known_balances: frozenset[str] = frozenset()


@dataclass(slots=True)
class UnseenMoney:
    """Asks for each row once while it is in sight. Runs in a thread."""

    journal: Journal
    _last: Money = field(default_factory=Money)

    def find(self, readings: Readings, waiting: Iterable[str]) -> Money:
        """`waiting`: payments of the Book, which need no asking. Raises JournalUnavailableError.

        What was judged after the Book was looked at is known all the same, and is no new row.
        """
        payments = _ids(readings, PEMBAYARAN).difference(waiting)
        judged = {key: one for key, one in self._last.judged.items() if key in payments}
        found = judged_payments(self.journal, sorted(payments - judged.keys()))
        balances = _ids(readings, SALDO)
        moved = {key: one for key, one in self._last.balances.items() if key in balances}
        moved |= self._moved(sorted(balances - moved.keys()))
        known = frozenset(found.known | judged.keys())
        self._last = Money(judged | found.judged, moved, known, frozenset(moved))
        return self._last

    def _moved(self, numbers: list[str]) -> dict[str, BalanceMoved]:
        found: dict[str, BalanceMoved] = {}
        for first in range(0, len(numbers), AT_ONCE):
            keys = [balance_key(number) for number in numbers[first : first + AT_ONCE]]
            for stored in self.journal.road.named(keys):
                if isinstance(stored.entry, BalanceMoved):
                    found[stored.entry.id] = stored.entry
        return found


def _ids(readings: Readings, title: str) -> set[str]:
    reading = readings.tabs.get(title)
    rows = reading.every if reading is not None else ()
    return {number for row in rows if (number := shown(row.raw.get("ID")))}
