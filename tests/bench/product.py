"""The product as a process of its own: `python main.py run` with another pace, and a profile on request.

The pace can be switched off, to measure the handling, or held shut, so that nothing is sent at all.
"""

import argparse
import asyncio
import cProfile
from pathlib import Path

from bot.pace import UNLIMITED, Pace, Rate
from config.assembly import Mitra
from config.logging import configure_logging
from config.settings import load_settings

PACES = {
    "telegram": Pace(),
    "none": UNLIMITED,
    "held": Pace(overall=Rate(1, 0.000_1), private=None, group=None, answers_wait=True),
}
"""`held`: nothing is sent, so that handling is measured alone."""


def main() -> None:
    """Work until SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.product")
    parser.add_argument("--pace", choices=PACES, default="telegram")
    parser.add_argument(
        "--profile", type=Path, help="write cProfile's figures of the event loop's thread here"
    )
    options = parser.parse_args()
    settings = load_settings()
    configure_logging(settings.log_level, settings.log_format)
    profile = cProfile.Profile() if options.profile else None
    if profile is not None:
        profile.enable()
    asyncio.run(Mitra(settings, pace=PACES[options.pace]).run())
    if profile is not None:
        profile.disable()
        profile.dump_stats(options.profile)


if __name__ == "__main__":
    main()
