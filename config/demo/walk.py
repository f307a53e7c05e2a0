"""A day at *Sambal Ibu*, step by step; every step checks what it shows."""

from collections.abc import Callable
from dataclasses import dataclass

from config.demo import walk_chats, walk_money, walk_sheet
from config.demo.checks import Checks
from config.demo.scene import Scene
from config.demo.stage import Stage
from config.demo.tables import day_end_tables
from config.demo.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Step:
    """A scene of the day."""

    title: str
    caption: str
    play: Callable[[Scene], None]


STEPS = (
    Step("Pagi", "The owner opens the chat with her bot.", walk_chats.owner_opens),
    Step("Orang asing bertanya", "A stranger gets retail prices and how to join.", walk_chats.stranger_asks),
    Step(
        "Reseller pesan kurang dari minimum",
        "Five are too few for her price: she takes the remedy and confirms; the owner is told.",
        walk_chats.reseller_orders,
    ),
    Step(
        "Salah ketik, dan nama yang kurang jelas",
        "A typo is understood; what is ambiguous is asked, never guessed.",
        walk_chats.reseller_mistypes,
    ),
    Step("Agen pesan banyak", "An agent's 60 bottles at her own price.", walk_chats.agent_orders),
    Step(
        "Catatan di Sheet",
        "Each order stands in the ledger once, with all its rows.",
        walk_sheet.ledger_holds,
    ),
    Step(
        "Harga diganti di Sheet",
        "The owner changes a price; the next /harga shows it.",
        walk_sheet.price_changes,
    ),
    Step(
        "Harga yang tidak terbaca",
        "Words in a price cell: the row says so, then the chat; the price in force stays.",
        walk_sheet.price_is_words,
    ),
    Step(
        "Pesanan dikirim",
        "Postage, courier and status typed in the Sheet reach the partner.",
        walk_sheet.order_ships,
    ),
    Step(
        "Pesan dengan kata sendiri",
        "No command, home words: a draft all the same.",
        walk_money.orders_in_words,
    ),
    Step(
        "Pesan lewat tombol", "One message that changes: a product, a quantity.", walk_money.orders_by_buttons
    ),
    Step(
        "Foto bukti transfer",
        "It reaches the owner with the sum; one press, and the partner, the Sheet and the nota say paid.",
        walk_money.pays_with_a_photo,
    ),
    Step(
        "Pesanan berubah",
        "The owner changes an order after the fact: asked back first, then told.",
        walk_money.order_changes,
    ),
    Step("Malam: laporan", "Figures that equal the Sheet's to the rupiah.", walk_sheet.reports_agree),
)


def walk(stage: Stage, transcript: Transcript) -> Checks:
    """Play all steps and show the tabs. A step that breaks is a failed check; the next one goes on."""
    scene = Scene(stage, transcript, Checks(transcript))
    for step in STEPS:
        transcript.scene(step.title, step.caption)
        try:
            step.play(scene)
        except (LookupError, OSError) as error:  # a button or a row is not there; nothing was heard
            scene.checks.broke(step.title, error)
    transcript.scene("Sheet pada akhir hari", "The tabs as the owner sees them.")
    for table in day_end_tables(scene.sheet, transcript.console.width):
        transcript.console.print(table)
    scene.checks.tell()
    return scene.checks
