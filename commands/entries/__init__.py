"""Facts that can be appended to the journal. Past tense; a fact never changes its meaning.

Names, phones and addresses are never in an entry (see `rules.network.Person`): an entry holds
keys, so that forgetting a person needs no change of history.
"""

from commands.entries.catalog import CatalogEntry
from commands.entries.clock import ClockEntry
from commands.entries.money import MoneyEntry
from commands.entries.orders import OrderEntry
from commands.entries.people import PeopleEntry
from commands.entries.qris import QrisEntry
from commands.entries.sheet import SheetEntry
from commands.entries.stock import StockEntry

Entry = (
    ClockEntry | CatalogEntry | PeopleEntry | OrderEntry | MoneyEntry | StockEntry | SheetEntry | QrisEntry
)
