"""The columns' guards in the file: read, made where they are missing, and waited for before anything is written."""

from collections.abc import Iterable

from sheets.client import SheetsClient
from sheets.in_thread import InThread
from sheets.outcomes import Applied, Outcome, Refused, UnreadableSheetError
from sheets.road.abilities import Ability
from sheets.road.batch import Ground
from sheets.road.errors import ShiftedError, UnsettledError
from sheets.road.guards import GUARD_KEY, found_guards
from sheets.tabs import TABS


async def learn_guards(ground: Ground, client: SheetsClient, in_thread: InThread) -> None:
    """Read where the columns' guards stand, if there are any to be had in this file.

    Raises UnreadableSheetError and JournalUnavailableError.
    """
    if not ground.abilities.has(Ability.GUARD):
        ground.guards.give_up()
        return
    found = await in_thread(client.find_metadata, GUARD_KEY)
    if not isinstance(found, Applied):
        raise UnreadableSheetError(found)
    belonging = ground.places({title: tab.headers for title, tab in TABS.items()})
    ground.guards.learn(found_guards(found.response), belonging)
    if ground.guards.are_struck_out:
        ground.guards.give_up()
        await in_thread(ground.abilities.found, {Ability.GUARD: False})


async def guard_columns(ground: Ground, client: SheetsClient, in_thread: InThread) -> Outcome | None:
    """Make the guards that do not stand yet, all at once: in a new file, or for new columns. None: all stand.

    Positions must be looked up after it. By a request of its own: made twice it is refused, which is as good.
    """
    places = ground.places({tab: layout.positions for tab, layout in ground.layouts.items()})
    requests = ground.guards.missing(places)
    if not requests:
        return None
    outcome = await in_thread(client.batch_update, requests)
    if isinstance(outcome, Applied):
        ground.guards.hold(places)
    elif isinstance(outcome, Refused) and outcome.request_index is not None:
        ground.guards.refused(requests[outcome.request_index])
    return outcome


async def see_to_guards(
    tabs: Iterable[str], ground: Ground, client: SheetsClient, in_thread: InThread
) -> None:
    """No batch goes out before the guards of its columns stand.

    Raises ShiftedError once they were made, or if they were refused; UnsettledError if it is unknown which.
    """
    layouts = ground.layouts
    needed = ground.places({tab: layouts[tab].positions for tab in tabs if tab in layouts})
    if not ground.guards.missing(needed):
        return
    outcome = await guard_columns(ground, client, in_thread)
    if isinstance(outcome, Refused) and not outcome.is_over_quota:
        raise ShiftedError(outcome.message)
    if not isinstance(outcome, Applied):
        raise UnsettledError(str(outcome))
    raise ShiftedError("columns are guarded from now on")
