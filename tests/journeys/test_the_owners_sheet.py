"""The owner edits the Sheet by hand, and the bot obeys, or says with the cell's address why it cannot."""

import time

from sheets.tabs import TABS
from tests.bot.qr import as_jpeg, qr_png
from tests.commands.qris_codes import code
from tests.journeys.conftest import ASEP, ASKING, BUDI, SITI, TOKEN, Network, eventually, hear
from tests.journeys.test_ordering import order_no

EUIS, FATIMAH, SRI = (900000000000100 + n for n in (7, 9, 11))


def fault_of(network: Network, tab: str, row: int) -> str:
    header, *rows = network.sheet.read(tab)
    cells = rows[row - 2]
    index = header.index("Cek")
    return cells[index] if index < len(cells) else ""


def row_number(cell: str) -> int:
    return int("".join(filter(str.isdigit, cell)))


def test_a_changed_price_holds_for_the_next_question(sambal_ibu: Network) -> None:
    siti = sambal_ibu.person(SITI)
    sambal_ibu.sheet.type("Harga", sambal_ibu.price_cell("SMB-02", "reseller", "10"), "21.500")

    def price() -> str:
        siti.says("/harga sambal ijo")
        return siti.hears(timeout=10).words

    eventually(price, lambda text: "Rp21.500" in text, pause=ASKING)


def test_a_price_in_words_keeps_the_old_one_and_names_the_cell(sambal_ibu: Network) -> None:
    siti = sambal_ibu.person(SITI)
    cell = sambal_ibu.price_cell("SMB-03", "reseller", "10")

    sambal_ibu.sheet.type("Harga", cell, "dua puluh")

    complaint = f'Tab Harga, kotak {cell}: "dua puluh" bukan angka. Tulis 20000 atau 20.000.'
    eventually(lambda: fault_of(sambal_ibu, "Harga", row_number(cell)), lambda seen: seen == complaint)
    hear(sambal_ibu.owner, complaint)
    siti.says("/harga sambal terasi")
    assert "Rp20.000" in siti.hears(timeout=10).words
    sambal_ibu.sheet.type("Harga", cell, "20rb")
    eventually(lambda: fault_of(sambal_ibu, "Harga", row_number(cell)), lambda seen: seen == "")


def test_a_suspicious_price_waits_for_the_owners_tap(sambal_ibu: Network) -> None:
    owner, siti = sambal_ibu.owner, sambal_ibu.person(SITI)
    cell = sambal_ibu.price_cell("SMB-01", "reseller", "10")

    sambal_ibu.sheet.type("Harga", cell, 25)

    asked = hear(owner, "Maksudnya Rp25.000?")
    assert "tetap Rp20.000" in asked.words
    eventually(lambda: "ditahan" in fault_of(sambal_ibu, "Harga", row_number(cell)))
    siti.says("/harga sambal bawang")
    assert "Rp20.000" in siti.hears(timeout=10).words
    owner.presses("Tetap Rp20.000", message=asked)
    hear(owner, "Rp20.000")
    eventually(lambda: sambal_ibu.sheet.values("Harga", cell), lambda seen: seen == [[20000]])
    eventually(lambda: fault_of(sambal_ibu, "Harga", row_number(cell)), lambda seen: seen == "")


def test_a_status_goes_to_the_partner_with_courier_and_tracking(sambal_ibu: Network) -> None:
    asep = sambal_ibu.person(ASEP)
    asep.says("/order sambal bawang 10")
    hear(asep, "Cek dulu ya")
    asep.presses("Konfirmasi pesanan")
    no = order_no(hear(asep, "✅ Pesanan").words)
    eventually(lambda: [row for row in sambal_ibu.rows("Pesanan") if row["No"] == no])
    stock = _stock(sambal_ibu, "SMB-01")
    sambal_ibu.sheet.type("Pesanan", sambal_ibu.cell("Pesanan", no, "Kurir"), "JNE")
    sambal_ibu.sheet.type("Pesanan", sambal_ibu.cell("Pesanan", no, "Resi"), "CONTOH00017")

    sambal_ibu.sheet.type("Pesanan", sambal_ibu.cell("Pesanan", no, "Status"), "Dikirim")

    assert "JNE, resi CONTOH00017" in hear(asep, f"📦 {no} dikirim").words
    eventually(lambda: _stock(sambal_ibu, "SMB-01"), lambda seen: seen == stock - 10)


