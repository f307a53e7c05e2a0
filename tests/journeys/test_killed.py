"""The process is killed at every named point of the road, once each; people and Sheet notice nothing.

`make soak` does it hundreds of times, by chance.
"""

from collections.abc import Iterator

import pytest

from tests.soak.campaign import Campaign
from tests.soak.ground import open_ground
from tests.soak.points import EVERY, LAST, Point

pytestmark = pytest.mark.xdist_group("killed")
SEED = 3


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Campaign]:
    with open_ground(tmp_path_factory.mktemp("killed")) as ground:
        made = Campaign(ground, SEED, writes_money=False)
        made.settle()
        yield made


def strike(campaign: Campaign, point: Point) -> None:
    """Kill there; a life in which it was not reached (a quick stop, a slow machine) is lived again."""
    assert any(campaign.strike(point, 1) for _ in range(10)), f"never {point.value}"


def test_killed_at_every_point_of_the_road_nothing_is_lost_and_nothing_doubled(campaign: Campaign) -> None:
    for point in EVERY:
        strike(campaign, point)

    campaign.settle()


def test_killed_while_it_begins_anew_from_the_sheet_it_begins_once_more(campaign: Campaign) -> None:
    campaign.lose_the_journal()
    for point in LAST:
        strike(campaign, point)

    campaign.settle()
