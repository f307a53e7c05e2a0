"""Many people in the same second, over real sockets. Both orders of arrival: see sheets/test_ledger_races.py."""

import pytest

from bot.local.person import Person
from bot.local.views import Message
from commands.book import Book
from config.demo.csv_files import read_rows
from config.demo.pasting import paste
from tests.journeys.conftest import ASEP, BUDI, WATI, Network, eventually, hear, letters
from tests.journeys.test_ordering import in_sheet, order_no

CROWD = range(700_000_000_001_000, 700_000_000_001_050)
CONFIRM = "Konfirmasi pesanan"
RINA, DEWI = 900000000000106, 900000000000105


@pytest.fixture(scope="module")
def crowd(sambal_ibu: Network) -> list[Person]:
    """Fifty more resellers, whom the owner entered by hand."""
    rows = [
        {
            "Nama": f"Mitra {n:02d}",
            "Tingkat": "reseller",
            "Status": "aktif",
            "Telegram ID": str(who),
            "ID": f"M{n + 100}",
        }
        for n, who in enumerate(CROWD)
    ]
    paste(sambal_ibu.sheet, {"Mitra": [read_rows("Mitra")[0], *rows]})  # below the first row, which stays
    types_stock(sambal_ibu, "KRP-02", 900)
    eventually(lambda: all(book(sambal_ibu).partner_of(who) for who in CROWD))
    return [sambal_ibu.person(who, f"Mitra {n:02d}") for n, who in enumerate(CROWD)]


def test_fifty_partners_who_confirm_at_once_each_get_their_order_once(
    sambal_ibu: Network, crowd: list[Person]
) -> None:
    all_say(sambal_ibu, crowd, "/order krupuk bawang 10")

    all_press(sambal_ibu, *crowd)

    numbers = [order_no(hear(person, "✅ Pesanan").words) for person in crowd]
    counters = sorted(int(no.partition("-")[2]) for no in numbers)
    assert counters == list(range(counters[0], counters[0] + 50))
    eventually(lambda: all(count(sambal_ibu, "Pesanan", "No", numbers)))
    assert count(sambal_ibu, "Pesanan", "No", numbers) == [1] * 50
    assert count(sambal_ibu, "Item Pesanan", "No", numbers) == [1] * 50
    assert count(sambal_ibu, "Mutasi Stok", "Rujukan", numbers) == [1] * 50
    eventually(lambda: stock(sambal_ibu, "KRP-02"), lambda seen: seen == ("900", "500"))
    named = {row["No"]: row["Nama"] for row in sambal_ibu.rows("Pesanan")}
    assert [named[no] for no in numbers] == [person.first_name for person in crowd]
    assert sambal_ibu.people.unanswered() == []


def test_ten_presses_in_one_second_record_one_order_and_each_is_answered(sambal_ibu: Network) -> None:
    budi = sambal_ibu.person(BUDI)
    all_say(sambal_ibu, [budi], "/order sambal ijo 50")

    all_press(sambal_ibu, budi, times=10)

    no = order_no(hear(budi, "✅ Pesanan").words)
    eventually(lambda: not sambal_ibu.people.unanswered())
    assert [alert.text for alert in budi.alerts()] == [f"Sudah dicatat sebagai {no}."] * 9
    assert in_sheet(sambal_ibu, no)["Mitra ID"] == "M003"
    assert [row["No"] for row in sambal_ibu.rows("Pesanan") if row["Mitra ID"] == "M003"] == [no]


def test_a_bundle_and_its_part_never_both_take_the_last_pieces(sambal_ibu: Network) -> None:
    """Twelve bottles: ten for a bundle's parts or ten by themselves, and who comes later hears of two."""
    rina, dewi = sambal_ibu.person(RINA), sambal_ibu.person(DEWI)
    types_stock(sambal_ibu, "SMB-01", 12)
    all_say(sambal_ibu, [rina], "/order paket hemat 10")
    all_say(sambal_ibu, [dewi], "/order sambal bawang 10")

    all_press(sambal_ibu, rina, dewi)

    heard = [hear(person, "").words for person in (rina, dewi)]
    (won,) = [text for text in heard if "✅" in text]
    (lost,) = [text for text in heard if "✅" not in text]
    assert "tinggal 2" in lost
    assert in_sheet(sambal_ibu, order_no(won))["Status"] == "Baru"
    assert book(sambal_ibu).available("SMB-01") == 2
    loser = rina if heard[0] == lost else dewi
    assert "Ambil 2" in loser.chat()[-1].labels


