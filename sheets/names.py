"""She types names, not codes: what a typed name of a tier, a product, a group or a partner stands for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from commands.faults import Reason
from commands.rules.catalog import Product
from sheets.columns import normal_header as plain

NEAR = 3
"""How many near names a fault offers."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a price row is for: a product by its SKU, or a whole group by its name."""

    name: str
    for_group: bool = False


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name that stands for nothing, or for several things."""

    reason: Reason
    options: tuple[str, ...]


_Open = defaultdict[str, dict[Target, str]]
Index = Mapping[str, Mapping[Target, str]]
"""By plain name: what it may stand for, and the name to show for it."""


@dataclass(frozen=True, slots=True)
class Names:
    """All names in force at one look. Products without a SKU cannot be named yet."""

    tiers: Mapping[str, str] = field(default_factory=dict)
    skus: Index = field(default_factory=dict)
    titles: Index = field(default_factory=dict)
    others: Index = field(default_factory=dict)
    partners: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        tiers: Iterable[str] = (),
        products: Iterable[Product] = (),
        partners: Iterable[tuple[str, str]] = (),
    ) -> "Names":
        """Index tiers by name, products with their groups, and partners as (id, name)."""
        skus, titles, others = _index(), _index(), _index()
        for product in products:
            _enter_product(product, skus, titles, others)
        ids: dict[str, tuple[str, ...]] = {}
        for key, name in partners:
            for word in {plain(key), plain(name)} - {""}:
                ids[word] = (*ids.get(word, ()), key)
        return cls({plain(tier): tier for tier in tiers}, skus, titles, others, ids)

    def tier(self, typed: str) -> str | Unclear:
        """Find a tier as its own row spells it."""
        found = self.tiers.get(plain(typed))
        return found if found is not None else Unclear(Reason.UNKNOWN_TIER, tuple(self.tiers.values()))

    def target(self, typed: str) -> Target | Unclear:
        """Find a SKU; else a name or a group; else another name."""
        return self._find(typed, groups=True)

    def sku(self, typed: str) -> str | Unclear:
        """Find a product by SKU, name or another name."""
        found = self._find(typed, groups=False)
        return found if isinstance(found, Unclear) else found.name

    def partner(self, typed: str) -> str | None:
        """Find a partner's id by name or id; None if nobody or several are called so."""
        found = self.partners.get(plain(typed), ())
        return found[0] if len(found) == 1 else None

    def _find(self, typed: str, *, groups: bool) -> Target | Unclear:
        word = plain(typed)
        for index in (self.skus, self.titles, self.others):
            found = {t: shown for t, shown in index.get(word, {}).items() if groups or not t.for_group}
            if len(found) == 1:
                return next(iter(found))
            if found:
                return Unclear(Reason.AMBIGUOUS, tuple(found.values()))
        return Unclear(Reason.UNKNOWN_PRODUCT, self._near(word, groups=groups))

    def _near(self, word: str, *, groups: bool) -> tuple[str, ...]:
        shown = {
            name: label
            for index in (self.titles, self.others)
            for name, targets in index.items()
            for target, label in targets.items()
            if groups or not target.for_group
        }
        near = get_close_matches(word[:60], shown, n=NEAR)
        return tuple(dict.fromkeys(shown[name] for name in near))


def _index() -> _Open:
    return defaultdict(dict)


def _enter_product(product: Product, skus: _Open, titles: _Open, others: _Open) -> None:
    if not product.sku:
        return
    target = Target(product.sku)
    skus[plain(product.sku)][target] = product.name
    titles[plain(product.name)][target] = f"{product.name} ({product.sku})"
    for name in product.other_names:
        others[plain(name)][target] = f"{product.name} ({product.sku})"
    if product.group:
        group = titles[plain(product.group)]
        if not any(target.for_group for target in group):  # the first spelling stands for the group
            group[Target(product.group, for_group=True)] = f"Kelompok {product.group}"
