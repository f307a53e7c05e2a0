"""The order bot that people write today, small and fair: python-telegram-bot, gspread, one append an order.

It opens the spreadsheet by its key, finds the worksheet, reads all records (for the number and to see
whether the order is there already) and appends a row in the handler, backing off on 429 as gspread does it.
"""

import argparse
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import gspread
from google.oauth2.service_account import Credentials
from requests import Response
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, CommandHandler, ContextTypes

WORKSHEET = "Orders"
HEADER = ["No", "Update", "Time", "Telegram ID", "Product", "Quantity"]
_SCOPES = ("https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive")
_WORDS = re.compile(r"(?P<product>.+?)\s+(?P<quantity>\d+)$")


def client_of(key: str, origin: str) -> gspread.Client:
    """gspread with its own back-off; only the host of its URLs is another one."""

    class LocalClient(gspread.BackOffHTTPClient):
        def request(self, method: str, endpoint: str, *args: Any, **kwargs: Any) -> Response:
            parts = urlsplit(endpoint)
            return super().request(
                method, f"{origin}{parts.path}" + f"?{parts.query}" * bool(parts.query), *args, **kwargs
            )

    credentials = Credentials.from_service_account_file(key, scopes=_SCOPES)
    return gspread.Client(credentials, http_client=LocalClient)


def build(
    token: str, telegram: str, client: gspread.Client, sheet_id: str
) -> Application[Any, Any, Any, Any, Any, Any]:
    """The bot: `/order sambal bawang 10` becomes a row, and then she is answered."""

    async def order(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is None or update.effective_user is None:
            return
        words = _WORDS.match(" ".join(context.args or []))
        if words is None:
            await update.message.reply_text("Contoh: /order sambal bawang 10")
            return
        worksheet = client.open_by_key(sheet_id).worksheet(WORKSHEET)
        records = worksheet.get_all_records()
        if any(record["Update"] == update.update_id for record in records):
            return
        number = len(records) + 1
        who, now = update.effective_user.id, datetime.now(UTC).isoformat(timespec="seconds")
        worksheet.append_row([number, update.update_id, now, who, words["product"], int(words["quantity"])])
        await update.message.reply_text(f"Pesanan {number} dicatat.")

    app = ApplicationBuilder().token(token).base_url(f"{telegram}/bot").build()
    app.add_handler(CommandHandler("order", order))
    return app


def main() -> None:
    """Work until SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.baseline")
    for name in ("--token", "--telegram", "--key", "--sheets", "--sheet-id"):
        parser.add_argument(name, required=True)
    options = parser.parse_args()
    client = client_of(options.key, options.sheets)
    build(options.token, options.telegram, client, options.sheet_id).run_polling()


if __name__ == "__main__":
    main()
