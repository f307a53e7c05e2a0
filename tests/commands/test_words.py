"""What a partner's message asks for. These are other messages than those of tests/data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.drafts import OpenQuestion
from commands.reading.products import nearest_products, which_products
from commands.rules.catalog import Product
from commands.rules.quantities import LARGEST
from commands.words import read_order
from tests.commands.sambal_ibu import PRODUCTS, names
from tests.rules.strategies import PROPERTY

NAMES = names()
SKUS = {product.sku for product in PRODUCTS}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("sambal bawang 10, krupuk udang 2 lusin", {"SMB-01": 10, "KRP-01": 24}),
        ("bawang(10) ijo(5)", {"SMB-01": 10, "SMB-02": 5}),
        ("bawang10 ijo5", {"SMB-01": 10, "SMB-02": 5}),
        ("10bawang 5ijo", {"SMB-01": 10, "SMB-02": 5}),
        ("bawang:10 ijo:5", {"SMB-01": 10, "SMB-02": 5}),
        ("masing-masing 10: bawang, ijo, terasi", {"SMB-01": 10, "SMB-02": 10, "SMB-03": 10}),
        ("sambal semua rasa masing2 10", {"SMB-01": 10, "SMB-02": 10, "SMB-03": 10}),
        ("bawang sama ijo 12 masing2", {"SMB-01": 12, "SMB-02": 12}),
        ("sambal terasi 2½ lusin", {"SMB-03": 30}),
        ("sambal terasi 1 1/2 dus", {"SMB-03": 36}),
        ("sambal terasi satu setengah lusin", {"SMB-03": 18}),
        ("sambal bawang sebotol, sebungkus krupuk", {"SMB-01": 1, "KRP-01": 1}),
        ("tolong dikirim besok ya, nastar 3, bayar pas datang", {"KUE-01": 3}),
        ("bawang 10, ijo 5, eh bawang 12", {"SMB-01": 12, "SMB-02": 5}),
        ("nastar seratus dua puluh lima toples", {"KUE-01": 125}),
        ("SAMBAL BAWANG 3 DUS!!!", {"SMB-01": 72}),
        ("sambalbawang 10", {"SMB-01": 10}),
        ("smb-01 sambal bawang 10", {"SMB-01": 10}),
        ("paket sambal dan krupuk 4", {"PKT-01": 4}),
        ("bawang 10, yang ijo jangan", {"SMB-01": 10}),
        ("ijo 10, bawang 5. ijo ga jadi", {"SMB-01": 5}),
        ("bawang 10, eh 1 dus aja", {"SMB-01": 24}),
        ("bawang 10 ijo 10 maksudnya 12", {"SMB-01": 10, "SMB-02": 12}),
        ("sambal bawang 10 @25rb, ijo 5 @ 25.000", {"SMB-01": 10, "SMB-02": 5}),
        ("bawang 10, ijo 10, total 20", {"SMB-01": 10, "SMB-02": 10}),
        ("sambal bawang 10 hari ini ya", {"SMB-01": 10}),
        ("sambal bawang 10 dikirim 25/12", {"SMB-01": 10}),
        ("sambal bawang 10 harga 1.500, dp 2.000", {"SMB-01": 10}),
        ("sambal bawang 10 alamat Jl. Mawar 5", {"SMB-01": 10}),
        ("krupuk udang 1 bal buat hajatan tetangga di Waru", {"KRP-01": 20}),
        ("smb 01 10 botol", {"SMB-01": 10}),
        ("krupuk sak bal, sambal bawang kalih dus", {"KRP-01": 20, "SMB-01": 48}),
        ("terasi loro likur botol, ijo sepulu", {"SMB-03": 22, "SMB-02": 10}),
        ("sambal ijo dua dus setengah", {"SMB-02": 60}),
        ("sambal bawang 10\nmaaf 15 maksudnya", {"SMB-01": 15}),
        ("3 rasa sambal masing2 10", {"SMB-01": 10, "SMB-02": 10, "SMB-03": 10}),
        ("semua rasa sambal @5", {"SMB-01": 5, "SMB-02": 5, "SMB-03": 5}),
        ("tiap rasa sambal 5 botol", {"SMB-01": 5, "SMB-02": 5, "SMB-03": 5}),
        ("sambal tiap rasa 5 botol", {"SMB-01": 5, "SMB-02": 5, "SMB-03": 5}),
        ("bawang 10, ijo 10, semuanya 20", {"SMB-01": 10, "SMB-02": 10}),
        ("bawang 10, ijo 10, semua jadi 20 botol", {"SMB-01": 10, "SMB-02": 10}),
        ("bawang 10 ijo 10 total 20", {"SMB-01": 10, "SMB-02": 10}),
        ("krupuk:\nudang 20\nbawang 20", {"KRP-01": 20, "KRP-02": 20}),
        ("sambal:\n2 dus bawang\n5 ijo", {"SMB-01": 48, "SMB-02": 5}),
        ("krupuk:\n20 udang\n20 bawang", {"KRP-01": 20, "KRP-02": 20}),
        ("setenga lusin nastar", {"KUE-01": 6}),
        ("1.sambal bawang 10\n2.sambal ijo 5", {"SMB-01": 10, "SMB-02": 5}),
        ("Siti: nastar 3", {"KUE-01": 3}),
        ("Siti Rohmah: mau sambal bawang 10", {"SMB-01": 10}),
        ("sambal dong terasi 12", {"SMB-03": 12}),
        ("bawang 10 tanpa ijo", {"SMB-01": 10}),
        ("jangan pakai terasi, bawang 10 aja", {"SMB-01": 10}),
        ("ga jadi ijo, ganti terasi 10", {"SMB-03": 10}),
        ("sambal bawang 1.000", {"SMB-01": 1000}),
        ("sambal bawang 10 dibayar besok", {"SMB-01": 10}),
        ("sambal bawang 10, jl mawar 5, Tegal 52112", {"SMB-01": 10}),
        ("alamat: Apartemen Melati lt 12, Jakarta Selatan 12940\nisi: nastar 2", {"KUE-01": 2}),
        ("nastar 2\nGang Contoh 3\nMalang 65142", {"KUE-01": 2}),
        ("hp 0800-0000-0063. pesan nastar 6", {"KUE-01": 6}),
        ("buat warung. terasi 20", {"SMB-03": 20}),
        ("kirim ke warung Bu Karti pesen nastar 6", {"KUE-01": 6}),
        ("Jl. Contoh 9 Kuningan: nastar 3", {"KUE-01": 3}),
        ("pesanan arisan:\nBu Sri nastar 2\nBu Endah nastar 3", {"KUE-01": 5}),
        ("titipan:\nBu Sri 5 bawang", {"SMB-01": 5}),
        ("kak, Rio kastengel 1, Yuni nastar 3", {"KUE-02": 1, "KUE-01": 3}),
        ("bawang 2 dus (48 botol)", {"SMB-01": 48}),
        ("nastar 2+3+5 = 10", {"KUE-01": 10}),
        ("ijo setengah dus, bawang setengah dus, total 1 dus", {"SMB-02": 12, "SMB-01": 12}),
        ("bawang 10, ijo 5. Ralat, ijo 7", {"SMB-01": 10, "SMB-02": 7}),
        ("bawang 10, ijo 5, dikirim jadi satu ya", {"SMB-01": 10, "SMB-02": 5}),
        ("paket hemat 20 paket", {"PKT-01": 20}),
        ("tolong disiapaken nastar selusin, bawain kastengel 6", {"KUE-01": 12, "KUE-02": 6}),
        ("bawang 10, yang ijo masih banyak jadi jangan dulu. makasih banyak", {"SMB-01": 10}),
        ("bawang 10, krupuk 20. eh krupuknya skip dulu", {"SMB-01": 10}),
        ("stok ijo tinggal 2, tolong kirim ijo 10 sama nastar 3", {"SMB-02": 10, "KUE-01": 3}),
        ("minggu lalu beli bawang 10, sekarang mau nastar 3", {"KUE-01": 3}),
        ("order bawang 20 buat stok warung", {"SMB-01": 20}),
        ("pesan krupuk 30. Kalau sudah dikirim tolong kabari", {"KRP-01": 30}),
        ("bawang 10, ongkirnya nanti saya ganti", {"SMB-01": 10}),
        ("nuwun sewu bu, nastar 2", {"KUE-01": 2}),
        ("buat anak yang ke 7, nastar 4", {"KUE-01": 4}),
        ("order 27/11, nastar 4", {"KUE-01": 4}),
        ("nastar 18 btol, kastengel 2 lusn", {"KUE-01": 18, "KUE-02": 24}),
        ("nastar 2, jl mawar 5, pesan lagi bawang 3", {"KUE-01": 2, "SMB-01": 3}),
        ("order nastar 4, bayarnya habis gajian", {"KUE-01": 4}),
        ("nastar 3, kalo laku nanti saya tambah", {"KUE-01": 3}),
        ("halo kak. order ijo 12. ongkir berapa?", {"SMB-02": 12}),
        ("kiriman kmrn udah sampai ya makasih, sekarang order lagi ijo 15", {"SMB-02": 15}),
        ("harga lama ya kak, pesan bawang 10", {"SMB-01": 10}),
        ("harga 20rb ya, sambal bawang 10", {"SMB-01": 10}),
        ("udah laku semua bun, order lagi bawang 10", {"SMB-01": 10}),
        ("3 hari udah abis 24 botol. sekarang mau bawang 48", {"SMB-01": 48}),
        (
            "bawang 20, ijo 15. eh ijonya 10 aja, kemarin masih sisa 5. mau buat warung",
            {"SMB-01": 20, "SMB-02": 10},
        ),
        ("smbl trs 10 trs nastar 2", {"SMB-03": 10, "KUE-01": 2}),
    ],
)
def test_a_clear_wish_becomes_lines(text, lines):
    read = read_order(text, NAMES)

    assert (dict(read.lines), read.questions) == (lines, ())


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("sambal 10", OpenQuestion("sambal", 10, ("SMB-01", "SMB-02", "SMB-03"))),
        ("krupuk kulit 2", OpenQuestion("krupuk kulit", 2, ("KRP-01",), is_sold=False)),
        ("keripik bawang 10", OpenQuestion("keripik bawang", 10, ("SMB-01",), is_sold=False)),
        ("bawang goreng 10", OpenQuestion("bawang goreng", 10, ("SMB-01",), is_sold=False)),
        ("rendang 5", OpenQuestion("rendang", 5)),
        ("nastar", OpenQuestion("nastar", None, ("KUE-01",))),
        ("nastar 2 dus", OpenQuestion("nastar 2 dus", None, ("KUE-01",))),
        ("nastar 0", OpenQuestion("nastar 0", None, ("KUE-01",))),
        ("nastar -5", OpenQuestion("nastar -5", None, ("KUE-01",))),
        ("nastar 1o", OpenQuestion("nastar 1o", None, ("KUE-01",))),
        ("nastar sepuluh ribu", OpenQuestion("nastar sepuluh ribu", None, ("KUE-01",))),
        ("tambahin nastar jadi 20", OpenQuestion("tambahin nastar jadi 20", None, ("KUE-01",))),
        ("alamat jl mawar krupuk 20", OpenQuestion("jl mawar krupuk", 20, ("KRP-01",), is_sold=False)),
        ("nastar 5-6", OpenQuestion("nastar 5-6", None, ("KUE-01",))),
        ("nastar 1e9", OpenQuestion("nastar 1e9", None, ("KUE-01",))),
        ("nastar 5an", OpenQuestion("nastar 5an", None, ("KUE-01",))),
        ("nastar 1,5", OpenQuestion("nastar 1,5", None, ("KUE-01",))),
        ("nastar 1,000", OpenQuestion("nastar 1,000", None, ("KUE-01",))),
        ("nastar 0812", OpenQuestion("nastar 0812", None, ("KUE-01",))),
        ("nastar 2.000.000", OpenQuestion("nastar", None, ("KUE-01",))),
        ("nastar 1000001", OpenQuestion("nastar 1000001", None, ("KUE-01",))),
        ("nastar beberapa", OpenQuestion("nastar beberapa", None, ("KUE-01",))),
        ("nastar kastengel 10", OpenQuestion("nastar, kastengel 10", None, ("KUE-01", "KUE-02"))),
        ("semua rasa nastar 3", OpenQuestion("semua nastar", 3, ("KUE-01",), is_sold=False)),
        ("~ijo 3~ nastar 2", OpenQuestion("ijo 3 nastar 2", None, ("KUE-01",))),
        ("order P261124-007 nastar 2", OpenQuestion("order p261124-007 nastar 2", None, ("KUE-01",))),
        ("bu keripik bawang 10", OpenQuestion("keripik bawang", 10, ("SMB-01",), is_sold=False)),
        ("nasi sambal bawang 5", OpenQuestion("nasi sambal bawang", 5, ("SMB-01",), is_sold=False)),
        ("pang nastar 3", OpenQuestion("pang nastar", 3, ("KUE-01",), is_sold=False)),
    ],
)
def test_what_is_open_is_asked_and_never_guessed(text, question):
    read = read_order(text, NAMES)

    assert (read.lines, read.questions) == ((), (question,))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bawang 10, durian", "durian"),
        ("durian, bawang 10", "durian"),
        ("bawang 10, rendang 5", "rendang"),
        ("bawang 10 pedas", "pedas"),
        ("bawang 10 20", "20"),
        ("bawang 10, ijo", "ijo"),
        ("bawang 10, total 25", "total 25"),
        ("5 10 bawang", "5"),
        ("bawang 10 atau 12", "atau"),
        ("bawang 10, ga jadi deh", "ga jadi deh"),
        ("bawang 10, eh ijo 12", "ijo"),
        ("bawang 10, eh 2 karung", "bawang 2 karung"),
        ("bawang 10, minta rendang kak", "rendang"),
        ("mau rendang, bawang 10", "rendang"),
        ("keripik:\nbawang 10", "keripik"),
        ("keripik: bawang 10", "keripik"),
        ("bawang 10, sisanya ijo", "sisanya ijo"),
        ("semua rasa sambal bawang 10", "semua"),
        ("bawang 10, yang kemarin tambah lagi", "yang kemarin"),
        ("bawang 10 botol (2 dus)", "2 dus"),
        ("bawang 10 pcs isi 12", "isi 12"),
    ],
)
def test_clear_lines_are_kept_and_nothing_is_dropped_silently(text, said):
    read = read_order(text, NAMES)

    assert read.lines == (("SMB-01", 10),)
    assert [question.said for question in read.questions] == [said]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "halo kak",
        "harga nastar 10 berapa?",
        "nastar 10 ada?",
        "sudah terima bawang 10",
        "bawang 10 pecah",
        "laku bawang 8 krupuk 3",
        "sudah bayar bawang 10 ya",
        "kapan bawang 10 saya dikirim",
        "krupuk 5 bal yg udah sy bayar jadi dikirim kan",
        "belum bisa order minggu ini, bawang masih ada 2 dus",
        "nanti minggu depan aja saya order ijo 24",
        "saya tanya suami dulu soal bawang yang 50 itu",
        "nanti saya kabari kalau jadi ambil bawang 10",
        "pending dulu bawang 10 sama ijo 5 nya",
        "stok di rak saya:\nbawang 6\nijo 3",
        "boleh 18rb ga kak kalo saya ambil terasi 30?",
        "1 dus nastar isinya 24 atau 20 ya?",
        "pelunasan bawang 24 yang kemarin",
        "minta katalog kak",
        "cek harga sambal ijo 20 dulu ya kak",
        "harga sambal ijo 20",
        "20 sambal ijo berapa",
        "udah sampai ya bu, order bawang 24 ijo 12 lengkap",
        "setor bawang 8, ijo 3, kirim lagi bawang 10",
        "laku bawang 8, mau batal",
        "nanti habis gajian saya ambil bawang 10",
        "🙏",
        "\n\n",
    ],
)
def test_talk_is_no_order(text):
    assert not read_order(text, NAMES).is_order


def test_what_was_given_to_a_command_is_never_mere_talk():
    assert read_order("bawang 10 ada?", NAMES, asked_for=True).lines == (("SMB-01", 10),)
    assert read_order("halo kak", NAMES, asked_for=True).questions == (OpenQuestion("halo kak", None),)


@pytest.mark.parametrize(
    ("text", "lines", "said"),
    [
        ("sambal semua rasa masing2 10, eh 12 aja", {"SMB-01": 10, "SMB-02": 10, "SMB-03": 10}, "12"),
        ("ijo 5, bawang 10, bawang ga jadi, eh 12 aja", {"SMB-02": 5}, "12"),
        ("bawang 10, jangan rendang", {"SMB-01": 10}, "jangan rendang"),
        ("bawang 10, sambal jangan", {"SMB-01": 10}, "sambal jangan"),
        ("nastar 3, sambal 2 rasa", {"KUE-01": 3}, "sambal"),
        ("bawang 10, jangan ya", {"SMB-01": 10}, None),
    ],
)
def test_a_change_of_mind_that_may_mean_several_things_is_asked(text, lines, said):
    read = read_order(text, NAMES)

    assert dict(read.lines) == lines
    assert [question.said for question in read.questions] == ([] if said is None else [said])


def test_spellings_are_forgotten_when_there_are_too_many_and_still_read_right():
    index = names()
    for number in range(10_005):
        index.spelt(f"bawank{number}")

    assert len(index._spelt) < 10
    assert read_order("sambal bawnag 10", index).lines == (("SMB-01", 10),)


def test_a_flavour_that_two_groups_share_is_asked_where_nothing_says_which_group():
    read = read_order("krupuk udang 20, yang bawang 10", NAMES)

    assert read.lines == (("KRP-01", 20),)
    assert read.questions == (OpenQuestion("bawang", 10, ("SMB-01", "KRP-02")),)
    assert read_order("sambal ijo 20, yang bawang 10", NAMES).lines == (("SMB-02", 20), ("SMB-01", 10))


def test_a_number_after_talk_is_not_taken_for_a_name_that_is_only_guessed():
    assert [question.said for question in read_order("nastra buat pesta 7", NAMES).questions] == [
        "nastra",
        "7",
    ]
    assert read_order("nastra 7 buat pesta", NAMES).lines == (("KUE-01", 7),)


def test_a_name_that_two_products_share_is_asked():
    other = Product("KUE-03", "Nastar Keju", other_names=("nastar",))
    read = read_order("nastar 3", names(other))

    assert read.questions == (OpenQuestion("nastar", 3, ("KUE-01", "KUE-03")),)
    assert read_order("nastar keju 3", names(other)).lines == (("KUE-03", 3),)


def test_a_size_in_a_name_is_no_quantity_and_may_be_left_out_where_there_is_one_size():
    small, large = Product("KCP-01", "Kecap Manis 150ml"), Product("KCP-02", "Kecap Manis 600 ml")

    assert read_order("kecap manis 10", names(small)).lines == (("KCP-01", 10),)
    assert read_order("kecap manis 150ml 10, nastar 2", names(small)).lines == (("KCP-01", 10), ("KUE-01", 2))
    assert read_order("kecap manis 600ml 10", names(small, large)).lines == (("KCP-02", 10),)
    assert read_order("kecap manis 10", names(small, large)).questions[0].choices == ("KCP-01", "KCP-02")


def test_a_product_that_rests_is_not_ours():
    resting = Product("RND-01", "Rendang", active=False)

    assert read_order("rendang 5", names(resting)).questions == (OpenQuestion("rendang", 5),)


def test_a_typo_near_two_names_is_asked():
    twins = (Product("X-1", "Kerang"), Product("X-2", "Kerung"))

    assert read_order("kereng 5", names(*twins)).lines == ()


@pytest.mark.parametrize(
    ("text", "skus"),
    [
        ("sambal bawang", ("SMB-01",)),
        ("harga sambel trasi dong kak", ("SMB-03",)),
        ("smb02", ("SMB-02",)),
        ("sambal", ("SMB-01", "SMB-02", "SMB-03")),
        ("kue", ("KUE-01", "KUE-02")),
        ("nastar dan sambal ijo", ("KUE-01", "SMB-02")),
        ("paket sambal + krupuk", ("PKT-01",)),
        ("rendang", ()),
        ("", ()),
    ],
)
def test_which_products_a_text_names(text, skus):
    assert which_products(text, NAMES) == skus


def test_names_that_are_spelt_alike_are_offered_nearest_first():
    assert nearest_products("kastengels keju", NAMES)[0] == "KUE-02"
    assert nearest_products("zzz", NAMES) == ()


WORDS = st.sampled_from(
    [
        "sambal",
        "bawang",
        "ijo",
        "krupuk",
        "udang",
        "nastar",
        "paket",
        "10",
        "2",
        "0",
        "-5",
        "1/2",
        "1,5",
        "selusin",
        "dus",
        "dua",
        "puluh",
        "masing2",
        "@",
        "eh",
        "ga",
        "jadi",
        "jangan",
        "total",
        "yang",
        "kak",
        "rendang",
        "ke",
        "jl",
        ",",
        "+",
        ":",
        ".",
        "x",
        "?",
        "rb",
        "20rb",
        "24/11",
        "0812-0000-0031",
        "semua",
        "rasa",
        "tadi",
        "P261124-007",
        "\n",
    ]
)


@PROPERTY
@given(st.lists(WORDS, max_size=14).map(" ".join) | st.text(max_size=60), st.booleans())
def test_any_text_gives_whole_pieces_of_what_is_sold_or_questions(text, asked_for):
    read = read_order(text, NAMES, asked_for=asked_for)

    assert all(sku in SKUS and type(n) is int and 0 < n <= LARGEST for sku, n in read.lines)
    assert len(dict(read.lines)) == len(read.lines)
    assert all(sku in SKUS for question in read.questions for sku in question.choices)
    assert set(which_products(text, NAMES)) | set(nearest_products(text, NAMES)) <= SKUS
    assert read.is_order or not asked_for


@PROPERTY
@given(
    st.dictionaries(st.sampled_from(PRODUCTS), st.integers(1, LARGEST), min_size=1),
    st.sampled_from([", ", "\n", " + "]),
)
def test_an_order_written_out_in_full_is_read_as_it_was_meant(wish, joiner):
    text = joiner.join(f"{product.name} {quantity}" for product, quantity in wish.items())
    read = read_order(text, NAMES)

    assert (dict(read.lines), read.questions) == ({p.sku: n for p, n in wish.items()}, ())
