"""Looks at the Sheet: what the owner's edits mean is decided, what cannot be used is told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from commands.book import Book
from commands.decision import Decision
from commands.edits.decide import decide as decide_edits
from sheets.client import SheetsClient, grids, tab_titles
from sheets.decisions import SheetDecisions
from sheets.in_thread import InThread
from sheets.journal import Journal
from sheets.outcomes import Applied, UnreadableSheetError
from sheets.rebuild.rebuild import FIRST_LOOK, fresh_codes
from sheets.road.batch import Ground
from sheets.road.identity import Identity
from sheets.road.tab_names import TabNames
from sheets.tabs import ITEM_PESANAN, PESANAN, TABS
from sheets.watch.lines_typed_over import LinesTypedOver
from sheets.watch.long_tabs import LongTabs
from sheets.watch.look import WHOLE, Look, Request
from sheets.watch.memory import Memory
from sheets.watch.own_values import OwnValues
from sheets.watch.readings import LookReader, Readings
from sheets.watch.remarks import Remarks
from sheets.watch.replica import Replica
from sheets.watch.retyped_keys import with_their_keys
from sheets.watch.rounds import Rounds
from sheets.watch.seen import sheet_seen
from sheets.watch.team_news import TeamNews
from sheets.watch.typed_cells import TypedCells
from sheets.watch.typed_money import with_money_checked
from sheets.watch.typed_over import KEYS_OF_FACTS, Found, Sight, TypedOver, known_keys
from sheets.watch.unseen import Unseen
from sheets.watch.wish import Words


@dataclass(slots=True)
class Watcher:
    """Takes looks. What a look showed stays at hand for the bot's own cells, until rows move."""

    client: SheetsClient
    journal: Journal
    decisions: SheetDecisions
    ground: Ground
    memory: Memory
    team_news: TeamNews
    in_thread: InThread
    identity: Identity
    names: TabNames
    words: Callable[[Book], Words]
    own_values: OwnValues
    remarks: Remarks
    long: LongTabs = field(default_factory=LongTabs)
    last: tuple[Look, Readings] | None = None
    """The newest look, while the positions in it hold."""
    rounds: Rounds = field(default_factory=Rounds)
    _replica: Replica = field(init=False)
    _unseen: Unseen = field(init=False)
    _reader: LookReader = field(default_factory=LookReader)
    _typed_over: TypedOver = field(init=False)
    _lines_typed_over: LinesTypedOver = field(default_factory=LinesTypedOver)
    _is_ours: bool | None = None
    """The file is as we left it, but for what the owner did; None: not asked yet, at the first look."""

    def __post_init__(self) -> None:
        self._replica = Replica(self.journal, self.client.spreadsheet_id)
        self._unseen = Unseen(self.journal, self.decisions, self.client.spreadsheet_id, self.in_thread)
        self._typed_over = TypedOver(self.remarks)

    async def look(self, open_number: int | None = None) -> bool:
        """Take one look and decide what it shows; False: it was older than our last batch, and is thrown away.

        So is one that may hold the batch whose fate is open: nobody knows yet what that batch changed.
        Raises UnreadableSheetError, HeldError (this is another file) and JournalUnavailableError.
        """
        look = await self._find_positions()
        if look is None or (open_number is not None and look.marker.batch >= open_number):
            return False
        lost = frozenset(self.decisions.book.lost)
        await self._remember()
        before = await self.in_thread(self._replica.recall, look)
        seen, keys = with_their_keys(look, before, self._is_known, self.own_values.holds)
        readings = await self._read(seen)
        self.last = None
        placed = await self._unseen.placed(readings, before.get(PESANAN, {}).keys())
        typed = TypedCells(look, before, placed, self.own_values.holds)
        accidents = await self._take_edits(readings, typed)
        sight = Sight(
            look, seen, readings, before, keys, lost, typed, self.own_values.holds, not self._is_ours
        )
        found, book = self._find_typed_over(sight), self.decisions.book
        lines = self._lines_typed_over.find(readings.lines, book.zone)
        await self.team_news.typed_over((*found.news, *lines), found.faults)
        self._typed_over.told(found)
        if not self._replica.is_same(seen, found.readings):
            await self.in_thread(self._replica.keep, seen, found.readings, accidents)
        await self._taken_in(open_number)
        self.last = look, found.readings
        lasting = readings.lasting(book.orders.keys(), self.long.orders_tail)
        await self.team_news.complain(lasting, {ITEM_PESANAN}.intersection(self.long.searched))
        return True

    def _is_known(self, title: str, key: str) -> bool:
        return title in KEYS_OF_FACTS or key in known_keys(title, self.decisions.book)

    def _find_typed_over(self, sight: Sight) -> Found:
        book = self.decisions.book
        return self._typed_over.find(sight, book, self.words(book), self.decisions.now())

    async def _remember(self) -> None:
        """What the time before the start tells of the bot's own cells."""
        if self._is_ours is None:
            identity, file = self.journal.identity, self.client.spreadsheet_id
            self._is_ours = await self.in_thread(identity.is_taken_in, file)
        await self.own_values.load()

    async def _taken_in(self, open_number: int | None) -> None:
        if not self._is_ours:
            await self.in_thread(self.journal.identity.take_in, self.client.spreadsheet_id)
            self._is_ours = True
        if open_number is None:
            await self.own_values.seen()

    # -- where things stand ----------------------------------------------------------------

    async def _find_positions(self) -> Look | None:
        """A look, with columns and rows noted: so much holds even while a batch's fate is open.

        None, and raises, as `look` does.
        """
        windows = await self.in_thread(self.long.windows, await self._unseen.open_orders())
        request = Request(self.ground.sheet_ids, windows, self.rounds.next())
        ranges = request.ranges()
        outcome = await self.in_thread(self.client.batch_get_by_filter, ranges, tries=1)
        if not isinstance(outcome, Applied):
            raise UnreadableSheetError(outcome)
        look = Look.of(request, grids(outcome.response, ranges))
        if not await self.identity.check(look.marker):
            return None
        await self.in_thread(self.long.take, look)
        self._note_positions(look)
        await self._follow_names(tab_titles(outcome.response))
        return look

    def _note_positions(self, look: Look) -> None:
        """Where columns stand, and below which row new ones go."""
        for title, seen in look.tabs.items():
            self.ground.layouts[title] = seen.layout
        for title, bottom in self.long.bottoms(look).items():
            if bottom is None:
                self.ground.bottoms.pop(title, None)
            else:
                self.ground.bottoms[title] = bottom
        for title in WHOLE:
            if title in look.tabs:
                self.ground.bottoms[title] = _bottom(look, title)

    async def _follow_names(self, titles: Mapping[int, str]) -> None:
        """Dropdowns name the tabs they take words from; that a renamed tab is still read, the owner hears once."""
        ids = {sheet_id: title for title, sheet_id in self.ground.sheet_ids.items()}
        now = {ids[sheet_id]: (sheet_id, title) for sheet_id, title in titles.items() if sheet_id in ids}
        self.ground.titles.update((tab, title) for tab, (_, title) in now.items())
        await self.team_news.renamed(self.names.renamed(now))
        await self.in_thread(self.names.note, now)

    # -- what it means ---------------------------------------------------------------------

    async def _read(self, look: Look) -> Readings:
        book = self.decisions.book
        # Many open orders take a while to read: away from the event loop nobody waits for her answer meanwhile.
        today = book.day(self.decisions.now())
        readings: Readings = await self.in_thread(self._reader.read, look, book, today)
        money = await self._unseen.money(readings)
        readings = replace(
            readings,
            judged=money.judged,
            balances=money.balances,
            known_payments=money.known_payments | book.payments.keys(),
            known_balances=money.known_balances,
        )
        return replace(
            with_money_checked(readings, book),
            absent=self.long.absent_orders(look),
            ended=await self._unseen.ended(readings),
            movements=await self._unseen.movements(look),
            lines=await self.in_thread(self.long.read_lines, look, book.zone),
        )

    async def _take_edits(self, readings: Readings, typed: TypedCells) -> frozenset[str]:
        """Decide all edits of this look over the newest Book; nothing is committed where nothing changed.

        Returns the tabs that miss so much at once that nothing was ended there.
        """
        is_first = await self.in_thread(self.journal.get_meta, FIRST_LOOK) is None
        at = self.decisions.now()
        stamp = self.decisions.stamp(at)
        seen, missing = sheet_seen(
            readings,
            self.decisions.book,
            self.memory,
            typed,
            at=at,
            stamp=stamp,
            codes=fresh_codes(),
            is_first=is_first,
        )
        if seen.members.gone:
            awaited = await self._unseen.awaited_members()
            seen = replace(seen, members=replace(seen.members, gone=seen.members.gone - awaited))
        if decide_edits(seen, self.decisions.book) != Decision():
            await self.decisions.decide(lambda newest: decide_edits(seen, newest), "look")
        self.memory.taken()
        if is_first:
            await self.in_thread(self.journal.set_meta, FIRST_LOOK, stamp)
        accidents = frozenset(missing)
        await self.team_news.accidents(accidents, self.long.searched)
        return accidents


def _bottom(look: Look, title: str) -> int:
    """The last row of a whole tab that holds anything in its key."""
    seen, header = look.tabs[title], TABS[title].key[0]
    return max((number for number in seen.rows if seen.cell(number, header) not in (None, "")), default=1)
