"""A bot that only replies and keeps nothing: what the library itself can do on a transport."""

import argparse

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters
from telegram.request import BaseRequest, HTTPXRequest

from bot.transport import AiohttpRequest

AT_ONCE = {"aiohttp": 256, "httpx": 32}
"""Updates at once: with httpx more make it slower."""


def requests_of(transport: str) -> tuple[BaseRequest, BaseRequest]:
    """For everything, and for polling."""
    if transport == "aiohttp":
        return AiohttpRequest(), AiohttpRequest(connections=2)
    return HTTPXRequest(connection_pool_size=AT_ONCE["httpx"], pool_timeout=60), HTTPXRequest()


async def _reply(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message is not None:
        await update.message.reply_text("Sambal Bawang: 25.000 eceran, 20.000 mulai 10 botol.")


def main() -> None:
    """Work until SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.plain_bot")
    parser.add_argument("--token", required=True)
    parser.add_argument("--telegram", required=True)
    parser.add_argument("--transport", choices=AT_ONCE, required=True)
    options = parser.parse_args()
    sending, polling = requests_of(options.transport)
    builder = Application.builder().token(options.token).base_url(f"{options.telegram}/bot")
    app = builder.request(sending).get_updates_request(polling)
    built = app.concurrent_updates(AT_ONCE[options.transport]).build()
    built.add_handler(MessageHandler(filters.ALL, _reply))
    built.run_polling()


if __name__ == "__main__":
    main()