def test_an_illegal_move_is_put_back_and_explained(sambal_ibu: Network) -> None:
    euis = sambal_ibu.person(EUIS)
    euis.says("/order sambal bawang 10")
    hear(euis, "Cek dulu ya")
    euis.presses("Konfirmasi pesanan")
    no = order_no(hear(euis, "✅ Pesanan").words)
    eventually(lambda: [row for row in sambal_ibu.rows("Pesanan") if row["No"] == no])

    sambal_ibu.sheet.type("Pesanan", sambal_ibu.cell("Pesanan", no, "Status"), "Selesai")

    hear(sambal_ibu.owner, no)
    eventually(
        lambda: [row["Status"] for row in sambal_ibu.rows("Pesanan") if row["No"] == no],
        lambda seen: seen == ["Baru"],
    )


def test_a_count_over_stock_is_a_difference_and_new_goods_are_added(sambal_ibu: Network) -> None:
    before = _stock(sambal_ibu, "KUE-02")
    sambal_ibu.sheet.type("Produk", _product_cell(sambal_ibu, "KUE-02", "Stok"), before + 16)
    eventually(lambda: _shelf(sambal_ibu, "KUE-02"), lambda seen: seen == before + 16)

    sambal_ibu.sheet.type("Produk", _product_cell(sambal_ibu, "KUE-02", "Tambah stok"), "12")

    eventually(lambda: _stock(sambal_ibu, "KUE-02"), lambda seen: seen == before + 28)
    product = next(row for row in sambal_ibu.rows("Produk") if row["SKU"] == "KUE-02")
    assert product["Tambah stok"] == ""
    time.sleep(2)
    assert _shelf(sambal_ibu, "KUE-02") == before + 28


def test_postage_completes_the_bill(sambal_ibu: Network) -> None:
    sri = sambal_ibu.person(SRI)
    sri.says("/order krupuk udang 10")
    hear(sri, "Cek dulu ya")
    sri.presses("Konfirmasi pesanan")
    no = order_no(hear(sri, "ongkir masih dihitung").words)
    eventually(lambda: [row for row in sambal_ibu.rows("Pesanan") if row["No"] == no])

    sambal_ibu.sheet.type("Pesanan", sambal_ibu.cell("Pesanan", no, "Ongkir"), "15rb")

    assert "Rp135.000" in hear(sri, no).words
    eventually(
        lambda: [row["Total"] for row in sambal_ibu.rows("Pesanan") if row["No"] == no],
        lambda seen: seen == ["Rp135.000"],
    )


def test_a_new_partner_row_gets_its_id_and_a_link_that_works_once(sambal_ibu: Network) -> None:
    row = len(sambal_ibu.sheet.read("Mitra")) + 1
    sambal_ibu.sheet.type("Mitra", f"A{row}", "Bu Ani <b>=1+1</b>")
    sambal_ibu.sheet.type("Mitra", f"C{row}", "reseller")

    def link() -> str:
        return next((r["Undangan"] for r in sambal_ibu.rows("Mitra") if r["Nama"].startswith("Bu Ani")), "")

    url = eventually(link, seconds=25)
    ani = sambal_ibu.people.user(700000000000010, "Ani")
    ani.starts(url.partition("start=")[2])

    assert "Bu Ani <b>=1+1</b>" in ani.hears(timeout=10).words
    ani.says("/harga sambal bawang")
    assert "Rp20.000" in ani.hears(timeout=10).words
    seen = eventually(
        lambda: next(r for r in sambal_ibu.rows("Mitra") if r["Nama"].startswith("Bu Ani")),
        lambda cells: cells["Telegram ID"] != "",
    )
    assert (seen["ID"], seen["Telegram ID"], seen["Bot"]) == ("M023", "700000000000010", "tersambung")
    other = sambal_ibu.people.user(700000000000011, "Orang lain")
    other.starts(url.partition("start=")[2])
    assert "Bu Ani" not in other.hears(timeout=10).words


