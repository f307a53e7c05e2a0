"""The talk: Telegram on one side, the inside's asks and replies on the other."""

import os

# python-telegram-bot is changing its durations to timedelta; without this choice each 429 warns.
os.environ.setdefault("PTB_TIMEDELTA", "1")
