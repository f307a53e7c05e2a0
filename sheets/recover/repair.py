"""`repair`: what the Sheet lacks by key is added, and nothing else is touched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from commands.book import Book
from commands.differences import Difference
from commands.faults import Finding, Problem
from sheets.client import SheetsClient
from sheets.identity import Standing
from sheets.journal import Journal
from sheets.recover.carrier import Carrier, RefusedRequestError
from sheets.recover.compare import Compared, Comparison
from sheets.recover.facts import FactRow, Facts, returning_rows
from sheets.recover.owner_tabs import owner_differences
from sheets.recover.patience import Patience
from sheets.recover.whole import CannotGoOnError, Whole, WholeReader
from sheets.road.batch import MOST_BYTES, compile_rows
from sheets.road.choosing import MOST_GROUPS, size_of
from sheets.road.fact_rows import NewRow
from sheets.watch.look import WHOLE

MOST_WAITING = 1_000_000
Groups = dict[str, list[FactRow]]


@dataclass(frozen=True, slots=True)
class Repaired:
    """The rows that were added, and what is left as it is."""

    added: tuple[FactRow, ...]
    left: tuple[Difference, ...]


async def compare(
    client: SheetsClient, journal: Journal, book: Book, patience: Patience, *, moves: bool = True
) -> tuple[Whole, Compared]:
    """Read the whole Sheet and hold it against the journal. `moves`: a bot may be at work beside it.

    Raises CannotGoOnError, UnreadableSheetError, RestlessSheetError and JournalUnavailableError.
    """
    file, road = client.spreadsheet_id, journal.road
    through, apart = road.through(file), frozenset(one.seq for one in road.aside(file))
    waiting = (*road.undelivered(file, MOST_WAITING), *road.entries(list(apart)))
    returning = frozenset(row for one in waiting for row in returning_rows(one.entry))
    whole = await WholeReader(client, journal, patience).read(book, moves=moves)
    facts = Facts(journal, file, book)
    comparison = Comparison(whole, book, through, apart, returning, facts.rebuilt_at)
    found = comparison.take(facts.rows())
    typed = owner_differences(whole, journal.seen.rows(file, WHOLE), book)
    differences = tuple(dict.fromkeys((*found.differences, *typed)))
    return whole, Compared(differences, found.missing, found.waiting)


@dataclass(slots=True)
class Repair:
    """The journal is open for writing, so that no bot is at work on it."""

    client: SheetsClient
    journal: Journal
    book: Book
    patience: Patience = field(default_factory=Patience)
    most_bytes: int = MOST_BYTES
    _refused: set[str] = field(default_factory=set)
    _must_stamp: bool = False

    async def look(self) -> Compared:
        """What would be added, and what differs. Nothing is changed."""
        return (await compare(self.client, self.journal, self.book, self.patience, moves=False))[1]

    async def add(self) -> Repaired:
        """Add what is missing. Killed half-way it is run again: what arrived is not missing any more.

        The file is taken as it is: an old version becomes the one in use.
        """
        carrier = self._carrier()
        compared = await self._begin(carrier)
        must_stamp = self._must_stamp
        added: list[FactRow] = []
        while missing := self._groups(compared.missing):
            for batch in _batches(missing, self.most_bytes):
                is_known = await self._send(carrier, batch)
                must_stamp = must_stamp and not is_known
                if not is_known:
                    break
            before = compared.missing
            _, compared = await self._look(carrier)
            still = {(row.tab, row.key, row.seq) for row in compared.missing}
            added.extend(row for row in before if (row.tab, row.key, row.seq) not in still)
        if must_stamp:
            while not await carrier.send([]):
                pass
            _, compared = await self._look(carrier)
        return Repaired(tuple(added), compared.differences)

    def _carrier(self) -> Carrier:
        return Carrier(self.client, self.journal, self.book, self.patience)

    async def _begin(self, carrier: Carrier) -> Compared:
        """Take the file as it is, and settle the batch whose fate was open."""
        whole, compared = await self._look(carrier)
        self._must_stamp = whole.standing is not Standing.OURS
        self._accept(whole)
        if await carrier.settle():
            whole, compared = await self._look(carrier)
            self._accept(whole)
        return compared

    def _accept(self, whole: Whole) -> None:
        if whole.standing is not Standing.OURS:
            self.journal.identity.accept(self.client.spreadsheet_id, whole.marker.batch)

    async def _look(self, carrier: Carrier) -> tuple[Whole, Compared]:
        whole, compared = await compare(self.client, self.journal, self.book, self.patience, moves=False)
        await carrier.stand_on(whole.ground())
        return whole, compared

    def _groups(self, rows: Sequence[FactRow]) -> Groups:
        groups: Groups = {}
        for row in rows:
            if row.group not in self._refused:
                groups.setdefault(row.group, []).append(row)
        return groups

    async def _send(self, carrier: Carrier, batch: Groups) -> bool:
        """False: look anew first. A group that Google refuses is left out, and listed as missing still."""
        named = [(name, [NewRow(row.tab, row.cells) for row in rows]) for name, rows in batch.items()]
        compiled = compile_rows([], named, carrier.ground, self.book.zone)
        try:
            is_applied = await carrier.send(compiled.requests, compiled.parts)
        except RefusedRequestError as refused:
            if refused.part.group is None:
                raise CannotGoOnError(Finding(Problem.REFUSED, found=str(refused))) from refused
            self._refused.add(refused.part.group)
            return False
        if is_applied:
            carrier.ground.bottoms.update(compiled.bottoms)
            carrier.ground.guards.hold(compiled.places)
        return is_applied


def _batches(groups: Groups, most_bytes: int) -> Iterator[Groups]:
    """Whole groups, as many as one request takes."""
    batch: Groups = {}
    size = 0
    for name, rows in groups.items():
        more = sum(size_of(row.cells) for row in rows)
        if batch and (size + more > most_bytes or len(batch) >= MOST_GROUPS):
            yield batch
            batch, size = {}, 0
        batch[name] = rows
        size += more
    if batch:
        yield batch
