"""A partner who orders: what she asked, and what she heard of it."""

import random
import re
import time
from dataclasses import dataclass, field

from bot.local.person import Person
from bot.local.views import Message
from bot.wording import LANGUAGES

RECORDED = re.compile(r"✅ Pesanan (P\d{6}-\d{3,})")
CONFIRM, CANCEL = "Konfirmasi pesanan", "Batal"
_REST = 1.0
"""Seconds between what she asks: who asks faster than people do is told to slow down."""
_FIRST_QUANTITY = 100
"""Above what any question is asked about; each order of hers has another one."""


@dataclass
class Wish:
    """One order, from her words to its number."""

    quantity: int
    with_krupuk: bool
    draft: Message | None = None
    presses: list[str] = field(default_factory=list)
    """Callback queries of `Konfirmasi pesanan`."""
    no: str = ""
    is_left: bool = False
    """She dropped it, or asked for another one instead."""
    is_dropped: bool = False
    """She was told that it is dropped."""
    drops: list[str] = field(default_factory=list)
    apologies: int = 0
    """An ask during which the process was killed three times is set aside, and she is told that it broke."""

    @property
    def is_owed(self) -> bool:
        """A press of hers was not answered yet."""
        asked = len(self.presses) + len(self.drops)
        return asked > self.apologies and not self.no and not self.is_dropped

    @property
    def words(self) -> str:
        krupuk = f", krupuk udang {self.quantity}" if self.with_krupuk else ""
        return f"/order sambal bawang {self.quantity}{krupuk}"

    @property
    def is_over(self) -> bool:
        is_shown = self.draft is not None or self.apologies > 0
        is_done = bool(self.no) or self.is_dropped or self.is_left or self.apologies > 0
        return is_shown and is_done and not self.is_owed

    @property
    def items(self) -> list[tuple[str, int]]:
        skus = ("SMB-01", "KRP-01") if self.with_krupuk else ("SMB-01",)
        return [(sku, self.quantity) for sku in skus]


@dataclass
class Partner:
    """She acts by chance, and only goes on once she was answered."""

    person: Person
    id: str
    chance: random.Random
    wishes: list[Wish] = field(default_factory=list)
    asked_prices: int = 0
    heard_prices: int = 0
    _rests_until: float = 0.0

    @property
    def told(self) -> set[str]:
        """The numbers that she was told."""
        return {wish.no for wish in self.wishes if wish.no}

    def act(self) -> None:
        """Listen, then do the next thing, if there is one to do."""
        self.listen()
        wish = self.wishes[-1] if self.wishes else None
        if self.heard_prices < self.asked_prices:
            return
        if wish is None or wish.is_over:
            if time.monotonic() >= self._rests_until:
                self._ask()
        elif wish.draft is not None and not wish.presses and not wish.drops:
            self._answer(wish, wish.draft)

    def _ask(self) -> None:
        self._rests_until = time.monotonic() + _REST
        if self.chance.random() < 0.15:
            self.asked_prices += 1
            self.person.says("/harga nastar")
            return
        wish = Wish(_FIRST_QUANTITY + len(self.wishes), self.chance.random() < 0.5)
        self.wishes.append(wish)
        self.person.says(wish.words)

    def _answer(self, wish: Wish, draft: Message) -> None:
        chance = self.chance.random()
        if chance < 0.1:
            wish.is_left = True
            wish.drops.append(self._press(CANCEL, draft))
        elif chance < 0.2:
            wish.is_left = True
        else:
            for _ in range(1 if chance < 0.8 else 2):
                wish.presses.append(self._press(CONFIRM, draft))

    def _press(self, label: str, draft: Message) -> str:
        query = self.person.presses(label, message=draft)
        assert isinstance(query, str)
        return query

    def lose_draft(self) -> None:
        """What she did not confirm is forgotten; she begins anew."""
        if self.wishes and not self.wishes[-1].is_over:
            self.wishes[-1].is_left = True

    def listen(self) -> None:
        """Take in what she has not read yet."""
        while True:
            try:
                message = self.person.hears(timeout=0.0)
            except TimeoutError:
                return
            self._hear(message)

    def _hear(self, message: Message) -> None:
        words = message.words
        recorded = RECORDED.search(words)
        if recorded is not None:
            if recorded[1] not in self.told:
                open_wish = next((one for one in self.wishes if one.presses and one.is_owed), None)
                assert open_wish is not None, f"{self.id} heard of an order that she did not confirm: {words}"
                open_wish.no = recorded[1]
        elif CONFIRM in message.labels:
            for wish in self.wishes[-2:]:
                if wish.draft is None and f"{wish.quantity} botol x" in words:
                    wish.draft = message
        elif "pesanan ini tidak jadi" in words:
            for wish in self.wishes[-2:]:
                wish.is_dropped = wish.is_dropped or bool(wish.drops)
        elif words == LANGUAGES[0].help.something_broke:
            if self.heard_prices < self.asked_prices:
                self.heard_prices += 1
            else:
                self.wishes[-1].apologies += 1
        elif "Nastar" in words:
            self.heard_prices = min(self.heard_prices + 1, self.asked_prices)

    def unanswered(self) -> list[str]:
        """What she asked and never heard of."""
        lacks = [f"no draft for {one.words}" for one in self.wishes if not (one.draft or one.apologies)]
        lacks += [f"nothing of the press on {one.words}" for one in self.wishes if one.is_owed]
        if self.heard_prices < self.asked_prices:
            lacks.append("no prices")
        return [f"{self.id}: {lack}" for lack in lacks]
