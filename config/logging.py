"""Logging: one handler, text or JSON, and no secret in either.

The bot's token is part of every Telegram URL and of some exceptions' texts, so that each record is
redacted after it was formatted, tracebacks included.
"""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from typing import TextIO

_SECRETS = (
    (re.compile(r"bot\d+:[\w-]+"), "bot[redacted]"),
    (re.compile(r"(?<![\w-])\d{6,}:[A-Za-z0-9_-]{30,}"), "[redacted]"),
    (
        re.compile(
            r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.DOTALL
        ),
        "[redacted key]",
    ),
    (re.compile(r"ya29\.[\w.-]+"), "[redacted]"),  # Google's access tokens
    (re.compile(r"(?i)(bearer\s+)[\w.~+/=-]+"), r"\1[redacted]"),
)
_QUIET = ("httpx", "httpcore", "aiohttp", "asyncio", "urllib3", "google", "telegram")
"""Libraries that log URLs or every request."""


def redact(text: str) -> str:
    """Replace tokens and private keys.

    >>> redact("GET https://api.telegram.org/bot1:AA-x_y/getMe")
    'GET https://api.telegram.org/bot[redacted]/getMe'
    """
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


class RedactingFilter(logging.Filter):
    """Redacts a record in place, so that whatever formats it later finds no secret."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Work the arguments and the traceback into text and redact both; never drops a record."""
        record.msg = redact(_message(record))
        record.args = None
        if record.exc_info:
            record.exc_text = redact(logging.Formatter().formatException(record.exc_info))
            record.exc_info = None
        if record.stack_info:
            record.stack_info = redact(record.stack_info)
        return True


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):  # a log call with wrong arguments still says what it can
        return str(record.msg)


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, text, and the traceback if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the record as JSON."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "text": record.getMessage(),
        }
        if record.exc_text:
            entry["traceback"] = record.exc_text
        return json.dumps(entry, ensure_ascii=False)


def configure_logging(level: str = "info", style: str = "text", stream: TextIO | None = None) -> None:
    """Log everything from `level` on to one stream (standard error), as `text` or `json`.

    ValueError for an unknown level or style.
    """
    if style not in ("text", "json"):
        raise ValueError(f"unknown log format: {style}")
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.addFilter(RedactingFilter())
    handler.setFormatter(
        JsonFormatter()
        if style == "json"
        else logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    )
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