def test_a_count_that_is_typed_while_goods_are_sold_and_sent_loses_neither(sambal_ibu: Network) -> None:
    """30 jars: 24 are confirmed while she types 40 over 30, and sent while she types 50 over 40."""
    wati = sambal_ibu.person(WATI)
    all_say(sambal_ibu, [wati], "/order nastar 24")
    cell = product_cell(sambal_ibu, "KUE-01")

    all_press(sambal_ibu, wati)
    sambal_ibu.sheet.type("Produk", cell, 40)

    no = order_no(hear(wati, "✅ Pesanan").words)
    in_sheet(sambal_ibu, no)
    eventually(lambda: book(sambal_ibu).shelf["KUE-01"], lambda seen: seen == 40)
    assert book(sambal_ibu).available("KUE-01") == 16

    sambal_ibu.sheet.type("Pesanan", sambal_ibu.cell("Pesanan", no, "Status"), "Dikirim")
    sambal_ibu.sheet.type("Produk", cell, 50)

    assert no in hear(wati, "dikirim").words
    eventually(lambda: book(sambal_ibu).shelf["KUE-01"], lambda seen: seen == 26)
    assert book(sambal_ibu).available("KUE-01") == 26


def test_what_batal_gives_back_is_sold_once_to_who_presses_in_the_same_second(sambal_ibu: Network) -> None:
    """The last 24 jars are cancelled by the owner while two others want them: one gets them at the most."""
    asep, rina, dewi = (sambal_ibu.person(who) for who in (ASEP, RINA, DEWI))
    all_say(sambal_ibu, [asep, rina, dewi], "/order kastengel 24")
    all_press(sambal_ibu, asep)
    no = order_no(hear(asep, "✅ Pesanan").words)
    in_sheet(sambal_ibu, no)

    sambal_ibu.sheet.type("Pesanan", sambal_ibu.cell("Pesanan", no, "Status"), "Batal")
    all_press(sambal_ibu, rina, dewi)

    assert no in hear(asep, "dibatalkan").words
    eventually(lambda: no not in book(sambal_ibu).orders)
    asep.says("/pesanan")
    assert "batal" in hear(asep, no).words.casefold()
    for person in (rina, dewi):
        hear(person, "")
    others = [order for order in book(sambal_ibu).orders.values() if order.lines[0].sku == "KUE-02"]
    assert len(others) <= 1
    assert book(sambal_ibu).reserved.get("KUE-02", 0) == 24 * len(others)


def book(network: Network) -> Book:
    assert network.running is not None
    ledger = network.running.mitra.ledger
    assert ledger is not None
    return ledger.book


def all_say(network: Network, people: list[Person], text: str) -> None:
    """All in one go; afterwards each has a draft on her screen that she can confirm."""
    known = {person.id: len(person.chat()) for person in people}
    network.people.inject([{"user": person.id, "text": text} for person in people])

    def waiting() -> list[str]:
        return [one.first_name for one in people if not confirmable(one.chat()[known[one.id] :])]

    eventually(waiting, lambda names: not names)


def confirmable(chat: list[Message]) -> list[Message]:
    return [one for one in chat if CONFIRM in one.labels]


def all_press(network: Network, *people: Person, times: int = 1) -> None:
    """`Konfirmasi pesanan`, by each so many times, all in one go. What they heard before is past."""
    presses = []
    for person in people:
        while not person.hears_nothing(seconds=0.02):
            pass
        button = confirmable(person.chat())[-1].button(CONFIRM)
        assert button is not None
        presses += [{"user": person.id, "press": button["callback_data"]}] * times
    network.people.inject(presses)


def count(network: Network, title: str, header: str, numbers: list[str]) -> list[int]:
    found = [row[header] for row in network.rows(title)]
    return [found.count(no) for no in numbers]


def stock(network: Network, sku: str) -> tuple[str, str]:
    row = next(row for row in network.rows("Produk") if row["SKU"] == sku)
    return row["Stok"], row["Dipesan"]


def product_cell(network: Network, sku: str) -> str:
    head, *rows = network.sheet.read("Produk")
    number = next(n for n, row in enumerate(rows, start=2) if sku in row)
    return f"{letters(head.index('Stok'))}{number}"


def types_stock(network: Network, sku: str, pieces: int) -> None:
    network.sheet.type("Produk", product_cell(network, sku), pieces)
    eventually(lambda: book(network).shelf.get(sku) == pieces)
