"""From typed words to products: SKU, name, other name, longest first; then spelling, if one is near."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, takewhile
from itertools import product as combinations
from typing import Self

from rapidfuzz.distance import OSA

from commands.reading import vocabulary
from commands.rules.catalog import Catalog, Product
from commands.rules.numbers import NUMBER_WORDS
from commands.rules.quantities import FRACTIONS, MEASURES, PACKS, PIECES

_VOWELS = frozenset("aeiou")
_SHORTEST_SKELETON = 3
_SHORTEST_TYPO = 5
_LONG = 9
_AND = ("+", "&", "dan")
_OTHER_WORDS = (
    vocabulary.FILLERS | vocabulary.JOINERS | vocabulary.COMMENTS | vocabulary.ADDRESSES | vocabulary.EACH
    | vocabulary.VAGUE | vocabulary.ALL_FLAVOURS | vocabulary.FLAVOURS | vocabulary.NEGATIONS | vocabulary.NOT
    | vocabulary.CALLED_OFF | vocabulary.CORRECTIONS | vocabulary.EARLIER | vocabulary.NUMBER_BEFORE
    | vocabulary.NUMBER_AFTER | vocabulary.SPANS | vocabulary.NOT_AN_ORDER | vocabulary.PAID
    | vocabulary.ARRIVED | vocabulary.BECOMES | vocabulary.DONE
    | vocabulary.OPINIONS | vocabulary.IN_STOCK | vocabulary.LOOKALIKES | NUMBER_WORDS | PIECES | PACKS
    | frozenset(MEASURES) | frozenset(FRACTIONS)
)  # fmt: skip
"""Words with a meaning of their own are never taken for a misspelt name."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What the words at one place may mean: one SKU, or several that she must choose from."""

    skus: tuple[str, ...]
    words: int
    """How many words were taken."""


@dataclass(frozen=True, slots=True)
class NameIndex:
    """All names of what is sold. `NameIndex.of(catalog)` makes it, once for each version of the catalog."""

    products: Mapping[str, Product]
    phrases: Mapping[Phrase, tuple[str, ...]]
    codes: Mapping[str, str]
    """SKUs by their letters and digits alone."""
    words: frozenset[str]
    """All words of the names."""
    measures: frozenset[str]
    """The units and packs that the owner names, beside the usual ones."""
    _spelt: dict[str, str | None] = field(default_factory=dict, repr=False)
    _longest: int = 1

    @classmethod
    def of(cls, catalog: Catalog) -> Self:
        """Index the active products; a name that two of them share leads to a question."""
        active = [p for p in catalog.products.values() if p.active]
        exact: dict[Phrase, set[str]] = {}
        short: dict[Phrase, set[str]] = {}
        for item in active:
            for name in (item.name, *item.other_names):
                for phrase in _variants(_split(name)):
                    exact.setdefault(phrase, set()).add(item.sku)
                for phrase in _shorter(_split(name), item):
                    short.setdefault(phrase, set()).add(item.sku)
        for phrase, skus in short.items():
            exact.setdefault(phrase, skus)
        order = {item.sku: place for place, item in enumerate(active)}
        return cls(
            products={item.sku: item for item in active},
            phrases={p: tuple(sorted(skus, key=order.__getitem__)) for p, skus in exact.items()},
            codes={_code(item.sku): item.sku for item in active},
            words=frozenset(word for phrase in exact for word in phrase),
            measures=frozenset(m.lower() for p in active for m in (p.unit, *(pack.name for pack in p.packs))),
            _longest=max(map(len, exact), default=1),
        )

    def match(self, words: Sequence[str]) -> NameMatch | None:
        """Find the longest name that the words begin with; spelt right first, then with its typos."""
        if words and (sku := self.codes.get(_code(words[0]))) is not None and any(map(str.isdigit, words[0])):
            return NameMatch((sku,), 1)
        for length in range(min(self._longest, len(words)), 0, -1):
            spelt = tuple(self.spelt(word) or word for word in words[:length])
            if (skus := self.phrases.get(spelt)) is not None:
                return NameMatch(skus, length)
        return None

    def is_measure(self, word: str) -> bool:
        """Whether the word after a number is a measure; `paket` is one only where no product is called so."""
        is_known = word in self.measures or word in PIECES or word in PACKS or word in MEASURES
        return is_known and (word,) not in self.phrases

    def spelt(self, word: str) -> str | None:
        """Find the one word of the names that this may be a spelling of; None if there is no such one."""
        if word not in self._spelt:
            if len(self._spelt) > _MEMORY:
                self._spelt.clear()
            self._spelt[word] = self._correct(word)
        return self._spelt[word]

    def _correct(self, word: str) -> str | None:
        for form in _forms(word):
            if form in self.words:
                return form
        if word in _OTHER_WORDS or not word.isalpha():
            return None
        forms = _forms(word)
        return next((found for form in forms if (found := self._near(form)) is not None), None)

    def _near(self, word: str) -> str | None:
        if len(word) >= _SHORTEST_SKELETON:
            bones = {w for w in self.words if len(w) > len(word) and word in _skeletons(w)}
            if bones:
                return self._only(bones)
        if len(word) < _SHORTEST_TYPO:
            return None
        limit = 2 if len(word) >= _LONG else 1
        distances = {
            w: OSA.distance(word, w, score_cutoff=limit) for w in self.words if len(w) >= _SHORTEST_TYPO - 1
        }
        nearest = min(distances.values(), default=limit + 1)
        return self._only({w for w, d in distances.items() if d == nearest}) if nearest <= limit else None

    def _only(self, words: set[str]) -> str | None:
        """Take the only one, or any of several that are names of the same products."""
        first = min(words)
        same = all(self.phrases.get((w,), w) == self.phrases.get((first,), first) for w in words)
        return first if same else None


