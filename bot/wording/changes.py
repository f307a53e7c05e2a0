"""What is said of orders while and after they are changed, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from commands.amending import AmendRefusal
from commands.asks import Verb
from commands.changing import ChangeKind
from commands.rules.orders import Amendment, OrderStatus


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """One language's phrases. Labels have up to 24 characters."""

    labels: Mapping[Verb, str]
    without_reason: str
    without_courier: str
    no_reason: str
    refuse: str
    sure: str
    leave: str
    save: str
    save_anyway: str
    save_kept: str
    save_anew: str
    contact: str
    reject: str

    unknown: str
    name_one: str
    command_examples: Mapping[str, str]
    just_changed: str
    stands: str
    stands_early: str
    stands_ask: str
    card: str
    card_of: str
    note_paid: str
    asked: Mapping[ChangeKind, str]
    unclear: str
    unclear_example: str
    unclear_products: str
    cancel_sure: str
    cancel_sure_partner: str
    cancel_reason: str
    send_sure: str
    send_courier: str
    send_tracking: str
    moved: Mapping[OrderStatus, str]
    told: str
    not_told: str
    partner_cancelled: str
    partner_arrived: str
    surplus_open: str
    proof_open: str
    cancelled_why: str
    cancelled_by_why: str
    her_surplus: str
    her_proof: str

    edit_shown: str
    edit_typed: str
    line_more: str
    line_price: str
    line_gone: str
    totals: str
    totals_kept: str
    totals_anew: str
    more: str
    less: str
    short: str
    refused: Mapping[AmendRefusal, str]
    edited: str
    changed: str
    changed_by: str
    new_total: str
    still_to_pay: str
    nothing_more: str
    old_code: str

    return_asked: str
    return_worth: str
    reason: str
    return_money: str
    return_bill: str
    not_sent: str
    too_many: str
    none_left: str
    all_back: str
    return_line: str
    returned: str
    returned_line: str
    back_task: str
    back_later: str
    in_balance: str
    bill_now: str

    wish_sent: str
    wish_edit: str
    wish_return: str
    wish_by: str
    wish_refused: str
    wish_refused_why: str
    wish_stands: str
    wish_declined: str
    wish: str

    surplus_asked: str
    surplus_of: str
    surplus_undecided: str
    surplus_settled: str
    surplus_settled_no: str
    surplus_kept: str
    surplus_kept_of: str
    comes_back: str
    pay_back: str
    not_back: str
    her_not_back: str
    refund_off: str
    owed_again: str
    paid_back: str
    paid_back_of: str
    left: str

    why_head: str
    why_head_of: str
    why_placed_for: str
    why_tier: str
    why_counted: str
    why_minimum_one: str
    why_line: str
    why_next: str
    why_changed: Mapping[Amendment, str]
    why_postage: str
    why_postage_open: str
    why_free: str
    why_total: str
    why_paid: str
    why_which: str
    why_none: str
    by_number: str


