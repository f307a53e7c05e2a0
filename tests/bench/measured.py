"""A row of the table: what was promised, what was measured, and whether that holds."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One line. `ratio` is measured / target: below 1 is better if the target is a bound, above if it is a floor."""

    name: str
    target: str
    measured: str
    ratio: float | None
    ok: bool | None
    """None: shown beside another row, nothing was promised of it."""


def at_most(name: str, bound: float, value: float, unit: str) -> Measured:
    """A row that must not exceed its target."""
    return Measured(name, f"≤ {bound:g} {unit}", f"{value:.4g} {unit}", value / bound, value <= bound)


def at_least(name: str, floor: float, value: float, unit: str, beside: str = "") -> Measured:
    """A row that must reach its target."""
    shown = f"{value:,.4g} {unit}" if value < 1_000 else f"{value:,.0f} {unit}"
    return Measured(name, f"≥ {floor:g} {unit}", shown + beside, value / floor, value >= floor)


def only_shown(name: str, measured: str) -> Measured:
    """A figure beside the others."""
    return Measured(name, "", measured, None, None)


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that `percent` of all do not exceed (nearest rank); nan where there are none."""
    if not values:
        return float("nan")
    ranked = sorted(values)
    return ranked[max(0, min(len(ranked) - 1, round(percent / 100 * len(ranked) + 0.5) - 1))]
