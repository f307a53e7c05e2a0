"""Orders as people make them, up to the rows in the Sheet. Each journey has a partner of its own."""

import re
import time

import pytest

from tests.journeys.conftest import ASEP, BUDI, SITI, WATI, Network, eventually, hear

EUIS, FATIMAH, SRI, YANTI, NINGSIH, LILIS = (900000000000100 + n for n in (7, 9, 11, 12, 13, 14))
RINA, DEWI, AGUS, MARUF = (900000000000100 + n for n in (6, 5, 20, 10))


def order_no(text: str) -> str:
    found = re.search(r"P\d{6}-\d{3,}", text)
    assert found is not None, text
    return found.group()


def in_sheet(network: Network, no: str) -> dict[str, str]:
    """The order's row, once it stands in the Sheet; there must be exactly one."""
    found = eventually(lambda: [row for row in network.rows("Pesanan") if row["No"] == no])
    assert len(found) == 1
    return found[0]


def items(network: Network, no: str) -> list[tuple[str, ...]]:
    wanted = ("Baris", "SKU", "Jumlah", "Harga", "Tingkat harga", "Subtotal", "HPP")
    return [tuple(row[h] for h in wanted) for row in network.rows("Item Pesanan") if row["No"] == no]


def test_an_order_stands_in_the_sheet_with_all_its_rows(sambal_ibu: Network) -> None:
    siti = sambal_ibu.person(SITI)
    siti.says("/order sambal bawang 10, krupuk udang 24")
    assert "Total Rp488.000, belum termasuk ongkir" in siti.hears(timeout=10).words

    siti.presses("Konfirmasi pesanan")

    recorded = siti.hears(timeout=10).words
    assert recorded.startswith("✅ Pesanan P")
    no = order_no(recorded)
    hear(sambal_ibu.owner, no)
    row = in_sheet(sambal_ibu, no)
    assert (row["Nama"], row["Isi"]) == ("Siti Rohmah", "Sambal Bawang 10, Krupuk Udang 24")
    assert (row["Total"], row["Status"], row["Pembayaran"]) == ("Rp488.000", "Baru", "Belum bayar")
    assert (row["Mitra ID"], row["Tingkat"], row["Subtotal"]) == ("M001", "reseller", "Rp488.000")
    assert items(sambal_ibu, no) == [
        ("1", "SMB-01", "10", "Rp20.000", "reseller", "Rp200.000", "Rp12.000"),
        ("2", "KRP-01", "24", "Rp12.000", "reseller", "Rp288.000", "Rp6.500"),
    ]
    moved = [row for row in sambal_ibu.rows("Mutasi Stok") if row["Rujukan"] == no]
    assert [(row["SKU"], row["Jumlah"], row["Jenis"]) for row in moved] == [
        ("SMB-01", "-10", "pesanan"),
        ("KRP-01", "-24", "pesanan"),
    ]
    siti.says("/pesanan")
    assert no in hear(siti, "Pesanan Siti Rohmah").words


def test_what_is_reserved_and_owed_shows_in_the_owners_tabs(sambal_ibu: Network) -> None:
    wati = sambal_ibu.person(WATI)
    wati.says("/order sambal terasi 50")
    assert "50 botol x Rp18.000 = Rp900.000" in wati.hears(timeout=10).words
    wati.presses("Konfirmasi pesanan")
    in_sheet(sambal_ibu, order_no(wati.hears(timeout=10).words))

    def seen() -> tuple[str, str, str]:
        product = next(row for row in sambal_ibu.rows("Produk") if row["SKU"] == "SMB-03")
        partner = next(row for row in sambal_ibu.rows("Mitra") if row["ID"] == "M004")
        return product["Stok"], product["Dipesan"], partner["Belum dibayar"]

    eventually(seen, lambda cells: cells == ("72", "50", "Rp900.000"))


def test_too_few_is_raised_by_a_button(sambal_ibu: Network) -> None:
    asep = sambal_ibu.person(ASEP)
    asep.says("/order sambal bawang 5")
    asked = asep.hears(timeout=10)
    assert "harga reseller mulai 10 botol, jadi kurang 5" in asked.words
    assert list(asked.labels[:2]) == ["Jadi 10 · Rp200.000", "Tetap 5 · Rp125.000"]

    asep.presses("Jadi 10 · Rp200.000")

    shown = asep.hears(timeout=10)
    assert shown.edited
    assert shown.message_id == asked.message_id
    assert "10 botol x Rp20.000 = Rp200.000" in shown.words
    asep.presses("Konfirmasi pesanan")
    assert "dicatat" in asep.hears(timeout=10).words


