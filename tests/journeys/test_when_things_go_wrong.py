"""Google or Telegram misbehaves, the structure breaks, the process stops: orders go on and nothing is lost.

Every other way in which Google fails: tests/sheets/test_google_misbehaves.py.
"""

from tests.journeys.conftest import ASEP, SITI, Network, eventually, hear
from tests.journeys.test_ordering import order_no


def order(network: Network, telegram_id: int, words: str) -> str:
    person = network.person(telegram_id)
    person.says(f"/order {words}")
    draft = hear(person, "Cek dulu ya")
    while "Konfirmasi pesanan" not in draft.labels:  # an older one that lost its buttons
        draft = hear(person, "Cek dulu ya")
    person.presses("Konfirmasi pesanan", message=draft)
    return order_no(hear(person, "✅ Pesanan").words)


def numbers(network: Network) -> list[str]:
    return [row["No"] for row in network.rows("Pesanan")]


def stands_once(network: Network, no: str, *, seconds: float = 40) -> None:
    eventually(lambda: no in numbers(network), seconds=seconds)
    assert numbers(network).count(no) == 1
    assert len([row for row in network.rows("Item Pesanan") if row["No"] == no]) == 1
    assert len([row for row in network.rows("Mutasi Stok") if row["Rujukan"] == no]) == 1


def test_orders_go_on_while_google_is_away(fresh: Network) -> None:
    for call in ("values.batchGetByDataFilter", "spreadsheets.batchUpdate", "spreadsheets.get"):
        fresh.control.fault("status", match=call, times=None, code=503)
    waiting = [order(fresh, SITI, "sambal bawang 10"), order(fresh, ASEP, "krupuk udang 10")]
    assert not set(waiting) & set(numbers(fresh))

    fresh.control.clear_faults()

    for no in waiting:
        stands_once(fresh, no, seconds=60)


def test_a_deleted_tab_holds_the_orders_and_the_owner_is_told(fresh: Network) -> None:
    fresh.sheet.rename_tab("Item Pesanan", "Item Pesanan lama")
    fresh.sheet.delete_tab("Item Pesanan lama")
    no = order(fresh, SITI, "sambal bawang 10")

    hear(fresh.owner, "Item Pesanan", seconds=40)
    assert no not in numbers(fresh)


def test_a_missing_header_keeps_the_last_good_prices(fresh: Network) -> None:
    siti = fresh.person(SITI)
    fresh.sheet.type("Harga", "E1", "")

    hear(fresh.owner, 'kolom "Harga"', seconds=20)

    siti.says("/harga sambal bawang")
    assert "Rp20.000" in siti.hears(timeout=10).words


def test_a_header_that_is_there_twice_is_named_with_both_cells(fresh: Network) -> None:
    fresh.sheet.type("Harga", "F1", "Harga")

    complaint = hear(fresh.owner, "Harga", seconds=20).words

    assert "E1" in complaint
    assert "F1" in complaint


def test_after_a_stop_and_a_start_nothing_is_lost_or_repeated(fresh: Network) -> None:
    siti = fresh.person(SITI)
    first = order(fresh, SITI, "sambal bawang 10")
    fresh.stop()
    stands_once(fresh, first)
    siti.says("/harga nastar")

    fresh.start()

    assert "Rp62.000" in hear(siti, "Nastar").words
    second = order(fresh, SITI, "sambal bawang 12")
    stands_once(fresh, second)
    assert second > first
    product = eventually(
        lambda: next(row for row in fresh.rows("Produk") if row["SKU"] == "SMB-01"),
        lambda row: row["Dipesan"] == "22",
    )
    assert product["Stok"] == "140"


def test_telegram_says_429_and_the_answer_comes_later(fresh: Network) -> None:
    siti = fresh.person(SITI)
    fresh.people.fault("sendMessage", kind="status", status=429, retry_after=1)

    siti.says("/harga nastar")

    hear(siti, "Rp62.000")


def test_the_sheet_is_no_longer_shared(fresh: Network) -> None:
    fresh.control.unshare(fresh.spreadsheet_id, "mitra@contoh.iam.example")

    told = hear(fresh.owner, "mitra@contoh.iam.example", seconds=30).words

    assert "Editor" in told
    no = order(fresh, SITI, "sambal bawang 10")
    fresh.control.share(fresh.spreadsheet_id, "mitra@contoh.iam.example")
    stands_once(fresh, no, seconds=60)
    hear(fresh.owner, "tersambung lagi")


def test_who_blocked_the_bot_is_marked_in_the_sheet(fresh: Network) -> None:
    siti = fresh.person(SITI)
    siti.says("/harga nastar")
    hear(siti, "Nastar")

    siti.blocks()

    eventually(
        lambda: next(row["Bot"] for row in fresh.rows("Mitra") if row["ID"] == "M001"),
        lambda seen: seen == "memblokir",
    )
