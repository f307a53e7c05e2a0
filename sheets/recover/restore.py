"""`restore`: an empty spreadsheet is filled from the journal alone, and then the road goes on there.

Every batch writes rows at places that were worked out here, in a file that nobody uses yet. So whoever
was killed half-way begins anew and writes the same cells again: nothing is doubled, nothing left behind.
"""

import asyncio
import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from commands.book import Book
from commands.faults import Finding, Problem
from sheets.cells import Cell
from sheets.client import SheetsClient
from sheets.columns import normal_header as plain
from sheets.decided import balance_key, entry_key, reported_key
from sheets.findings import finding_of
from sheets.journal import Journal
from sheets.journal_identity import NETWORK
from sheets.journal_import import chunks
from sheets.outcomes import Json
from sheets.rebuild.progress import WRITING, Progress, progress_of
from sheets.recover.carrier import Carrier, RefusedRequestError
from sheets.recover.facts import AT_ONCE, LEDGER, FactRow, Facts
from sheets.recover.filling import Filling
from sheets.recover.patience import Patience, PatientThread
from sheets.recover.whole import CannotGoOnError
from sheets.road.batch import MOST_BYTES
from sheets.road.structure import stand_on
from sheets.setting_rows import ZONES
from sheets.setup import set_up
from sheets.tabs import PEMBAYARAN, PESANAN, SALDO, TABS, TIM
from sheets.workbook import Workbook, look_at_workbook
from sheets.writing import Raw

BEGUN, DONE = "begun", "done"
REFUSALS = 3
"""So often the laying out is tried again though Google refused it."""
_PASSES = frozenset({Problem.OVER_QUOTA, Problem.GOOGLE_AWAY, Problem.NO_CONNECTION})


def restored(spreadsheet_id: str) -> str:
    """The name in `meta` that says how far the filling of a spreadsheet is."""
    return f"restore/{spreadsheet_id}"


def unfinished(journal: Journal, spreadsheet_id: str) -> Finding | None:
    """Say why a bot must not work on this spreadsheet yet, if it must not."""
    if journal.get_meta(restored(spreadsheet_id)) != BEGUN:
        return None
    return Finding(Problem.RESTORE_UNFINISHED, found=spreadsheet_id)


