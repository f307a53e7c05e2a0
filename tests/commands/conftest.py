"""A network of this morning, and the people who talk to it."""

import pytest

from tests.commands.network import ADI, BUDI, RATNA, RINA, SITI, STRANGER, YULI, example_book
from tests.commands.talk import Speaker, Talk


@pytest.fixture
def talk() -> Talk:
    """The example network."""
    return Talk(example_book())


@pytest.fixture
def siti(talk: Talk) -> Speaker:
    """A reseller of Cirebon."""
    return talk.person(SITI)


@pytest.fixture
def budi(talk: Talk) -> Speaker:
    """An agen of Sidoarjo."""
    return talk.person(BUDI)


@pytest.fixture
def rina(talk: Talk) -> Speaker:
    """Her partnership rests."""
    return talk.person(RINA)


@pytest.fixture
def yuli(talk: Talk) -> Speaker:
    """She asked to join and waits."""
    return talk.person(YULI)


@pytest.fixture
def stranger(talk: Talk) -> Speaker:
    """Nobody knows her."""
    return talk.person(STRANGER, "Nur", "nur_contoh")


@pytest.fixture
def ratna(talk: Talk) -> Speaker:
    """The owner."""
    return talk.person(RATNA)


@pytest.fixture
def adi(talk: Talk) -> Speaker:
    """The owner's admin."""
    return talk.person(ADI)
