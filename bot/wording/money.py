"""Phrases about money, in both languages: proofs, what arrived, how to pay."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """`{orders}` are numbers; `{amount}` and other sums are ready to show. Labels have at most 24 characters."""

    proof_taken: str
    paid_told: str
    cash_told: str
    proof_more: str
    not_ordered: str
    for_which: str
    for_which_cash: str
    for_this: str
    for_all: str
    for_nothing: str
    passed_on: str
    known_waiting: str
    known_arrived: str
    known_elsewhere: str
    send_proof: str
    send_proof_all: str
    without_photo: str
    check: str
    check_told: str
    check_cash: str
    check_cash_unnamed: str
    check_cash_named: str
    check_unnamed: str
    check_nothing: str
    check_named: str
    check_more: str
    check_amount: str
    check_words: str
    picture_sent: str
    check_in: str
    money_in: str
    cash_in: str
    money_not_in: str
    money_other: str
    money_amount: str
    elsewhere: str
    amount_unread: str
    ask_amount: str
    ask_amount_order: str
    checked_in: str
    checked_not_in: str
    checked_paid: str
    checked_goods: str
    checked_part: str
    checked_surplus: str
    checked_over: str
    checked_before: str
    checked_before_not: str
    gone: str
    shown_in: str
    shown_not_in: str
    shown_by: str
    paid: str
    paid_balance: str
    paid_all: str
    paid_goods: str
    paid_part: str
    surplus: str
    over: str
    missing: str
    missing_any: str
    missing_cash: str
    send_again: str
    bill: str
    bill_line: str
    bill_due: str
    bill_total: str
    bill_to: str
    bill_ask: str
    bill_to_or_scan: str
    bill_scan: str
    bill_how: str
    bill_how_paid: str
    bill_waiting: str
    bill_postage: str
    bill_later: str
    bill_early: str
    bill_balance: str
    nothing_owed: str
    already_paid: str
    change_terms: str
    use_balance: str
    balance_ask: str
    balance_left: str
    balance_yes: str
    take: str
    take_all: str
    take_part: str
    take_help: str
    take_closed: str
    take_edited: str
    money_taken: str
    terms: str
    terms_now: str
    terms_credit: str
    terms_fixed: str
    terms_set: str
    terms_due: str
    terms_told: str
    sent_how: Mapping[str, str]
    sent_on: str
    not_limit: str
    not_limit_nothing: str
    not_given: str
    not_fetched: str
    not_door: str
    not_once_sent: str
    not_set_up: str
    not_recorded: str
    pay_first: str
    ways: Mapping[str, str]
    """PayMethod -> how it is said."""
    pays: Mapping[str, str]
    """PaymentWay -> how it is said to the team."""


INDONESIAN = MoneyWords(
    proof_taken="Bukti transfer {orders} sudah kami terima. Dicek dulu, kabarnya menyusul di sini.",
    paid_told="Pembayaran {orders} kami cek di rekening. Kabarnya menyusul di sini.",
    cash_told="Pembayaran tunai {orders} kami tanyakan dulu ke yang menerima. Kabarnya menyusul di sini.",
    proof_more="Sudah kami terima, pembayarannya masih dicek. Kabarnya menyusul di sini.",
    not_ordered="{items} belum dicatat. Kalau itu pesanan baru, tulis sekali lagi tanpa foto, ya.",
    for_which="Bukti transfer sudah kami terima. Ini untuk pesanan yang mana?",
    for_which_cash="Terima kasih. Uang tunainya untuk pesanan yang mana?",
    for_this="{order} · {amount}",
    for_all="Semua · {amount}",
    for_nothing="Kiriman ini kami simpan dan sudah diteruskan ke {owner}. Ini untuk pembayaran apa?",
    passed_on="Sudah kami teruskan ke {owner}. Kabarnya menyusul di sini.",
    known_waiting="Bukti ini sudah kami terima tadi dan masih dicek. Kabarnya menyusul di sini.",
    known_arrived=(
        "Bukti ini sudah pernah kami terima, pembayarannya sudah dicatat. "
        "Kalau ada transfer baru, kirim bukti yang baru."
    ),
    known_elsewhere="Bukti ini belum bisa dicatat. {owner} mengeceknya dulu dan menghubungi lewat sini.",
    send_proof="Terima kasih. Kirim foto bukti transfer {order} ({amount}) ke sini.",
    send_proof_all="Terima kasih. Kirim foto bukti transfernya ke sini. Yang belum dibayar {amount}.",
    without_photo="Tanpa foto",
    check="Bukti transfer {orders}, {name}, {amount}. Sudah masuk di rekening?",
    check_told="{name} bilang sudah membayar {orders}, {amount}, tanpa bukti. Sudah masuk di rekening?",
    check_cash="{name} bilang sudah membayar {orders} tunai. Uang tunai {amount} diterima?",
    check_cash_unnamed=(
        "{name} bilang sudah membayar tunai, pesanannya belum disebut. Yang belum dibayar: {waiting}. "
        "Uang tunainya diterima?"
    ),
    check_cash_named="{name}: uang tunai {payment} untuk {orders}, {amount}. Sudah diterima?",
    check_unnamed=(
        "Bukti transfer dari {name}, pesanannya belum disebut. Yang belum dibayar: {waiting}. "
        "Sudah masuk di rekening?"
    ),
    check_nothing=(
        "Kiriman dari {name}; tidak ada pesanannya yang menunggu pembayaran. "
        "Kalau ini bukti transfer, sudah masuk di rekening?"
    ),
    check_named="{name}: bukti {payment} untuk {orders}, {amount}. Sudah masuk di rekening?",
    check_more="Foto lagi dari {name} untuk {payment}. Sudah masuk di rekening?",
    check_amount="Menurut {name}: {amount}.",
    check_words='Tulisannya: "{words}"',
    picture_sent="{name} mengirim gambar ini. Kalau ini bukti transfer, catat dengan /terima.",
    check_in="Sudah masuk · {amount}",
    money_in="Sudah masuk",
    cash_in="Sudah diterima",
    money_not_in="Belum",
    money_other="Jumlahnya beda",
    money_amount="Masuk, tulis jumlahnya",
    elsewhere=(
        "⚠️ {name} mengirim bukti transfer yang sama dengan kiriman {other} ({payment}). "
        "Tidak dicatat. Coba tanyakan."
    ),
    amount_unread="Jumlahnya belum terbaca.",
    ask_amount="Berapa yang masuk untuk {about}? Tulis jumlahnya di sini, misalnya 300rb.",
    ask_amount_order="Berapa yang diterima untuk {about}? Tulis jumlahnya di sini, misalnya 300rb.",
    checked_in="✅ {amount} dicatat masuk ({payment}), oleh {by}.",
    checked_not_in="{payment}, {amount}: dicatat belum masuk, oleh {by}.",
    checked_paid="{order} lunas.",
    checked_goods="{order}: tinggal ongkirnya.",
    checked_part="{order}: sisanya {unpaid}.",
    checked_surplus="Lebih {surplus}, disimpan sebagai saldo.",
    checked_over="{orders} sudah batal atau lunas; uangnya jadi saldo, bisa dikembalikan.",
    checked_before="{payment} sudah dicatat masuk {amount} oleh {by}.",
    checked_before_not="{payment} sudah dicatat belum masuk oleh {by}.",
    gone="Pembayaran ini sudah diperiksa. Lihat tab Pembayaran di Sheet.",
    shown_in="{payment}, {name}, {amount}: sudah masuk{by}.",
    shown_not_in="{payment}, {name}, {amount}: belum masuk{by}.",
    shown_by=", dicatat {by}",
    paid="✅ Uang masuk {amount}",
    paid_balance="✅ Saldo dipakai {amount}",
    paid_all="{order} lunas. Terima kasih.",
    paid_goods="{order}: tinggal ongkirnya, nanti kami kabari.",
    paid_part="{order}: sisanya {unpaid}.",
    surplus="Lebih {surplus}, kami simpan untuk pesanan berikutnya.",
    over="{orders} sudah batal atau lunas, uangnya aman. Mau dikembalikan? Kabari {owner}.",
    missing="Transfer {amount} untuk {orders} belum terlihat masuk. Boleh dicek lagi, atau kirim ulang buktinya?",
    missing_any="Transfernya belum terlihat masuk. Boleh dicek lagi, atau kirim ulang buktinya?",
    missing_cash="Uang tunainya belum kami terima. Boleh diingat lagi, diserahkan ke siapa?",
    send_again="Kirim bukti",
    bill="{called}, yang perlu dibayar:",
    bill_line="{order}: {amount}",
    bill_due=", jatuh tempo {day}",
    bill_total="Total {amount}",
    bill_to="Bayar ke {bank}.",
    bill_ask="Cara bayarnya tanyakan ke kami.",
    bill_to_or_scan="Bayar ke {bank}, atau scan QRIS ini.",
    bill_scan="Scan QRIS ini.",
    bill_how="Setelah transfer, kirim fotonya ke sini.",
    bill_how_paid="Setelah bayar, kirim fotonya ke sini.",
    bill_waiting="{amount} sedang dicek.",
    bill_postage="{orders}: ongkir masih dihitung, belum perlu bayar.",
    bill_later="Belum perlu ditransfer:",
    bill_early="Bayar {order}",
    bill_balance="Saldo {amount}.",
    nothing_owed="Tidak ada yang perlu dibayar.",
    already_paid="Sudah transfer",
    change_terms="Ganti cara bayar",
    use_balance="Bayar pakai saldo",
    balance_ask="Bayar {order} pakai saldo {amount}?",
    balance_left="Sisa saldo {balance}, sisa tagihan {unpaid}.",
    balance_yes="Ya, pakai {amount}",
    take="{order}, {name}: uang {amount} diterima semua?",
    take_all="Semua · {amount}",
    take_part="Jumlah lain",
    take_help="Untuk mencatat uang yang diterima, tulis misalnya: /terima {example} 488rb tunai",
    take_closed="{order} tidak ada tagihannya. Periksa nomornya.",
    take_edited=(
        "Pesan yang diubah tidak dicatat lagi.\nUang yang belum tercatat: kirim /terima sebagai pesan baru.\n"
        "Kalau tadi tercatat lebih, tulis lebihnya di tab Pembayaran, Cara: uang kembali."
    ),
    money_taken="Uang diterima",
    terms="{order} dibayar dengan cara apa?",
    terms_now="Sekarang: {method}.",
    terms_credit="Tempo masih bisa {left}.",
    terms_fixed="Cara bayar {order} sudah tidak bisa diganti: pembayarannya sudah masuk atau sedang dicek.",
    terms_set="{order} sekarang dibayar {method}, {amount}.",
    terms_due="Jatuh tempo {day}.",
    terms_told="{name}: {order} sekarang dibayar {method}, {amount}.",
    sent_how={
        "courier": "{order} sekarang dikirim lewat ekspedisi.",
        "brought": "{order} sekarang kami antar.",
        "fetched": "{order} sekarang diambil sendiri.",
    },
    sent_on="Tanggal kirim {order} sekarang {day}.",
    not_limit="Sisa tempo {left}. Pesanan ini {total}, lebih {over}.",
    not_limit_nothing="Jatah tempo sudah terpakai semua.",
    not_given="Cara bayar {method} belum bisa untuk pesanan ini.",
    not_fetched="Tunai bisa kalau pesanan diambil.",
    not_door="Bayar di tempat bisa kalau pesanan diantar.",
    not_once_sent="Pesanannya sudah dikirim, jadi tidak bisa lagi dibayar {method}.",
    not_set_up="Cara bayar {method} belum tersedia.",
    not_recorded="Pesanan belum dicatat. Boleh bayar dulu dengan cara lain:",
    pay_first="Bayar {method}",
    ways={
        "transfer": "transfer",
        "qris": "QRIS",
        "cash": "tunai saat ambil",
        "at_door": "di tempat",
        "credit": "tempo",
    },
    pays={
        "transfer": "transfer",
        "qris": "QRIS",
        "cash": "tunai",
        "from_balance": "saldo",
        "paid_back": "uang kembali",
        "consignment": "titip jual",
    },
)

ENGLISH = MoneyWords(
    proof_taken="We received the proof for {orders}. We check it first and tell you here.",
    paid_told="We look into the account for {orders} and tell you here.",
    cash_told="We ask who took the cash for {orders} and tell you here.",
    proof_more="Received; the payment is still being checked. We tell you here.",
    not_ordered="{items}: not recorded yet. If that is a new order, write it once more without a photo, please.",
    for_which="We received the proof. Which order is it for?",
    for_which_cash="Thank you. Which order is the cash for?",
    for_this="{order} · {amount}",
    for_all="All · {amount}",
    for_nothing="We kept this and passed it on to {owner}. What is the payment for?",
    passed_on="We have passed it on to {owner}. The answer will come here.",
    known_waiting="We received this proof before and are still checking it. We tell you here.",
    known_arrived="We received this proof before, and its payment is recorded. For a new transfer, send the new proof.",
    known_elsewhere="This proof cannot be recorded yet. {owner} looks at it and writes to you here.",
    send_proof="Thank you. Send the photo of the transfer for {order} ({amount}) here.",
    send_proof_all="Thank you. Send the photo of the transfer here. Not paid yet: {amount}.",
    without_photo="No photo",
    check="Proof for {orders}, {name}, {amount}. Is it in the account?",
    check_told="{name} says that {orders} is paid, {amount}, without a proof. Is it in the account?",
    check_cash="{name} says that {orders} is paid in cash. Did you get {amount} in cash?",
    check_cash_unnamed=(
        "{name} says that she paid in cash, the order is not named. Not paid yet: {waiting}. Did you get the cash?"
    ),
    check_cash_named="{name}: cash {payment} is for {orders}, {amount}. Did you get it?",
    check_unnamed="Proof from {name}, the order is not named. Not paid yet: {waiting}. Is it in the account?",
    check_nothing="From {name}, of whom no order waits for money. If this is a proof, is it in the account?",
    check_named="{name}: proof {payment} is for {orders}, {amount}. Is it in the account?",
    check_more="Another photo from {name} for {payment}. Is it in the account?",
    check_amount="According to {name}: {amount}.",
    check_words='She wrote: "{words}"',
    picture_sent="{name} sent this picture. If it is a proof of payment, record it with /terima.",
    check_in="It is in · {amount}",
    money_in="It is in",
    cash_in="Received",
    money_not_in="Not yet",
    money_other="Another amount",
    money_amount="It is in, type how much",
    elsewhere="⚠️ {name} sent the very proof that came from {other} ({payment}). It is not recorded. Please ask.",
    amount_unread="We could not read the amount.",
    ask_amount="How much came in for {about}? Type the amount here, for example 300rb.",
    ask_amount_order="How much did you receive for {about}? Type the amount here, for example 300rb.",
    checked_in="✅ {amount} recorded as arrived ({payment}), by {by}.",
    checked_not_in="{payment}, {amount}: recorded as not arrived, by {by}.",
    checked_paid="{order} is paid.",
    checked_goods="{order}: only the postage is left.",
    checked_part="{order}: {unpaid} left.",
    checked_surplus="{surplus} too much, kept as balance.",
    checked_over="{orders} is cancelled or paid; the money is balance and can go back.",
    checked_before="{payment} was recorded as arrived with {amount} by {by}.",
    checked_before_not="{payment} was recorded as not arrived by {by}.",
    gone="This payment was checked already. See the tab Pembayaran in the Sheet.",
    shown_in="{payment}, {name}, {amount}: arrived{by}.",
    shown_not_in="{payment}, {name}, {amount}: not arrived{by}.",
    shown_by=", recorded by {by}",
    paid="✅ {amount} arrived",
    paid_balance="✅ Balance used: {amount}",
    paid_all="{order} is paid. Thank you.",
    paid_goods="{order}: only the postage is left, we will tell you.",
    paid_part="{order}: {unpaid} left.",
    surplus="{surplus} too much; we keep it for your next order.",
    over="{orders} is cancelled or paid, your money is safe. To have it back, tell {owner}.",
    missing="We cannot see {amount} for {orders} in the account yet. Could you check, or send the proof again?",
    missing_any="We cannot see the transfer in the account yet. Could you check, or send the proof again?",
    missing_cash="We did not get the cash yet. Could you tell us whom you gave it to?",
    send_again="Send the proof",
    bill="{called}, to be paid:",
    bill_line="{order}: {amount}",
    bill_due=", due {day}",
    bill_total="Total {amount}",
    bill_to="Pay to {bank}.",
    bill_ask="Please ask us how to pay.",
    bill_to_or_scan="Pay to {bank}, or scan this QRIS.",
    bill_scan="Scan this QRIS.",
    bill_how="After paying, send the photo here.",
    bill_how_paid="After paying, send the photo here.",
    bill_waiting="{amount} is being checked.",
    bill_postage="{orders}: postage is not known yet, nothing to pay so far.",
    bill_later="No transfer needed yet:",
    bill_early="Pay {order}",
    bill_balance="Balance {amount}.",
    nothing_owed="Nothing to pay.",
    already_paid="I have paid",
    change_terms="Pay another way",
    use_balance="Use my balance",
    balance_ask="Pay {order} with {amount} of your balance?",
    balance_left="Balance left {balance}, still to pay {unpaid}.",
    balance_yes="Yes, use {amount}",
    take="{order}, {name}: did you receive all of {amount}?",
    take_all="All · {amount}",
    take_part="Another amount",
    take_help="To record money that you received, type for example: /terima {example} 488rb tunai",
    take_closed="{order} has nothing to be paid. Please check its number.",
    take_edited=(
        "An edited message is not recorded again.\nMoney not recorded yet: send /terima as a new message.\n"
        "If too much was recorded, type the difference into the tab Pembayaran, Cara: uang kembali."
    ),
    money_taken="Money received",
    terms="How is {order} to be paid?",
    terms_now="Now: {method}.",
    terms_credit="On credit up to {left}.",
    terms_fixed="How {order} is paid can no longer change: a payment has arrived or is being checked.",
    terms_set="{order} is now paid by {method}, {amount}.",
    terms_due="Due {day}.",
    terms_told="{name}: {order} is now paid by {method}, {amount}.",
    sent_how={
        "courier": "{order} is now sent by courier.",
        "brought": "{order} is now brought to you by us.",
        "fetched": "{order} is now yours to fetch.",
    },
    sent_on="{order} is now sent {day}.",
    not_limit="{left} are left on credit, so {total} is {over} too much.",
    not_limit_nothing="All of your credit is in use.",
    not_given="Paying by {method} is not possible for this order yet.",
    not_fetched="Cash is possible when the order is fetched.",
    not_door="Paying at the door is possible when the order is brought.",
    not_once_sent="The order was sent already, so it can no longer be paid {method}.",
    not_set_up="Paying by {method} is not available yet.",
    not_recorded="The order is not recorded. You may pay first in another way:",
    pay_first="Pay by {method}",
    ways={
        "transfer": "transfer",
        "qris": "QRIS",
        "cash": "cash when fetched",
        "at_door": "cash at the door",
        "credit": "credit",
    },
    pays={
        "transfer": "transfer",
        "qris": "QRIS",
        "cash": "cash",
        "from_balance": "balance",
        "paid_back": "paid back",
        "consignment": "consignment",
    },
)
