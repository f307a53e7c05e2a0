"""Reports: figures of a period."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Period(StrEnum):
    """The periods a button offers; others come with words."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    LAST_MONTH = "last_month"


@dataclass(frozen=True, slots=True)
class Amount:
    """A name and its turnover: rupiah and pieces."""

    name: str
    rupiah: int
    pieces: int


@dataclass(frozen=True, slots=True)
class PartnerReport:
    """What she bought in the period; money in rupiah."""

    called: str
    period: Period
    first: date
    last: date
    orders: int
    pieces: int
    purchases: int
    margin: int | None
    """Estimated, against retail; None where no retail price is known."""
    unpaid: int
    target: int | None
    by_product: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class PeriodUnknown:
    """The words behind /report are no period."""

    said: str


@dataclass(frozen=True, slots=True)
class OwnerReport:
    """The business in the period; money in rupiah. `cost` is None for an admin, or if an HPP is missing."""

    period: Period
    first: date
    last: date
    orders: int
    turnover: int
    cost: int | None
    uncosted: int
    """Turnover of lines without HPP."""
    unpaid: int
    unpaid_orders: int
    by_product: tuple[Amount, ...]
    by_partner: tuple[Amount, ...]
    low_stock: tuple[tuple[str, int], ...]
    concentration_limit: int
    """Percent of turnover that one partner should not exceed."""


ReportReply = PartnerReport | OwnerReport | PeriodUnknown
