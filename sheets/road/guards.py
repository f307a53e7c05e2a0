"""Columns that Google itself holds to their places. Pure.

Every column that a batch writes into bears a developer metadata, the guard, whose id comes from its header. The batch
deletes the guard *where the bot believes the column to be*, and creates it there again. If the column stands
elsewhere by then, nothing is deleted, the id is still in use, and Google refuses the whole batch: no cell of it
lands in a column that is not its own, however late it arrives. See decision 9.
https://developers.google.com/workspace/sheets/api/guides/metadata
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from zlib import crc32

from sheets.layout import Layout
from sheets.outcomes import Json

GUARD_KEY = "mc"
FENCE = ""
"""In place of a header: the column right of a tab's last one, which moves when that one is deleted."""
STRIKES = 8
"""With pauses between them that is some minutes: longer than what is read lags behind."""
_LOWEST = 2**30
"""Guards' ids are above those of batches."""

Place = tuple[int, int]
"""A column: its tab's sheetId, and its index from 0."""


def guard_id(tab: str, header: str) -> int:
    """The id of a column's guard: the same for ever, in every file."""
    return _LOWEST + crc32(f"{tab}|{header}".encode()) % _LOWEST


def places_of(sheet_id: int, layout: Layout, headers: Iterable[str], column_count: int) -> dict[int, Place]:
    """Where the guards of these columns, and of the fence beside the tab's last column, belong."""
    title, at = layout.tab.title, layout.positions
    places = {guard_id(title, header): (sheet_id, at[header]) for header in headers if header in at}
    fence = max(at.values(), default=-1) + 1
    if places and fence < column_count:
        places[guard_id(title, FENCE)] = (sheet_id, fence)
    return places


@dataclass(slots=True)
class Guards:
    """Which guards stand in the file; each at its column, but for those that are known to be astray."""

    standing: set[int] = field(default_factory=set)
    astray: dict[int, Place] = field(default_factory=dict)
    is_known: bool = False
    """They were looked for in this file; before that batches go without them."""
    strikes: int = 0
    """Refusals in a row that no column explains: what was read afterwards agrees with what was refused."""
    _refused: tuple[int, Place | None] | None = None

    @property
    def is_on(self) -> bool:
        """Whether batches are guarded."""
        return self.is_known and not self.are_struck_out

    @property
    def are_struck_out(self) -> bool:
        """Whether so many refusals say that Google does not do as its guide says."""
        return self.strikes >= STRIKES

    def give_up(self) -> None:
        """Batches go without guards from now on, until they are looked for again."""
        self.is_known = False
        self.strikes = 0

    def refused(self, request: Json) -> None:
        """Google refused this request for a guard; where the guard stands is read next (`learn`)."""
        made = request.get("createDeveloperMetadata", {}).get("developerMetadata", {})
        lookup = (
            request.get("deleteDeveloperMetadata", {})
            .get("dataFilter", {})
            .get("developerMetadataLookup", {})
        )
        one = (made or lookup).get("metadataId", 0)
        area = (made.get("location") or lookup.get("metadataLocation") or {}).get("dimensionRange", {})
        place = area.get("sheetId", 0), area.get("startIndex", 0)
        self._refused = one, self.astray.get(one, place) if one in self.standing else None

    def learn(self, found: Mapping[int, Place], belonging: Mapping[int, Place]) -> None:
        """Take over where the guards were read to be; a header may have been typed over another column."""
        self.is_known = True
        if self._refused is not None:
            one, place = self._refused
            self.strikes = self.strikes + 1 if found.get(one) == place else 0
            self._refused = None
        self.standing = set(found)
        self.astray = {one: place for one, place in found.items() if belonging.get(one, place) != place}

    def missing(self, places: Mapping[int, Place]) -> list[Json]:
        """The requests that make the guards which do not stand yet: in a new file, or for a new column."""
        new = {one: at for one, at in places.items() if self.is_on and one not in self.standing}
        return [create_guard(one, place) for one, place in new.items()]

    def requests(self, places: Mapping[int, Place]) -> list[Json]:
        """The requests that are refused unless each column stands in its place."""
        made: list[Json] = []
        for one, place in places.items() if self.is_on else ():
            if one in self.standing:
                made.append(delete_guard(one, self.astray.get(one, place)))
            made.append(create_guard(one, place))
        return made

    def hold(self, places: Iterable[int]) -> None:
        """A batch with these guards was applied: now they stand at their columns."""
        if self.is_on:
            self.strikes = 0
            self.standing.update(places)
            for one in places:
                self.astray.pop(one, None)


def found_guards(response: Json) -> dict[int, Place]:
    """Read the answer of a search for `GUARD_KEY`. Google leaves zeros out."""
    entries = [match["developerMetadata"] for match in response.get("matchedDeveloperMetadata", [])]
    return {
        entry["metadataId"]: (area.get("sheetId", 0), area.get("startIndex", 0))
        for entry in entries
        if (area := entry.get("location", {}).get("dimensionRange")) is not None
    }


def delete_guard(one: int, place: Place) -> Json:
    """The request that deletes a guard if it stands in this place."""
    lookup = {
        "metadataId": one,
        "metadataLocation": _column(place),
        "locationMatchingStrategy": "EXACT_LOCATION",
    }
    return {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}}


def create_guard(one: int, place: Place, key: str = GUARD_KEY) -> Json:
    """The request that creates a guard in this place, if it stands nowhere."""
    guard = {"metadataId": one, "metadataKey": key, "location": _column(place), "visibility": "DOCUMENT"}
    return {"createDeveloperMetadata": {"developerMetadata": guard}}


def _column(place: Place) -> Json:
    sheet_id, index = place
    area = {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": index, "endIndex": index + 1}
    return {"dimensionRange": area}
