"""What owners type into their tabs, and what is made of it: rows or faults with a cell's address."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commands.faults import Fault, Reason
from commands.rules.catalog import Component, Counting, Pack, PriceRow, Product, Shortfall, Tier
from commands.rules.network import Group, Member, Partner, Person, Reach, Role, Standing
from commands.rules.orders import Delivery, OrderStatus, PayMethod
from commands.rules.payments import PaymentState, PaymentWay
from sheets import rows
from sheets.rows import READERS, Context, Names, TabReading
from sheets.tabs import TABS

TODAY = date(2026, 11, 24)
PRODUCTS = (
    Product("SMB-01", "Sambal Bawang", group="sambal", other_names=("bawang",)),
    Product("SMB-02", "Sambal Ijo", group="sambal", other_names=("ijo",)),
    Product("KRP-01", "Krupuk Udang", group="krupuk", other_names=("udang",)),
    Product("KRP-02", "Krupuk Bawang", group="krupuk", other_names=("bawang",)),
    Product("PKT-01", "Paket Hemat"),
)
KNOWN = Context(
    TODAY, names=Names.of(["retail", "reseller", "agen"], PRODUCTS, [("M001", "Siti"), ("M002", "Tini")])
)


def grid(tab: str, *typed: dict[str, Any]) -> list[list[Any]]:
    headers = TABS[tab].headers
    return [list(headers), *([row.get(header) for header in headers] for row in typed)]


def values(reading: TabReading[Any]) -> list[Any]:
    assert reading.faults == ()
    assert reading.header_faults == ()
    return [row.value for row in reading.rows]


def only_fault(reading: TabReading[Any]) -> Fault:
    assert reading.rows == ()
    [fault] = reading.faults
    return fault


# Harga


@pytest.mark.parametrize(
    ("typed", "price"),
    [
        (20000, 20_000),
        (20000.0, 20_000),
        ("20000", 20_000),
        ("20.000", 20_000),
        ("Rp20.000", 20_000),
        ("Rp 20.000,-", 20_000),
        ("20rb", 20_000),
        ("20 ribu", 20_000),
        ("1,5jt", 1_500_000),
        (25, 25),
    ],
)
def test_a_price_is_read_as_people_type_it(typed: Any, price: int) -> None:
    typed_row = {"Produk": "SMB-01", "Tingkat": "reseller", "Min beli": 10, "Harga": typed}

    assert values(rows.read_prices(grid("Harga", typed_row), KNOWN)) == [
        PriceRow("SMB-01", "reseller", 10, price)
    ]


@pytest.mark.parametrize(
    ("header", "typed", "reason"),
    [
        ("Harga", "dua puluh", Reason.NOT_RUPIAH),
        ("Harga", True, Reason.NOT_RUPIAH),
        ("Harga", "", Reason.REQUIRED),
        ("Harga", 0, Reason.TOO_SMALL),
        ("Harga", -20000, Reason.TOO_SMALL),
        ("Harga", 20000.5, Reason.NOT_RUPIAH),
        ("Harga", "#REF!", Reason.FORMULA_ERROR),
        ("Min beli", "sepuluh", Reason.NOT_A_COUNT),
        ("Min beli", 0, Reason.TOO_SMALL),
        ("Min beli", 10**12, Reason.TOO_LARGE),
        ("Mulai", "besok", Reason.RELATIVE_DATE),
        ("Mulai", "31/2", Reason.NOT_A_DATE),
        ("Sampai", "kapan-kapan", Reason.NOT_A_DATE),
        ("Tingkat", "", Reason.REQUIRED),
        ("Tingkat", "distributor", Reason.UNKNOWN_TIER),
        ("Produk", "Rendang", Reason.UNKNOWN_PRODUCT),
        ("Produk", "bawang", Reason.AMBIGUOUS),
    ],
)
def test_a_cell_that_cannot_be_used_is_a_fault_with_its_address(
    header: str, typed: Any, reason: Reason
) -> None:
    typed_row = {"Produk": "SMB-01", "Tingkat": "reseller", "Harga": 20000} | {header: typed}

    fault = only_fault(rows.read_prices(grid("Harga", {}, typed_row), KNOWN))

    column = "ABCDEFG"[TABS["Harga"].headers.index(header)]
    assert (fault.tab, fault.cell, fault.header, fault.reason) == ("Harga", f"{column}3", header, reason)


def test_one_bad_price_leaves_the_other_rows_in_force() -> None:
    typed = grid(
        "Harga",
        {"Produk": "SMB-01", "Tingkat": "retail", "Harga": 25000},
        {"Produk": "SMB-01", "Tingkat": "agen", "Min beli": 50, "Harga": "dua puluh"},
        {"Produk": "sambal", "Tingkat": "Reseller", "Min beli": 10, "Harga": "20rb"},
    )

    reading = rows.read_prices(typed, KNOWN)

    assert [row.value for row in reading.rows] == [
        PriceRow("SMB-01", "retail", 1, 25_000),
        PriceRow("sambal", "reseller", 10, 20_000, for_group=True),
    ]
    assert reading.faults == (Fault("Harga", "E3", "Harga", "dua puluh", Reason.NOT_RUPIAH),)
    assert [(row.row, row.key) for row in reading.faulty] == [(3, "SMB-01|agen|50|")]


def test_a_promo_has_its_days_and_must_not_end_before_it_starts() -> None:
    promo = {"Produk": "ijo", "Tingkat": "retail", "Harga": 22000, "Mulai": "24/11", "Sampai": "30 Nov"}

    good = rows.read_prices(grid("Harga", promo), KNOWN)
    bad = rows.read_prices(grid("Harga", promo | {"Sampai": "1 Nov"}), KNOWN)

    assert values(good) == [PriceRow("SMB-02", "retail", 1, 22_000, date(2026, 11, 24), date(2026, 11, 30))]
    assert only_fault(bad).reason is Reason.ENDS_BEFORE_START


def test_two_rows_with_one_key_are_both_reported_even_where_one_is_faulty() -> None:
    typed = grid(
        "Harga",
        {"Produk": "SMB-01", "Tingkat": "retail", "Harga": 25000},
        {"Produk": "sambal bawang", "Tingkat": "RETAIL", "Min beli": 1, "Harga": "mahal"},
        {"Produk": "SMB-02", "Tingkat": "retail", "Harga": 25000},
    )

    reading = rows.read_prices(typed, KNOWN)

    assert [row.value.target for row in reading.rows] == ["SMB-02"]
    assert [(f.cell, f.reason, f.options) for f in reading.faults] == [
        ("A2", Reason.DUPLICATE_KEY, ("A3",)),
        ("A3", Reason.DUPLICATE_KEY, ("A2",)),
        ("E3", Reason.NOT_RUPIAH, ()),
    ]


def test_an_unknown_name_brings_the_near_ones() -> None:
    typed = grid("Harga", {"Produk": "sambal bawng", "Tingkat": "retail", "Harga": 1})

    assert "Sambal Bawang (SMB-01)" in only_fault(rows.read_prices(typed, KNOWN)).options


# Headers


def test_headers_may_be_moved_spaced_and_cased_and_other_columns_stand_between() -> None:
    typed: list[list[Any]] = [
        ["catatan saya", " HARGA ", "tingkat", "Mulai", "Sampai", "min  beli", "Produk"],
        ["murah!", "20rb", "agen", None, None, 50, "SMB-01"],
    ]

    reading = rows.read_prices(typed, KNOWN)

    assert values(reading) == [PriceRow("SMB-01", "agen", 50, 20_000)]
    assert reading.layout.cell("Harga", 2) == "B2"


def test_a_missing_and_a_doubled_header_are_named_and_give_no_rows() -> None:
    typed: list[list[Any]] = [
        ["Produk", "Tingkat", "Harga", "Mulai", "Sampai", "harga"],
        ["SMB-01", "agen", 20000, None, None, 19000],
    ]

    reading = rows.read_prices(typed, KNOWN)

    assert reading.rows == ()
    assert reading.header_faults == (
        Fault("Harga", "", "Min beli", "", Reason.HEADER_MISSING),
        Fault("Harga", "F1", "Harga", "Harga", Reason.HEADER_DUPLICATE, ("C1", "F1")),
    )


def test_blank_rows_and_unticked_boxes_are_no_rows() -> None:
    typed = grid("Produk", {}, {"Aktif": False, "Pantau stok": False}, {"Nama": "  "}, {"Nama": "Nastar"})

    reading = rows.read_products(typed, KNOWN)

    assert [(row.row, row.value.product.name) for row in reading.rows] == [(5, "Nastar")]


# Produk


def test_a_product_row_with_only_a_name_works() -> None:
    reading = rows.read_products(grid("Produk", {"Nama": "Nastar"}), KNOWN)

    [stocked] = values(reading)
    assert stocked.product == Product("", "Nastar", unit="pcs", active=True, tracks_stock=False)
    assert (stocked.stock, stocked.added, reading.rows[0].key) == (None, None, "")


def test_a_full_product_row_is_read_as_typed() -> None:
    typed = {
        "Nama": "Sambal Bawang",
        "Stok": 40,
        "Tambah stok": "12",
        "HPP": "12rb",
        "Satuan": "botol",
        "Kelompok": "sambal",
        "Aktif": "iya",
        "SKU": "SMB-01",
        "Kemasan": "dus 24, renteng 6",
        "Kelipatan": 5,
        "Maks per pesanan": 200,
        "Pantau stok": True,
        "Ingatkan saat sisa": 20,
        "Nama lain": "bawang; sambel bawang, bawang",
        "Harga jual minimal": 24000,
        "Tahan (hari)": 90,
        "PO": 46350,
        "Kuota per hari": 100,
        "Berat (gram)": 150,
        "Keterangan": "Pedas sedang",
    }

    [stocked] = values(rows.read_products(grid("Produk", typed), KNOWN))

    assert (stocked.stock, stocked.added) == (40, 12)
    assert stocked.product == Product(
        "SMB-01",
        "Sambal Bawang",
        unit="botol",
        group="sambal",
        other_names=("bawang", "sambel bawang"),
        packs=(Pack("dus", 24), Pack("renteng", 6)),
        multiple=5,
        max_per_order=200,
        tracks_stock=True,
        low_mark=20,
        cost=12_000,
        lowest_resale=24_000,
        keeps_days=90,
        preorder_from=date(2026, 11, 24),
        daily_quota=100,
        grams=150,
        note="Pedas sedang",
    )


def test_a_group_spelled_in_two_ways_is_one_group() -> None:
    typed = grid("Produk", {"Nama": "A", "Kelompok": "Sambal"}, {"Nama": "B", "Kelompok": "sambal "})

    assert [stocked.product.group for stocked in values(rows.read_products(typed, KNOWN))] == [
        "Sambal",
        "Sambal",
    ]


@pytest.mark.parametrize(
    ("header", "typed", "reason"),
    [
        ("Aktif", "mungkin", Reason.NOT_YES_NO),
        ("Kemasan", "dus", Reason.NOT_PACKS),
        ("Kemasan", "24", Reason.NOT_PACKS),
        ("Stok", "banyak", Reason.NOT_A_COUNT),
        ("SKU", 123456789012345678, Reason.DIGITS_LOST),
        ("Nama", "x" * 201, Reason.TOO_LONG),
        ("PO", "lusa", Reason.RELATIVE_DATE),
    ],
)
def test_a_product_cell_that_cannot_be_read_says_why(header: str, typed: Any, reason: Reason) -> None:
    fault = only_fault(rows.read_products(grid("Produk", {"Nama": "Nastar"} | {header: typed}), KNOWN))

    assert (fault.header, fault.reason) == (header, reason)
    assert len(fault.typed) <= 60


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("seperempat", Reason.NOT_PERCENT), (12.5, Reason.NOT_PERCENT), (120, Reason.TOO_LARGE)],
)
def test_a_percentage_that_cannot_be_used_says_why(typed: Any, reason: Reason) -> None:
    partner = {"Nama": "A", "Tingkat": "agen", "Komisi %": typed}

    assert only_fault(rows.read_partners(grid("Mitra", partner), KNOWN)).reason is reason


@pytest.mark.parametrize("yes", ["ya", "iya", "y", "Y", "TRUE", True, " Ya "])
@pytest.mark.parametrize("no", ["tidak", "tdk", "FALSE", False, "Tidak"])
def test_yes_and_no_are_read_as_people_type_them(yes: Any, no: Any) -> None:
    typed = grid("Produk", {"Nama": "A", "Aktif": no, "Pantau stok": yes})

    [stocked] = values(rows.read_products(typed, KNOWN))

    assert (stocked.product.active, stocked.product.tracks_stock) == (False, True)


# The other tabs


def test_a_tier_row_has_its_defaults() -> None:
    typed = grid(
        "Tingkat",
        {"Tingkat": "retail", "Urutan": 0, "Minimum dihitung": "per produk", "Kalau kurang": "boleh"},
        {"Tingkat": "warung", "Batas utang (Rp)": "2jt", "Tempo (hari)": 14, "Boleh bayar di tempat": "ya"},
    )

    assert values(rows.read_tiers(typed, KNOWN)) == [
        Tier("retail", 0, Counting.PER_PRODUCT, Shortfall.ALLOW),
        Tier("warung", None, Counting.MIXED, Shortfall.ASK, 2_000_000, 14, cash_at_door=True),
    ]


def test_a_word_outside_the_list_names_the_list() -> None:
    fault = only_fault(rows.read_tiers(grid("Tingkat", {"Tingkat": "x", "Kalau kurang": "entah"}), KNOWN))

    assert (fault.reason, fault.options) == (Reason.NOT_A_CHOICE, ("tanya", "boleh", "tolak"))


def test_a_bundle_names_its_parts_and_cannot_hold_itself() -> None:
    good = grid("Paket", {"Paket": "Paket Hemat", "Isi": "udang", "Jumlah": 2, "Setor per satuan": "9rb"})
    bad = grid("Paket", {"Paket": "PKT-01", "Isi": "paket hemat"})

    assert values(rows.read_components(good, KNOWN)) == [Component("PKT-01", "KRP-01", 2, "", 9_000)]
    assert only_fault(rows.read_components(bad, KNOWN)).reason is Reason.ITSELF_INSIDE


def test_postage_of_a_city_may_be_free_but_not_empty() -> None:
    typed = grid("Ongkir", {"Kota": "Cirebon", "Harga": 0}, {"Kota": "Sidoarjo"})

    reading = rows.read_postage(typed, KNOWN)

    assert [(row.value.city, row.value.fee) for row in reading.rows] == [("Cirebon", 0)]
    assert [(f.cell, f.reason) for f in reading.faults] == [("C3", Reason.REQUIRED)]


def test_a_partner_is_parted_from_what_is_personal() -> None:
    typed = {
        "Nama": "Siti Rohmah",
        "Tingkat": "Reseller",
        "Status": "coba",
        "HP": "0812-0000-0001",
        "Kota": "Cirebon",
        "Bot": "tersambung",
        "Jenis": "reseller",
        "Panggilan": "Mbak Siti",
        "Alamat": "Gang Contoh 3",
        "Batas utang (Rp)": 0,
        "Target (Rp/bulan)": "1jt",
        "Komisi %": 0.25,
        "Diajak oleh": "tini",
        "Perjanjian sampai": "31/12/2026",
        "Bergabung": 46034,
        "Telegram ID": "900000000000101",
        "Username": "contoh_siti",
        "ID": "M009",
    }

    [known] = values(rows.read_partners(grid("Mitra", typed), KNOWN))

    assert known.person == Person(
        "M009", "Siti Rohmah", "Mbak Siti", "0812-0000-0001", "Gang Contoh 3", "contoh_siti"
    )
    assert known.partner == Partner(
        "M009",
        "reseller",
        Standing.TRIAL,
        kind="reseller",
        city="Cirebon",
        credit_limit=0,
        monthly_target=1_000_000,
        commission_percent=25,
        invited_by="M002",
        joined=date(2026, 1, 12),
        agreement_ends=date(2026, 12, 31),
        telegram_id=900000000000101,
        reach=Reach.CONNECTED,
    )


def test_who_waits_for_approval_needs_no_tier_and_everybody_else_does() -> None:
    typed = grid("Mitra", {"Nama": "A", "Status": "menunggu"}, {"Nama": "B"})

    reading = rows.read_partners(typed, KNOWN)

    assert [row.value.partner.standing for row in reading.rows] == [Standing.APPLIED]
    assert [(f.cell, f.reason) for f in reading.faults] == [("C3", Reason.REQUIRED)]


def test_junk_over_a_bots_own_cell_does_not_take_the_row_out_of_force() -> None:
    typed = grid("Mitra", {"Nama": "A", "Tingkat": "agen", "Telegram ID": "tanya Budi", "Bergabung": "dulu"})

    [known] = values(rows.read_partners(typed, KNOWN))

    assert (known.partner.telegram_id, known.partner.joined) == (None, None)


@pytest.mark.parametrize(
    ("typed", "percent"), [(25, 25), (25.0, 25), ("25", 25), ("25%", 25), ("25 %", 25), (0.25, 25), (0, 0)]
)
def test_a_percentage_is_read_as_people_and_as_the_sheet_write_it(typed: Any, percent: int) -> None:
    [known] = values(
        rows.read_partners(grid("Mitra", {"Nama": "A", "Tingkat": "agen", "Komisi %": typed}), KNOWN)
    )

    assert known.partner.commission_percent == percent


def test_the_team_and_the_groups_are_read() -> None:
    team = grid("Tim", {"Nama": "Bu Ratna", "Peran": "Pemilik"}, {"Nama": "Dian"})
    groups = grid("Grup", {"Nama": "Reseller", "Chat ID": "-1001234567890", "Tingkat harga": "reseller"})

    reading = rows.read_team(team, KNOWN)

    assert [(row.value.name, row.value.member) for row in reading.rows] == [
        ("Bu Ratna", Member("", Role.OWNER))
    ]
    assert [(f.cell, f.reason) for f in reading.faults] == [("C3", Reason.REQUIRED)]
    assert values(rows.read_groups(groups, KNOWN)) == [Group(-1001234567890, None, "Reseller", "reseller")]


def test_a_setting_holds_a_word_of_its_list_or_what_was_typed() -> None:
    typed = grid(
        "Pengaturan",
        {"Nama": "Nama usaha", "Nilai": "Sambal Ibu"},
        {"Nama": "ongkir", "Nilai": "Per Kota"},
        {"Nama": "Bahasa", "Nilai": ""},
        {"Nama": "Zona waktu", "Nilai": "GMT"},
        {"Nama": "Diskon", "Nilai": "10"},
    )

    reading = rows.read_settings(typed, KNOWN)

    assert [(row.value.name, row.value.value) for row in reading.rows] == [
        ("Nama usaha", "Sambal Ibu"),
        ("Ongkir", "per kota"),
        ("Bahasa", ""),
    ]
    assert [(f.cell, f.reason) for f in reading.faults] == [
        ("B5", Reason.NOT_A_CHOICE),
        ("A6", Reason.UNKNOWN_SETTING),
    ]


def test_an_order_typed_by_hand_and_one_of_the_bots_are_read() -> None:
    typed = grid(
        "Pesanan",
        {"Nama": "Bu Tini", "Isi": "Sambal Bawang 10", "Tanggal kirim": "besok", "Bayar": "cod"},
        {"No": "P261124-007", "Nama": "Siti", "Status": "dikirim", "Ongkir": "15rb", "Resi": "JP0012",
         "Cara kirim": "ekspedisi", "Mitra ID": "M001"},
    )  # fmt: skip

    by_hand, known = values(rows.read_orders(typed, KNOWN))

    assert (by_hand.no, by_hand.items, by_hand.ship_on) == ("", "Sambal Bawang 10", date(2026, 11, 25))
    assert (by_hand.status, by_hand.pay_method, by_hand.postage) == (None, PayMethod.AT_DOOR, None)
    assert (known.no, known.status, known.postage) == ("P261124-007", OrderStatus.SHIPPED, 15_000)
    assert (known.waybill, known.delivery, known.partner_id) == ("JP0012", Delivery.COURIER, "M001")


def test_a_payment_may_name_several_orders_or_none() -> None:
    typed = grid(
        "Pembayaran",
        {"Nama": "Siti", "No pesanan": "p261124-007, P261124-1001", "Jumlah": "488rb", "Cara": "transfer",
         "Status": "masuk"},
        {"Nama": "Tini", "Jumlah": 20000},
        {"Nama": "Tini", "Jumlah": 20000, "No pesanan": "yang kemarin"},
    )  # fmt: skip

    reading = rows.read_payments(typed, KNOWN)

    paid, unnamed = (row.value for row in reading.rows)
    assert (paid.orders, paid.amount) == (("P261124-007", "P261124-1001"), 488_000)
    assert (paid.way, paid.state) == (PaymentWay.TRANSFER, PaymentState.ARRIVED)
    assert (unnamed.orders, unnamed.way, unnamed.state) == ((), None, None)
    assert [(f.cell, f.reason) for f in reading.faults] == [("E4", Reason.NOT_AN_ORDER)]


def test_a_partner_called_by_a_name_that_two_have_is_not_guessed() -> None:
    known = Context(TODAY, names=Names.of(["agen"], (), [("M001", "Siti"), ("M002", "siti")]))
    typed = grid("Mitra", {"Nama": "A", "Tingkat": "agen", "Diajak oleh": "Siti"})

    [partner] = values(rows.read_partners(typed, known))

    assert partner.partner.invited_by == ""


def test_a_product_without_a_sku_cannot_be_named_yet() -> None:
    known = Context(TODAY, names=Names.of(["agen"], [Product("", "Nastar")]))
    typed = grid("Harga", {"Produk": "Nastar", "Tingkat": "agen", "Harga": 1000})

    assert only_fault(rows.read_prices(typed, known)).reason is Reason.UNKNOWN_PRODUCT


# Any grid of any cells

TYPED = st.sampled_from(
    ["20rb", "Rp 20.000,-", "besok", "24/11", "ya", "#REF!", "P261124-007", "dus 24", "SMB-01", "bawang",
     "reseller", "aktif", "Ongkir", "-1001", "\ud800", "\0", 46350, 0.25, 10**30, float("nan"), float("inf")]
)  # fmt: skip
CELLS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | TYPED


@given(
    tab=st.sampled_from(sorted(READERS)),
    has_headers=st.booleans(),
    cells=st.lists(st.lists(CELLS, max_size=28), max_size=4),
)
@settings(max_examples=400, deadline=None)
def test_any_grid_of_any_cells_gives_rows_and_faults_and_never_an_exception(
    tab: str,
    has_headers: bool,  # noqa: FBT001 - given by Hypothesis
    cells: list[list[Any]],
) -> None:
    header = [list(TABS[tab].headers)] if has_headers else []

    reading = READERS[tab](header + cells, KNOWN)

    seen = {row.row for row in reading.rows} | {row.row for row in reading.faulty}
    assert len(seen) == len(reading.rows) + len(reading.faulty)
    assert all(row.faults for row in reading.faulty)
    assert all(fault.cell for fault in reading.faults)


def test_every_cell_that_a_row_model_reads_is_a_column_of_the_contract() -> None:
    for tab, reader in READERS.items():
        reading = reader([[]], KNOWN)
        assert {fault.header for fault in reading.header_faults} <= set(TABS[tab].headers)
        assert reading.header_faults