def test_too_few_may_stay_at_the_retail_price(sambal_ibu: Network) -> None:
    euis = sambal_ibu.person(EUIS)
    euis.says("/order sambal bawang 5")
    euis.hears(timeout=10)

    euis.presses("Tetap 5 · Rp125.000")

    assert "5 botol x Rp25.000 = Rp125.000" in euis.hears(timeout=10).words
    euis.presses("Konfirmasi pesanan")
    no = order_no(euis.hears(timeout=10).words)
    in_sheet(sambal_ibu, no)
    assert items(sambal_ibu, no) == [("1", "SMB-01", "5", "Rp25.000", "retail", "Rp125.000", "Rp12.000")]


def test_a_button_pressed_ten_times_records_one_order(sambal_ibu: Network) -> None:
    budi = sambal_ibu.person(BUDI)
    budi.says("/order krupuk udang 50")
    shown = budi.hears(timeout=10)

    for _ in range(10):
        budi.presses("Konfirmasi pesanan", message=shown)

    no = order_no(budi.hears(timeout=10).words)
    alerts = budi.alerts(at_least=9, timeout=10)
    assert [alert.text for alert in alerts if alert.text] == [f"Sudah dicatat sebagai {no}."] * 9
    in_sheet(sambal_ibu, no)
    time.sleep(2)
    assert len([row for row in sambal_ibu.rows("Pesanan") if row["Mitra ID"] == "M003"]) == 1


def test_the_button_of_an_older_draft_does_nothing(sambal_ibu: Network) -> None:
    fatimah = sambal_ibu.person(FATIMAH)
    fatimah.says("/order sambal bawang 10")
    older = fatimah.hears(timeout=10)
    fatimah.says("/order sambal ijo 12")
    fatimah.hears(timeout=10)

    fatimah.presses("Konfirmasi pesanan", message=older)

    (alert,) = fatimah.alerts(at_least=1, timeout=10)
    assert "Tombol ini dari pesan lama" in alert.text


def test_an_order_by_buttons_is_one_message_also_over_a_restart(sambal_ibu: Network) -> None:
    maruf = sambal_ibu.person(MARUF)
    maruf.says("/order")
    listed = maruf.hears(timeout=10)
    assert "Krupuk Bawang" in listed.words
    pages = [listed]

    def goes_on(label: str, part: str) -> None:
        maruf.presses(label, message=pages[-1])
        pages.append(maruf.hears(timeout=10))
        assert part in pages[-1].words

    goes_on("Krupuk Udang", "Mau berapa bungkus?")
    goes_on("50", "50 bungkus x Rp10.000 = Rp500.000")
    sambal_ibu.stop()
    sambal_ibu.start()
    goes_on("Ubah", "Mau ubah apa?")
    goes_on("Catatan", "Tulis catatannya")
    assert {page.message_id for page in pages} == {listed.message_id}
    assert all(page.edited for page in pages[1:])
    maruf.says("kirim sore ya")
    shown = maruf.hears(timeout=10)
    assert not shown.edited
    assert "Catatan: kirim sore ya" in shown.words
    eventually(lambda: not any(m.labels for m in maruf.chat() if m.message_id == listed.message_id))

    maruf.presses("Konfirmasi pesanan", message=shown)

    no = order_no(hear(maruf, "✅ Pesanan").words)
    assert in_sheet(sambal_ibu, no)["Catatan"] == "kirim sore ya"
    assert 'kirim sore ya"' in hear(sambal_ibu.owner, no).words


def test_an_edited_message_changes_its_draft(sambal_ibu: Network) -> None:
    sri = sambal_ibu.person(SRI)
    said = sri.says("/order sambal bawang 10")
    older = sri.hears(timeout=10)

    sri.edits(said, "/order sambal bawang 12")

    assert "12 botol x Rp20.000 = Rp240.000" in sri.hears(timeout=10).words
    sri.presses("Konfirmasi pesanan", message=older)
    assert "pesan lama" in sri.alerts(at_least=1, timeout=10)[0].text


