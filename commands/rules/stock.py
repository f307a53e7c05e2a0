"""What can be sold on which day, and who waits for more. Counts in pieces."""

from dataclasses import dataclass
from datetime import date

from commands.rules.catalog import Product


@dataclass(frozen=True, slots=True)
class AwaitedStock:
    """A partner's wish to hear when there is more of a product than `left`: what she found, or the least since."""

    number: int
    partner_id: str
    sku: str
    quantity: int
    """How many she wanted."""
    left: int
    is_told: bool = False
    by: int | None = None
    """Telegram id of who of the team asked for her; None: she did."""


def is_preorder(product: Product, day: date) -> bool:
    """Whether it is ordered before it is made (`PO`): then what stands on the shelf is no limit."""
    return product.preorder_from is not None and product.preorder_from > day


def sent_on(products: list[Product], wanted: date | None, day: date) -> date | None:
    """The day on which an order can be sent: not before the last of its pre-orders begins.

    None: as soon as it is ready.
    """
    begins = [
        one.preorder_from for one in products if one.preorder_from is not None and one.preorder_from > day
    ]
    return max([*begins, *([wanted] if wanted is not None else [])], default=None)


def quota_key(sku: str, day: date) -> str:
    """What a day's count of a product is kept under.

    >>> quota_key("KUE-01", date(2026, 12, 1))
    '2026-12-01|KUE-01'
    """
    return f"{day.isoformat()}|{sku}"