_NAME_WORD = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|[+&]")

_MEMORY = 10_000
"""Spellings kept; beyond it the memory starts anew."""


def _split(name: str) -> Phrase:
    """Cut a name as a message is cut: `Sambal Bawang 150gr` has four words."""
    return tuple(_NAME_WORD.findall(name.lower()))


def _code(sku: str) -> str:
    return "".join(filter(str.isalnum, sku.lower()))


def _variants(phrase: Phrase) -> list[Phrase]:
    """Leave a joining word out or say it otherwise; write all as one word."""
    choices = [[(w,) for w in _AND] + [()] if w in _AND else [(w,)] for w in phrase]
    found = [tuple(w for part in chosen for w in part) for chosen in combinations(*choices)]
    whole = tuple(w for w in phrase if w not in _AND)
    return [*found, ("".join(whole),)] if len(whole) > 1 else found


def _shorter(phrase: Phrase, item: Product) -> list[Phrase]:
    """Take the group's name, the first word, and the name without its group's word (`hijau`) or its size."""
    group = _split(item.group or "")
    found = [phrase[:1], tuple(takewhile(str.isalpha, phrase))]
    if group:
        found.append(group)
    if len(phrase) > 1 and phrase[:1] == group[:1] and not set(phrase) & set(_AND):
        found.append(phrase[1:])
    return [short for short in found if short and not set(short) <= _OTHER_WORDS]


def _forms(word: str) -> list[str]:
    """Take the word as it is, without `-nya`, and without letters held for emphasis (`ijooo`)."""
    endings = [e for e in ("nya", "ny") if word.endswith(e) and len(word) > len(e) + 2]
    forms = [word, *(word.removesuffix(ending) for ending in endings)]
    return [*forms, *("".join(letter for letter, _ in groupby(form)) for form in forms)]


def _skeletons(word: str) -> tuple[str, str]:
    """Keep the consonants after the first letter, as in chat: bawang is `bwng` or `bwg`."""
    bones = word[0] + "".join(letter for letter in word[1:] if letter not in _VOWELS)
    return bones, bones.replace("ng", "g")
