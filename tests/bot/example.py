"""The people and products of wording.md's samples, as the values that decisions give."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.formats import Formats
from bot.talk import Voice
from bot.wording.words import Words
from commands.drafts import Draft, DraftLine, OpenQuestion
from commands.replies.drafts import DraftShown
from commands.replies.prices import Break, PriceItem, PriceSection
from commands.rules.catalog import PriceRow, Product
from commands.rules.network import Partner, Person, Standing
from commands.rules.orders import Order, OrderLine
from commands.rules.quotes import Problem, Quote, QuotedLine

JAKARTA = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=JAKARTA)

BAWANG = Product("SMB-01", "Sambal Bawang", "botol", "sambal")
IJO = Product("SMB-02", "Sambal Ijo", "botol", "sambal")
TERASI = Product("SMB-03", "Sambal Terasi", "botol", "sambal")
UDANG = Product("KRP-01", "Krupuk Udang", "bungkus", "krupuk")
KRUPUK_BAWANG = Product("KRP-02", "Krupuk Bawang", "bungkus", "krupuk", multiple=5)
NASTAR = Product("NST-01", "Nastar", "toples", "kue")

SITI = Partner("M001", "reseller", Standing.ACTIVE, city="Cirebon", telegram_id=101)
SITI_ROHMAH = Person("M001", "Siti Rohmah")


def voice(words: Words) -> Voice:
    return Voice(words, Formats(words, NOW), "mitra_contoh_bot")


def priced(product: Product, *breaks: tuple[int, int, str], left: int | None = None) -> PriceItem:
    return PriceItem(product, tuple(Break(minimum, price, tier) for minimum, price, tier in breaks), left)


def section(group: str, minimum: int | None, *items: PriceItem, is_mixed: bool = False) -> PriceSection:
    return PriceSection(group, minimum, is_mixed, items)


def row(product: Product, tier: str, minimum: int, price: int) -> PriceRow:
    return PriceRow(product.sku, tier, minimum, price)


def quoted(
    product: Product, quantity: int, price: int | None, problem: Problem | None = None, **more: object
) -> QuotedLine:
    chosen = None if price is None else row(product, "reseller", 1, price)
    return QuotedLine(product, quantity, price, chosen, problem, **more)  # type: ignore[arg-type] # by name


def shown(*lines: QuotedLine, questions: tuple[OpenQuestion, ...] = (), **more: object) -> DraftShown:
    draft = Draft(
        37,
        "M001",
        101,
        version=2,
        lines=tuple(DraftLine(line.product.sku, line.quantity) for line in lines),
        questions=questions,
    )
    given = {
        "choices": (),
        "ship_to": "Kesambi, Cirebon",
        "postage": None,
        "called": "Siti Rohmah",
        **more,
    }
    return DraftShown(draft=draft, quote=Quote("reseller", lines), **given)  # type: ignore[arg-type] # by name


def order(*, postage: int | None = 0, **more: object) -> Order:
    lines = (
        OrderLine("SMB-01", "Sambal Bawang", 10, "botol", 20000, "reseller", 10, 12000),
        OrderLine("KRP-01", "Krupuk Udang", 24, "bungkus", 12000, "reseller", 10, 7000),
    )
    return Order("P261124-007", "M001", "reseller", NOW, lines, postage=postage, **more)  # type: ignore[arg-type] # by name


LAST_DAY = date(2026, 11, 30)
