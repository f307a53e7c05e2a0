"""What the owner hears of her Sheet: cells, edits, rows that are gone, and the road there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commands.faults import Fault
from commands.rules.catalog import PriceRow
from commands.rules.guard import Doubt
from commands.rules.orders import Order


@dataclass(frozen=True, slots=True)
class CellFaults:
    """Cells that cannot be used; the last good values stay in force."""

    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class PriceHeldBack:
    """A suspicious price: which one is meant? `subject` and `version` make its buttons."""

    subject: int
    version: int
    product: str
    row: PriceRow
    before: PriceRow | None
    doubt: Doubt | None
    suggestion: int | None


@dataclass(frozen=True, slots=True)
class PricesHeldBack:
    """Many suspicious prices at once: one question about all that are held. `subject` makes its buttons."""

    subject: int
    count: int
    examples: tuple[PriceHeldBack, ...]
    all_have_suggestions: bool


class HeldAnswer(StrEnum):
    """What the owner said of all held prices."""

    SUGGESTED = "suggested"
    OLD = "old"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class PricesDecided:
    """Her answer to many held prices took effect."""

    count: int
    answer: HeldAnswer


@dataclass(frozen=True, slots=True)
class PriceDecided:
    """The answer to a held price took effect; `in_force` in rupiah (None: no price at all)."""

    product: str
    tier: str
    in_force: int | None


@dataclass(frozen=True, slots=True)
class OrderRowGone:
    """An open order's row was deleted from the Sheet: what is meant? `subject` and `version` make its buttons."""

    subject: int
    version: int
    order: Order
    name: str
    """The partner's."""
    may_cancel: bool


@dataclass(frozen=True, slots=True)
class LinesGone:
    """Rows of an open order's lines were deleted from the Sheet: shown again, or left out? Else as `OrderRowGone`."""

    subject: int
    version: int
    no: str
    names: tuple[str, ...]
    """The lines' products."""


class RowAnswer(StrEnum):
    """What became of an order whose row was gone."""

    CANCELLED = "cancelled"
    RETURNS = "returns"
    STANDS = "stands"  # it came back by itself: the question is void


class LinesAnswer(StrEnum):
    """What became of lines whose rows were gone."""

    RETURN = "return"
    STAND = "stand"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class OrderRowAnswered:
    """The owner's answer took effect, or nothing was left to answer."""

    no: str
    answer: RowAnswer


@dataclass(frozen=True, slots=True)
class LinesAnswered:
    """The same, of lines whose rows were gone."""

    no: str
    answer: LinesAnswer


@dataclass(frozen=True, slots=True)
class SheetNews:
    """What the owner's edits of one look did, told in one message."""

    lines: tuple["EditTold", ...]


class EditKind(StrEnum):
    """What an edit in the Sheet led to."""

    MOVE_REFUSED = "move_refused"
    STOCK_DIFFERENCE = "stock_difference"
    ROWS_GONE = "rows_gone"  # many at once: the last good state stays
    PARTNER_GONE = "partner_gone"
    TAB_RENAMED = "tab_renamed"
    ROW_PUT_BACK = "row_put_back"
    MORE_PUT_BACK = "more_put_back"  # what: how many more cells than were told one by one
    POSTAGE_TOO_LATE = "postage_too_late"  # before: the order that is over
    CONTENT_ASKED = "content_asked"  # before: the order about whose new content the team is asked
    CONTENT_UNCLEAR = "content_unclear"  # before: the order
    CONTENT_TOO_LATE = "content_too_late"  # before: the order, which was sent


@dataclass(frozen=True, slots=True)
class EditTold:
    """One line of the digest; `what` names the row, before and after as typed."""

    kind: EditKind
    what: str
    before: str = ""
    after: str = ""


class RoadState(StrEnum):
    """The road to the Sheet, as the owner hears of it."""

    AWAY = "away"
    BACK = "back"
    NOT_SHARED = "not_shared"
    GONE = "gone"  # deleted or in the bin
    KEY_REFUSED = "key_refused"  # deleted, a clock that is wrong, or the API is off in its project
    STRUCTURE = "structure"  # a tab or header is missing
    OTHER_WRITER = "other_writer"
    OLD_JOURNAL = "old_journal"  # the Sheet is further than the bot's own data
    COPY = "copy"  # another file, or another network's
    OLD_VERSION = "old_version"  # restored through the file's history
    POISON = "poison"  # entries were refused and set aside
    STOPPED = "stopped"  # three of them: the road waits
    LOCKED = "locked"  # a protection keeps the bot out of a tab or column
    OPEN = "open"  # it can write there again
    FULL = "full"  # no room for more cells


@dataclass(frozen=True, slots=True)
class RoadNews:
    """Once when it matters, once when it is over. `since` is local time."""

    state: RoadState
    since: datetime
    waiting: int = 0
    detail: str = ""
    """Where: a tab, with what names the row; or the key's address."""
    too_long: tuple[str, ...] = ()
    """Columns of a refused row that hold more than a cell takes."""
    quote: str = ""
    """Why it was refused, in Google's own words."""


SheetReply = (
    CellFaults
    | PriceHeldBack
    | PriceDecided
    | PricesHeldBack
    | PricesDecided
    | OrderRowGone
    | OrderRowAnswered
    | LinesGone
    | LinesAnswered
    | SheetNews
    | RoadNews
)
