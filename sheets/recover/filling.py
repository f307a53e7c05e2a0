"""Where the rows of a restored workbook go, and the requests that put them there. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from sheets.cells import shown
from sheets.formats import choices_rule
from sheets.outcomes import Json
from sheets.road.batch import MOST_BYTES, Ground, dressing
from sheets.road.choosing import size_of
from sheets.setting_rows import SETTINGS
from sheets.tabs import PENGATURAN, SPARE_ROWS, TABS
from sheets.writing import Raw, Value, new_row

_SETTINGS = {name.casefold(): setting for name, setting in SETTINGS.items()}


@dataclass(slots=True)
class Filling:
    """Rows are added below those that were added before, tab by tab."""

    ground: Ground
    zone: ZoneInfo
    most_bytes: int = MOST_BYTES
    count: int = 0
    _bottoms: dict[str, int] = field(default_factory=dict)
    """The last row that is written or about to be, from 1; the header is the first."""
    _waiting: dict[str, list[Json]] = field(default_factory=dict)
    _settings: list[tuple[int, Mapping[str, Value]]] = field(default_factory=list)
    _size: int = 0

    def emptied(self) -> list[Json]:
        """Every tab with nothing but its header: what an unfinished try left is gone."""
        requests: list[Json] = []
        for title in self._tabs():
            requests.append(self._sized(title, 2))
            area = {"sheetId": self.ground.sheet_ids[title], "startRowIndex": 1}
            requests.append({"updateCells": {"range": area, "fields": "userEnteredValue,dataValidation"}})
        return requests

    def add(self, title: str, cells: Mapping[str, Value]) -> None:
        """Take a row in."""
        self._bottoms[title] = self._bottoms.get(title, 1) + 1
        if title == PENGATURAN:
            self._settings.append((self._bottoms[title], cells))
        there = {h: cell for h, cell in cells.items() if h in self.ground.layouts[title].positions}
        self._waiting.setdefault(title, []).append(new_row(self.ground.layouts[title], there, self.zone))
        self._size += size_of(cells)
        self.count += 1

    @property
    def is_full(self) -> bool:
        """Whether what waits fills a request."""
        return self._size > self.most_bytes

    def taken(self) -> list[Json]:
        """The requests for all that waits; then nothing does."""
        requests = [one for title, rows in self._waiting.items() for one in self._written(title, rows)]
        requests += [self._choices(number, cells) for number, cells in self._settings]
        self._waiting, self._settings, self._size = {}, [], 0
        return [one for one in requests if one]

    def finished(self) -> list[Json]:
        """Room to type below the last row, dressed as all others."""
        requests: list[Json] = []
        for title in self._tabs():
            bottom = self._bottoms.get(title, 1)
            end = max(2, bottom + (0 if TABS[title].appends else SPARE_ROWS))
            requests.append(self._sized(title, end))
            requests.extend(dressing(title, bottom, end, self.ground))
        return requests

    def _tabs(self) -> Iterator[str]:
        return (title for title, tab in TABS.items() if tab.columns and title in self.ground.sheet_ids)

    def _written(self, title: str, rows: list[Json]) -> list[Json]:
        bottom = self._bottoms[title]
        first = bottom - len(rows)
        start = {"sheetId": self.ground.sheet_ids[title], "rowIndex": first, "columnIndex": 0}
        values = {"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}}
        return [self._sized(title, bottom), *dressing(title, first, bottom, self.ground), values]

    def _sized(self, title: str, rows: int) -> Json:
        """A tab of so many rows; below a frozen header there is at least one."""
        properties = {"sheetId": self.ground.sheet_ids[title], "gridProperties": {"rowCount": max(2, rows)}}
        return {"updateSheetProperties": {"properties": properties, "fields": "gridProperties.rowCount"}}

    def _choices(self, number: int, cells: Mapping[str, Value]) -> Json:
        """The dropdown of a setting, wherever in the tab she had put it."""
        name = cells.get("Nama")
        setting = _SETTINGS.get(shown(name.cell if isinstance(name, Raw) else name).casefold())
        index = self.ground.layouts[PENGATURAN].positions.get("Nilai")
        if setting is None or not setting.choices or index is None:
            return {}
        start = {"sheetId": self.ground.sheet_ids[PENGATURAN], "rowIndex": number - 1, "columnIndex": index}
        rows = [{"values": [{"dataValidation": choices_rule(setting.choices)}]}]
        return {"updateCells": {"start": start, "rows": rows, "fields": "dataValidation"}}
