"""Indonesian, the first language: the business speaks ("kami"), plain, warm and short."""

from bot.wording import asking, bills, clock, money, pages, pictures, shopping, stock
from bot.wording.changes import IN_INDONESIAN
from bot.wording.paper import ON_PAPER_IN_INDONESIAN
from bot.wording.sheet_id import SENTENCES, explain_fault
from bot.wording.words import (
    ButtonWords,
    CountWords,
    DraftWords,
    HelpWords,
    OrderWords,
    OwnerWords,
    PriceWords,
    ReportWords,
    RoadWords,
    TimeWords,
    TroubleWords,
    Words,
)

_TIMES = TimeWords(
    locale="id",
    clock="HH.mm",
    today="hari ini",
    tomorrow="besok ({day})",
    today_at="hari ini {clock}",
    day_at="{day}, {clock}",
)

_COUNTS = CountWords(
    count="{number} {unit}",
    millions="Rp{number} juta",
    decimal_point=",",
    units={},
    pieces="{number} buah",
    orders=lambda number: f"{number} pesanan",
)

_BUTTONS = ButtonWords(
    order="Pesan",
    prices="Harga",
    see_prices="Lihat harga",
    my_prices="Lihat harga saya",
    more="Lainnya",
    confirm="Konfirmasi pesanan",
    cancel="Batal",
    raise_to="Jadi {quantity} · {total}",
    raise_to_short="Jadi {quantity}",
    keep="Tetap {quantity} · {total}",
    keep_short="Tetap {quantity}",
    take="Ambil {quantity}",
    remove="Hapus",
    skip="Lanjut tanpa {said}",
    skip_short="Lanjut tanpa itu",
    see_list="Lihat daftar",
    open_sheet="Buka Sheet",
    whatsapp="Chat lewat WA",
    open_private="Buka chat pribadi",
    today="Hari ini",
    week="Minggu",
    month="Bulan ini",
    last_month="Bulan lalu",
    price="{price}",
    keep_price="Tetap {price}",
    typed_price="Memang {price}",
    all_meant="Kali 1.000 semua",
    all_old="Tetap harga lama",
    all_typed="Memang segitu",
    cancel_order="Batalkan pesanan",
    restore_row="Tampilkan lagi",
    leave_rows="Biarkan",
)

_PRICES = PriceWords(
    for_her="Harga untuk {called} ({tier})",
    for_all="Harga {business}",
    minimum=", mulai {minimum}",
    mixed=", boleh campur rasa",
    section="{group}",
    no_group="Lainnya",
    item="{product} {prices}",
    left=" (sisa {left})",
    from_quantity="mulai {minimum} {price}",
    promo_until=" (promo sampai {day})",
    below="Di bawah {minimum} berlaku harga umum.",
    below_any="Di bawah minimum berlaku harga umum.",
    group_note="Harga mitra dan pemesanan lewat chat pribadi.",
    stranger_note="Ini harga umum. Mitra terdaftar punya harga sendiri.",
    one_product="{product}, {price_name}:",
    one_break="mulai {count}: {price}",
    one_price="{product}, {price_name}: {price}",
    tier_price="harga {tier}",
    general_price="harga umum",
    nothing="Belum ada yang dijual di sini; daftarnya sedang diisi.",
    unknown="{said} tidak ada di daftar kami.",
    nearest="Yang mirip: {names}.",
)