IN_INDONESIAN = ChangeWords(
    labels={
        Verb.SHOW_ORDER: "{no}",
        Verb.ACCEPT: "Terima",
        Verb.CANCEL_ORDER: "Batalkan",
        Verb.SEND: "Dikirim",
        Verb.ARRIVED: "Sudah sampai",
        Verb.EDIT: "Ubah isi",
        Verb.WISH_EDIT: "Ubah pesanan",
        Verb.RETURN: "Retur",
        Verb.WISH_RETURN: "Ada yang rusak",
        Verb.TO_SHELF: "Masuk stok",
        Verb.THROWN_AWAY: "Dibuang",
        Verb.RETURN_MONEY: "Kembalikan uang",
        Verb.RETURN_BALANCE: "Jadi saldo",
        Verb.RETURN_BILL: "Kurangi tagihan",
        Verb.KEEP_MONEY: "Simpan",
        Verb.GIVE_BACK: "Kembalikan",
        Verb.PAID_BACK: "Sudah dikembalikan",
        Verb.NOTA: "Lihat nota",
        Verb.LABEL: "Label",
        Verb.SHOW_BILL: "Bayar",
        Verb.TAKE_MONEY: "Uang diterima",
        Verb.TERMS: "Ganti cara bayar",
        Verb.ORDER_AGAIN: "Pesan lagi",
        Verb.EXPLAIN: "Kenapa segini?",
    },
    without_reason="Batalkan tanpa alasan",
    without_courier="Dikirim tanpa resi",
    no_reason="Tanpa alasan",
    refuse="Belum bisa",
    sure="Ya",
    leave="Tidak jadi",
    save="Simpan perubahan",
    save_anyway="Tetap simpan",
    save_kept="Harga tetap · {total}",
    save_anew="Harga baru · {total}",
    contact="Hubungi",
    reject="Tolak",
    unknown="Pesanan {no} tidak ada. Nomornya bisa dilihat di /pesanan.",
    name_one="Tulis nomor pesanannya juga, misalnya: {example}",
    command_examples={
        "ubah": "/ubah P261124-007 sambal bawang 8",
        "retur": "/retur P261124-007 sambal bawang 2 bocor",
        "kenapa": "/kenapa P261124-007",
        "nota": "/nota P261124-007",
    },
    just_changed="{no} baru saja berubah. Coba sekali lagi, ya.",
    stands="{no} sekarang {status}, jadi itu tidak bisa lagi.",
    stands_early="{no} sekarang {status}, jadi itu belum bisa.",
    stands_ask="Kalau perlu, tanya {by}.",
    card="{no}, {standing}\n{items}\n{total}",
    card_of="{no}, {name}\n{standing}\n{items}\n{total}",
    note_paid="Sudah masuk {paid}",
    asked={
        ChangeKind.CANCEL: "Kenapa {no} dibatalkan? Tulis alasannya, mitra ikut membacanya.",
        ChangeKind.EDIT: "Isi {no} jadi apa? Tulis misalnya: sambal bawang 8, hapus krupuk.",
        ChangeKind.SEND: "{no} dikirim lewat apa? Tulis misalnya: JNE CONTOH00017, atau: diantar Adi.",
        ChangeKind.RETURN: "Apa yang kembali dari {no}? Tulis misalnya: sambal bawang 2 bocor.",
        ChangeKind.WISH_EDIT: "Pesanan {no} mau diubah jadi apa? Tulis saja, nanti kami jawab.",
        ChangeKind.WISH_RETURN: "Apa yang rusak atau kurang dari {no}? Tulis saja, nanti kami jawab.",
        ChangeKind.REFUSE_WISH: "Kenapa belum bisa untuk {no}? Tulis alasannya, mitra ikut membacanya.",
    },
    unclear='"{said}" belum jelas. Tulis nama dan jumlahnya.',
    unclear_example="Misalnya: {example}.",
    unclear_products="{no} berisi {products}.",
    cancel_sure="Batalkan {no} ({total})?",
    cancel_sure_partner="Batalkan {no} ({total})? Barangnya kami lepas lagi.",
    cancel_reason="Alasan: {words}",
    send_sure="{no} dikirim sekarang?",
    send_courier="Kurir: {courier}",
    send_tracking="Resi: {tracking}",
    moved={
        OrderStatus.NEW: "{no} baru.",
        OrderStatus.IN_PROGRESS: "{no} diterima.",
        OrderStatus.SHIPPED: "{no} dikirim.",
        OrderStatus.DONE: "{no} selesai. Terima kasih.",
        OrderStatus.CANCELLED: "{no} dibatalkan. Barangnya bisa dijual lagi.",
    },
    told="{name} sudah dikabari.",
    not_told="Mitranya belum tersambung, kabari sendiri ya.",
    partner_cancelled="{name} membatalkan {no} ({total}).",
    partner_arrived="{no} sudah sampai di {name}.",
    surplus_open="{amount} sudah masuk; menunggu jawabannya: dikembalikan atau disimpan.",
    proof_open="Ada bukti transfer yang belum dicek.",
    cancelled_why="{no} dibatalkan: {why}.",
    cancelled_by_why="{no} dibatalkan oleh {by}: {why}.",
    her_surplus="{amount} yang sudah masuk dikembalikan atau disimpan untuk pesanan berikutnya?",
    her_proof="Bukti transfernya tetap kami cek; kalau masuk, uangnya aman.",
    edit_shown="Isi {no} jadi begini:",
    edit_typed="⚠️ Isi {no} diganti di Sheet. Belum disimpan, jadinya begini:",
    line_more="{name} {before} jadi {after}, @{price}",
    line_price="{name} {after}, @{before} jadi @{price}",
    line_gone="{name} {before} dihapus",
    totals="Total {before} jadi {after} ({difference})",
    totals_kept="Harga tetap: {before} jadi {after} ({difference})",
    totals_anew="Harga hari ini: {before} jadi {after} ({difference})",
    more="tambah {amount}",
    less="kurang {amount}",
    short="Stok {name} tinggal {left}, perubahan ini butuh {more} lagi.",
    refused={
        AmendRefusal.NOT_OPEN: "Isi {no} tidak bisa diubah lagi. Kalau barang kembali, pakai /retur {no}.",
        AmendRefusal.EMPTY: "Kalau semua dihapus, {no} lebih baik dibatalkan.",
        AmendRefusal.SAME: "Isi {no} sudah begitu, tidak ada yang berubah.",
        AmendRefusal.NO_PRICE: "{names}: belum ada harga untuk jumlah itu. Cek kelipatan dan tab Harga.",
    },
    edited="Perubahan {no} dicatat. Total sekarang {total}.",
    changed="Isi {no} diubah:",
    changed_by="Isi {no} diubah oleh {by}:",
    new_total="Total sekarang {total} (tadi {before}).",
    still_to_pay="Sisa yang dibayar {amount}.",
    nothing_more="Tidak perlu bayar lagi.",
    old_code="QRIS yang lama jangan dipakai, tekan Bayar untuk yang baru.",
    return_asked="Kembali dari {no}:",
    return_worth="Nilainya {worth}. Barangnya bisa dijual lagi?",
    reason="Alasan: {why}",
    return_money="{surplus} dari {no} jadi milik mitra. Uangnya diapakan?",
    return_bill="Tagihan {no} berkurang {worth}, jadi {total}.",
    not_sent="{no} belum dikirim. Kalau isinya berubah, pakai /ubah {no}.",
    too_many="{name} di {no} tinggal {left}, jadi yang kembali paling banyak segitu.",
    none_left="{name} di {no} tidak ada lagi yang bisa kembali.",
    all_back="Semua isi {no} sudah kembali, jadi tidak ada lagi yang bisa diretur.",
    returned="Retur {no} dicatat, {worth}:",
    return_line="{name} {count}",
    returned_line="{name} kembali {count}",
    back_task="{amount} perlu dikembalikan.",
    back_later="{amount} akan kami kembalikan.",
    in_balance="{amount} disimpan untuk pesanan berikutnya.",
    bill_now="Total sekarang {total}.",
    wish_sent="Permintaan untuk {no} sudah kami terima. Pesanannya tetap dulu, jawabannya menyusul di sini.",
    wish_edit="{no} minta diubah:",
    wish_return="{no} ada yang rusak atau kurang:",
    wish_by='{name}: "{words}"',
    wish_refused="Permintaan untuk {no} belum bisa.",
    wish_refused_why="Permintaan untuk {no} belum bisa: {why}.",
    wish_stands="Pesanannya tetap.",
    wish_declined="Jawaban untuk {no} dicatat.",
    wish='Permintaannya: "{words}"',
    surplus_asked="{amount} dari {no} lebih. Dikembalikan atau disimpan untuk pesanan berikutnya?",
    surplus_of="{amount} dari {no} milik {name}. Dikembalikan atau disimpan untuk pesanan berikutnya?",
    surplus_undecided="{amount} belum diputuskan: dikembalikan atau disimpan?",
    surplus_settled="Soal uang ini sudah beres.",
    surplus_settled_no="Soal uang {no} sudah beres.",
    surplus_kept="{amount} dari {no} kami simpan untuk pesanan berikutnya.",
    surplus_kept_of="{amount} dari {no} disimpan untuk pesanan {name} berikutnya.",
    comes_back="Baik, {amount} dari {no} kami kembalikan. Kabarnya menyusul di sini.",
    pay_back="⚠️ Kembalikan {amount} ke {name} ({no}). Tekan kalau sudah ditransfer.",
    not_back="{amount} tidak jadi dikembalikan, terpakai untuk pesanan ini. Jangan ditransfer lagi.",
    her_not_back="{amount} tidak jadi dikembalikan, terpakai untuk pesanan ini.",
    refund_off="{amount} ({no}) tidak jadi dikembalikan ke {name}, terpakai untuk pesanannya. Jangan ditransfer.",
    owed_again="{no} sekarang masih kurang {amount}.",
    paid_back="✅ {amount} dari {no} sudah kami kembalikan.",
    paid_back_of="✅ {amount} dari {no} sudah dikembalikan ke {name}.",
    left="Baik, {no} tetap seperti semula.",
    why_head="{no}, {moment}:",
    why_head_of="{no}, {name}, {moment}:",
    why_placed_for="Dipesankan oleh pemilik usaha.",
    why_tier="harga {tier} mulai {minimum}",
    why_counted="harga {tier} mulai {minimum}, dihitung {counted}",
    why_minimum_one="harga {tier}",
    why_line="{name} {quantity} x {price} = {sum} ({why})",
    why_next="Waktu itu kurang {missing} untuk {price}, hemat {saves} per {unit}.",
    why_changed={
        Amendment.EDITED: "Diubah {moment}:",
        Amendment.RETURNED: "Kembali {moment}:",
        Amendment.TERMS: "Cara bayar atau kirim diubah {moment}.",
    },
    why_postage="Ongkir {postage}",
    why_postage_open="Ongkir masih dihitung",
    why_free="Tanpa ongkir",
    why_total="Total {total}",
    why_paid="Sudah masuk {paid}, sisa {unpaid}",
    why_which="Pesanan yang mana?",
    why_none="Belum ada pesanan.",
    by_number="Yang lain: tulis nomornya, misalnya {example}",
)

