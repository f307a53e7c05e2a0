"""The words around an order that are neither a product nor a quantity, by what they do to the reading.

A word that stands in none of these lists is unknown, and an unknown word beside a name or a number
leads to a question: an addition here makes the bot ask less, a missing word never makes it wrong.
"""

import re
from functools import lru_cache

from commands.rules.quantities import MEASURES, PACKS, PIECES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORDER_VERBS = _words(
    "order pesan pesen psn pesanan orderan beli bli mau mo pengen pingin butuh minta mnta ambil kirim "
    "dikirim diantar kirimin kirimkan siapin siapkan po booking nambah tambahin tumbas mesen mesan memesan meuli "
    "nyuwun tuku hoyong bade badhe arep arek nitip pengin pgn kepengen restock restok"
)
"""She wants something."""

FILLERS = ORDER_VERBS | _words(
    "kak ka kakak mbak mba mb mas bu ibu bun bunda bund teh teteh pak bapak om tante sis say min "
    "admin bos gan haji hajah neng ceu mang ya yaa yaaa yah yo yuk dong donk deh sih kok kan lah loh "
    "nih ni tuh ok oke okay sip siap baik halo hallo hai hi hello pagi siang sore malam malem selamat "
    "met assalamualaikum assalamu'alaikum asalamualaikum waalaikumsalam wr wb permisi punten maaf "
    "mohon tolong tulung tlg please makasih mksh terima kasih trims trimakasih thanks thx suwun matur "
    "nuwun hatur nuhun nggih njih ngge saya sy aku ak kami kita gue gw ane dgn dengan itu ini itunya "
    "adalah lg lagi aja ja saja sj doang cuma yg yang rasa sekarang skrg skg dulu dl hari langsung "
    "bisa boleh ga gak kah dapat dapet harga hrg @ nya kalo kalau klo klu ada maneh meneh deui wae "
    "atos sekalian totalnya total jumlah jumlahnya sebanyak banyaknya reseller agen retail dropship "
    "cod transfer tf trf bayar byr qris tunai list daftarnya berikut mbakyu kang akang bude pakde "
    "nduk le rek ownernya owner seller juragan bang abang akang mang mpok cak lik bulik paklik uni uda "
    "koh ko ci cici abdi urang kulo kula nyong inyong ye yak iye atuh euy mah teh tea mangga monggo "
    "alhamdulillah bismillah insyaallah dibayar diambil pembayaran pelunasan dp lunas diskon promo potongan "
    "bonus resi nota struk foto info tanya nanya produk barang item jml qty kode pcsnya terbaru cepat cepet "
    "jne jnt sicepat anteraja jtr kurir ekspedisi gosend grab gojek ojol "
    "segera urgent pakai pake nama kota kab ditunggu kabari cek dicek "
    "lengkapnya bro dek iya coba fix deal jadinya lupa catat diproses dibungkus packing rapi aman customer "
    "titipan pre gratis nego thank you i can want need please "
    "bentar sebentar sorry sori sory typo wkwk wkwkwk haha hehe hihi gpp gapapa gaskeun gas gass gaspol cus cuss cuy "
    "bestie beb gais guys co checkout keep take perdana mbakk kakk bunn deng ding dech lho kulakan njaluk nyuwun "
    "pok bales balas jazakillah jazakallah jazakumullah barakallah bermaksud malih sanget ngambil aye nyang "
    "diteruskan sugeng sewu enjing enjang sonten dalu ngapunten "
    "wilujeng sampurasun wassalam dipundhut mundhut pundhut "
    "eceran ecer ketengan sendiri pribadi barusan akhirnya ternyata semoga sehat selalu lancar jaya berkah "
    "suami istri mertua tetangga temen teman sodara saudara cust langganan pembeli mamah mama bro "
    "terimakasih tengkyu syukron amin aamiin bareng2 rencana kayaknya kyknya sepertinya mungkin "
    "yu ku sesuk isuk mengko doyan ngidam hamil tempo ketik ultah lebaran natal imlek nyusul menyusul anter "
    "antar nitip titip bawakan pickup jemput"
)
"""May stand anywhere, also between a name and its quantity, and change nothing."""

JOINERS = _words(
    "dan sama sm ama jg juga sareng plus trus terus trs lalu serta karo kalih kaliyan kaleh lan jeung ame "
    "bareng barengan "
    "tambah tapi tp + & / , ; . ! ?"
) | {"\n"}
"""Part one wish from the next."""

SHORT = _words("trs")
"""Short for a joiner, or, within a name, for a flavour: `smbl trs`."""

