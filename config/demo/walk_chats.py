"""The steps of the day that happen in chats."""

import re

from config.demo.cast import OWNER, STRANGER
from config.demo.network import OWNER_NAME
from config.demo.scene import Scene

RESELLER, AGENT = "siti", "wati"
_ORDER_NO = re.compile(r"P\d{6}-\d{3,}")


def owner_opens(scene: Scene) -> None:
    """She pressed Start before the bot was up, and is greeted by the name that she wrote in `Pengaturan`."""
    scene.transcript.says(OWNER_NAME, "/start")
    scene.hears(OWNER, "Halo, Bu Ratna.")


def stranger_asks(scene: Scene) -> None:
    """Retail prices, no partner's price, and a way to ask for more."""
    scene.says(
        STRANGER,
        "/harga",
        "Sambal Bawang Rp25.000",
        "Mitra terdaftar punya harga sendiri.",
        without=("Rp20.000", "Rp18.000"),
    )
    answer = scene.says(STRANGER, "/order", "Pemesanan di sini untuk mitra terdaftar.", "Chat lewat WA")
    targets = [button.target for row in answer.buttons for button in row]
    scene.checks.equal("tombol WA", [target.startswith("https://wa.me/") for target in targets], [True])


def reseller_orders(scene: Scene) -> None:
    """Below the minimum: how many are missing, and the choice with its price on each button."""
    scene.says(
        RESELLER,
        "/harga",
        "Harga untuk Siti Rohmah (reseller)",
        "Sambal Bawang Rp20.000",
        without=("Rp18.000",),
    )
    scene.says(RESELLER, "/order sambal bawang 5", "mulai 10 botol, jadi kurang 5.", "Tetap 5 · Rp125.000")
    scene.presses(RESELLER, "Jadi 10 · Rp200.000", "10 botol x Rp20.000 = Rp200.000", "Konfirmasi pesanan")
    confirms(scene, RESELLER, "Rp200.000", "Siti Rohmah (reseller, Cirebon)", "Sambal Bawang 10")


def reseller_mistypes(scene: Scene) -> None:
    """What is near to one name is that; what fits three is asked."""
    scene.says(RESELLER, "/order sambel bwang 12", "Sambal Bawang 12 botol x Rp20.000 = Rp240.000")
    scene.presses(RESELLER, "Batal", "pesanan ini tidak jadi")
    scene.says(
        RESELLER, "/order sambal 10", "sambal yang mana?", "Bawang", "Ijo", "Terasi", without=("Konfirmasi",)
    )
    scene.presses(RESELLER, "Batal", "pesanan ini tidak jadi")


def agent_orders(scene: Scene) -> None:
    """From 50 on her own price holds."""
    scene.says(AGENT, "/order sambal bawang 60", "60 botol x Rp18.000 = Rp1.080.000", "Konfirmasi pesanan")
    confirms(scene, AGENT, "Rp1.080.000", "Bu Wati Kurniasih (agen, Cirebon)", "Sambal Bawang 60")


def confirms(scene: Scene, who: str, total: str, signature: str, items: str) -> None:
    """She confirms; her number is told to her, and the order to the owner."""
    told = scene.presses(who, "Konfirmasi pesanan", "dicatat", total)
    found = _ORDER_NO.search(told.words)
    scene.checks.equal("nomor pesanan", bool(found), True)
    if found is None:
        return
    scene.orders[who] = found[0]
    scene.hears(OWNER, f"Pesanan baru {found[0]}", signature, items, total)
