"""The named points of the road at which the product is killed, and how each is struck."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Literal


@dataclass(frozen=True, slots=True)
class Commit:
    """In the product's own process: before or after the commit of a transaction that says all of `words`.

    `words` are patterns of its SQL statements, with their parameters.
    """

    when: Literal["before", "after"]
    words: tuple[str, ...]

    def is_meant(self, said: str) -> bool:
        """Whether this is such a transaction."""
        return all(re.search(word, said) for word in self.words)


@dataclass(frozen=True, slots=True)
class Google:
    """From outside: while the Sheets server holds a batch with that request (a kind of `sheets.local.faults`)."""

    kind: Literal["hang", "hang_after", "applied_late"]
    request: str = "insertDimension"


@dataclass(frozen=True, slots=True)
class Telegram:
    """From outside: while the Telegram server holds a `sendMessage` (a kind of `bot.local.faults`)."""

    kind: Literal["hang", "hang_after"]


@dataclass(frozen=True, slots=True)
class Moment:
    """From outside: some hundredths of a second after a start, or after a SIGTERM."""

    of: Literal["start", "stop"]


_INBOX = ("INSERT INTO inbox",)
_ANSWER = ("INSERT INTO marks", "tg:")
_ORDER = ("INSERT INTO entries", "order_placed")
_EDITS = ("INSERT INTO marks", "look/")
_CELLS_BEGIN = ("INSERT INTO marks", "'begin/")
_CELLS_END = ("INSERT INTO marks", "'batch/")
_NUMBER = (r"INSERT INTO batches.*'pending', \d",)
_APPLIED = ("UPDATE batches", "INSERT INTO delivered")
_SENT = ("UPDATE outbox", "sent_at")
_BEGINNING = ("INSERT INTO entries", "INSERT INTO delivered")


class Point(Enum):
    """Where a kill strikes; the value says it in words."""

    STARTING = "while starting"
    INBOX_BEFORE = "before the inbox write"
    INBOX_AFTER = "after the inbox write"
    ANSWER_BEFORE = "before the commit of an answer"
    ANSWER_AFTER = "after the commit of an answer"
    ORDER_BEFORE = "before the decision's commit"
    ORDER_AFTER = "after the decision's commit"
    EDITS_BEFORE = "before the commit of the owner's edits"
    EDITS_AFTER = "after the commit of the owner's edits"
    BATCH_UNNUMBERED = "before the batch has its number"
    BATCH_BEFORE = "before the batch is sent"
    BATCH_DURING = "during the batch, which Google never applies"
    BATCH_LATE = "during the batch, which Google applies later"
    BATCH_APPLIED = "after Google applied it, before the answer was read"
    BATCH_ANSWERED = "after the batch's answer, before its mark"
    BATCH_AFTER = "after the batch"
    CELLS_BEFORE = "before the bot's own cells are sent"
    CELLS_DURING = "while Google holds the bot's own cells, which it never sets"
    CELLS_SET = "after Google set the bot's own cells, before the answer was read"
    CELLS_AFTER = "after the bot's own cells were set, before they are remembered"
    SEND_DURING = "while a message is sent"
    SEND_DELIVERED = "after Telegram took a message, before the answer was read"
    SEND_UNMARKED = "between outbox send and its mark"
    SEND_MARKED = "after the outbox mark"
    STOPPING = "while stopping"
    REBUILDING = "before the commit of a beginning from the Sheet"
    REBUILT = "after the commit of a beginning from the Sheet"


Strike = Commit | Google | Telegram | Moment

STRIKES: dict[Point, Strike] = {
    Point.STARTING: Moment("start"),
    Point.INBOX_BEFORE: Commit("before", _INBOX),
    Point.INBOX_AFTER: Commit("after", _INBOX),
    Point.ANSWER_BEFORE: Commit("before", _ANSWER),
    Point.ANSWER_AFTER: Commit("after", _ANSWER),
    Point.ORDER_BEFORE: Commit("before", _ORDER),
    Point.ORDER_AFTER: Commit("after", _ORDER),
    Point.EDITS_BEFORE: Commit("before", _EDITS),
    Point.EDITS_AFTER: Commit("after", _EDITS),
    Point.BATCH_UNNUMBERED: Commit("before", _NUMBER),
    Point.BATCH_BEFORE: Commit("after", _NUMBER),
    Point.BATCH_DURING: Google("hang"),
    Point.BATCH_LATE: Google("applied_late"),
    Point.BATCH_APPLIED: Google("hang_after"),
    Point.BATCH_ANSWERED: Commit("before", _APPLIED),
    Point.BATCH_AFTER: Commit("after", _APPLIED),
    Point.CELLS_BEFORE: Commit("after", _CELLS_BEGIN),
    Point.CELLS_DURING: Google("hang", "findReplace"),
    Point.CELLS_SET: Google("hang_after", "findReplace"),
    Point.CELLS_AFTER: Commit("before", _CELLS_END),
    Point.SEND_DURING: Telegram("hang"),
    Point.SEND_DELIVERED: Telegram("hang_after"),
    Point.SEND_UNMARKED: Commit("before", _SENT),
    Point.SEND_MARKED: Commit("after", _SENT),
    Point.STOPPING: Moment("stop"),
    Point.REBUILDING: Commit("before", _BEGINNING),
    Point.REBUILT: Commit("after", _BEGINNING),
}

LAST = (Point.REBUILDING, Point.REBUILT)
"""These lose the journal first, so they come last."""
EVERY = tuple(point for point in Point if point not in LAST)