ANDS = _words(
    "dan sama sm ama jg juga sareng plus serta karo kalih kaliyan kaleh lan jeung ame bareng barengan tambah + &"
)
"""After one of these stands a wish."""

COMMENTS = _words(
    "buat utk untuk untk ke di kpd biar supaya karena krn soalnya spy agar nanti ntar besok bsk lusa "
    "kmrn kemarin kemaren senin selasa rabu kamis jumat jum'at sabtu minggu ongkir jam jm tgl tanggal "
    "via lewat exp ukuran isi masih msh dalam dari pas sampai sampe "
    "sebelum sblm setelah sesudah habis nang ning teng dhateng kagem kangge kanggo nggo damel pikeun keur punya "
    "kata katanya ktnya bilang soal dlm"
)
"""Begin a remark: unknown words after them are not products, until a name or a number comes."""

ADDRESSES = _words(
    "jl jln jalan alamat almt kepada nama a.n a.n. a/n penerima nomor nomer hp wa telp tlp gang gg perum blok "
    "rt rw kec kel desa kode norek rekening hormat toko warung pengirim yth ttd perumahan apartemen apt kosan kost "
    "dsn dusun ds kelurahan kecamatan kabupaten ruko komplek kompleks"
)
"""Begin what concerns a person: all that follows up to the next comma or line is not an order."""

EACH = _words("masing masing-masing masing2 msg msg2 msing2 tiap setiap per @ each")
VAGUE = _words(
    "secukupnya beberapa bbrp banyak sedikit dikit seadanya semaunya sebanyaknya kira2 sekitar kurang"
)
ALL_FLAVOURS = _words("semua semuanya smua kabeh sadaya ketiga komplit lengkap")
FLAVOURS = _words("rasa varian macam jenis macem")
NEGATIONS = _words("jangan jgn tanpa bukan bkn kecuali")
NOT = _words("ga gak g gk nggak ngga enggak tidak tdk ndak nda ora mboten")
HOLDS = _words(
    "skip diskip coret dicoret pending dipending tunda ditunda stop hapus hapusin dihapus undur diundur hold dicancel"
)
"""Said of a product, it is left out; said of an order, nothing is ordered."""
CALLED_OFF = _words("usah jadi jd dulu")
BECOMES = _words("jadi jd jadinya menjadi")
SWAPS = _words("ganti diganti gantinya")
"""After what is not wanted comes what she wants; alone it changes an earlier order."""
OTHERS = _words("lain lainnya sisanya")
CORRECTIONS = _words("eh ehh eeh ralat maksudnya maksud mksdnya koreksi salah")
YESTERDAY = _words("kemarin kmrn kemaren wingi kamari")
POINTERS = _words("yang yg pesanan orderan pesenan")
THANKS = _words("makasih mksh terima kasih trims suwun nuwun nuhun thanks thx")
EARLIER = _words("tadi td tdi kayak kyk seperti sprti spt")
"""Point to an earlier order, which this message does not tell."""

MONTHS = _words(
    "januari februari maret april mei juni juli agustus september oktober november desember jan feb mar apr "
    "jun jul agu agt ags sep sept okt nov nop des"
)

NUMBER_BEFORE = _words(
    "jam jm pukul tgl tanggal rt rw no nomor nomer blok jl jln jalan kode pos isi gang gg lantai min "
    "minimal maks maksimal masih msh tinggal tgl hp wa rek rekening bca bri bni mandiri bsi dana ovo gopay ukuran "
    "los lt pembayaran pembayarannya cabang outlet gerai lapak"
)
"""A number after one of these is no quantity."""

NUMBER_AFTER = (
    _words("orang org tahun thn th menit mnt gr gram g kg kilo ml liter ltr persen % km terakhir pertama")
    | MONTHS
)
"""Nor is a number before one of these."""

SPANS = _words("alamat almt bulan bln hari minggu mgg jam kali tempat anak rumah warung toko cabang paling")
"""Nor before one of these, if a remark goes before it: `utk 2 alamat`, but not `10 hari ini`."""
TO_COME = _words("lagi lg sampai sampe nyampe kedepan kerja")
"""After a span: `2 hari lagi`."""

ORDER_NOUNS = _words("pesanan orderan pesenan")
DATE_BEFORE = (
    COMMENTS
    | ORDER_NOUNS
    | _words("order orderan ambil diambil kirim dikirim diantar hari per acara sebelum ready")
)
PRICE_BEFORE = _words("harga hrg bayar byr transfer tf trf dp ongkir ongkos diskon modal")
"""Before `1.000` these make it a price."""
CHEAPEST = 5_000
"""A bare `1.000` to `4.999` is a count; from here on it is more likely a price."""
MEASURE_WORDS = PIECES | PACKS | frozenset(MEASURES)