_DRAFTS = DraftWords(
    check="Cek dulu ya, {called}:",
    line="{number}. {product} {count} x {price} = {subtotal}",
    below_minimum=" (di bawah minimum)",
    total="Total {total}",
    without_postage=", belum termasuk ongkir",
    free_postage=", ongkir gratis",
    postage="Ongkir {postage}",
    ship_to="Kirim ke: {address}",
    pay="Bayar: {method}",
    pay_methods={
        "transfer": "transfer",
        "qris": "QRIS",
        "cash": "tunai saat ambil",
        "at_door": "di tempat",
        "credit": "tempo",
    },
    below="{product} {count}: harga {tier} mulai {minimum}, jadi kurang {missing}.",
    below_any="{product} {count}: mulai {minimum}, jadi kurang {missing}.",
    nothing_reached="Di bawah itu belum dijual.",
    cannot_raise="Stoknya belum cukup untuk sampai ke sana.",
    add_flavour="Boleh juga tambah rasa lain.",
    choose="Pilih salah satu:",
    choose_for="Nomor {number} dulu, pilih salah satu:",
    asked_then="Sesudah ini masih ditanya: {items}.",
    saver="Lebih hemat tambah {more}: {count} {total_now}, {count_then} cuma {total}.",
    saver_same="Tambah {more} harganya sama: {count} {total_now}, {count_then} juga {total}.",
    next_break="Tambah {missing} lagi, harganya jadi {price}, hemat {saves} per {unit}.",
    next_saver=(
        "Tambah {missing} lagi, harganya jadi {price}. {count_then} {total}, sekarang {count} {total_now}."
    ),
    hint_for="{product}: {hint}",
    multiple_both=(
        "{product} dijual per {multiple}. {quantity} belum bisa; yang terdekat {below} atau {above}."
    ),
    multiple_one="{product} dijual per {multiple}. {quantity} belum bisa; yang terdekat {nearest}.",
    multiple_none="{product} dijual per {multiple}. {quantity} belum bisa.",
    maximum="{product} paling banyak {maximum} sekali pesan, yang diminta {quantity}.",
    out_of_stock="{product} sedang habis.",
    not_enough="{product} tinggal {left}, yang diminta {quantity}.",
    not_sold="{product} belum dijual untuk {tier}.",
    which="{what} yang mana?",
    how_many="{product} berapa {unit}?",
    another_number="Jumlah lain? Tulis misalnya: {example}.",
    amount_unclear='Jumlah di "{said}" belum bisa dipakai.',
    near="{said} tidak ada di daftar kami. Yang mirip:",
    not_listed="{said} tidak ada di daftar kami.",
    of_what="{said} apa? Tulis nama produknya.",
    others="Yang lain: {lines}.",
    dropped="Baik, pesanan ini tidak jadi. Tidak ada yang dicatat.",
    emptied="Isinya sudah kosong, jadi tidak ada yang dicatat.",
    moved="Harga {product} baru berubah, {before} jadi {now}.",
    moved_gone="{product} baru saja tidak dijual lagi.",
    not_recorded="Pesanan belum dicatat.",
    total_now="Total sekarang {total} (tadi {before}).",
    total_now_only="Total sekarang {total}.",
    not_confirmable="Masih ada yang perlu dipilih dulu di pesanan ini.",
)

