"""The people of one network: resellers who order, the owner at her Sheet, all by chance."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.soak.ground import OWNER_ID, OWNER_NAME, PARTNERS, Ground
from tests.soak.judge import judge
from tests.soak.owner import Owner
from tests.soak.partner import Partner

_OWNERS_SHARE = 0.08


@dataclass
class Crowd:
    """Everybody has met the bot."""

    ground: Ground
    chance: random.Random
    writes_money: bool = True
    """The owner enters payments."""

    def __post_init__(self) -> None:
        self.partners = [
            Partner(self.ground.people.user(telegram_id, key), key, self.chance)
            for telegram_id, key in PARTNERS.items()
        ]
        self.owner = Owner(self.ground, self.chance, self.writes_money)
        self.ground.people.user(OWNER_ID, OWNER_NAME).starts()

    @property
    def orders(self) -> int:
        """How many were confirmed to a partner."""
        return sum(len(partner.told) for partner in self.partners)

    def act(self) -> None:
        """Let somebody do the next thing."""
        self.chance.choice(self.partners).act()
        if self.chance.random() < _OWNERS_SHARE:
            self.owner.act()

    def unanswered(self) -> list[str]:
        """What partners asked and have not heard of yet."""
        for partner in self.partners:
            partner.listen()
        return [lack for partner in self.partners for lack in partner.unanswered()]

    def judged(self, *, is_first: bool = True) -> Sequence[str]:
        """Everything that is wrong now: see `judge`."""
        return judge(self.ground, self.partners, self.owner, is_first=is_first)
