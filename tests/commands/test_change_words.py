"""What is typed about the content of an order that stands: amounts, differences, what goes; or nothing."""

from dataclasses import replace

import pytest

from commands.change_words import new_content
from commands.entries.catalog import ProductEnded, ProductSet
from commands.rules.orders import Order
from tests.commands.talk import Speaker, Talk


@pytest.fixture
def order(siti: Speaker) -> Order:
    """Ten Sambal Bawang, twelve Krupuk Udang."""
    siti.orders("sambal bawang 10, krupuk udang 12")
    return siti.confirms().order


def reads(talk: Talk, order: Order, words: str) -> tuple[int, int] | None:
    """Sambal Bawang and Krupuk Udang, where nothing else comes into the order."""
    wanted = new_content(talk.book, order, words)
    if wanted is None:
        return None
    assert wanted.keys() == {"SMB-01", "KRP-01"}
    return wanted["SMB-01"], wanted["KRP-01"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("sambal bawang 8", (8, 12)),
        ("sambal 8, krupuk jadi 20 aja", (8, 20)),
        ("bawang jadi delapan", (8, 12)),
        ("sambal bawang 8 saja, makasih ya bu", (8, 12)),
    ],
)
def test_an_amount_is_what_shall_be_in_it(talk, order, words, wanted):
    assert reads(talk, order, words) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("tambah sambal bawang 5", (15, 12)),
        ("sambal bawang tambah 5", (15, 12)),
        ("sambal bawang 5 lagi", (15, 12)),
        ("sambal bawang +5", (15, 12)),
        ("+5 sambal bawang", (15, 12)),
        ("add 5 sambal bawang", (15, 12)),
        ("tolong tambah sambal bawang 5 ya bu, sama krupuk kurangi 2", (15, 10)),
        ("krupuk 3, tambah sambal bawang 5", (15, 3)),
        ("sambal bawang dikurangi setengah lusin", (4, 12)),
        ("reduce krupuk by 2", (10, 10)),
        ("hapus 2 krupuk", (10, 10)),
        ("kurangi krupuk 12", (10, 0)),
        ("sambal bawang tambah jadi 12", (12, 12)),
        ("kurangi sambal bawang jadi 8", (8, 12)),
    ],
)
def test_more_and_less_are_differences_to_what_is_in_it(talk, order, words, wanted):
    assert reads(talk, order, words) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("hapus krupuk", (10, 0)),
        ("tanpa krupuk udang ya bu", (10, 0)),
        ("krupuknya dihapus aja", (10, 0)),
        ("krupuk udang 0", (10, 0)),
        ("sambal bawang 8 ya, krupuknya jangan", (8, 0)),
        ("sambal bawang 8, ga usah krupuk", (8, 0)),
        ("krupuk gak jadi", (10, 0)),
    ],
)
def test_what_shall_not_be_in_it_goes(talk, order, words, wanted):
    assert reads(talk, order, words) == wanted


def test_what_is_new_in_it_comes_in_with_its_amount(talk, order):
    assert new_content(talk.book, order, "sambal 8, tambah krupuk bawang 5") == {
        "SMB-01": 8,
        "KRP-01": 12,
        "KRP-02": 5,
    }
    assert new_content(talk.book, order, "sambal 8, krupuk bawang 5, nastar 2") == {
        "SMB-01": 8,
        "KRP-01": 12,
        "KRP-02": 5,
        "KUE-01": 2,
    }


@pytest.mark.parametrize(
    "words",
    [
        "hapus sambal ijo",
        "hapus krupuk bawang",
        "tanpa nastar",
        "tambah sambal bawang 5, krupuk 3",
        "tambah sambal bawang",
        "kurangi krupuk 20",
        "kurangi nastar 2",
        "sambal bawang -5",
        "sambal bawang jadi 8 lagi",
        "sambal bawang 8 krupuknya ga usah",
        "sambal bawang 8 tanpa krupuk",
        "krupuknya jangan dikurangi",
        "krupuk jangan dihapus",
        "krupuk udangnya jangan dikirim dulu",
        "jangan lupa krupuk",
        "jangan krupuk 5",
        "krupuk udang ganti krupuk bawang 15",
        "sambal 8, krupuk tetap",
        "sambal bawang 8, tambah sambal bawang 2",
        "sambal bawang 10 tambah krupuk udang 3",
        "makasih ya",
        ",",
    ],
)
def test_what_may_mean_two_things_is_not_read(talk, order, words):
    assert new_content(talk.book, order, words) is None


def test_what_is_not_sold_any_more_is_still_known_by_its_name(talk, order):
    talk.happens(ProductEnded("SMB-01"))

    assert reads(talk, order, "hapus sambal bawang") == (0, 12)
    assert reads(talk, order, "sambal bawang 8") == (8, 12)


def test_a_name_is_read_before_what_its_words_mean_elsewhere(talk, siti):
    sambal = talk.book.products["SMB-01"]
    talk.happens(ProductSet(replace(sambal, name="Sambal Extra Pedas")))
    siti.orders("sambal extra pedas 10")
    order = siti.confirms().order

    assert new_content(talk.book, order, "sambal extra pedas 8") == {"SMB-01": 8}