@dataclass(slots=True)
class Restore:
    """`client` is the empty spreadsheet's; the journal is open for writing. `old_id`: the ledger till now."""

    client: SheetsClient
    journal: Journal
    book: Book
    old_id: str
    patience: Patience = field(default_factory=Patience)
    most_bytes: int = MOST_BYTES

    async def fill(self) -> int:
        """Fill it and return how many rows it holds. Raises CannotGoOnError and JournalUnavailableError."""
        file = self.client.spreadsheet_id
        await self._check()
        self.journal.set_meta(restored(file), BEGUN)
        await self._lay_out()
        carrier = Carrier(self.client, self.journal, self.book, self.patience)
        stand_on(carrier.ground, await self._workbook())
        await carrier.settle()
        filling = Filling(carrier.ground, self.book.zone, self.most_bytes)
        await self._send(carrier, filling.emptied())
        last = self.journal.last_seq()
        with progress_of({"": last}, doing=WRITING) as progress:
            await self._write(carrier, filling, progress)
        await self._send(carrier, filling.finished())
        self._hand_over(last)
        return filling.count

    # -- before the first cell -------------------------------------------------------------

    async def _check(self) -> None:
        file = self.client.spreadsheet_id
        state = self.journal.get_meta(restored(file))
        if file == self.old_id:
            raise CannotGoOnError(Finding(Problem.RESTORE_SAME_SHEET))
        if state == DONE:
            raise CannotGoOnError(Finding(Problem.RESTORE_DONE, found=file))
        found = await self._workbook()
        if state is None and (found.tabs or len(found.others) != 1 or not found.others[0].is_empty):
            raise CannotGoOnError(Finding(Problem.RESTORE_NOT_EMPTY, self.client.email, found=file))

    async def _workbook(self) -> Workbook:
        found = await PatientThread(self.patience)(look_at_workbook, self.client)
        if not isinstance(found, Workbook):
            raise CannotGoOnError(finding_of(found, self.client.email))
        return found

    async def _lay_out(self) -> None:
        """Tabs, headers, formats, and whose network it is."""
        network_id = self.journal.get_meta(NETWORK) or secrets.token_hex(8)
        word = self.book.settings.get("Zona waktu", "WIB").strip().upper()
        until, failures = time.monotonic() + self.patience.limit, 0
        while True:
            report = await asyncio.to_thread(
                set_up, self.client, network_id, word if word in ZONES else "WIB"
            )
            if report.is_ready:
                return
            # A 400 may have been applied all the same; what is there already is not laid out again.
            passing = _PASSES | {Problem.REFUSED} if failures < REFUSALS else _PASSES
            passes = all(one.problem in passing or one.problem.is_only_a_warning for one in report.findings)
            if not passes or time.monotonic() >= until:
                raise CannotGoOnError(*report.findings)
            await asyncio.sleep(self.patience.pause(failures))
            failures += 1

    # -- rows ------------------------------------------------------------------------------

    async def _write(self, carrier: Carrier, filling: Filling, progress: Progress) -> None:
        """Groups are never parted: an order stands there whole, or not yet."""
        group, seq = "", 0
        for row in chain(
            self._owners_rows(), self._ledger_rows(), self._unknown_orders(), self._unknown_money()
        ):
            if row.group != group and filling.is_full:
                await self._send(carrier, filling.taken())
                progress.advance(row.tab, row.seq - seq)
                seq = row.seq
            group = row.group
            filling.add(row.tab, row.cells)
        await self._send(carrier, filling.taken())
        progress.advance("", self.journal.last_seq() - seq)

    def _owners_rows(self) -> Iterator[FactRow]:
        """Her tabs as they were last seen, in her order, faulty rows as they stood."""
        for title, rows in self.journal.seen.rows(self.old_id).items():
            if title in TABS and title not in LEDGER:
                for row in rows.values():
                    yield _as_seen(title, row.cells, row.number)

    def _ledger_rows(self) -> Iterator[FactRow]:
        """What the entries made, but for those that Google refused: they stay set aside."""
        aside = {one.seq for one in self.journal.road.aside(self.old_id) if not one.returns}
        team = {
            plain(row.cells.get("Nama"))
            for row in self.journal.seen.rows(self.old_id, [TIM]).get(TIM, {}).values()
        }
        for row in Facts(self.journal, self.old_id, self.book).rows():
            if row.seq not in aside and not (row.tab == TIM and plain(row.key) in team):
                yield row

    def _unknown_money(self) -> Iterator[FactRow]:
        """Rows of `Pembayaran` and `Saldo` that are no facts: typed by hand and not taken yet, or never readable."""
        seen, road = self.journal.seen, self.journal.road
        for title, key_of in ((PEMBAYARAN, reported_key), (SALDO, balance_key)):
            for keys in chunks(seen.keys(self.old_id, title), AT_ONCE):
                rows = seen.named(self.old_id, title, keys)
                named = {key_of(str(row.cells.get("ID", ""))): row for row in rows.values()}
                known = {entry_key(stored.entry, "", 0) for stored in road.named(list(named))}
                for key, row in named.items():
                    if key not in known:
                        yield _as_seen(title, row.cells, row.number)

    def _unknown_orders(self) -> Iterator[FactRow]:
        """Rows of `Pesanan` that are no order of the journal: typed by hand, or never readable."""
        seen = self.journal.seen
        for keys in chunks(seen.keys(self.old_id, PESANAN), AT_ONCE):
            known = self.journal.history.named(key.upper() for key in keys)
            strange = [key for key in keys if key.upper() not in known]
            for row in seen.named(self.old_id, PESANAN, strange).values():
                yield _as_seen(PESANAN, row.cells, row.number)

    async def _send(self, carrier: Carrier, requests: list[Json]) -> None:
        """The same cells again, until it is known that they stand there."""
        try:
            while requests and not await carrier.send(requests):
                pass
        except RefusedRequestError as refused:
            raise CannotGoOnError(Finding(Problem.REFUSED, found=str(refused))) from refused

    # -- after the last --------------------------------------------------------------------

    def _hand_over(self, last: int) -> None:
        """From here on the road goes on there. What was refused here is refused there."""
        file, road = self.client.spreadsheet_id, self.journal.road
        for one in road.aside(self.old_id):
            if not one.returns:
                road.set_aside(file, [one.seq], one.reason)
        road.pass_through(file, last)
        self.journal.seen.copy(self.old_id, file)
        self.journal.set_meta(restored(file), DONE)
        self.journal.identity.move_to(file)


def _as_seen(title: str, cells: Mapping[str, Cell], number: int) -> FactRow:
    raw = {header: Raw(cell) for header, cell in cells.items()}
    return FactRow(title, "", raw, f"{title}#{number}", 0, is_required=True)
