"""A long list of rows that can be forked in microseconds.

Rows are immutable and live in chunks. A fork shares every chunk with its origin and copies one only when it writes
to it, so that a batch works on a draft of a tab with 400,000 rows without copying it, and old versions stay readable.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sheets.local.cells import Row

CHUNK = 512


class RowStore:
    """A sequence of rows with cheap forks; only the newest fork is ever written to."""

    __slots__ = ("_chunks", "_owned", "_starts")

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._chunks: list[list[Row]] = []
        source = iter(rows)
        while chunk := list(islice(source, CHUNK)):
            self._chunks.append(chunk)
        self._owned = [True] * len(self._chunks)
        self._starts: list[int] | None = None

    def fork(self) -> RowStore:
        """Return a draft that shares everything until it is written to."""
        draft = RowStore()
        draft._chunks = list(self._chunks)
        draft._owned = [False] * len(self._chunks)
        draft._starts = self._starts
        return draft

    def __len__(self) -> int:
        return self._offsets()[-1]

    def _offsets(self) -> list[int]:
        if self._starts is None:
            self._starts = list(accumulate(map(len, self._chunks), initial=0))
        return self._starts

    def _place(self, index: int) -> tuple[int, int]:
        starts = self._offsets()
        if not 0 <= index < starts[-1]:
            raise IndexError(index)
        chunk = bisect_right(starts, index) - 1
        return chunk, index - starts[chunk]

    def _own(self, chunk: int) -> list[Row]:
        if not self._owned[chunk]:
            self._chunks[chunk] = list(self._chunks[chunk])
            self._owned[chunk] = True
        return self._chunks[chunk]

    def __getitem__(self, index: int) -> Row:
        chunk, offset = self._place(index)
        return self._chunks[chunk][offset]

    def __setitem__(self, index: int, row: Row) -> None:
        chunk, offset = self._place(index)
        if self._chunks[chunk][offset] is not row:
            self._own(chunk)[offset] = row

    def __iter__(self) -> Iterator[Row]:
        for chunk in self._chunks:
            yield from chunk

    def span(self, first: int, last: int) -> Iterator[Row]:
        """Yield the rows of `first:last`, clipped to what exists."""
        last = min(last, len(self))
        if first >= last:
            return
        chunk, offset = self._place(first)
        left = last - first
        while left > 0:
            part = self._chunks[chunk][offset : offset + left]
            yield from part
            left -= len(part)
            chunk, offset = chunk + 1, 0

    def reversed_from(self, last: int) -> Iterator[tuple[int, Row]]:
        """Yield (index, row) from `last - 1` down to 0."""
        starts = self._offsets()
        for chunk in range(len(self._chunks) - 1, -1, -1):
            if starts[chunk] >= last:
                continue
            rows = self._chunks[chunk]
            for offset in range(min(len(rows), last - starts[chunk]) - 1, -1, -1):
                yield starts[chunk] + offset, rows[offset]

    def insert(self, index: int, rows: list[Row]) -> None:
        """Put rows before `index`; `index == len(self)` appends."""
        if not rows:
            return
        if not self._chunks:
            self._chunks, self._owned = [[]], [True]
        at_end = index == len(self)
        chunk, offset = (len(self._chunks) - 1, len(self._chunks[-1])) if at_end else self._place(index)
        self._own(chunk)[offset:offset] = rows
        self._split(chunk)
        self._starts = None

    def _split(self, chunk: int) -> None:
        rows = self._chunks[chunk]
        if len(rows) > 2 * CHUNK:
            parts = [rows[at : at + CHUNK] for at in range(0, len(rows), CHUNK)]
            self._chunks[chunk : chunk + 1] = parts
            self._owned[chunk : chunk + 1] = [True] * len(parts)

    def delete(self, first: int, last: int) -> None:
        """Remove the rows of `first:last`."""
        while first < last:
            chunk, offset = self._place(first)
            count = min(last - first, len(self._chunks[chunk]) - offset)
            if count == len(self._chunks[chunk]):
                del self._chunks[chunk], self._owned[chunk]
            else:
                del self._own(chunk)[offset : offset + count]
            self._starts = None
            last -= count
