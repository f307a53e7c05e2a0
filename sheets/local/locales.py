"""How a file's locale writes numbers, money and dates; Babel (CLDR) is the source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_date_format, get_month_names, get_time_format
from babel.numbers import (
    get_currency_symbol,
    get_decimal_symbol,
    get_group_symbol,
    get_territory_currencies,
)


@dataclass(frozen=True, slots=True, eq=False)  # made once a locale, so identity is equality
class Conventions:
    """What parsing and rendering need to know of a locale."""

    decimal: str
    group: str
    currency: str
    day_first: bool
    time_separator: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]

    @property
    def date_pattern(self) -> str:
        """The pattern of a date nobody gave a format."""
        return "dd/mm/yyyy" if self.day_first else "m/d/yyyy"


def is_known(name: str) -> bool:
    """Tell whether the locale exists."""
    try:
        Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return False
    return True


@lru_cache(maxsize=64)
def conventions(name: str) -> Conventions:
    """Return the conventions of a locale such as `id_ID`.

    >>> conventions("id_ID").decimal, conventions("id_ID").currency, conventions("en_US").day_first
    (',', 'Rp', False)
    """
    locale = Locale.parse(name)
    short = get_date_format("short", locale=locale).pattern
    currencies = get_territory_currencies(locale.territory) if locale.territory else []
    days = locale.days["format"]
    return Conventions(
        decimal=get_decimal_symbol(locale),
        group=get_group_symbol(locale),
        currency=get_currency_symbol(currencies[0], locale=locale) if currencies else "$",
        day_first=_first(short, "d") < _first(short, "M"),
        time_separator="." if "." in get_time_format("short", locale=locale).pattern else ":",
        months=tuple(get_month_names("wide", locale=locale).values()),
        short_months=tuple(get_month_names("abbreviated", locale=locale).values()),
        weekdays=tuple(days["wide"].values()),
        short_weekdays=tuple(days["abbreviated"].values()),
    )


def _first(pattern: str, letter: str) -> int:
    return pattern.find(letter)
