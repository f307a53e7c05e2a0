"""Whether somebody tells that she paid."""

import pytest

from commands.rules.paid_words import says_paid


@pytest.mark.parametrize(
    "text",
    [
        "sudah transfer 300rb ya bu",
        "barusan tf",
        "udah saya bayar kak",
        "baru bayar 100rb",
        "sampun transfer",
        "tf done",
        "done tf",
        "Transfer berhasil, terima kasih",
        "tf sudah ya bu",
        "sudah kirim uangnya",
        "uangnya sudah saya kirim",
        "sudah transfer 40rb ya, sisanya besok",
        "baru tf 40rb sisanya besok",
        "tadi belum, ini sudah tf",
        "sudah tf. kalau belum masuk kabari",
        "sudah transfer, aplikasi error jadi bukti menyusul",
        "I have paid",
        "just transferred 300rb",
    ],
)
def test_who_paid_says_so_in_many_ways(text: str):
    assert says_paid(text)


@pytest.mark.parametrize(
    "text",
    [
        "sudah transfer belum?",
        "belum bisa transfer",
        "sudah sampai",
        "besok baru bayar ya bu",
        "gajian baru bayar ya",
        "baru bayar besok ya",
        "baru bisa transfer besok ya",
        "maaf tadi belum sempat transfer",
        "sudah saya coba transfer tapi gagal",
        "sudah transfer, tapi gagal",
        "udah mau transfer tapi m-banking error",
        "tadi lupa bayar, nanti ya",
        "kalau sudah transfer saya kabari",
        "besok sudah saya transfer",
        "sudah 2 hari belum dibayar pelanggan saya",
        "belum sudah transfer",
        "barukan bayar nanti",
        "I have not paid",
        "transfer sudah bisa lewat QRIS",
    ],
)
def test_what_is_yet_to_come_or_did_not_work_is_not_paid(text: str):
    assert not says_paid(text)
