"""What is said of what is owed."""

from dataclasses import dataclass
from datetime import datetime

from commands.rules.orders import Order


@dataclass(frozen=True, slots=True)
class Bill:
    """An order for which money is owed. `name` is its partner's, in the owner's list."""

    order: Order
    overdue: int = 0
    """Days since it was due; 0: not overdue, or bought without a day to pay."""
    name: str = ""
    until: datetime | None = None
    """Until when it is kept, on the business's clock; None: no clock runs, or it stands."""


@dataclass(frozen=True, slots=True)
class MyBills:
    """`/tagihan`: what she owes, by when it is to be paid. Rupiah."""

    called: str
    bills: tuple[Bill, ...]
    total: int
    balance: int = 0
    """What the business holds for her (`Saldo`)."""
    uncosted: tuple[str, ...] = ()
    """Orders of which nothing is owed so far and whose postage is not known yet."""


@dataclass(frozen=True, slots=True)
class AllBills:
    """`/tagihan` for the owner: who owes what, overdue first. The sums are of all, listed or not."""

    bills: tuple[Bill, ...]
    total: int
    overdue: int
    count: int
    next_page: int | None = None


BillReply = MyBills | AllBills
