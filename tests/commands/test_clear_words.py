"""What is clear is read as it was meant whatever stands around it, and nothing is ever taken for a product."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from commands.words import read_order
from tests.commands.sambal_ibu import PRODUCTS, names
from tests.rules.strategies import PROPERTY

NAMES = names()
KNOWN = tuple(NAMES.words)

GREETINGS = st.sampled_from(["", "kak ", "mbak mau pesan ", "Assalamualaikum bun, order ya:\n", "pagi kak\n"])
JOINERS = st.sampled_from([", ", "\n", " + ", " sama ", "; ", "\n- ", " dan "])
NOISE = st.sampled_from(
    [
        "",
        "\nhp 0800-0000-0031",
        "\nalamat Jl. Contoh 7 No. 15 RT 3 RW 2",
        ", kirim tgl 27",
        ", diambil jam 10",
        "\ntotal Rp488.000",
        "\nbayar transfer 488.000",
        ", ongkir 15rb",
        " 🙏",
    ]
)
SHAPES = ("{name} {n}", "{n} {name}", "{name} x{n}", "{name} : {n}", "{name} {n} {unit}", "{n} {unit} {name}")


@st.composite
def wishes(draw):
    """A message and what it orders: one shape throughout, as people write."""
    products = draw(st.lists(st.sampled_from(PRODUCTS), min_size=1, max_size=5, unique=True))
    amounts = [draw(st.integers(1, 999)) for _ in products]
    shape, joiner = draw(st.sampled_from(SHAPES)), draw(JOINERS)
    said = joiner.join(
        shape.format(name=product.name.lower(), n=n, unit="pcs" if product.unit == "paket" else product.unit)
        for product, n in zip(products, amounts, strict=True)
    )
    wanted = {product.sku: n for product, n in zip(products, amounts, strict=True)}
    return draw(GREETINGS) + said + draw(NOISE), wanted


@PROPERTY
@given(wishes())
def test_clear_lines_are_read_exactly_whatever_stands_around_them(wish):
    text, wanted = wish
    read = read_order(text, NAMES)

    assert (dict(read.lines), read.questions) == (wanted, ())


LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9)


@PROPERTY
@given(st.lists(LETTERS | st.integers(1, 99).map(str), max_size=8).map(" ".join))
def test_random_words_never_become_a_product_that_none_of_them_is_like(text):
    lines = read_order(text, NAMES).lines

    assert not lines or any(
        fuzz.ratio(word, known) >= 50 or set(word) <= set(known) for word in text.split() for known in KNOWN
    )
