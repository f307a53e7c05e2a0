"""The steps of the day from an order in her own words to the paid nota, and an order that changes."""

from config.demo.cast import OWNER
from config.demo.proof import proof_of_transfer
from config.demo.scene import Scene
from config.demo.walk_chats import AGENT, confirms
from sheets.tabs import PEMBAYARAN, PESANAN

_WRITER, _PRESSER = "rina", "euis"
_TOTAL, _BILL = "Rp720.000", "Rp730.000"


def orders_in_words(scene: Scene) -> None:
    """No command, home words, two products, an address: a draft all the same."""
    scene.says(
        _WRITER,
        "sore bu, mau sambel ijo selusin sama krupuk 2 bal ya. kirim ke rumah aja, makasih",
        "Sambal Ijo 12 botol x Rp20.000 = Rp240.000",
        "Krupuk Udang 40 bungkus x Rp12.000 = Rp480.000",
        "Konfirmasi pesanan",
    )
    confirms(scene, _WRITER, _TOTAL, "Rina Marlina (reseller, Cirebon)", "Sambal Ijo 12")


def orders_by_buttons(scene: Scene) -> None:
    """The list, a product, a quantity: one message that changes."""
    scene.says(_PRESSER, "/order", "Nastar", "Kastengel")
    scene.presses(_PRESSER, "Nastar", "toples")
    scene.presses(_PRESSER, "6", "Nastar 6 toples x Rp62.000 = Rp372.000", "Konfirmasi pesanan")
    confirms(scene, _PRESSER, "Rp372.000", "Teh Euis Komala (reseller, Kuningan)", "Nastar 6")


def pays_with_a_photo(scene: Scene) -> None:
    """The photo reaches the owner with the sum; one press, and both the partner and the Sheet know."""
    no = scene.orders[_WRITER]
    scene.types(PESANAN, scene.sheet.address(PESANAN, "Ongkir", No=no), "10rb")
    scene.hears(_WRITER, _BILL)
    scene.sends_photo(_WRITER, proof_of_transfer(_BILL), "lunas ya bu")
    scene.hears(_WRITER, f"Bukti transfer {no} sudah kami terima")
    scene.hears(OWNER, f"Bukti transfer {no}", "Rina Marlina", _BILL)
    scene.presses(OWNER, "Sudah masuk")
    scene.hears(_WRITER, "Uang masuk", "lunas")
    scene.comes_to(
        "Pembayaran di Pesanan", lambda: scene.sheet.rows(PESANAN, No=no)[0]["Pembayaran"], "Lunas"
    )
    scene.comes_to("Baris di Pembayaran", lambda: _paid(scene, no), [(_BILL, "masuk")])
    nota = scene.says(_WRITER, f"/nota {no}", f"Nota {no}")
    scene.checks.equal("nota bergambar", bool(nota.photo), True)


def order_changes(scene: Scene) -> None:
    """The owner changes quantities after the fact: asked back with the new total, then told to the partner."""
    no = scene.orders[AGENT]
    scene.says(OWNER, f"/ubah {no} sambal bawang 50", "Simpan perubahan")
    scene.presses(OWNER, "Simpan perubahan")
    scene.hears(AGENT, no, "Rp900.000")
    scene.comes_to("Isi", lambda: scene.sheet.rows(PESANAN, No=no)[0]["Isi"], "Sambal Bawang 50")


def _paid(scene: Scene, no: str) -> list[tuple[str, str]]:
    return [(row["Jumlah"], row["Status"]) for row in scene.sheet.rows(PEMBAYARAN) if row["No pesanan"] == no]