QUESTIONS = _words("berapa brp berapaan brapa pinten sabaraha piro kapan kpn")
"""Ask for a price or a time: no order, unless another sentence orders."""
HOW_MUCH = _words("berapa brp berapaan brapa pinten sabaraha piro pricelist")
PRICES = _words("harga hrg harganya berapaan pricelist minimal min diskon promo")
OTHER_TOPICS = _words(
    "ongkir isi kg gram gr kilo rekening norek jam hari lama tahan buka tutup resi nomor alamat umur usia "
    "setor komisi untung kapan kpn dikirim"
)
"""A question about one of these asks for no price."""
WISHES = _words("order pesan pesen psn minta beli kirim kirimkan kirimin po tumbas mesen")

FAULTS = _words(
    "retur return pecah rusak basi bocor melempem komplain busuk jamuran tengik tukar ditukar hancur remuk "
    "patah tumpah penyok kadaluarsa kadaluwarsa expired apek berjamur balikin kembalikan dikembalikan refund "
    "kecewa cacat"
)
NOT_AN_ORDER = FAULTS | _words(
    "laku terjual kejual batal batalin batalkan dibatalkan dibatalin cancel daftar sisa ordernya lapor "
    "laporan penjualan omset omzet jual setor kelebihan kapan2 utang hutang tagihan padahal"
)
TOLD = (
    NOT_AN_ORDER - FAULTS - _words("batal batalin batalkan dibatalkan dibatalin cancel daftar kapan2 padahal")
)
"""Sales, what is left, what is owed: a clause of its own beside one that orders."""
CATALOGS = _words("pricelist price katalog catalog")
"""Complaints, returns, cancellations, sales, applications, some other day."""
TELLING_PAIRS = (
    (_words("salah"), _words("kirim")),
    (_words("nanti ntar kapan"), _words("kalau kalo klo kl")),
    (_words("kalau kalo klo kl"), _words("sudah udah sdh udh")),
    (_words("yang yg"), _words("datang dateng dtg sampai sampe nyampe diterima")),
    (_words("yang yg"), _words("pesan pesen order beli minta nyari cari nanya tanya tny")),
    (_words("kurang krg terlalu"), _words("pedas pedes asin manis enak gurih")),
)
"""Two words together that tell of an earlier order, or of some other day."""
GONE = _words("kurang habis abis")
"""Before a number: so many are missing, or were sold."""
LEFT = _words("masih msh tinggal taksih")
"""Before a number, where nothing is asked for: so many are left."""
IFS = _words("kalau kalo klo kl klu")
NOT_GOODS = _words(
    "tanya nanya bayar byr transfer tf trf rekening norek foto alamat nomor ongkir resi nota info konfirmasi"
)
"""What she wants where she names nothing that is sold."""
CONTENTS = _words("isinya isine")
"""A question about what is in a pack."""
PURPOSES = _words("buat bwt utk untuk untk nambah tambah tambahin ngisi isi nyetok kanggo kagem restok")
"""Before `stok`: she orders for it."""
PAST = _words("kemarin kmrn kemaren wingi kamari semalam semalem tadi td lalu")
SOLD_OUT = _words("habis abis ludes laku laris")
ABLE = _words("bisa sempat sempet jadi jd mau akan berani tau tahu")
NOT_YET = _words("belum blm blom belom durung dereng")
PLACES = _words("order pesan pesen psn beli ambil")
TELLS = _words("kabari kabarin info infokan")
AGAIN = _words("lagi lg sekarang skrg skrng mau mo minta mnta tolong nambah tambah butuh")
"""A clause that says so orders now."""
REQUESTS = _words("mau mo minta mnta tolong kirim dikirim butuh pengen pengin pingin lagi lg sekarang skrg")
PAYS = PRICE_BEFORE | _words("bayarnya bayare dibayar pelunasan")
PAYDAY = _words("gajian")
CONSULTS = _words("tanya nanya tny rembugan rembug diskusi izin ijin mikir pikir runding rundingan")
REPORTED = _words("stok stock")
"""What she has, where nothing is asked for."""
WANTS = WISHES - _words("kirim") | _words("mau mo pengen pingin butuh pesanan orderan nambah booking")
TIMES = _words("besok bsk besuk lusa depan nanti ntar")
SELF = _words("saya sy aku ak kami kita gue gw ane mau baru rencana")
"""`besok saya pesan`: not now."""

DONE = _words("sudah udah sdh udh dah belum blm blom barusan sampun")
PAYMENTS = _words("pembayaran pelunasan")
PAID = _words("transfer tf trf bayar byr dibayar kubayar lunas terima nerima trima")
ARRIVED = _words("sampai sampe nyampe nyampai diterima datang dateng dtg dikirim kirim diambil")
"""After `sudah` or `belum` one of these tells of an order that was made before."""

