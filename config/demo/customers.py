"""How the example partners buy: the habits from which `generate` makes their past orders."""

from collections.abc import Mapping
from dataclasses import dataclass

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY = range(6)


@dataclass(frozen=True, slots=True)
class Customer:
    """One partner's habits. `pieces` of a group: the least and the most that she takes at once."""

    partner_id: str
    weekday: int
    often: float
    """The chance that she orders in a week."""
    pieces: Mapping[str, tuple[int, int]]
    delivery: str = "ekspedisi"
    pays: str = "transfer"
    days_to_pay: int = 0
    """On credit: until `Jatuh tempo`. She pays when half of it has passed."""
    sender: str = ""
    weeks: int = 1_000
    """She left after so many weeks."""


SMALL = {"sambal": (10, 20), "krupuk": (10, 15)}
SHOP = {"sambal": (12, 30), "krupuk": (10, 30), "kue": (6, 8)}
LARGE = {"sambal": (50, 70), "krupuk": (50, 100)}

CUSTOMERS = (
    Customer("M001", WEDNESDAY, 0.75, SMALL, delivery="diantar"),
    Customer("M002", THURSDAY, 0.4, SMALL, delivery="diantar", pays="tunai"),
    Customer("M003", TUESDAY, 0.6, LARGE, pays="tempo", days_to_pay=14),
    Customer("M004", MONDAY, 0.8, LARGE, delivery="diantar"),
    Customer("M005", FRIDAY, 0.5, SMALL, sender="Dapur Dewi"),
    Customer("M006", WEDNESDAY, 0.45, SMALL, delivery="diantar"),
    Customer("M007", THURSDAY, 0.6, SHOP),
    Customer("M008", TUESDAY, 0.45, SHOP, pays="QRIS"),
    Customer("M009", FRIDAY, 0.5, SMALL, pays="tempo", days_to_pay=7),
    Customer("M010", WEDNESDAY, 0.4, LARGE),
    Customer("M011", MONDAY, 0.5, SHOP),
    Customer("M012", SATURDAY, 0.35, SMALL, pays="QRIS"),
    Customer("M013", TUESDAY, 0.5, LARGE),
    Customer("M014", SATURDAY, 0.5, SMALL, delivery="diambil", pays="tunai"),
    Customer("M020", THURSDAY, 0.45, SHOP),
    Customer("M022", MONDAY, 0.9, SMALL, delivery="diantar", weeks=2),
)
"""M021 waits to be let in, and the five warungs take goods on consignment: they order nothing."""

POSTAGE = {
    "Kuningan": 12_000,
    "Majalengka": 15_000,
    "Indramayu": 15_000,
    "Brebes": 15_000,
    "Tegal": 18_000,
    "Cirebon": 10_000,
    "Sidoarjo": 45_000,
    "Surabaya": 45_000,
    "Gresik": 48_000,
}
"""Rupiah that a parcel to this city cost; brought or fetched goods cost nothing."""
