"""What Google's words of a refusal blame: the Sheet as it stands, or what was to be written. Pure."""

from enum import StrEnum


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


def blame(why: str) -> Blame:
    """Classify Google's message. An unknown one blames the entry: at the third the road stops anyway."""
    words = why.lower()
    return next((one for one, parts in _SAYS.items() if any(part in words for part in parts)), Blame.ENTRY)
