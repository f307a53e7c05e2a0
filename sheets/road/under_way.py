"""The batch on its way, as the journal keeps it: every copy of it that may still arrive. Pure."""

import json
from dataclasses import dataclass, replace

from sheets.journal_road import Batch, PendingBatch
from sheets.outcomes import Json


@dataclass(frozen=True, slots=True)
class Copy:
    """What went out under a batch's number: the marker's value, and the entries that it carried.

    `is_empty_handed`: it only closes the number, and what the batch held waits again.
    """

    value: str
    seqs: tuple[int, ...]
    is_empty_handed: bool = False


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A batch whose fate is open. Each time entries are left out a smaller copy follows, under the same number.

    Google accepts one of them, whichever comes first: a refusal of one does not prove that another, sent
    before it and given up on, cannot arrive later.
    """

    number: int
    copies: tuple[Copy, ...]
    """The newest is the last."""
    sent: Json | None = None
    """What a display batch set, in the words of who had it sent; None: nothing that its receipt would tell of."""

    @property
    def newest(self) -> Copy:
        """The copy that goes out now."""
        return self.copies[-1]

    @property
    def seqs(self) -> tuple[int, ...]:
        """Its entries; none: a display batch, or one of which nothing is left."""
        return self.newest.seqs

    @property
    def is_display(self) -> bool:
        """It never held entries: it sets cells."""
        return not any(copy.seqs for copy in self.copies)

    def applied_as(self, value: object) -> Copy | None:
        """The copy with this marker value; None: it is another writer's."""
        return next((copy for copy in self.copies if copy.value == value), None)

    def followed_by(self, copy: Copy) -> "UnderWay":
        """With a newer copy."""
        return replace(self, copies=(*self.copies, copy))

    def batch(self, spreadsheet_id: str, through: int | None = None) -> Batch:
        """As the journal keeps it: its entries, or all copies of it where there are several, or what it set."""
        *older, newest = self.copies
        body: object = list(newest.seqs)
        if older:
            body = [[copy.value, copy.seqs, copy.is_empty_handed] for copy in self.copies]
        elif self.sent is not None:
            # An older program takes it for a list of copies, and leaves out what it does not know.
            body = [[newest.value, newest.seqs, newest.is_empty_handed, self.sent]]
        text = json.dumps(body, separators=(",", ":"))
        return Batch(self.number, spreadsheet_id, newest.seqs, newest.value, text.encode(), through)


def taken_up(pending: PendingBatch) -> UnderWay:
    """Take a batch up from the journal."""
    kept = json.loads(pending.body)
    if kept and isinstance(kept[0], list):
        copies = tuple(Copy(value, tuple(seqs), is_empty) for value, seqs, is_empty, *_ in kept)
        return UnderWay(pending.number, copies, next(iter(kept[0][3:]), None))
    return UnderWay(pending.number, (Copy(pending.digest, tuple(kept)),))