_ORDERS = OrderWords(
    recorded="✅ Pesanan {no} dicatat. Terima kasih, {called}.",
    pay_to="Bayar ke {bank}.",
    kept_until="Kami simpankan sampai {moment}.",
    pay_cash="Bayar tunai saat ambil.",
    pay_at_door="Bayar di tempat.",
    recorded_without_postage=(
        "✅ Pesanan {no} dicatat. Barang {subtotal}; ongkir masih dihitung. "
        "Belum perlu bayar, totalnya kami kirim di sini."
    ),
    recorded_credit="✅ Pesanan {no} dicatat, {total}. Jatuh tempo {day}.",
    recorded_credit_open="✅ Pesanan {no} dicatat, {total}. Dibayar tempo.",
    already="Sudah dicatat sebagai {no}.",
    old_button="Tombol ini dari pesan lama. Yang terbaru ada di bawah.",
    mine="Pesanan {called}:",
    mine_more="Masih ada {number} lagi.",
    mine_none="Belum ada pesanan. Untuk lihat harga: /harga",
    mine_line="{no} ({day}), {items}\n{total}, {standing}",
    open="Pesanan yang belum selesai atau belum lunas:",
    open_none="Tidak ada pesanan yang menunggu.",
    open_line="{no}, {name}: {items}\n{total}, {standing}",
    all_back="semua sudah kembali",
    more="Masih ada {number} lagi di Sheet, tab Pesanan.",
    statuses={
        "new": "baru",
        "in_progress": "diproses",
        "shipped": "dikirim",
        "done": "selesai",
        "cancelled": "batal",
    },
    payments={
        "unpaid": "belum dibayar",
        "to_check": "bukti sedang dicek",
        "partly": "dibayar sebagian",
        "paid": "lunas",
    },
    which_partner="{said} yang mana? {names}.",
    no_partner="Tidak ada mitra aktif bernama {said}. Namanya seperti di tab Mitra.",
    partner_missing="Untuk siapa? Tulis misalnya: /order untuk Bu Tini: sambal bawang 10",
    owner_help="Untuk memesankan mitra, tulis misalnya: /order untuk Bu Tini: sambal bawang 10",
    news_new="{no} kembali berstatus baru.",
    bill="{called}, ongkir {no} {postage}.\nTotal {total}.",
    postage_more="{called}, ongkir {no} jadi {postage} (tadi {before}), tambah {difference}.",
    postage_less="{called}, ongkir {no} jadi {postage} (tadi {before}), berkurang {difference}.",
    postage_total="Total sekarang {total}.",
    postage_left="Sudah masuk {paid}, sisanya {unpaid}.",
    proof_first="Buktinya sedang dicek. Kalau ada sisanya, kami kabari.",
    news_in_progress="{no} diterima dan sedang disiapkan.",
    news_shipped="📦 {no} dikirim.",
    news_courier="📦 {no} dikirim lewat {courier}.",
    news_tracking="📦 {no} dikirim lewat {courier}, resi {tracking}.",
    news_brought="📦 {no} diantar hari ini.",
    news_brought_by="📦 {no} diantar hari ini oleh {courier}.",
    news_only_tracking="📦 {no} dikirim, resi {tracking}.",
    news_ready="📦 {no} siap diambil.",
    cash_at_door="Siapkan {amount}, dibayar di tempat.",
    cash_fetched="Siapkan {amount}, dibayar saat diambil.",
    news_done="{no} selesai. Terima kasih, ditunggu pesanan berikutnya.",
    news_cancelled="{no} dibatalkan.",
    news_cancelled_by="{no} dibatalkan oleh {by}.",
)

_REPORTS = ReportWords(
    today="Hari ini, {day}",
    week="Minggu ini, {day} sampai hari ini",
    month="{month} sampai hari ini",
    whole_month="{month}",
    purchases="Belanja {purchases} ({pieces})",
    nothing_bought="Belum ada belanja.",
    margin="Perkiraan untung {margin}, kalau dijual dengan harga umum",
    unpaid="Belum dibayar {unpaid}",
    target="Target {percent}",
    target_missing="Target {percent}, kurang {missing}",
    target_met="Target {percent}, tercapai",
    products="Per produk:",
    partners="Per mitra:",
    amount="{name} {rupiah} ({pieces})",
    owner_sums="{period}: omzet {turnover}, modal (HPP) {cost}, laba kotor {profit} ({percent}).",
    owner_turnover="{period}: omzet {turnover}, {orders}.",
    owner_nothing="{period}: belum ada pesanan.",
    uncosted="Omzet tanpa HPP {uncosted}, jadi labanya belum lengkap.",
    concentration="Terbesar: {name} {percent} dari omzet.",
    concentration_high="Terbesar: {name} {percent} dari omzet; sebaiknya jangan lebih dari {limit}.",
    unpaid_orders="Belum dibayar: {orders}, {unpaid}",
    low_stock="Stok tipis: {items}",
    period_unknown="Periode {said} belum kami kenal. Pilih salah satu:",
)