IN_ENGLISH = ChangeWords(
    labels={
        Verb.SHOW_ORDER: "{no}",
        Verb.ACCEPT: "Accept",
        Verb.CANCEL_ORDER: "Cancel order",
        Verb.SEND: "Sent",
        Verb.ARRIVED: "It arrived",
        Verb.EDIT: "Change content",
        Verb.WISH_EDIT: "Change order",
        Verb.RETURN: "Return",
        Verb.WISH_RETURN: "Something is broken",
        Verb.TO_SHELF: "Back to stock",
        Verb.THROWN_AWAY: "Thrown away",
        Verb.RETURN_MONEY: "Pay back",
        Verb.RETURN_BALANCE: "Keep as balance",
        Verb.RETURN_BILL: "Lower the bill",
        Verb.KEEP_MONEY: "Keep it",
        Verb.GIVE_BACK: "Pay it back",
        Verb.PAID_BACK: "Paid back",
        Verb.NOTA: "See receipt",
        Verb.LABEL: "Label",
        Verb.SHOW_BILL: "Pay",
        Verb.TAKE_MONEY: "Money received",
        Verb.TERMS: "Pay another way",
        Verb.ORDER_AGAIN: "Order again",
        Verb.EXPLAIN: "Why this sum?",
    },
    without_reason="Cancel, no reason",
    without_courier="Sent, no tracking",
    no_reason="No reason",
    refuse="Not possible",
    sure="Yes",
    leave="Leave it",
    save="Save the change",
    save_anyway="Save anyway",
    save_kept="Same prices · {total}",
    save_anew="New prices · {total}",
    contact="Contact",
    reject="Reject",
    unknown="There is no order {no}. The numbers are in /pesanan.",
    name_one="Please write the order's number too, for example: {example}",
    command_examples={
        "ubah": "/ubah P261124-007 sambal bawang 8",
        "retur": "/retur P261124-007 sambal bawang 2 leaking",
        "kenapa": "/kenapa P261124-007",
        "nota": "/nota P261124-007",
    },
    just_changed="{no} has just changed. Please try once more.",
    stands="{no} is {status} now, so that is no longer possible.",
    stands_early="{no} is {status} now, so that is not possible yet.",
    stands_ask="If you need it, ask {by}.",
    card="{no}, {standing}\n{items}\n{total}",
    card_of="{no}, {name}\n{standing}\n{items}\n{total}",
    note_paid="{paid} has arrived",
    asked={
        ChangeKind.CANCEL: "Why is {no} cancelled? Write the reason; the partner reads it too.",
        ChangeKind.EDIT: "What shall be in {no}? Write for example: sambal bawang 8, remove krupuk.",
        ChangeKind.SEND: "By which courier is {no} sent? Write for example: JNE CONTOH00017, or: diantar Adi.",
        ChangeKind.RETURN: "What came back of {no}? Write for example: sambal bawang 2 leaking.",
        ChangeKind.WISH_EDIT: "What shall {no} become? Just write it, we will answer.",
        ChangeKind.WISH_RETURN: "What of {no} is broken or missing? Just write it, we will answer.",
        ChangeKind.REFUSE_WISH: "Why is it not possible for {no}? Write the reason; the partner reads it too.",
    },
    unclear='"{said}" is not clear yet. Write names and amounts.',
    unclear_example="For example: {example}.",
    unclear_products="{no} holds {products}.",
    cancel_sure="Cancel {no} ({total})?",
    cancel_sure_partner="Cancel {no} ({total})? The goods are released.",
    cancel_reason="Reason: {words}",
    send_sure="{no} is sent now?",
    send_courier="Courier: {courier}",
    send_tracking="Tracking number: {tracking}",
    moved={
        OrderStatus.NEW: "{no} is new.",
        OrderStatus.IN_PROGRESS: "{no} is accepted.",
        OrderStatus.SHIPPED: "{no} is sent.",
        OrderStatus.DONE: "{no} is done. Thank you.",
        OrderStatus.CANCELLED: "{no} is cancelled. Its goods can be sold again.",
    },
    told="{name} has been told.",
    not_told="The partner is not on Telegram; please tell her yourself.",
    partner_cancelled="{name} cancelled {no} ({total}).",
    partner_arrived="{no} arrived at {name}.",
    surplus_open="{amount} had arrived; she is asked whether it goes back or is kept.",
    proof_open="There is a proof of transfer that nobody checked yet.",
    cancelled_why="{no} is cancelled: {why}.",
    cancelled_by_why="{no} is cancelled by {by}: {why}.",
    her_surplus="Shall the {amount} that arrived go back to you, or be kept for your next order?",
    her_proof="We still check your proof of transfer; if the money arrived, it is safe.",
    edit_shown="{no} would become:",
    edit_typed="⚠️ The content of {no} was changed in the Sheet. Not saved yet, it would become:",
    line_more="{name} {before} to {after}, {price} each",
    line_price="{name} {after}, {before} each to {price}",
    line_gone="{name} {before} removed",
    totals="Total {before} to {after} ({difference})",
    totals_kept="Same prices: {before} to {after} ({difference})",
    totals_anew="Today's prices: {before} to {after} ({difference})",
    more="{amount} more",
    less="{amount} less",
    short="Only {left} of {name} are left, this change takes {more} more.",
    refused={
        AmendRefusal.NOT_OPEN: "{no} can no longer be changed. If goods come back, use /retur {no}.",
        AmendRefusal.EMPTY: "If all is removed, {no} had better be cancelled.",
        AmendRefusal.SAME: "{no} holds that already, nothing changes.",
        AmendRefusal.NO_PRICE: "{names}: no price for that amount. See the multiple and the tab Harga.",
    },
    edited="The change of {no} is recorded. The total is {total} now.",
    changed="{no} was changed:",
    changed_by="{no} was changed by {by}:",
    new_total="The total is {total} now (was {before}).",
    still_to_pay="Still to pay: {amount}.",
    nothing_more="Nothing more is to be paid.",
    old_code="Please do not use the old QRIS, press Pay for the new one.",
    return_asked="Back from {no}:",
    return_worth="Worth {worth}. Can it be sold again?",
    reason="Reason: {why}",
    return_money="{surplus} of {no} belong to the partner now. What becomes of the money?",
    return_bill="The bill of {no} falls by {worth} to {total}.",
    not_sent="{no} has not been sent. If its content changes, use /ubah {no}.",
    too_many="{no} holds {left} of {name}, so no more than that can come back.",
    none_left="Nothing of {name} in {no} can come back any more.",
    all_back="All of {no} has come back already, so nothing more can be returned.",
    returned="The return from {no} is recorded, {worth}:",
    return_line="{name} {count}",
    returned_line="{name}: {count} came back",
    back_task="{amount} is to be paid back.",
    back_later="We will pay {amount} back.",
    in_balance="{amount} is kept for the next order.",
    bill_now="The total is {total} now.",
    wish_sent="We have your wish for {no}. The order stays as it is for now, the answer comes here.",
    wish_edit="{no} shall be changed:",
    wish_return="{no}, something is broken or missing:",
    wish_by='{name}: "{words}"',
    wish_refused="Your wish for {no} is not possible.",
    wish_refused_why="Your wish for {no} is not possible: {why}.",
    wish_stands="The order stays as it is.",
    wish_declined="The answer for {no} is recorded.",
    wish='The wish: "{words}"',
    surplus_asked="{amount} of {no} is too much. Shall it go back, or be kept for your next order?",
    surplus_of="{amount} of {no} belongs to {name}. Does it go back, or is it kept for the next order?",
    surplus_undecided="{amount} is not decided yet: does it go back, or is it kept?",
    surplus_settled="This money is settled already.",
    surplus_settled_no="The money of {no} is settled already.",
    surplus_kept="We keep {amount} of {no} for your next order.",
    surplus_kept_of="{amount} of {no} is kept for {name}'s next order.",
    comes_back="All right, {amount} of {no} comes back to you. We tell you here when it is done.",
    pay_back="⚠️ Pay {amount} back to {name} ({no}). Press when it is transferred.",
    not_back="{amount} does not go back, this order needs it now. Please do not transfer it.",
    her_not_back="{amount} does not go back, this order needs it now.",
    refund_off="{amount} ({no}) does not go back to {name}, the order needs it now. Please do not transfer it.",
    owed_again="{no} now lacks {amount}.",
    paid_back="✅ We paid {amount} of {no} back.",
    paid_back_of="✅ {amount} of {no} was paid back to {name}.",
    left="All right, {no} stays as it is.",
    why_head="{no}, {moment}:",
    why_head_of="{no}, {name}, {moment}:",
    why_placed_for="Placed by the owner.",
    why_tier="{tier} price from {minimum}",
    why_counted="{tier} price from {minimum}, counted {counted}",
    why_minimum_one="{tier} price",
    why_line="{name} {quantity} x {price} = {sum} ({why})",
    why_next="{missing} more would have made it {price}, {saves} less per {unit}.",
    why_changed={
        Amendment.EDITED: "Changed {moment}:",
        Amendment.RETURNED: "Came back {moment}:",
        Amendment.TERMS: "Payment or delivery changed {moment}.",
    },
    why_postage="Postage {postage}",
    why_postage_open="Postage is being worked out",
    why_free="No postage",
    why_total="Total {total}",
    why_paid="{paid} has arrived, {unpaid} left",
    why_which="Which order?",
    why_none="No orders yet.",
    by_number="Another one: write its number, for example {example}",
)
