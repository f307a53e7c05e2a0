"""One of each reply about time, with its variants."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from commands.replies import Reply
from commands.replies.clock import (
    BillUnheard,
    DueReminder,
    NothingToWaitFor,
    PostageWaits,
    Released,
    ReleasedTold,
    ReleaseWanted,
    TimeAnswered,
    TimeAsked,
    TimeWanted,
    UnpaidReminder,
    Void,
)
from tests.bot.example import order

UNTIL = datetime(2026, 11, 25, 14, 5, tzinfo=ZoneInfo("Asia/Jakarta"))
UNPAID = order()
ON_CREDIT = order(due=date(2026, 12, 8))
SITI, WA = "Siti Rohmah", "0812-0000-0000"

TIME: list[Reply] = [
    UnpaidReminder(UNPAID, SITI, UNTIL),
    *(DueReminder(ON_CREDIT, SITI, days) for days in (-1, 0, 3)),
    *(BillUnheard(ON_CREDIT, SITI, WA, days) for days in (-1, 3)),
    BillUnheard(ON_CREDIT, SITI, "", 10),
    TimeWanted(UNPAID, SITI, is_due=False, version=59_600_001),
    TimeWanted(ON_CREDIT, SITI, is_due=True),
    TimeAsked(UNPAID.no, "Bu Ratna"),
    TimeAsked(UNPAID.no, "Bu Ratna", is_due=True, contact="0812-0000-0000"),
    TimeAnswered(UNPAID.no, UNTIL),
    TimeAnswered(UNPAID.no, UNTIL, is_refused=True),
    TimeAnswered(UNPAID.no, None),
    ReleaseWanted(UNPAID, SITI, was_reminded=True, version=59_600_000),
    ReleaseWanted(UNPAID, SITI, was_reminded=False, version=59_600_000),
    Released(UNPAID.no, UNTIL, WA),
    Released(UNPAID.no, None, ""),
    Released(UNPAID.no, UNTIL, WA, is_part_paid=True),
    ReleaseWanted(order(paid=5), SITI, was_reminded=True, version=59_600_000),
    ReleasedTold(UNPAID.no, SITI),
    PostageWaits((UNPAID.no, "P261124-009")),
    *(NothingToWaitFor(UNPAID.no, why) for why in Void),
]
