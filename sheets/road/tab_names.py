"""What the tabs were called last and which ids they have: so a renamed one is still found, and told once."""

import json
from collections.abc import Mapping

from sheets.journal import Journal

TABS_SEEN = "tabs_seen"
"""In `meta`, with the spreadsheet's id behind it."""


class TabNames:
    """By contract title. Kept in the journal, since she may rename a tab while the bot is down."""

    def __init__(self, journal: Journal, spreadsheet_id: str) -> None:
        self._journal = journal
        self._key = f"{TABS_SEEN}/{spreadsheet_id}"
        kept: dict[str, tuple[int, str]] = json.loads(journal.get_meta(self._key) or "{}")
        self._known = {title: (sheet_id, now) for title, (sheet_id, now) in kept.items()}

    @property
    def ids(self) -> Mapping[str, int]:
        """The sheetId that each tab had."""
        return {title: sheet_id for title, (sheet_id, _) in self._known.items()}

    def renamed(self, now: Mapping[str, tuple[int, str]]) -> dict[str, tuple[str, str]]:
        """Tabs whose names changed since they were noted: before and after."""
        return {
            title: (before, after)
            for title, (_, after) in now.items()
            if (before := self._known.get(title, (0, after))[1]) != after
        }

    def note(self, now: Mapping[str, tuple[int, str]]) -> None:
        """Remember sheetIds and names; tabs that are not there stay as they were known."""
        known = self._known | dict(now)
        if known != self._known:
            self._journal.set_meta(self._key, json.dumps(known))
            self._known = known