OPINIONS = _words("laris enak mantap mantul bagus suka pelanggan tahan gimana bagaimana kenapa knp mana")
"""Talk about the goods, unless a quantity is named."""

PRICE_TALK = _words("harga hrg harganya diskon promo potongan bonus murah nego gratis free")
TITLES = _words(
    "bu ibu pak bapak mbak mba mb mas kak teh kang ceu om tante bude pakde bulik paklik cak neng mama mamah bunda "
    "nyonya tuan ust ustadz ustadzah budhe pakdhe mbah nenek kakek adik dek ci koh cici"
)
PEOPLE = _words("reseller agen bu ibu pak bapak mbak mba mas kak teh kang toko warung saya sy nama a.n")
"""Before a strange word: it is somebody's name."""
IN_STOCK = _words("ada ready redi stok stock tersedia kosong habis wonten")
LOOKALIKES = _words(
    "barang sambil terasa bawah bawa pakai pake udah hujan besar kasar nasi basi master kaya kartu sambung "
    "bawaan dagang pasar mereka ulang utang undangan gudang pulang uang bayang batang lawang gawang bawain "
    "bawakan sembako tambal gambar terapi teratai terakhir hadang udara hijab hebat hemat2 hewan paket2 "
    "dapat dapet sabar sampai sambut bayar bayam bareng kurang tukang kacang pisang goreng hilang siang"
)
"""Everyday words one letter away from the name of many a product."""

TOTALS = _words("total jumlah jml")
STREETS = _words(
    "jl jln jalan gang gg perum blok rt rw kec kel desa alamat almt perumahan apartemen apt kosan kost dsn dusun ds "
    "kelurahan kecamatan kabupaten ruko komplek kompleks"
)
OPENERS = ADDRESSES | COMMENTS
TALK = COMMENTS | OPINIONS
NO_WORRY = _words("lupa sampai sampe telat lama khawatir")
"""`jangan lupa` leaves nothing out."""
WEEKDAYS = _words("senin selasa rabu kamis jumat jum'at sabtu minggu ahad")
TIME_SPANS = _words("bulan bln hari minggu mgg jam tahun thn")
THIS = _words("ini depan itu besok lusa ya") | WEEKDAYS
"""After a span: `10 hari ini` is no span of ten days."""
KIND_WORDS = OPINIONS | THANKS | _words("habis abis ludes laku cepet cepat")
ASKS = ORDER_VERBS - ORDER_NOUNS
"""After one of these an unknown word is what she wants."""
SOFT = _words(
    "kak ka kakak mbak mba bu ibu bun bunda teh dong donk ya yaa yo deh tolong tulung dulu saya sy aku juga jg lagi"
)
"""May stand between a wish and what is wished."""
PRICE_NOUNS = _words("harga hrg harganya hrgnya")
ASKING = SOFT | _words(
    "cek ngecek tanya nanya tny info infoin minta mnta mau mo pengen kasih tau tahu liat lihat boleh bisa permisi halo "
    "hai pagi siang sore malam min admin pak"
)
"""May stand before the word for a price, where it is asked."""

_LETTERS = frozenset("degknoptuxyz")
"""Short for a word; the others may be a size or a kind (`paket A`)."""

_HARMLESS = (
    FILLERS
    | NEGATIONS
    | SPANS
    | MONTHS
    | NUMBER_BEFORE
    | NUMBER_AFTER
    | OPINIONS
    | DONE
    | NOT
    | IN_STOCK
    | CALLED_OFF
    | PIECES
)


_WISHED = _words(
    "kirim siap bungkus antar anter bawa titip sisih simpan simpen ambil pesan pesen order tambah catat catet masuk "
    "proses buat bikin pack packing beri kasih minta beli kulak pisah gabung jupuk panggang total itung "
    "hitung tunggu bantu urus"
)
_AFFIXED = re.compile(r"(?:di)?(?P<stem>[a-z]{3,}?)(?:kan|ken|aken|keun|in|i|ne|ke|no|na|nya|an|ku|mu)?")
"""A verb with what Indonesian, Javanese and Sundanese put before and after it: `disiapaken`, `bawain`."""


@lru_cache(maxsize=10_000)
def is_harmless(word: str) -> bool:
    """Whether the word may stand beside a name or a number without changing either."""
    if word in _HARMLESS or word.removesuffix("nya") in _HARMLESS or word in _LETTERS:
        return True
    affixed = _AFFIXED.fullmatch(word)
    return affixed is not None and affixed["stem"] in _WISHED
