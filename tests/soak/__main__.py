"""`make soak`, or `python -m tests.soak [--kills N] [--seed N] [--minutes M]`, or `... --google [--only WORDS]`.

The product is killed at named points by chance until there were enough kills and every point had its own.
With --google it lives, and Google misbehaves for as long as it does in life (about 8 minutes, all side by side).
Status 1 when something was lost, doubled or not answered, with the seed and the lives that led there.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.soak import google
from tests.soak.campaign import Campaign
from tests.soak.ground import open_ground
from tests.soak.judge import ViolationError
from tests.soak.points import EVERY, LAST, Point


def main() -> None:
    """Soak, and print how often each point was struck."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="at least so many (200)")
    parser.add_argument("--seed", type=int, default=None, help="the plan of chance; printed")
    parser.add_argument("--minutes", type=float, default=20.0, help="give up after so long (20)")
    parser.add_argument(
        "--google", action="store_true", help="nobody is killed: Google misbehaves, at length"
    )
    parser.add_argument("--only", default="", help="of --google the scenarios with these words in their name")
    parser.add_argument("--folder", type=Path, help="keep journal and log here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mitra-soak-") as made:
        folder = options.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        if options.google:
            misbehaving(folder, options.only)
        else:
            seed = random.randrange(10**6) if options.seed is None else options.seed
            killing(folder, seed, options.kills, options.minutes)


def killing(folder: Path, seed: int, kills: int, minutes: float) -> None:
    """Kill it, and judge it."""
    print(f"seed {seed}", flush=True)
    with open_ground(folder) as ground:
        campaign = Campaign(ground, seed)
        started = time.monotonic()
        try:
            soak(campaign, kills, started + 60 * minutes)
        except ViolationError as violation:
            sys.exit(f"{violation}\n{_log_end(folder)}")
        show(campaign, time.monotonic() - started)


def misbehaving(folder: Path, only: str) -> None:
    """Let Google misbehave, and judge what comes of it."""
    started = time.monotonic()
    rows = list(google.soak(folder, only))
    google.show([row for row in rows if isinstance(row, google.Row)])
    if violations := [row for row in rows if isinstance(row, str)]:
        sys.exit("\n\n".join([*violations, f"kept: {_keep(folder)}"]))
    print(
        f"{len(rows)} scenarios, {(time.monotonic() - started) / 60:.1f} minutes: nothing lost, nothing doubled"
    )


def soak(campaign: Campaign, kills: int, until: float) -> None:
    """Raises ViolationError, also for a point that could not be reached in time."""
    chance = random.Random(campaign.seed)
    campaign.settle()
    while campaign.kills.total() < kills - 3 * len(LAST) or campaign.missing(EVERY):
        if time.monotonic() > until:
            raise ViolationError(
                f"out of time: {campaign.kills.total()} kills, never {campaign.missing(EVERY)}"
            )
        for point in chance.sample(EVERY, len(EVERY)):
            campaign.strike(point)
        campaign.settle()
        print(f"{campaign.kills.total()} kills, {campaign.orders} orders, all in order", flush=True)
    while campaign.missing(LAST) or campaign.kills.total() < kills:
        if time.monotonic() > until:
            raise ViolationError(f"out of time: never {campaign.missing(LAST)}")
        campaign.lose_the_journal()
        for point in (*LAST, Point.STARTING):
            campaign.strike(point, 1)
            if point is LAST[0]:
                campaign.strike(Point.STARTING, 1)
        campaign.settle()
    print("the journal was lost and made anew from the Sheet, all in order", flush=True)


def show(campaign: Campaign, seconds: float) -> None:
    """Print the table."""
    width = max(len(point.value) for point in Point)
    for point in Point:
        print(f"{point.value:{width}}  {campaign.kills[point]:4}")
    print(f"{'kills':{width}}  {campaign.kills.total():4}")
    print(f"{campaign.apologies} asks set aside after three kills each, and said so")
    print(
        f"{campaign.orders} orders, seed {campaign.seed}, {seconds / 60:.1f} minutes: nothing lost, nothing doubled"
    )


def _log_end(folder: Path) -> str:
    return f"{(folder / 'product.log').read_text()[-2_000:]}\nkept: {_keep(folder)}"


def _keep(folder: Path) -> Path:
    kept = Path(tempfile.gettempdir()) / "mitra-soak"
    shutil.copytree(folder, kept, dirs_exist_ok=True)
    return kept


if __name__ == "__main__":
    main()
