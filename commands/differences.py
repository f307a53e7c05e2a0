"""Where the Sheet and the journal differ, as values; each language words them by itself."""

from dataclasses import dataclass
from enum import StrEnum


class Differs(StrEnum):
    """How a row or a cell of the Sheet is not as the journal has it."""

    OLD_VERSION = "old_version"  # the whole file: its last batch is not the journal's
    OTHER_NUMBER = "other_number"  # the same, further than the journal: somebody else wrote there
    MISSING = "missing"  # a row that the Sheet should hold
    TWICE = "twice"  # rows with one key; `cell` names the second
    UNKNOWN = "unknown"  # a row that the journal does not know
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. Texts may hold what a person typed; who prints them hides what is private."""

    kind: Differs
    tab: str = ""
    cell: str = ""
    """`E3`; empty for a row that is nowhere."""
    key: str = ""
    """What identifies the row, as its owner reads it."""
    header: str = ""
    there: str = ""
    """What stands in the Sheet."""
    known: str = ""
    """What the journal says."""
