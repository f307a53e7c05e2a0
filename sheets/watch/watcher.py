"""Looks at the Sheet: what the owner's edits mean is decided, what cannot be used is told."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from commands.decision import Decision, Notice
from commands.edits.decide import decide as decide_edits
from commands.entries import MemberSet, OrderPlaced, OrderRestored
from commands.faults import Fault
from commands.lost import ORDERS, lost_row
from commands.replies import CellFaults, EditKind, EditTold, Reply, SheetNews
from commands.rules.orders import OrderStatus
from sheets.client import SheetsClient, grids, tab_titles
from sheets.decided import placed_key, restored_key
from sheets.decisions import SheetDecisions
from sheets.in_thread import InThread
from sheets.journal import Journal
from sheets.outcomes import Applied
from sheets.rebuild.pages import UnreadableSheetError
from sheets.rebuild.rebuild import FIRST_LOOK, fresh_codes
from sheets.recover.replica import Replica
from sheets.recover.rounds import Rounds
from sheets.road.batch import Ground
from sheets.road.identity import Identity
from sheets.road.tab_names import TabNames
from sheets.tabs import PESANAN, TABS
from sheets.watch.complaints import Complaints
from sheets.watch.look import WHOLE, Look, Request, Window
from sheets.watch.memory import Memory
from sheets.watch.nameless import order_number
from sheets.watch.readings import LookReader, Readings
from sheets.watch.seen import sheet_seen
from sheets.watch.typed_over import TypedOver
from sheets.watch.windows import LongTab

ACCIDENTS = "told_accidents"
"""In `meta`: tabs that miss so much that the owner was told."""
_ROWS_OF_ORDERS = (OrderPlaced.type, OrderRestored.type)


@dataclass(slots=True)
class Watcher:
    """Takes looks. What a look showed stays at hand for the bot's own cells, until rows move."""

    client: SheetsClient
    journal: Journal
    decisions: SheetDecisions
    ground: Ground
    memory: Memory
    complaints: Complaints
    in_thread: InThread
    identity: Identity
    names: TabNames
    long: dict[str, LongTab] = field(default_factory=dict)
    last: tuple[Look, Readings] | None = None
    """The newest look, while the positions in it hold."""
    replica: Replica = field(init=False)
    rounds: Rounds = field(default_factory=Rounds)
    _reader: LookReader = field(default_factory=LookReader)
    _typed_over: TypedOver = field(default_factory=TypedOver)
    _ended: dict[str, OrderStatus] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.replica = Replica(self.journal, self.client.spreadsheet_id)

    async def look(self, open_number: int | None = None) -> bool:
        """Take one look and decide what it shows; False: it was older than our last batch, and is thrown away.

        So is one that may hold the batch whose fate is open: nobody knows yet what that batch changed.
        Raises UnreadableSheetError, HeldError (this is another file) and JournalUnavailableError.
        """
        look = await self.find_positions()
        if look is None or (open_number is not None and look.marker.batch >= open_number):
            return False
        book = self.decisions.book
        # Many open orders take a while to read: away from the event loop nobody waits for her answer meanwhile.
        today = book.day(self.decisions.now())
        readings: Readings = await self.in_thread(self._reader.read, look, book, today)
        readings = replace(readings, absent=await self._absent(look), ended=await self._over(readings))
        self.last = look, readings
        accidents = await self._take_edits(readings)
        if not self.replica.is_same(look, readings):
            await self.in_thread(self.replica.keep, look, readings, accidents)
        if typed_over := self._typed_over.find(readings, self.decisions.book):
            await self._tell_team(SheetNews(typed_over), "typed over")
        tail = self.long[PESANAN].tail if PESANAN in self.long else 0
        await self._complain(readings.lasting(self.decisions.book.orders.keys(), tail))
        return True

    async def _over(self, readings: Readings) -> Mapping[str, OrderStatus]:
        """How the orders ended that stand here and are open no longer: asked of history, each while it is seen."""
        reading, book = readings.tabs.get(PESANAN), self.decisions.book
        numbers = {order_number(row) for row in reading.every} if reading is not None else set()
        numbers -= {"", *book.orders}
        new = numbers - self._ended.keys()
        found = await self.in_thread(self.journal.history.ended, new) if new else {}
        kept = {no: status for no, status in self._ended.items() if no in numbers}
        self._ended = kept | found
        return self._ended

    async def _absent(self, look: Look) -> frozenset[str]:
        """Open orders that no walk finds, though their rows have arrived."""
        absent = self.long[PESANAN].absent if PESANAN in look.tabs and PESANAN in self.long else frozenset()
        if not absent:
            return absent
        on_their_way = await self.in_thread(
            self.journal.road.undelivered_keys, self.client.spreadsheet_id, _ROWS_OF_ORDERS
        )
        return frozenset(no for no in absent if self._brought_by(no) not in on_their_way)

    def _brought_by(self, no: str) -> str:
        """The key of the fact that brought the order's row."""
        lost = self.decisions.book.lost.get(lost_row(ORDERS, no))
        return placed_key(no) if lost is None or not lost.returns else restored_key(no, lost.question)

    async def find_positions(self) -> Look | None:
        """Learn only where columns and rows stand: while a batch's fate is open, nothing else may be believed.

        None, and raises, as `look` does.
        """
        windows = {title: self._windows(title) for title in self.long}
        request = Request(self.ground.sheet_ids, windows, self.rounds.next())
        ranges = request.ranges()
        outcome = await self.in_thread(self.client.batch_get_by_filter, ranges, tries=1)
        if not isinstance(outcome, Applied):
            raise UnreadableSheetError(outcome)
        look = Look.of(request, grids(outcome.response, ranges))
        titles = tab_titles(outcome.response)
        if await self._is_stale(look):
            return None
        self._note_positions(look)
        await self._follow_names(titles)
        return look

    async def _follow_names(self, titles: Mapping[int, str]) -> None:
        """Dropdowns name the tabs they take words from; that a renamed tab is still read, the owner hears once."""
        ids = {sheet_id: title for title, sheet_id in self.ground.sheet_ids.items()}
        now = {ids[sheet_id]: (sheet_id, title) for sheet_id, title in titles.items() if sheet_id in ids}
        self.ground.titles.update((tab, title) for tab, (_, title) in now.items())
        renamed = self.names.renamed(now)
        if renamed:
            told = [EditTold(EditKind.TAB_RENAMED, tab, *names) for tab, names in renamed.items()]
            await self._tell_team(SheetNews(tuple(told)), "renamed")
        await self.in_thread(self.names.note, now)

    def _wanted(self, title: str) -> Sequence[str]:
        """The rows of a long tab that matter now: open orders."""
        return tuple(self.decisions.book.orders) if title == PESANAN else ()

    def _windows(self, title: str) -> Sequence[Window]:
        return self.long[title].windows(frozenset(self._wanted(title)))

    async def _is_stale(self, look: Look) -> bool:
        """A look from before our last batch, or at another file, must never pass for edits."""
        return not await self.identity.check(look.marker)

    def _note_positions(self, look: Look) -> None:
        """Where columns stand, and below which row new ones go."""
        for title, seen in look.tabs.items():
            self.ground.layouts[title] = seen.layout
        for title, known in self.long.items():
            if title in look.tabs:
                known.take(look.tabs[title], frozenset(self._wanted(title)))
                if known.bottom is None:
                    self.ground.bottoms.pop(title, None)
                else:
                    self.ground.bottoms[title] = known.bottom
        for title in WHOLE:
            if title in look.tabs:
                self.ground.bottoms[title] = _bottom(look, title)

    async def _take_edits(self, readings: Readings) -> frozenset[str]:
        """Decide all edits of this look over the newest Book; nothing is committed where nothing changed.

        Returns the tabs that miss so much at once that nothing was ended there.
        """
        is_first = await self.in_thread(self.journal.get_meta, FIRST_LOOK) is None
        at = self.decisions.now()
        stamp = self.decisions.stamp(at)
        seen, accidents = sheet_seen(
            readings,
            self.decisions.book,
            self.memory,
            at=at,
            stamp=stamp,
            codes=fresh_codes(),
            is_first=is_first,
        )
        if seen.members.gone:
            members = replace(seen.members, gone=seen.members.gone - await self._awaited_members())
            seen = replace(seen, members=members)
        if decide_edits(seen, self.decisions.book) != Decision():
            await self.decisions.decide(lambda newest: decide_edits(seen, newest), "look")
        self.memory.taken()
        if is_first:
            await self.in_thread(self.journal.set_meta, FIRST_LOOK, stamp)
        await self._tell_accidents(frozenset(accidents))
        return frozenset(accidents)

    async def _awaited_members(self) -> frozenset[str]:
        """People of the team whose rows have not arrived: nobody deleted them."""
        awaited = await self.in_thread(
            self.journal.road.undelivered_of, self.client.spreadsheet_id, [MemberSet.type]
        )
        return frozenset(one.entry.member.key for one in awaited if isinstance(one.entry, MemberSet))

    async def _tell_accidents(self, accidents: frozenset[str]) -> None:
        """So many rows are missing from a tab at once that nothing was ended: the owner is told, once."""
        kept = await self.in_thread(self.journal.get_meta, ACCIDENTS)
        told_before = frozenset(json.loads(kept or "[]"))
        accidents |= {title for title in told_before if title in self.long and self.long[title].is_searching}
        if accidents == told_before:
            return
        if new := accidents - told_before:
            told = (EditTold(EditKind.ROWS_GONE, title) for title in sorted(new))
            await self._tell_team(SheetNews(tuple(told)), "accident")
        await self.in_thread(self.journal.set_meta, ACCIDENTS, json.dumps(sorted(accidents)))

    async def _complain(self, faults: Sequence[Fault]) -> None:
        if due := self.complaints.due(faults):
            await self._tell_team(CellFaults(due), "faults")
        await self.in_thread(self.complaints.told, due)

    async def complain_once(self, faults: Sequence[Fault]) -> None:
        """Tell what a rebuild could not read: most of it stands where no look will see it again."""
        if faults:
            await self._tell_team(CellFaults(tuple(faults)), "rebuilt")
            await self.in_thread(self.complaints.told, faults)

    async def _tell_team(self, news: Reply, what: str) -> None:
        notices = tuple(Notice(chat, news) for chat in self.decisions.book.team_chats())
        await self.decisions.record(Decision(notices=notices), what)


def _bottom(look: Look, title: str) -> int:
    """The last row of a whole tab that holds anything in its key."""
    seen, header = look.tabs[title], TABS[title].key[0]
    return max((number for number in seen.rows if seen.cell(number, header) not in (None, "")), default=1)
