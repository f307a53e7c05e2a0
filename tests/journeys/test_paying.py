"""Money as people move it: from the photo of a transfer to the rows in the Sheet, the nota, and the parcel."""

from tests.bot.qr import as_jpeg, qr_png
from tests.journeys.conftest import Network, eventually, hear
from tests.journeys.test_ordering import FATIMAH, LILIS, SRI, YANTI, in_sheet, order_no


def ordered(network: Network, who: int, words: str) -> str:
    person = network.person(who)
    person.says(f"/order {words}")
    hear(person, "Cek dulu ya")
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


def test_cash_pays_a_part_and_more_than_the_rest_becomes_balance_that_pays_the_next(
    sambal_ibu: Network,
) -> None:
    yanti, owner = sambal_ibu.person(YANTI), sambal_ibu.owner
    no = ordered(sambal_ibu, YANTI, "sambal bawang 10")
    postage(sambal_ibu, no, "0")
    hear(yanti, "Rp200.000")

    owner.says(f"/terima {no} 150rb tunai")
    hear(yanti, "sisanya Rp50.000")
    eventually(lambda: in_sheet(sambal_ibu, no)["Pembayaran"], lambda state: state == "Sebagian")
    owner.says(f"/terima {no} 60rb tunai")
    hear(yanti, "Lebih Rp10.000")

    eventually(lambda: in_sheet(sambal_ibu, no)["Pembayaran"], lambda state: state == "Lunas")
    (kept,) = eventually(lambda: [row for row in sambal_ibu.rows("Saldo") if row["No pesanan"] == no])
    assert (kept["Jenis"], kept["Jumlah"]) == ("lebih bayar", "Rp10.000")

    second = ordered(sambal_ibu, YANTI, "sambal bawang 10")
    postage(sambal_ibu, second, "0")
    hear(yanti, second)
    yanti.says("/bayar")
    hear(yanti, "Saldo Rp10.000")
    yanti.presses("Bayar pakai saldo")
    hear(yanti, "pakai saldo Rp10.000?")
    yanti.presses("Ya, pakai Rp10.000")
    hear(yanti, "Saldo dipakai Rp10.000")
    eventually(lambda: in_sheet(sambal_ibu, second)["Pembayaran"], lambda state: state == "Sebagian")


def test_what_came_back_lowers_the_bill_and_who_orders_may_cancel_while_it_is_new(
    sambal_ibu: Network,
) -> None:
    lilis, owner = sambal_ibu.person(LILIS), sambal_ibu.owner
    no = ordered(sambal_ibu, LILIS, "sambal bawang 10")
    postage(sambal_ibu, no, "0")
    hear(lilis, "Rp200.000")
    sambal_ibu.sheet.type("Pesanan", sambal_ibu.cell("Pesanan", no, "Status"), "Dikirim")
    hear(lilis, "dikirim")

    owner.says(f"/retur {no} sambal bawang 2 bocor")
    (asked,) = eventually(lambda: [one for one in owner.chat() if "Dibuang" in one.labels])
    owner.presses("Dibuang", message=asked)
    (money,) = eventually(lambda: [one for one in owner.chat() if "Kurangi tagihan" in one.labels])
    owner.presses("Kurangi tagihan", message=money)

    eventually(lambda: in_sheet(sambal_ibu, no)["Total"], lambda total: total == "Rp160.000")

    other = ordered(sambal_ibu, LILIS, "sambal bawang 10")
    lilis.says(f"/pesanan {other}")
    card = hear(lilis, f"{other}, baru")
    lilis.presses("Batalkan", message=card)
    lilis.presses("Ya", message=hear(lilis, f"Batalkan {other}"))
    eventually(lambda: in_sheet(sambal_ibu, other)["Status"], lambda status: status == "Batal")
    hear(owner, f"membatalkan {other}")
