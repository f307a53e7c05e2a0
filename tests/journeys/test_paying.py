"""Money as people move it: from the photo of a transfer to the rows in the Sheet, the nota, and the parcel."""

from tests.bot.qr import as_jpeg, qr_png
from tests.journeys.conftest import Network, eventually, hear
from tests.journeys.test_ordering import FATIMAH, SRI, in_sheet, order_no


def ordered(network: Network, who: int, words: str) -> str:
    person = network.person(who)
    person.says(f"/order {words}")
    hear(person, "Total")
    person.presses("Konfirmasi pesanan")
    no = order_no(hear(person, "dicatat").words)
    in_sheet(network, no)
    return no


def postage(network: Network, no: str, typed: str) -> None:
    network.sheet.type("Pesanan", network.cell("Pesanan", no, "Ongkir"), typed)


def test_a_photo_of_a_transfer_is_judged_with_one_press_and_the_nota_says_paid(sambal_ibu: Network) -> None:
    sri, owner = sambal_ibu.person(SRI), sambal_ibu.owner
    no = ordered(sambal_ibu, SRI, "sambal bawang 10")
    postage(sambal_ibu, no, "10000")
    hear(sri, "Rp210.000")

    sri.sends_photo(as_jpeg(qr_png("bukti"), quality=60))

    hear(sri, f"Bukti transfer {no} sudah kami terima")
    asked = hear(owner, f"Bukti transfer {no}")
    assert asked.photo
    owner.presses("Sudah masuk", message=asked)
    assert "lunas" in hear(sri, "Uang masuk").words
    eventually(lambda: in_sheet(sambal_ibu, no)["Pembayaran"], lambda state: state == "Lunas")
    (paid,) = eventually(lambda: [row for row in sambal_ibu.rows("Pembayaran") if row["No pesanan"] == no])
    assert (paid["Jumlah"], paid["Status"], paid["Nama"]) == ("Rp210.000", "masuk", "Mbak Sri Wahyuni")
    assert paid["Bukti"].startswith("https://t.me/")

    sri.says(f"/nota {no}")
    assert hear(sri, f"Nota {no}").photo


def test_an_order_is_changed_and_what_came_back_is_a_further_line(sambal_ibu: Network) -> None:
    fatimah, owner = sambal_ibu.person(FATIMAH), sambal_ibu.owner
    no = ordered(sambal_ibu, FATIMAH, "sambal bawang 50")

    owner.says(f"/ubah {no} sambal bawang 60")
    (asked,) = eventually(lambda: [one for one in owner.chat() if "Simpan perubahan" in one.labels])
    owner.presses("Simpan perubahan", message=asked)

    hear(fatimah, no)
    eventually(lambda: in_sheet(sambal_ibu, no)["Isi"], lambda what: what == "Sambal Bawang 60")
    lines = eventually(
        lambda: [row["Jumlah"] for row in sambal_ibu.rows("Item Pesanan") if row["No"] == no],
        lambda found: len(found) > 1,
    )
    assert sum(map(int, lines)) == 60
