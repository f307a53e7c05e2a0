"""Which products a text names, as after `/harga`, and which are spelt most like it."""

from rapidfuzz import fuzz, process

from commands.reading.cutting import tokens
from commands.reading.names import NameIndex, NameMatch

_NEAR = 60
"""Likeness, 0 to 100, from which a name is worth offering."""

_OFFERED = 3


def which_products(text: str, names: NameIndex) -> tuple[str, ...]:
    """List the SKUs that the names in a text may mean, in order of mention; empty where there is none.

    `sambal` is three products; `sambal bawang dan nastar` are two.
    """
    return tuple(dict.fromkeys(sku for match in names_in(text, names)[0] for sku in match.skus))


def names_in(text: str, names: NameIndex) -> tuple[tuple[NameMatch, ...], tuple[str, ...]]:
    """List the names in a text, and the words, numbers and signs that are none."""
    words = [token.text for token in tokens(text, names.codes)]
    found: list[NameMatch] = []
    others: list[str] = []
    place = 0
    while place < len(words):
        if (match := names.match(words[place:])) is None:
            others.append(words[place])
        else:
            found.append(match)
        place += match.words if match else 1
    return tuple(found), tuple(others)


def nearest_products(text: str, names: NameIndex) -> tuple[str, ...]:
    """List up to three SKUs whose name is most like the text, nearest first; to be offered, never taken."""
    known = {sku: product.name.lower() for sku, product in names.products.items()}
    near = process.extract(
        text.lower().strip(), known, scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=_OFFERED
    )
    return tuple(sku for _, _, sku in near)