_HELP = HelpWords(
    welcome_stranger=(
        "Selamat datang di {business}, Kak. Di sini bisa lihat harga; pemesanan untuk mitra terdaftar."
    ),
    welcome_partner="Halo, {called}. Mau lihat harga atau langsung pesan?",
    welcome_owner="Halo, {called}. Pesanan baru dan kabar dari Sheet datang di sini. Ringkasan: /report",
    welcome_group="Halo, teman-teman. Ketik /harga untuk melihat harga {business}.",
    joined=(
        "Selamat datang di {business}, {called}. Sudah terdaftar sebagai {tier}.\n"
        "Kami menyimpan nama, HP, alamat dan pesanan, hanya untuk urusan usaha ini."
    ),
    joined_team="Selamat datang di tim {business}, {called}. Pesanan baru akan masuk ke sini.",
    invite_unknown="Link undangan ini tidak kami kenal.",
    invite_expired="Link undangan ini sudah lewat waktunya.",
    invite_used="Link undangan ini sudah dipakai.",
    invite_taken="Akun Telegram ini sudah terdaftar dengan nama lain.",
    invite_ask="Minta link baru, atau tanya dulu lewat WA {contact}.",
    help="Yang bisa dipakai di sini:",
    help_line="/{command}: {what}",
    partners_only="Pemesanan di sini untuk mitra terdaftar.",
    partners_only_ask="Mau jadi mitra atau beli langsung? Chat kami lewat WA.",
    partners_only_waiting="Permintaan jadi mitra sudah kami terima. Sementara itu, harga umum: /harga",
    rests="Kemitraan ini sedang tidak aktif. Untuk mengaktifkan lagi, chat kami.",
    owners_only="Perintah itu khusus pemilik usaha. Yang bisa dipakai: {commands}.",
    go_private="Untuk /{command}, buka chat pribadi.",
    unknown="Belum paham maksudnya.",
    unknown_example="Belum paham maksudnya. Untuk pesan, tulis misalnya: {example}.",
    unknown_stranger="Belum paham maksudnya. Untuk lihat harga: /harga",
    too_fast="Pesannya cepat sekali masuknya. Tunggu 10 detik, lalu kirim lagi.",
    nothing_recorded="Belum bisa dicatat, jadi tidak ada yang berubah. Kirim lagi 1 menit lagi, ya.",
    something_broke=(
        "Maaf, ada yang salah di pihak kami, jadi ini belum diproses. Pemilik sudah diberi tahu. "
        "Coba tulis dengan cara lain, ya."
    ),
)

_OWNER = OwnerWords(
    new_order="Pesanan baru {no}",
    new_order_by="{name} ({tier})",
    new_order_by_city="{name} ({tier}, {city})",
    new_order_sum="{total}, {payment}",
    note='"{note}"',
    postage_open="Ongkir belum diisi.",
    higher_tier="Jumlah {product} sudah sampai harga {tier}, {price}.",
    unknown_stock="Stok belum diketahui: {names}.",
    warning="⚠️ {text}",
    more_faults="Masih ada {number} kotak lagi; lihat kolom Cek.",
    held="⚠️ Harga {product} ({tier}) diganti dari {before} jadi {after}.",
    held_new="⚠️ Harga baru {product} ({tier}): {after}.",
    held_meant="Maksudnya {suggestion}?",
    held_under_cost="Itu di bawah HPP.",
    held_old_rules="Sebelum dijawab, yang dipakai tetap {before}.",
    held_none_rules="Sebelum dijawab, belum dipakai.",
    decided="Harga {product} ({tier}) sekarang {price}.",
    decided_none="Harga {product} ({tier}) tidak dipakai.",
    held_many="⚠️ {number} harga diganti jauh dari biasanya, misalnya:",
    held_one="{product} ({tier}): {before} jadi {after}",
    held_one_new="{product} ({tier}): {after}, harga baru",
    held_many_rules="Sebelum dijawab, semuanya belum dipakai. Rinciannya di kolom Cek.",
    decided_all_meant="{number} harga dikali 1.000 dan sekarang dipakai.",
    decided_all_old="{number} harga tidak dipakai. Harga lama tetap berlaku.",
    decided_all_typed="{number} harga dipakai seperti yang diketik.",
    move_refused="{what}: dari {before} ke {after} belum bisa, jadi dikembalikan.",
    stock_difference="Stok {what} diganti dari {before} jadi {after}; selisihnya sudah dihitung.",
    rows_gone=(
        "⚠️ Banyak baris hilang sekaligus di {what}. Yang lama tetap dipakai; "
        "kalau tidak sengaja, tekan Urungkan."
    ),
    partner_gone=(
        "⚠️ Baris {what} hilang dari tab Mitra. Orangnya tetap mitra. "
        "Kalau tidak sengaja, tekan Urungkan; kalau memang berhenti, pasang lagi barisnya dan pilih nonaktif."
    ),
    order_gone="⚠️ Baris pesanan {no} ({name}, {total}) hilang dari tab Pesanan.",
    order_gone_which="Pesanannya masih berlaku. Mau dibatalkan, atau barisnya ditampilkan lagi?",
    order_gone_shown="Pesanannya masih berlaku. Barisnya bisa ditampilkan lagi.",
    row_cancelled="Pesanan {no} dibatalkan. Stoknya bisa dijual lagi.",
    row_returns="Baris pesanan {no} ditulis lagi di tab Pesanan.",
    row_stands="Baris pesanan {no} sudah ada lagi di tab Pesanan. Tidak ada yang berubah.",
    lines_gone="⚠️ Baris {no} / {names} hilang dari tab Item Pesanan.",
    lines_gone_which="Pesanannya tetap seperti yang dipesan. Mau ditampilkan lagi, atau dibiarkan?",
    lines_return="Baris pesanan {no} ditulis lagi di tab Item Pesanan.",
    lines_stand="Baris pesanan {no} sudah ada lagi di tab Item Pesanan. Tidak ada yang berubah.",
    lines_left="Baik, tab Item Pesanan dibiarkan begitu. Pesanan {no} tetap seperti yang dipesan.",
    tab_renamed="Tab {before} sekarang bernama {after}; tetap terbaca.",
)

