"""Is this the file that it should be, as we left it? Told from `_mitra` and the journal alone. Pure.

Every batch changes `_mitra!A1` from the number that we left there to its own, and only from that one. So A1 never
shows what we expect after the file went another way: an old version brought back, or another writer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sheets.cells import Cell


@dataclass(frozen=True, slots=True)
class Marker:
    """What `_mitra` holds."""

    batch: int
    network_id: str
    spreadsheet_id: str
    version: int
    writer: str = ""
    """The name of the journal that works on this file."""

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> "Marker":
        """Read it from the tab's one row, raw values."""
        batch, network_id, spreadsheet_id, version, writer = (*cells, *[None] * MARKER_CELLS)[:MARKER_CELLS]
        return cls(_whole(batch), _text(network_id), _text(spreadsheet_id), _whole(version), _text(writer))


MARKER_CELLS = 5
"""A1 batch, B1 network, C1 spreadsheet, D1 version, E1 writer."""


class Standing(StrEnum):
    """What a file is to this journal."""

    OURS = "ours"
    LAGS = "lags"  # older than our last batch, as reads may be for a while
    COPY = "copy"  # of another file
    FOREIGN = "foreign"  # another network's, or another one than the journal works on
    OLD_VERSION = "old_version"  # brought back through the file's history
    OTHER_WRITER = "other_writer"
    OLD_JOURNAL = "old_journal"  # this journal itself wrote further, before it was put back


@dataclass(frozen=True, slots=True)
class Known:
    """What the journal knows of a spreadsheet."""

    spreadsheet_id: str
    instance: str = ""
    """The journal's own name, as it signs the Sheet."""
    network_id: str = ""
    """Empty before the first look."""
    left: int | None = None
    """The number that A1 was left with; None: this journal never worked on this spreadsheet."""
    surely: int = 0
    """The number that every read must have reached by now, however late it is."""
    pending: int | None = None
    """The number of the batch whose fate is open."""
    has_signed: bool = False
    """Whether a batch was made since the spreadsheet was accepted."""
    lives_elsewhere: bool = False
    """Whether this journal is another spreadsheet's: carried there and never here, or restored into that one."""


def judge(marker: Marker, known: Known, *, is_certain: bool = False) -> Standing:
    """Tell what the file is. `is_certain`: the marker comes from a write's own answer, which never lags."""
    if marker.spreadsheet_id not in ("", known.spreadsheet_id):
        return Standing.COPY
    if known.network_id and marker.network_id not in ("", known.network_id):
        return Standing.FOREIGN
    if known.lives_elsewhere:
        return Standing.FOREIGN
    if known.left is None:
        return Standing.OURS
    if marker.batch in (known.left, known.pending):
        return Standing.OURS
    if marker.batch > known.left:
        is_own = bool(marker.writer) and marker.writer == known.instance
        return Standing.OLD_JOURNAL if is_own else Standing.OTHER_WRITER
    return Standing.OLD_VERSION if is_certain or marker.batch < known.surely else Standing.LAGS


def _whole(cell: Cell) -> int:
    return int(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else 0


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else ""
