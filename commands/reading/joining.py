"""Items of one part, joined where they belong together and split where a line is complete."""

from collections.abc import Iterable, Sequence

from commands.reading.items import Each, Gap, Instead, Item, Name, Not, Total
from commands.rules.quantities import Amount

_PAIR = 2


def joined(items: Sequence[Item]) -> list[Item]:
    """Join unknown words with the name beside them, and put `masing-masing` before its amount."""
    found: list[Item] = []
    for item in _without_people(items):
        last = found[-1] if found else None
        if isinstance(item, Name) and isinstance(last, Name) and not (item.is_sold and last.is_sold):
            found[-1] = Name(skus_of([last, item]), f"{last.said} {item.said}", is_sold=False)
        elif isinstance(item, Name) and isinstance(last, Name) and item.skus == last.skus and not last.every:
            continue  # `SMB-01 sambal bawang`: said twice
        elif isinstance(item, Each) and isinstance(last, Amount) and any(isinstance(i, Name) for i in found):
            found.insert(len(found) - 1, item)
        else:
            found.append(item)
    if len(found) > 1 and isinstance(found[-1], Instead) and isinstance(found[-2], Amount):
        found[-2:] = [found[-1], found[-2]]  # `15 maksudnya`
    return found


def _without_people(items: Sequence[Item]) -> list[Item]:
    """Leave out whose line it is: `Bu Sri sambal bawang 2`, `Rio kastengel 1`.

    A word that nobody knows before a bare flavour (`keripik bawang`) or before a number stays, and is asked about.
    """
    kept: list[Item] = []
    for place, item in enumerate(items):
        after = items[place + 1] if place + 1 < len(items) else None
        is_before_name = isinstance(after, Name) and after.is_headed
        is_free = not (kept and isinstance(kept[-1], Name))
        is_line = [type(one) for one in items[place + 1 :]] == [Amount, Name]
        is_named = isinstance(item, Name) and item.is_person and (is_before_name or after is None)
        is_left_out = is_free and (is_named or (isinstance(item, Name) and item.is_proper and is_line))
        kept.append(Gap() if is_left_out else item)
    return kept


def sum_after_pairs(items: Sequence[Item]) -> Amount | None:
    """The sum of `bawang 10 ijo 5 total 15`; None where the amount after `total` belongs to a name."""
    place = next((n for n, item in enumerate(items) if isinstance(item, Total)), 0)
    before, rest = items[:place], items[place + 1 :]
    is_whole = place > 0 and all(_is_pair(before[n : n + _PAIR]) for n in range(0, place, _PAIR))
    return rest[0] if is_whole and len(rest) == 1 and isinstance(rest[0], Amount) else None


def complete_pairs(items: Sequence[Item]) -> int:
    """How many items before a `jangan ...` are whole lines already: `bawang 10 tanpa ijo`."""
    place = 0
    while place + _PAIR <= len(items) and _is_pair(items[place : place + _PAIR]):
        place += _PAIR
    rest = items[place:]
    is_said_of_names = any(isinstance(item, Name) for item in rest)
    return place if is_said_of_names and not any(isinstance(item, Amount) for item in rest) else 0


def _is_pair(two: Sequence[Item]) -> bool:
    kinds = [type(item) for item in two]
    return kinds in ([Name, Amount], [Amount, Name])


def without_gaps(items: Iterable[Item]) -> list[Item]:
    """The items alone, without the talk between them."""
    return [item for item in items if not isinstance(item, Gap)]


def names_in(items: Iterable[Item]) -> list[Name]:
    """The names among the items."""
    return [item for item in items if isinstance(item, Name)]


def skus_of(items: Iterable[Item]) -> tuple[str, ...]:
    """All SKUs that the items may mean, each once."""
    return tuple(dict.fromkeys(sku for name in names_in(items) for sku in name.skus))


def says_no(items: Iterable[Item]) -> bool:
    """Whether something is left out or called off here."""
    return any(isinstance(item, Not) for item in items)
