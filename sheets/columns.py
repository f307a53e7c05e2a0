"""What a tab and a column of the workbook are, as values. Which ones there are stands in `tabs.py`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Writer(StrEnum):
    """Whose cell it is. One writer per cell; a shared cell follows the owner when both wrote."""

    OWNER = "owner"
    BOT = "bot"
    SHARED = "shared"


class Kind(StrEnum):
    """What a column holds; decides the number format, the dropdown and how cells are read."""

    TEXT = "text"
    CODE = "code"  # IDs, phones, SKUs, order numbers: a number would lose zeros and digits
    RUPIAH = "rupiah"
    COUNT = "count"  # a whole number
    PERCENT = "percent"  # 25 means 25 %
    DATE = "date"
    TIME = "time"  # a day with its hour, whole seconds
    CHOICE = "choice"
    YES_NO = "yes_no"


YES_NO_WORDS = ("ya", "tidak")


@dataclass(frozen=True, slots=True)
class ColumnRef:
    """Another tab's column, whose cells are offered as a dropdown."""

    tab: str
    header: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the contract has it; found by its header's text, never by its position."""

    header: str
    writer: Writer
    kind: Kind
    note: str
    """Shown to the owner when she rests on the header cell; Indonesian."""
    width: int = 110
    """Pixels at first; the owner may change it."""
    choices: tuple[str, ...] = ()
    offers: ColumnRef | None = None
    """A dropdown that only suggests: other words may be typed."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab as the contract has it, its columns in the order in which `setup` lays them out."""

    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    """Headers that identify a row together."""
    hidden: bool = False
    """Hidden at first; whoever shows it later is left alone."""
    appends: bool = False
    """Rows are added by `appendCells` and there is no spare grid; else they are inserted."""
    _named: Mapping[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_named", {normal_header(one.header): one for one in reversed(self.columns)})

    def column(self, header: str) -> Column:
        """Find a column of the contract by its header.

        Raises KeyError for a header that the contract does not have: a slip in the code.
        """
        try:
            return self._named[normal_header(header)]
        except KeyError:
            raise KeyError(f"{self.title} has no column {header!r}") from None

    @property
    def headers(self) -> tuple[str, ...]:
        """All headers in order."""
        return tuple(column.header for column in self.columns)

    @property
    def has_check(self) -> bool:
        """Whether the tab explains its rows in a `Cek` column."""
        return CHECK in self.headers

    @property
    def marked(self) -> tuple[str, ...]:
        """Headers of the cells coloured while `Cek` holds something.

        The row's first cell, which a phone shows, and the key, where that is another one.
        """
        return tuple(dict.fromkeys((self.headers[0], *self.key))) if self.has_check else ()


CHECK = "Cek"


def normal_header(cell: object) -> str:
    """Bring a header cell to the form in which headers are compared: case and spaces do not matter.

    >>> normal_header("  min   BELI ")
    'min beli'
    """
    return " ".join(str(cell).split()).casefold() if isinstance(cell, str) else ""


def check_column() -> Column:
    """`Cek`, the same in every tab that has one."""
    return Column(
        CHECK, Writer.BOT, Kind.TEXT, "Kosong berarti baris ini berlaku. Kalau terisi, baca sarannya.", 220
    )


def by_title(tabs: Iterable[Tab]) -> dict[str, Tab]:
    """Index tabs by their title, in order."""
    return {tab.title: tab for tab in tabs}