def test_a_new_product_gets_a_sku_and_is_sold(sambal_ibu: Network) -> None:
    siti = sambal_ibu.person(SITI)
    row = len(sambal_ibu.sheet.read("Produk")) + 1
    sambal_ibu.sheet.type("Produk", f"A{row}", "Sambal Matah")
    sambal_ibu.sheet.type("Produk", f"H{row}", "sambal")
    price = len(sambal_ibu.sheet.read("Harga")) + 1
    for cell, typed in (("A", "Sambal Matah"), ("C", "reseller"), ("D", "10"), ("E", "Rp 22.000,-")):
        sambal_ibu.sheet.type("Harga", f"{cell}{price}", typed)

    def answer() -> str:
        siti.says("/harga sambal matah")
        return siti.hears(timeout=10).words

    eventually(answer, lambda text: "Rp22.000" in text, seconds=30, pause=ASKING)
    assert next(r for r in sambal_ibu.rows("Produk") if r["Nama"] == "Sambal Matah")["SKU"] == "SMB-04"


def test_a_partner_set_to_nonaktif_can_no_longer_order(sambal_ibu: Network) -> None:
    fatimah = sambal_ibu.person(FATIMAH)
    sambal_ibu.sheet.type("Mitra", sambal_ibu.cell("Mitra", "Bu Haji Fatimah", "Status"), "nonaktif")

    def answer() -> str:
        fatimah.says("/order sambal bawang 10")
        return fatimah.hears(timeout=10).words

    eventually(answer, lambda text: "tidak aktif" in text, pause=ASKING)


def test_sorting_a_tab_changes_nothing(sambal_ibu: Network) -> None:
    siti, budi = sambal_ibu.person(SITI), sambal_ibu.person(BUDI)
    sambal_ibu.sheet.sort("Harga", "E", descending=True)
    sambal_ibu.sheet.sort("Mitra", "A")
    sambal_ibu.sheet.sort("Produk", "A", descending=True)
    time.sleep(3)

    siti.says("/harga nastar")
    budi.says("/harga krupuk udang")

    assert "Rp62.000" in hear(siti, "Nastar").words
    assert "mulai 100 bungkus: Rp9.500" in hear(budi, "Krupuk Udang").words


def test_a_new_language_is_spoken_by_everybody(fresh: Network) -> None:
    siti = fresh.person(SITI)
    fresh.sheet.type("Pengaturan", fresh.cell("Pengaturan", "Bahasa", "Nilai"), "English")

    def answer() -> str:
        siti.says("/order sambal bawang 5")
        return siti.hears(timeout=10).words

    eventually(answer, lambda text: "the reseller price starts at 10" in text, pause=ASKING)


def _product_cell(network: Network, sku: str, header: str) -> str:
    name = next(row["Nama"] for row in network.rows("Produk") if row["SKU"] == sku)
    return network.cell("Produk", name, header)


def _stock(network: Network, sku: str) -> int:
    return int(next(row["Stok"] for row in network.rows("Produk") if row["SKU"] == sku))


def _shelf(network: Network, sku: str) -> int:
    assert network.running is not None
    ledger = network.running.mitra.ledger
    assert ledger is not None
    return ledger.book.shelf[sku]


def test_the_picture_of_her_qris_becomes_the_setting_once_she_says_so(sambal_ibu: Network) -> None:
    owner, payload = sambal_ibu.owner, code()

    def setting() -> str:
        return next(str(row["Nilai"]) for row in sambal_ibu.rows("Pengaturan") if row["Nama"] == "QRIS")

    owner.sends_photo(as_jpeg(qr_png(payload)))
    asked = hear(owner, "Pakai QRIS ini, a.n. Sambal Ibu (Cirebon)?")
    assert setting() == ""
    owner.presses("Pakai", message=asked)
    hear(owner, "✅ QRIS a.n. Sambal Ibu dipakai")

    eventually(setting, lambda seen: seen == payload)


def test_a_partners_picture_is_never_fetched_and_no_address_of_a_file_stands_anywhere(
    sambal_ibu: Network,
) -> None:
    siti, owner = sambal_ibu.person(SITI), sambal_ibu.owner
    fetched = sambal_ibu.people.counters().get("getFile", 0)

    siti.sends_photo(qr_png(code("Bukan Toko")))
    siti.hears(timeout=25)
    siti.says("/bantuan")
    hear(siti, "/harga")

    assert sambal_ibu.people.counters().get("getFile", 0) == fetched
    said = [message.words for person in (siti, owner) for message in person.chat() if message.from_bot]
    cells = [str(cell) for tab in TABS for row in sambal_ibu.sheet.read(tab) for cell in row]
    assert not [text for text in (*said, *cells) if TOKEN in text or "/file/" in text]