_TROUBLE = TroubleWords(
    set_aside="⚠️ Ada satu pesan yang belum bisa kami tangani, jadi disimpan dulu. Pesan lain tetap jalan.",
    set_aside_said='Dari {who}, {at}: "{words}"',
    set_aside_pressed="Dari {who}, {at}: tombol yang ditekan",
    set_aside_unread="{at}; pengirimnya tidak terbaca.",
    set_aside_mend="Teruskan ini ke yang memasang bot: {key}, {error}.",
    two_pollers=(
        "⚠️ Sejak {clock} ada program lain yang ikut mengambil pesan untuk bot ini. Sebagian pesan bisa tidak "
        "sampai ke sini. Minta yang memasang bot mematikan program itu."
    ),
    two_pollers_over=(
        "Program lain yang ikut mengambil pesan bot ini sudah berhenti. Semua pesan sampai lagi ke sini."
    ),
)

_ROAD = RoadWords(
    away=(
        "Google Sheet tidak bisa dibuka sejak {clock}. Pesanan tetap jalan, "
        "{number} menunggu dicatat di Sheet. "
        "Tidak perlu apa-apa dulu."
    ),
    away_idle="Google Sheet tidak bisa dibuka sejak {clock}. Pesanan tetap jalan. Tidak perlu apa-apa dulu.",
    back="Google Sheet tersambung lagi {clock}, {orders} sudah tercatat.",
    back_idle="Google Sheet tersambung lagi {clock}.",
    not_shared=(
        "Bot tidak boleh lagi membuka Sheet. Di Sheet tekan Bagikan, masukkan {detail}, pilih Editor. "
        "Pesanan tetap jalan dan menunggu dicatat."
    ),
    gone=(
        "⚠️ Google Sheet tidak ditemukan lagi sejak {clock}. Pesanan tetap jalan dan menunggu dicatat. "
        "Mungkin terhapus: lihat di Sampah Google Drive, lalu pulihkan. "
        "Kalau tidak ada di sana, hubungi yang memasang bot."
    ),
    key_refused=(
        "⚠️ Google tidak mengizinkan bot masuk lagi sejak {clock}. Pesanan tetap jalan dan menunggu dicatat. "
        "Hubungi yang memasang bot: mungkin kuncinya dihapus, atau jam komputernya salah."
    ),
    structure=(
        "⚠️ Di Sheet ada yang hilang atau dikunci: {detail}. Pesanan tetap jalan dan menunggu dicatat. "
        "Tekan Urungkan di Sheet. Kalau tidak bisa, hubungi yang memasang bot."
    ),
    other_writer=(
        "⚠️ Ada bot lain yang menulis di Sheet ini. Pencatatan ke Sheet berhenti; pesanan tetap jalan. "
        "Matikan bot yang lain, lalu hubungi yang memasang bot."
    ),
    old_journal=(
        "⚠️ Catatan bot ini lebih lama daripada Sheet. Pencatatan ke Sheet berhenti; pesanan tetap jalan. "
        "Kalau kotak A1 di tab _mitra tadi diketik orang, tekan Urungkan di Sheet. Kalau tidak, mungkin ini "
        "cadangan lama atau ada dua bot yang jalan: hubungi yang memasang bot."
    ),
    copy=(
        "⚠️ Sheet ini salinan atau milik usaha lain. Isinya tidak dipakai dan tidak ditulisi; pesanan tetap jalan. "
        "Minta yang memasang bot memakai Sheet yang asli."
    ),
    old_version=(
        "⚠️ Sheet ini dikembalikan ke versi lama. Isinya belum dipakai dan belum ditulisi; pesanan tetap jalan. "
        "Buka File > Histori versi, lalu kembalikan ke versi terbaru. "
        "Kalau kotak A1 di tab _mitra tadi diketik orang, cukup tekan Urungkan di Sheet. "
        "Kalau versi lama ini yang mau dipakai, hubungi yang memasang bot."
    ),
    poison=(
        "⚠️ Tab {detail}: Google Sheet menolak catatan ini, jadi disimpan dulu. Yang lain tetap jalan. "
        "Teruskan ini ke yang memasang bot; setelah dibetulkan, bot mencoba lagi sendiri."
    ),
    poison_too_long=(
        "⚠️ Tab {detail}: isi {columns} terlalu panjang untuk Google Sheet, jadi disimpan dulu. "
        "Yang lain tetap jalan. Setelah dipendekkan, bot mencoba lagi sendiri."
    ),
    poison_quote='Kata Google: "{quote}"',
    stopped=(
        "⚠️ Tab {detail}: semuanya ditolak Google Sheet, jadi pencatatan ke Sheet berhenti. Pesanan tetap jalan. "
        "Teruskan ini ke yang memasang bot; satu saja dibetulkan, pencatatan jalan lagi."
    ),
    locked=(
        "⚠️ Bot tidak bisa menulis di {detail} karena bagian itu dikunci. Pesanan tetap jalan. "
        "Di Sheet buka Data > Lindungi sheet dan rentang, lalu hapus kuncinya."
    ),
    open="Bot sudah bisa menulis lagi di {detail}.",
    full=(
        "⚠️ Google Sheet sudah penuh, di {detail} tidak bisa ditambah baris. Pesanan tetap jalan dan menunggu "
        "dicatat. Hapus tab, kolom atau baris kosong yang tidak dipakai."
    ),
)

