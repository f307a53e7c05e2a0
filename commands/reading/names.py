"""From typed words to products: SKU, name, other name, longest first; then spelling, if one is near."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from rapidfuzz.distance import OSA

from commands.reading.phrases import (
    OTHER_WORDS,
    Phrase,
    code,
    forms,
    shorter,
    skeletons,
    split,
    variants,
    with_siblings,
)
from commands.rules.catalog import Catalog, Product
from commands.rules.quantities import MEASURES, PACKS, PIECES

_SHORTEST_SKELETON = 3
_SHORTEST_TYPO = 5
_LONG = 9
_SHORTEST_MEASURE = 4
_USUAL = PIECES | PACKS | frozenset(MEASURES)
_LIKELY = ("botol", "bungkus", "toples", "lusin", "kodi", "gross")
"""No two of them are near each other."""
_MEMORY = 10_000
"""Spellings kept; beyond it the memory starts anew."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What the words at one place may mean: one SKU, or several that she must choose from."""

    skus: tuple[str, ...]
    words: int
    """How many words were taken."""
    is_guessed: bool = False
    """A word of it is a letter or two away from what is written here."""


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
    sizes: frozenset[int]
    """Pieces in any of the packs."""
    groups: Mapping[str, tuple[str, ...]]
    """SKUs by the word that stands for their whole group, or begins all their names (`krupuk`)."""
    whole: frozenset[Phrase]
    """The products' own names."""
    later: frozenset[str]
    """Words that come second or later in a name (`bawang`): alone they may belong to what is not sold here."""
    _spelt: dict[str, str | None] = field(default_factory=dict, repr=False)
    _guessed: set[str] = field(default_factory=set, repr=False)
    _longest: int = 1

    @classmethod
    def of(cls, catalog: Catalog) -> Self:
        """Index the active products; a name that two of them share leads to a question."""
        active = [p for p in catalog.products.values() if p.active]
        exact: dict[Phrase, set[str]] = {}
        short: dict[Phrase, set[str]] = {}
        for item in active:
            for name in (item.name, *item.other_names):
                for phrase in variants(split(name)):
                    exact.setdefault(phrase, set()).add(item.sku)
                for phrase in shorter(split(name), item):
                    short.setdefault(phrase, set()).add(item.sku)
        exact = with_siblings(exact, short)
        for phrase, skus in short.items():
            exact.setdefault(phrase, skus)
        order = {item.sku: place for place, item in enumerate(active)}
        return cls(
            products={item.sku: item for item in active},
            phrases={p: tuple(sorted(skus, key=order.__getitem__)) for p, skus in exact.items()},
            codes={code(item.sku): item.sku for item in active},
            words=frozenset(word for phrase in exact for word in phrase),
            measures=frozenset(m.lower() for p in active for m in (p.unit, *(pack.name for pack in p.packs))),
            sizes=frozenset(pack.pieces for p in active for pack in p.packs),
            groups={
                phrase[0]: tuple(sorted(skus, key=order.__getitem__))
                for phrase, skus in short.items()
                if len(phrase) == 1 and len(skus) > 1
            },
            whole=frozenset(split(item.name) for item in active),
            later=frozenset(word for phrase in exact for word in phrase[1:]),
            _longest=max(map(len, exact), default=1),
        )

    def match(self, words: Sequence[str]) -> NameMatch | None:
        """Find the longest name that the words begin with; spelt right first, then with its typos."""
        if words and (sku := self.codes.get(code(words[0]))) is not None and any(map(str.isdigit, words[0])):
            return NameMatch((sku,), 1)
        for length in range(min(self._longest, len(words)), 0, -1):
            spelt = tuple(self.spelt(word) or word for word in words[:length])
            if (skus := self.phrases.get(spelt)) is not None:
                return NameMatch(skus, length, not self._guessed.isdisjoint(words[:length]))
        return None

    def group(self, words: Sequence[str]) -> tuple[str, ...]:
        """The SKUs that a heading of one word stands for; none where it is no group's word."""
        return self.groups.get(self.spelt(words[0]) or "", ()) if len(words) == 1 else ()

    def is_whole(self, words: Sequence[str]) -> bool:
        """Whether the words are a product's own name, well spelt."""
        return tuple(words) in self.whole

    def is_headed(self, match: NameMatch, words: Sequence[str]) -> bool:
        """Whether a name begins with its noun (`krupuk bawang`, `nastar`)."""
        is_noun = match.words > 1 or (self.spelt(words[0]) or words[0]) not in self.later
        return len(match.skus) == 1 and is_noun

    def measure(self, word: str) -> str | None:
        """The measure that a word after a number is, or is one slip away from (`btol`, `lusn`).

        None: it is none, as `paket` where a product is called so.
        """
        if word in self.measures or word in _USUAL:
            return word if (word,) not in self.phrases else None
        if len(word) < _SHORTEST_MEASURE or word in OTHER_WORDS or self.spelt(word):
            return None
        near = (known for known in _LIKELY if OSA.distance(word, known, score_cutoff=1) <= 1)
        return next(near, None)

    def spelt(self, word: str) -> str | None:
        """Find the one word of the names that this may be a spelling of; None if there is no such one."""
        if word not in self._spelt:
            if len(self._spelt) > _MEMORY:
                self._spelt.clear()
                self._guessed.clear()
            self._spelt[word] = self._correct(word)
        return self._spelt[word]

    def _correct(self, word: str) -> str | None:
        for form in forms(word):
            if form in self.words:
                return form
        if word in OTHER_WORDS or not word.isalpha():
            return None
        for form in forms(word):
            if (found := self._abbreviated(form)) is not None:
                return found
        found = next((near for form in forms(word) if (near := self._near(form)) is not None), None)
        if found is not None:
            self._guessed.add(word)
        return found

    def _abbreviated(self, word: str) -> str | None:
        if len(word) < _SHORTEST_SKELETON:
            return None
        bones = {w for w in self.words if len(w) > len(word) and word in skeletons(w)}
        return self._only(bones) if bones else None

    def _near(self, word: str) -> str | None:
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
