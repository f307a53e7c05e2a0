"""What a part of a message is made of: names, amounts and the few words that change what they mean."""

from dataclasses import dataclass

from commands.rules.quantities import Amount


@dataclass(frozen=True, slots=True)
class Name:
    """A product as she called it: one SKU, or several to choose from.

    `every`: all of them are meant (`sambal 3 rasa`). Not `is_sold`: words that are no name here; the
    SKUs are then what is called alike.
    """

    skus: tuple[str, ...]
    said: str
    every: bool = False
    is_sold: bool = True
    is_guessed: bool = False
    """It is spelt otherwise: only an amount right beside it is taken for it."""
    is_headed: bool = False
    """It begins with its noun (`sambal bawang`): a word before it is no part of it, as in `keripik bawang`."""
    is_person: bool = False
    """Somebody's name, by the title before it or by its capital."""
    is_proper: bool = False
    """It is written with a capital within a line."""

    @property
    def is_family(self) -> bool:
        """Whether it stands for several products, of which one is meant."""
        return self.is_sold and not self.every and len(self.skus) > 1


@dataclass(frozen=True, slots=True)
class Each:
    """The amount beside it goes for every product named (`masing-masing`, `@`)."""


@dataclass(frozen=True, slots=True)
class Not:
    """What stands in this part is not wanted: `jangan`, or called off, `ga usah`, `ga jadi`.

    `is_held`: it may be something that was ordered earlier, `coret`, `tunda`.
    """

    is_off: bool = False
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class Instead:
    """The amount after it takes the place of the last one (`eh 12 aja`)."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """It points to something that this message does not tell (`yang tadi`)."""

    said: str


@dataclass(frozen=True, slots=True)
class Total:
    """The amount after it is a sum, to be compared."""


@dataclass(frozen=True, slots=True)
class Swap:
    """What comes after it stands for what was left out just before (`ganti terasi`)."""


@dataclass(frozen=True, slots=True)
class Others:
    """All that she did not name (`yang lain`)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Talk between two items. `is_opinion`: what stands before it does not belong to what comes after."""

    is_opinion: bool = False


Item = Name | Amount | Each | Not | Instead | Earlier | Total | Swap | Others | Gap


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two joiners.

    `ended`: the joiner that ended it. `has_chatter`: it holds words that are no part of an order as well.
    `is_wish`: what is unknown in it was asked for (`minta rendang`). `is_address`: a street, a house.
    """

    items: tuple[Item, ...]
    said: str
    ended: str = ""
    has_chatter: bool = False
    is_wish: bool = False
    is_address: bool = False
