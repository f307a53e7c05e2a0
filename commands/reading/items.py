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

    @property
    def is_family(self) -> bool:
        """Whether it stands for several products, of which one is meant."""
        return self.is_sold and not self.every and len(self.skus) > 1


@dataclass(frozen=True, slots=True)
class Each:
    """The amount beside it goes for every product named (`masing-masing`, `@`)."""


@dataclass(frozen=True, slots=True)
class Not:
    """What stands in this part is not wanted: `jangan`, or called off, `ga usah`, `ga jadi`."""

    is_off: bool = False


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


Item = Name | Amount | Each | Not | Instead | Earlier | Total


@dataclass(frozen=True, slots=True)
class Part:
    """What stands between two joiners.

    `heads`: a colon ended it. `has_chatter`: it holds words that are no part of an order as well.
    """

    items: tuple[Item, ...]
    said: str
    heads: bool = False
    has_chatter: bool = False