@pytest.mark.parametrize(
    ("says", "hears"),
    [
        ("/order rendang 5", "Rendang tidak ada di daftar kami."),
        ("/order sambal 10", "sambal yang mana?"),
        ("/order sambal bawang 0", 'Jumlah di "sambal bawang 0" belum bisa dipakai.'),
        ("/order sambal bawang -5", "Sambal Bawang berapa botol?"),
        ("/order sambal bawang 1000000000", "belum bisa dipakai."),
        ("/order sambal bawang banyak", "Sambal Bawang berapa botol?"),
        ("/order krupuk bawang 12", "dijual per 5 bungkus. 12 belum bisa; yang terdekat 10 atau 15."),
        ("/order sambal ijo 5000", "Sambal Ijo tinggal"),
        ("/order sambel bwang 10", "Sambal Bawang 10 botol x Rp20.000 = Rp200.000"),
        ("/order sambal bawang 2 lusin", "24 botol x Rp20.000"),
        ("/order sambal bawang 9", "Lebih hemat"),
    ],
)
def test_bad_input_gets_a_clear_sentence(sambal_ibu: Network, says: str, hears: str) -> None:
    yanti = sambal_ibu.person(YANTI)

    yanti.says(says)

    assert hears.casefold() in yanti.hears(timeout=10).words.casefold()


def test_formulas_and_markup_arrive_as_text(sambal_ibu: Network) -> None:
    mallory = sambal_ibu.people.user(700000000000666, '<b>=HYPERLINK("http://x";"y")</b>')
    mallory.says("/order <b>sambal</b> 1")
    assert mallory.hears(timeout=10).entities == ()

    lilis = sambal_ibu.person(LILIS)
    lilis.says("/order =HYPERLINK(1) 10")
    answer = lilis.hears(timeout=10)
    assert not [e for e in answer.entities if e["type"] in ("bold", "text_link", "code")]


def test_the_owner_orders_for_a_partner_without_telegram(sambal_ibu: Network) -> None:
    owner = sambal_ibu.owner
    owner.says("/order untuk Bu Tini: sambal bawang 10")
    hear(owner, "Cek dulu ya, Bu Tini:")
    owner.presses("Konfirmasi pesanan")
    no = order_no(hear(owner, "✅ Pesanan").words)
    assert in_sheet(sambal_ibu, no)["Nama"] == "Bu Tini"


def test_a_message_delivered_twice_is_handled_once(sambal_ibu: Network) -> None:
    ningsih = sambal_ibu.person(NINGSIH)
    sambal_ibu.people.duplicate_next_update()

    ningsih.says("/order sambal bawang 50")

    ningsih.hears(timeout=10)
    assert ningsih.hears_nothing(seconds=1.5)


def test_a_flood_is_answered_with_one_hint_and_then_silence(sambal_ibu: Network) -> None:
    agus = sambal_ibu.person(AGUS)
    sambal_ibu.people.inject([{"user": AGUS, "text": "/bantuan"} for _ in range(30)])

    eventually(lambda: [m for m in agus.chat() if m.from_bot and "cepat sekali" in m.words], seconds=25)

    assert len([m for m in agus.chat() if m.from_bot and "cepat sekali" in m.words]) == 1


def test_a_price_that_moved_is_shown_before_anything_is_recorded(sambal_ibu: Network) -> None:
    rina = sambal_ibu.person(RINA)
    rina.says("/order nastar 6")
    assert "6 toples x Rp62.000" in rina.hears(timeout=10).words
    cell = sambal_ibu.price_cell("KUE-01", "reseller", "6")
    sambal_ibu.sheet.type("Harga", cell, "63.000")
    eventually(lambda: _price_in_force(sambal_ibu, "KUE-01|reseller|6|") == 63_000)

    rina.presses("Konfirmasi pesanan")

    moved = rina.hears(timeout=10)
    assert "Rp62.000 jadi Rp63.000" in moved.words
    assert "belum dicatat" in moved.words
    rina.presses("Konfirmasi pesanan")
    assert "dicatat" in rina.hears(timeout=10).words


def _price_in_force(network: Network, key: str) -> int:
    assert network.running is not None
    ledger = network.running.mitra.ledger
    assert ledger is not None
    return ledger.book.prices[key].price


def test_two_partners_never_both_get_the_last_piece(sambal_ibu: Network) -> None:
    dewi, lilis = sambal_ibu.person(DEWI), sambal_ibu.person(LILIS)
    for person in (dewi, lilis):
        person.says("/order kastengel 24")
        assert "24 toples x Rp75.000" in person.hears(timeout=10).words

    for person in (dewi, lilis):
        person.presses("Konfirmasi pesanan")

    heard = [person.hears(timeout=10).words for person in (dewi, lilis)]
    assert sum("✅" in text for text in heard) == 1
    assert sum("habis" in text for text in heard) == 1
