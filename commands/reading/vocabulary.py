"""The words around an order that are neither a product nor a quantity, by what they do to the reading.

A word that stands in none of these lists is unknown, and an unknown word beside a name or a number
leads to a question: an addition here makes the bot ask less, a missing word never makes it wrong.
"""

from commands.rules.quantities import PIECES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORDER_VERBS = _words(
    "order pesan pesen psn pesanan orderan beli bli mau mo pengen pingin butuh minta mnta ambil kirim "
    "dikirim diantar kirimin kirimkan siapin siapkan po booking nambah tambahin tumbas"
)
"""She wants something."""

FILLERS = ORDER_VERBS | _words(
    "kak ka kakak mbak mba mb mas bu ibu bun bunda bund teh teteh pak bapak om tante sis say min "
    "admin bos gan haji hajah neng ceu mang ya yaa yaaa yah yo yuk dong donk deh sih kok kan lah loh "
    "nih ni tuh ok oke okay sip siap baik halo hallo hai hi hello pagi siang sore malam malem selamat "
    "met assalamualaikum assalamu'alaikum asalamualaikum waalaikumsalam wr wb permisi punten maaf "
    "mohon tolong tulung tlg please makasih mksh terima kasih trims trimakasih thanks thx suwun matur "
    "nuwun hatur nuhun nggih njih saya sy aku ak kami kita gue gw ane dgn dengan itu ini itunya "
    "adalah lg lagi aja ja saja sj doang cuma yg yang rasa sekarang skrg skg dulu dl hari langsung "
    "bisa boleh ga gak kah dapat dapet harga hrg @ nya kalo kalau klo klu ada maneh meneh deui wae "
    "atos sekalian totalnya total jumlah jumlahnya sebanyak banyaknya reseller agen retail dropship "
    "cod transfer tf trf bayar byr qris tunai list daftarnya berikut mbakyu kang akang bude pakde "
    "nduk le rek ownernya owner seller juragan"
)
"""May stand anywhere, also between a name and its quantity, and change nothing."""

JOINERS = _words(
    "dan sama sm ama jg juga sareng plus trus terus lalu serta karo kalih tambah + & / , ; . ! ?"
) | {"\n"}
"""Part one wish from the next."""

COMMENTS = _words(
    "buat utk untuk untk ke di kpd biar supaya karena krn soalnya spy agar nanti ntar besok bsk lusa "
    "kmrn kemarin kemaren senin selasa rabu kamis jumat jum'at sabtu minggu ongkir jam jm tgl tanggal "
    "via lewat exp ukuran isi masih msh dalam dari pas sampai sampe"
)
"""Begin a remark: unknown words after them are not products, until a name or a number comes."""

ADDRESSES = _words(
    "jl jln jalan alamat almt kepada nama a.n penerima nomor nomer hp wa telp tlp gang gg perum blok "
    "rt rw kec kel desa kode norek rekening hormat toko warung pengirim"
)
"""Begin what concerns a person: all that follows up to the next comma or line is not an order."""

EACH = _words("masing masing-masing masing2 msg msg2 msing2 tiap setiap per @ each")
VAGUE = _words(
    "secukupnya beberapa bbrp banyak sedikit dikit seadanya semaunya sebanyaknya kira2 sekitar kurang"
)
ALL_FLAVOURS = _words("semua semuanya smua komplit lengkap")
FLAVOURS = _words("rasa varian macam jenis macem")
NEGATIONS = _words("jangan jgn tanpa bukan bkn kecuali")
NOT = _words("ga gak g gk nggak ngga enggak tidak tdk ndak nda ora")
CALLED_OFF = _words("usah jadi jd dulu")
BECOMES = _words("jadi jd jadinya menjadi")
CORRECTIONS = _words("eh ralat maksudnya maksud mksdnya koreksi salah")
EARLIER = _words("tadi td tdi kayak kyk seperti sprti spt")
"""Point to an earlier order, which this message does not tell."""

NUMBER_BEFORE = _words(
    "jam jm pukul tgl tanggal rt rw no nomor nomer blok jl jln jalan kode pos isi gang gg lantai min "
    "minimal maks maksimal hp wa rek rekening bca bri bni mandiri bsi dana ovo gopay ukuran"
)
"""A number after one of these is no quantity."""

NUMBER_AFTER = _words(
    "orang org tahun thn th menit mnt gr gram g kg kilo ml liter ltr persen % km terakhir pertama"
)
"""Nor is a number before one of these."""

SPANS = _words("alamat almt bulan bln hari minggu mgg jam kali tempat anak rumah paling")
"""Nor before one of these, if a remark goes before it: `utk 2 alamat`, but not `10 hari ini`."""

NOT_AN_ORDER = _words(
    "berapa brp berapaan brapa laku terjual kejual retur return pecah rusak basi bocor melempem komplain "
    "busuk jamuran tengik batal batalin batalkan dibatalkan cancel daftar sisa ordernya kapan kpn lapor "
    "laporan tukar ditukar"
)
"""Questions about prices, complaints, returns, cancellations, sales, applications."""

DONE = _words("sudah udah sdh udh dah belum blm blom")
PAID = _words("transfer tf trf bayar byr lunas terima nerima trima")
ARRIVED = _words("sampai sampe nyampe nyampai diterima datang dateng dtg dikirim kirim diambil")
"""After `sudah` or `belum` one of these tells of an order that was made before."""

OPINIONS = _words("enak mantap mantul bagus suka pelanggan tahan gimana bagaimana kenapa knp mana")
"""Talk about the goods, unless a quantity is named."""

IN_STOCK = _words("ada ready redi stok stock tersedia kosong habis")
LOOKALIKES = _words(
    "barang sambil terasa bawah bawa pakai pake udah hujan besar kasar nasi basi master kaya kartu "
    "sambung bawaan dagang pasar mereka karupuk"
)
"""Everyday words one letter away from the name of many a product."""

_HARMLESS = (
    FILLERS | SPANS | NUMBER_BEFORE | NUMBER_AFTER | OPINIONS | DONE | NOT | IN_STOCK | CALLED_OFF | PIECES
)


def is_harmless(word: str) -> bool:
    """Whether the word may stand beside a name or a number without changing either."""
    return word in _HARMLESS or word.removesuffix("nya") in _HARMLESS or len(word) == 1
