"""What the two roads are made of, put together once."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sheets.client import SheetsClient
from sheets.decisions import SheetDecisions
from sheets.in_thread import CallThread
from sheets.journal import Journal
from sheets.ledger import Ledger
from sheets.road.abilities import Abilities
from sheets.road.batch import Ground
from sheets.road.identity import Identity
from sheets.road.instance import instance_of
from sheets.road.news import RoadReport
from sheets.road.road import Road
from sheets.road.tab_names import TabNames
from sheets.sync_tempo import SyncSettings
from sheets.tabs import TABS
from sheets.watch.barred import Barred
from sheets.watch.complaints import Complaints
from sheets.watch.look import LONG
from sheets.watch.memory import Memory
from sheets.watch.own_cells import OwnCells
from sheets.watch.own_values import OwnValues
from sheets.watch.remarks import Remarks
from sheets.watch.team_news import TeamNews
from sheets.watch.watcher import Watcher


@dataclass(frozen=True, slots=True)
class Parts:
    """All share one ground, and one thread that talks to Google."""

    client: SheetsClient
    journal: Journal
    ledger: Ledger
    clock: Callable[[], datetime]
    stopping: asyncio.Event
    in_thread: CallThread
    ground: Ground
    identity: Identity
    road: Road
    watcher: Watcher
    own_cells: OwnCells
    report: RoadReport

    @property
    def is_grounded(self) -> bool:
        """Whether it is known where new rows go."""
        ground = self.ground
        return bool(ground.sheet_ids) and all(
            title in ground.bottoms for title in LONG if title in ground.sheet_ids and not TABS[title].appends
        )


def put_together(
    client: SheetsClient,
    journal: Journal,
    ledger: Ledger,
    settings: SyncSettings,
    clock: Callable[[], datetime],
    stopping: asyncio.Event,
) -> Parts:
    """Build them; nothing is asked of Google yet."""
    tempo, instance = settings.tempo, instance_of(journal)
    in_thread, decisions = CallThread("google"), SheetDecisions(ledger, clock)
    ground = Ground({}, abilities=Abilities.of(journal, client.spreadsheet_id, clock))
    identity = Identity(client, journal, instance, in_thread, tempo.lag, tempo.answer, stopping)
    road = Road(client, journal.road, ground, instance, in_thread)
    complaints = Complaints(settings.timing, time.monotonic, journal)
    remarks = Remarks(settings.timing.remark, time.monotonic)
    own_values = OwnValues(journal, client.spreadsheet_id, in_thread)
    watcher = Watcher(
        client,
        journal,
        decisions,
        ground,
        Memory(settings.timing, time.monotonic),
        TeamNews(decisions, journal, complaints, in_thread),
        in_thread,
        identity,
        TabNames(journal, client.spreadsheet_id),
        settings.words,
        own_values,
        remarks,
    )
    own_cells = OwnCells(road, decisions, ground, settings.words, Barred(time.monotonic), own_values, remarks)
    road.on_found_out(own_cells.found_out)
    report = RoadReport(
        lambda make: decisions.decide(make, "road"),
        journal,
        client.spreadsheet_id,
        in_thread,
        clock,
        tempo.tell_after,
    )
    return Parts(
        client,
        journal,
        ledger,
        clock,
        stopping,
        in_thread,
        ground,
        identity,
        road,
        watcher,
        own_cells,
        report,
    )
