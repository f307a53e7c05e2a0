"""What a refusal of Google's blames: the way to the file, the Sheet as it stands, or what was to be written. Pure."""

from enum import StrEnum

from commands.replies.sheet import RoadState
from sheets.outcomes import BAD_REQUEST, FORBIDDEN, NOT_FOUND, UNAUTHENTICATED, Refused
from sheets.road.batch import Part
from sheets.road.errors import HeldError, RefusedGroupError, RoadError, UnsettledError

SOMEWHERE = "Sheet"
"""Where, if Google does not say in which tab."""


class Blame(StrEnum):
    """Who has to do something about a refused request."""

    LOCKED = "locked"  # a protection keeps the bot out
    FULL = "full"  # the spreadsheet's ten million cells, or its room for metadata
    GROUND = "ground"  # a tab, row or column is not where it was
    ENTRY = "entry"  # nothing but the values is left to blame


_SAYS = {
    Blame.LOCKED: ("protected cell or object", "protected range", "protected sheet"),
    Blame.FULL: ("above the limit of", "storage limit"),
    Blame.GROUND: (
        "no grid with id",
        "exceeds grid limits",
        "must be less than the grid",
        "beyond the last requested",
        "unable to parse range",
        "doesn't exist",
        "outside the grid",
    ),
}
_MUST_BE_MENDED = {Blame.LOCKED: RoadState.LOCKED, Blame.FULL: RoadState.FULL}


def blame(why: str) -> Blame:
    """Classify Google's message. An unknown one blames the entry: at the third the road stops anyway."""
    words = why.lower()
    return next((one for one, parts in _SAYS.items() if any(part in words for part in parts)), Blame.ENTRY)


def state_of(outcome: Refused) -> RoadState | None:
    """What somebody must mend; None for a refusal that passes, or has nothing to do with the way to the file."""
    if outcome.is_api_off:
        return RoadState.KEY_REFUSED
    return {
        UNAUTHENTICATED: RoadState.KEY_REFUSED,
        FORBIDDEN: RoadState.NOT_SHARED,
        NOT_FOUND: RoadState.GONE,
    }.get(outcome.status)


def refusal(outcome: Refused, part: Part | None) -> RoadError:
    """What a refused batch means for the road. `part`: what the request is about that Google named, if it did.

    A locked cell of one column is that column's affair alone.
    """
    state = _MUST_BE_MENDED.get(blame(outcome.message))
    if state is not None and (part is None or not part.header):
        return HeldError(state, SOMEWHERE if part is None else part.tab or SOMEWHERE)
    if state is None and (closed := state_of(outcome)) is not None:
        return HeldError(closed)
    if part is None or outcome.status != BAD_REQUEST:
        return UnsettledError(str(outcome))
    return RefusedGroupError(part, outcome.message)
