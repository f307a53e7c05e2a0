"""A whole tab's raw cells -> good rows and faults. Any grid of any cells gives both, never an exception."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from commands.faults import Fault, Reason
from sheets.cells import Cell, is_blank, shown
from sheets.columns import Tab
from sheets.fields import Context
from sheets.layout import Layout

Grid = Sequence[Sequence[Cell]]
"""Unformatted cells with the header row first; rows may be cut after their last cell."""

LONGEST_QUOTE = 60


class KeyCells(BaseModel):
    """The cells that identify a row. A tab's full model inherits from its key model.

    So the key of a row is known even where another of its cells cannot be read.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", arbitrary_types_allowed=True)

    def key(self) -> str:
        """Give the row's identity as keys are compared; empty: it has none yet."""
        raise NotImplementedError


V = TypeVar("V")
K = TypeVar("K", bound=KeyCells)
M = TypeVar("M", bound=KeyCells)


@dataclass(frozen=True, slots=True)
class GoodRow(Generic[V]):
    """A row that can be used. `row` is its number at this look, the header being 1."""

    row: int
    key: str
    value: V
    raw: Mapping[str, Cell]
    """The contract cells as they were seen, by header."""


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row with at least one cell that cannot be used; what was in force for its key stays."""

    row: int
    key: str | None
    """None: the key itself cannot be read."""
    faults: tuple[Fault, ...]
    raw: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class TabReading(Generic[V]):
    """What one look at a tab gave. With a header missing or twice there are no rows at all."""

    layout: Layout
    rows: tuple[GoodRow[V], ...] = ()
    faulty: tuple[FaultyRow, ...] = ()
    header_faults: tuple[Fault, ...] = ()

    @property
    def every(self) -> tuple[GoodRow[V] | FaultyRow, ...]:
        """All rows, good and faulty."""
        return (*self.rows, *self.faulty)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All faults of all rows."""
        return tuple(chain.from_iterable(row.faults for row in self.faulty))


def read_tab(
    tab: Tab, grid: Grid, known: Context, key_model: type[K], model: type[M], build: Callable[[M], V]
) -> TabReading[V]:
    """Read every row that is not blank."""
    layout = Layout.of(tab, grid[0] if grid else ())
    needed = _headers(model)
    header_faults = layout.faults(needed)
    if header_faults:
        return TabReading(layout, header_faults=header_faults)
    results = [
        _read_row(_Row(layout, number, raw), known, key_model, model, build)
        for number, raw in _filled(layout, needed, grid)
    ]
    twins = _twins(results)
    good = tuple(row for row in results if isinstance(row, GoodRow) and row.key not in twins)
    bad = (row for row in results if isinstance(row, FaultyRow) or row.key in twins)
    return TabReading(layout, good, tuple(_faulty(layout, row, twins) for row in bad))


@dataclass(frozen=True, slots=True)
class _Row:
    layout: Layout
    number: int
    raw: Mapping[str, Cell]

    def fault(self, header: str, reason: Reason, options: tuple[str, ...]) -> Fault:
        typed = shown(self.raw.get(header))
        if len(typed) > LONGEST_QUOTE:
            typed = f"{typed[: LONGEST_QUOTE - 1]}…"
        cell = self.layout.cell(header, self.number)
        return Fault(self.layout.tab.title, cell, header, typed, reason, options)


def _headers(model: type[KeyCells]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _filled(layout: Layout, headers: Iterable[str], grid: Grid) -> Iterable[tuple[int, dict[str, Cell]]]:
    """Name the cells of each row that is neither blank nor her own sum; the second row is number 2."""
    wanted = set(headers)
    words = [header for header in layout.tab.headers if header in wanted]
    for number, cells in enumerate(grid[1:], start=2):
        raw = {h: cells[at] if at < len(cells) else None for h, at in layout.positions.items()}
        if all(is_blank(cell) for header, cell in raw.items() if header in wanted):
            continue
        texts = (cell for header in words if isinstance(cell := raw.get(header), str) and not is_blank(cell))
        if not is_sum(next(texts, None)):
            yield number, raw


_SUMS = frozenset({"total", "totals", "jumlah", "subtotal", "sub total", "grand total", "total semua", "sum"})


def is_sum(cell: Cell) -> bool:
    """Whether a row's first word says that she sums up there: under the data, between it, in any tab.

    >>> is_sum("TOTAL :"), is_sum("Totalan"), is_sum(7)
    (True, False, False)
    """
    return isinstance(cell, str) and " ".join(cell.split()).casefold().rstrip(" :=") in _SUMS


def _read_row(
    row: _Row, known: Context, key_model: type[K], model: type[M], build: Callable[[M], V]
) -> GoodRow[V] | FaultyRow:
    try:
        cells = model.model_validate(row.raw, context=known)
    except ValidationError as error:
        return FaultyRow(row.number, _key(key_model, row, known), _faults(row, error), row.raw)
    return GoodRow(row.number, cells.key(), build(cells), row.raw)


def _key(model: type[KeyCells], row: _Row, known: Context) -> str | None:
    try:
        return model.model_validate(row.raw, context=known).key()
    except ValidationError:
        return None


def _faults(row: _Row, error: ValidationError) -> tuple[Fault, ...]:
    return tuple(
        row.fault(str(slip["loc"][0]), Reason(slip["type"]), _options(slip.get("ctx")))
        for slip in error.errors(include_url=False, include_input=False)
    )


def _options(ctx: Mapping[str, Any] | None) -> tuple[str, ...]:
    return tuple(ctx["options"]) if ctx else ()


Twins = Mapping[str, tuple[int, ...]]
"""By key: the numbers of all rows that have it, where it is more than one."""


def _twins(rows: Iterable[GoodRow[V] | FaultyRow]) -> Twins:
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row.key:
            numbers[row.key].append(row.row)
    return {key: tuple(found) for key, found in numbers.items() if len(found) > 1}


def _faulty(layout: Layout, row: GoodRow[V] | FaultyRow, twins: Twins) -> FaultyRow:
    faults = row.faults if isinstance(row, FaultyRow) else ()
    if row.key and row.key in twins:
        header = layout.tab.key[0]
        others = tuple(layout.cell(header, number) for number in twins[row.key] if number != row.row)
        twin = _Row(layout, row.row, row.raw).fault(header, Reason.DUPLICATE_KEY, others)
        faults = (twin, *faults)
    return FaultyRow(row.row, row.key, faults, row.raw)
