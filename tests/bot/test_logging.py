"""No secret in a log: neither in the text, nor in arguments, nor in a traceback."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from config.logging import configure_logging, redact

TOKEN = "7000000001:AAEhBP0av28-example_example_exampl"
KEY = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0\n-----END PRIVATE KEY-----\n"


@pytest.fixture(params=["text", "json"])
def log(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    root, before = logging.getLogger(), list(logging.getLogger().handlers)
    level = root.level
    stream = io.StringIO()
    configure_logging("debug", request.param, stream)
    yield stream
    root.handlers[:] = before
    root.setLevel(level)


def test_the_token_is_nowhere_in_the_log(log: io.StringIO) -> None:
    logger = logging.getLogger("mitra")
    logger.info("GET https://api.telegram.org/bot%s/getMe", TOKEN)
    logger.warning("The token `%s` was rejected", TOKEN)
    cause = ConnectionError(f"https://api.telegram.org/bot{TOKEN}/sendMessage")
    try:
        raise RuntimeError("sending failed") from cause  # noqa: TRY301 - the traceback is what is tested
    except RuntimeError:
        logger.exception("broke with key %s", KEY)

    text = log.getvalue()
    assert "sending failed" in text
    assert "ConnectionError" in text
    assert TOKEN not in text
    assert TOKEN.split(":")[1] not in text
    assert "MIIEvQ" not in text
    assert "kqhkiG9w0" not in text


def test_json_is_one_object_a_line() -> None:
    stream = io.StringIO()
    root, before = logging.getLogger(), list(logging.getLogger().handlers)
    configure_logging("info", "json", stream)
    try:
        logging.getLogger("mitra").error("two\nlines: %s", "Rp20.000 · ✅")
    finally:
        root.handlers[:] = before

    entry = json.loads(stream.getvalue())
    assert (entry["level"], entry["logger"], entry["text"]) == ("error", "mitra", "two\nlines: Rp20.000 · ✅")


def test_libraries_that_log_urls_are_quiet(log: io.StringIO) -> None:
    for name in ("httpx", "httpcore", "aiohttp.access"):
        logging.getLogger(name).info("GET something")

    assert log.getvalue() == ""


def test_a_log_call_with_wrong_arguments_still_says_something(log: io.StringIO) -> None:
    logging.getLogger("mitra").error("%d orders", "many")

    assert "%d orders" in log.getvalue()


@pytest.mark.parametrize(
    "harmless", ["Jam 14:05 sampai 15:30", "P261124-007", "https://t.me/mitra_bot?start=abc"]
)
def test_ordinary_text_is_left_alone(harmless: str) -> None:
    assert redact(harmless) == harmless


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown log format"):
        configure_logging("info", "xml")
