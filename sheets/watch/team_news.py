"""What the team hears of a look: each thing once, however long it lasts."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from commands.decision import Decision, Notice
from commands.faults import Fault
from commands.replies import Reply
from commands.replies.sheet import CellFaults, EditKind, EditTold, SheetNews
from sheets.decisions import SheetDecisions
from sheets.in_thread import InThread
from sheets.journal import Journal
from sheets.watch.complaints import Complaints

ACCIDENTS = "told_accidents"
"""In `meta`: tabs that miss so much that the owner was told."""
MOST_TOLD = 10
"""Cells told one by one in one message; `Cek` tells of each."""


@dataclass(frozen=True, slots=True)
class TeamNews:
    """Each method raises JournalUnavailableError; then nothing was told."""

    decisions: SheetDecisions
    journal: Journal
    complaints: Complaints
    in_thread: InThread

    async def renamed(self, tabs: Mapping[str, tuple[str, str]]) -> None:
        """Tabs have other names, before and after; they are read all the same."""
        if tabs:
            told = [EditTold(EditKind.TAB_RENAMED, tab, *names) for tab, names in tabs.items()]
            await self._tell(SheetNews(tuple(told)), "renamed")

    async def typed_over(self, told: Sequence[EditTold], faults: Sequence[Fault]) -> None:
        """The bot's own cells were typed over, and what cannot be used was typed where an order is over."""
        if (more := len(told) - MOST_TOLD) > 0:
            told = (*told[:MOST_TOLD], EditTold(EditKind.MORE_PUT_BACK, str(more)))
        if told:
            await self._tell(SheetNews(tuple(told)), "typed over")
        if faults:
            await self._tell(CellFaults(tuple(faults)), "typed over")

    async def accidents(self, titles: frozenset[str], searching: Iterable[str]) -> None:
        """So many rows are missing from these tabs at once that nothing was ended.

        `searching`: tabs whose rows are still looked for; of those what was told stays told.
        """
        kept = await self.in_thread(self.journal.get_meta, ACCIDENTS)
        told_before = frozenset(json.loads(kept or "[]"))
        titles |= told_before & frozenset(searching)
        if titles == told_before:
            return
        if new := titles - told_before:
            told = (EditTold(EditKind.ROWS_GONE, title) for title in sorted(new))
            await self._tell(SheetNews(tuple(told)), "accident")
        await self.in_thread(self.journal.set_meta, ACCIDENTS, json.dumps(sorted(titles)))

    async def complain(self, faults: Sequence[Fault], searched: Collection[str]) -> None:
        """Of all that cannot be used now, what is due. `searched`: tabs whose rows are still looked for."""
        if due := self.complaints.due(faults):
            await self._tell(CellFaults(due), "faults")
        await self.in_thread(self.complaints.told, due, searched)

    async def rebuilt(self, faults: Sequence[Fault]) -> None:
        """Tell what a rebuild could not read: most of it stands where no look will see it again."""
        if faults:
            await self._tell(CellFaults(tuple(faults)), "rebuilt")
            await self.in_thread(self.complaints.told, faults)

    async def _tell(self, news: Reply, what: str) -> None:
        notices = tuple(Notice(chat, news) for chat in self.decisions.book.team_chats())
        await self.decisions.record(Decision(notices=notices), what)