INDONESIAN = Words(
    code="id",
    times=_TIMES,
    counts=_COUNTS,
    buttons=_BUTTONS,
    prices=_PRICES,
    drafts=_DRAFTS,
    orders=_ORDERS,
    reports=_REPORTS,
    help=_HELP,
    owner=_OWNER,
    road=_ROAD,
    trouble=_TROUBLE,
    stock=stock.INDONESIAN,
    asking=asking.INDONESIAN,
    bills=bills.INDONESIAN,
    clock=clock.INDONESIAN,
    pages=pages.INDONESIAN,
    paper=ON_PAPER_IN_INDONESIAN,
    pictures=pictures.INDONESIAN,
    shopping=shopping.INDONESIAN,
    money=money.INDONESIAN,
    changes=IN_INDONESIAN,
    menu={
        "harga": "Lihat harga",
        "order": "Pesan barang",
        "pesanan": "Lihat pesanan",
        "tagihan": "Lihat tagihan",
        "bayar": "Bayar pesanan",
        "terima": "Catat uang yang diterima",
        "nota": "Lihat nota",
        "siapkan": "Daftar siapkan",
        "stok": "Lihat stok",
        "ubah": "Ubah isi pesanan",
        "retur": "Catat barang kembali",
        "kenapa": "Lihat asal harga pesanan",
        "report": "Lihat laporan",
        "bantuan": "Cara pakai",
        "start": "Mulai dari awal",
    },
    explain_fault=explain_fault,
    explain_edit=SENTENCES.of_edit,
)
