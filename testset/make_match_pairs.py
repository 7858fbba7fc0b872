#!/usr/bin/env python3
"""Makes testset/match-pairs/: pairs of persons and places in five scripts, half of them near misses, from the lists here and
from world/. The same every time. A third of the base names (every third given name or place) is marked 'held out'.

    python3 testset/make_match_pairs.py
"""
import difflib, hashlib, pathlib, random, re, tomllib

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE / "match-pairs"
HEAD = "kind\tsame\tsplit\tname_a\tdetails_a\tname_b\tdetails_b\tnote\n"

# Syllables of Vietnamese names: Vietnamese | Lao | Thai | Khmer, as papers of those countries write them.
FAMILIES = """Nguyễn|ຫງວຽນ|เหงียน|ង្វៀន
Trần|ເຈິ່ນ|เจิ่น|ត្រឹន
Lê|ເລ|เล|ឡេ
Phạm|ຟ້າມ|ฝ่าม|ផាម
Hoàng|ຮວ່າງ|ฮหว่าง|ហ្វាង
Vũ|ຫວູ|หวู|វូ
Đặng|ດັ້ງ|ดั่ง|ដាំង
Bùi|ບຸ່ຍ|บุ่ย|ប៊ុយ
Ngô|ໂງ|โง|ង៉ូ
Phan|ຟານ|ฟาน|ផាន
Dương|ເຢືອງ|เซือง|យឿង
Đinh|ດິງ|ดิญ|ឌិញ"""
MIDDLES = """Văn|ວັນ|วัน|វ៉ាន់
Thị|ທິ|ถิ|ធី
Minh|ມິງ|มิงห์|មិញ
Đức|ດຶກ|ดึ๊ก|ឌឹក
Thanh|ແທງ|ทัญ|ថាញ់
Quang|ກວາງ|กวาง|ក្វាង
Xuân|ຊວນ|ซวน|ស៊ន
Hồng|ຮົ່ງ|ห่ง|ហុង"""
GIVENS = """Sơn|ເຊີນ|เซิน|សឺន
Hùng|ຮຸ່ງ|หุ่ง|ហ៊ុង
Hải|ຫາຍ|หาย|ហាយ
Long|ລອງ|ลอง|ឡុង
Nam|ນາມ|นาม|ណាម
Bình|ບິ່ງ|บิ่ญ|ប៊ិញ
Phong|ຟອງ|ฟอง|ផុង
Tâm|ເຕິມ|เติม|តឹម
Hoa|ຮວາ|ฮวา|ហ្វា
Lan|ລານ|ลาน|ឡាន
Mai|ໄມ|มาย|ម៉ៃ
Dũng|ຢຸງ|หยุง|យ៉ុង
Tuấn|ຕວນ|ต๊วน|ទួន
Huy|ຮຸຍ|ฮุย|ហ៊ុយ
Khánh|ຄັ້ງ|คัญ|ខាញ់
Linh|ລິງ|ลิงห์|លិញ
Ngọc|ຫງອກ|หง็อก|ង៉ុក
Thảo|ທາວ|ถาว|ថាវ
Vinh|ວິງ|วิงห์|វិញ
Yến|ອຽນ|เอี๊ยน|យ៉ែន
Cường|ເກື່ອງ|เกื่อง|គឿង
Hà|ຮ່າ|ห่า|ហា
Tú|ຕູ໋|ตู๊|ទូ
Kiên|ກຽນ|เกียน|គៀន"""
# Names of the neighbours: own script | Latin | Latin otherwise | Vietnamese press | another script.
LAO = [("ບຸນມີ|Bounmy|Bunmi|Bun-mi|บุนมี", "ທອງສະຫວັນ|Thongsavanh|Thongsavan|Thoong-xa-vẳn|ทองสะหวัน", "ຄຳພອນ|Khamphone|Khamphon|Khăm-phon|คำพอน",
        "ສົມໄຊ|Somxay|Somsay|Xổm-xay|สมไซ", "ວິໄລ|Vilay|Vilai|Vi-lay|วิไล", "ພູທອນ|Phouthone|Phuthon|Phu-thon|พูทอน", "ແກ້ວມະນີ|Keomany|Keomani|Kẹo-ma-ni|แก้วมะนี",
        "ສຸກສະຫວັນ|Souksavanh|Suksavan|Xúc-xa-vẳn|สุกสะหวัน", "ດາວວອນ|Daovone|Daovon|Đao-von|ดาววอน", "ຈັນທະລາ|Chanthala|Chantala|Chăn-tha-la|จันทะลา",
        "ສີທອນ|Sithone|Sithon|Xỉ-thon|สีทอน", "ອຳພອນ|Amphone|Amphon|Ăm-phon|อำพอน"),
       ("ວົງສາ|Vongsa|Wongsa|Vông-xả|วงสา", "ພົມມະຈັນ|Phommachanh|Phommachan|Phôm-ma-chăn|พมมะจัน", "ໄຊຍະວົງ|Sayavong|Xayavong|Xay-nha-vông|ไซยะวง",
        "ສຸວັນນະລາດ|Souvannalath|Suvannalat|Xu-văn-na-lạt|สุวันนะลาด", "ອິນທະວົງ|Inthavong|Intavong|In-tha-vông|อินทะวง", "ຫຼວງລາດ|Luanglath|Luanglat|Luông-lạt|หลวงลาด",
        "ແສງມະນີ|Sengmany|Saengmani|Xẻng-ma-ni|แสงมะนี", "ພັນທະວົງ|Phanthavong|Phantavong|Phăn-tha-vông|พันทะวง", "ຈັນທະວົງ|Chanthavong|Chantavong|Chăn-tha-vông|จันทะวง",
        "ພົນສີ|Phonsy|Phonsi|Phôn-xỉ|พนสี")]
THAI = [("สมชาย|Somchai|Somchay|Xổm-chai|ສົມຊາຍ", "ประเสริฐ|Prasert|Prasoet|Pra-xợt|ປະເສີດ", "วิชัย|Wichai|Vichai|Vi-chay|ວິໄຊ", "สุรชัย|Surachai|Surachay|Xu-ra-chay|ສຸລະໄຊ",
         "อนงค์|Anong|Anongk|A-nông|ອະນົງ", "นภา|Napha|Napa|Na-pha|ນະພາ", "ธนากร|Thanakorn|Tanakon|Tha-na-con|ທະນາກອນ", "กมล|Kamol|Kamon|Ka-môn|ກະມົນ",
         "พิมพ์ใจ|Phimchai|Pimjai|Phim-chay|ພິມໃຈ", "มาลี|Malee|Mali|Ma-li|ມາລີ"),
        ("ศรีสุข|Srisuk|Sisuk|Xỉ-xúc|ສີສຸກ", "ทองดี|Thongdee|Thongdi|Thoong-đi|ທອງດີ", "บุญมาก|Boonmak|Bunmak|Bun-mạc|ບຸນມາກ", "แก้วใส|Kaewsai|Keosai|Kẹo-xay|ແກ້ວໃສ",
         "รัตนกุล|Rattanakul|Ratanakun|Rát-ta-na-cun|ລັດຕະນະກຸນ", "วงศ์ไทย|Wongthai|Vongthai|Vông-thay|ວົງໄທ", "จันทร์งาม|Channgam|Janngam|Chăn-ngam|ຈັນງາມ", "สุวรรณ|Suwan|Suvan|Xu-văn|ສຸວັນ")]
KHMER = [("កែវ|Keo|Kaev|Kẹo", "ជា|Chea|Jea|Chia", "លឹម|Lim|Lem|Lim", "សុខ|Sok|Sokh|Xốc", "ប៉ែន|Pen|Paen|Pen", "ហេង|Heng|Haeng|Hêng", "មាស|Meas|Meah|Miêh", "នួន|Nuon|Noun|Nuôn"),
         ("វិចិត្រ|Vichet|Vicheth|Vi-chét", "សុវណ្ណ|Sovann|Sovan|Xô-van", "បូរី|Borey|Bory|Bô-ri", "ចាន់ធី|Chanthy|Chanthi|Chan-thi", "រតនា|Rattana|Ratana|Rát-ta-na", "សំណាង|Samnang|Somnang|Xom-nang",
          "វាសនា|Veasna|Veasnar|Via-xna", "ពិសិដ្ឋ|Piseth|Pisith|Pi-xét", "សុភាព|Sopheap|Sopheab|Xô-phiếp", "ដារា|Dara|Darah|Đa-ra")]
TITLES = {"vi": ["ông ", "bà ", "đồng chí ", "Ông "], "en": ["Mr. ", "Mr ", "Ms. ", "H.E. "], "lo": ["ທ່ານ ", "ສະຫາຍ ", "ທ່ານ"], "th": ["นาย", "นาง", "นาย "], "km": ["លោក ", "ឯកឧត្តម ", "លោក"]}
POSTS = [("Giám đốc|Director|ຫົວໜ້າ|ผู้อำนวยการ|ប្រធាន", "Sở Ngoại vụ Nghệ An|Department of Foreign Affairs of Nghe An|ພະແນກການຕ່າງປະເທດ ແຂວງ ເຫງ້ອານ|กรมการต่างประเทศ จังหวัดเหงะอาน|មន្ទីរការបរទេស ខេត្តង៉េអាន"),
         ("Chủ tịch|Chairman|ປະທານ|ประธาน|ប្រធាន", "UBND tỉnh Quảng Trị|People's Committee of Quang Tri Province|ຄະນະກຳມະການປະຊາຊົນ ແຂວງ ກວາງຈິ|คณะกรรมการประชาชนจังหวัดกวางจิ|គណៈកម្មាធិការប្រជាជនខេត្តក្វាងទ្រី"),
         ("Bộ trưởng|Minister|ລັດຖະມົນຕີ|รัฐมนตรี|រដ្ឋមន្ត្រី", "Bộ Y tế|Ministry of Health|ກະຊວງສາທາລະນະສຸກ|กระทรวงสาธารณสุข|ក្រសួងសុខាភិបាល")]
LANGUAGES = ["vi", "en", "lo", "th", "km"]


def no_marks(text):
    import unicodedata
    text = text.replace("Đ", "D").replace("đ", "d")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def held(number):
    return "held out" if number % 3 == 2 else "seen"


class Persons:
    def __init__(self, random_):
        self.random = random_
        rows = lambda text: [line.split("|") for line in text.splitlines()]
        self.families, self.middles, self.givens = rows(FAMILIES), rows(MIDDLES), rows(GIVENS)
        self.out = []

    def forms(self, name):
        """A Vietnamese name by language; two spellings of some."""
        out = {"vi": [" ".join(part[0] for part in name)], "en": [no_marks(" ".join(part[0] for part in name))]}
        out["en"].append(out["en"][0].upper())
        for column, code in ((1, "lo"), (2, "th"), (3, "km")):
            out[code] = [" ".join(part[column] for part in name)]
            if code != "km": out[code].append("".join(part[column] for part in name))
        return out

    def neighbour_forms(self, code, parts):
        out = {}
        columns = [code, "en", "en", "vi"] + {"lo": ["th"], "th": ["lo"], "km": []}[code]
        for column, language in enumerate(columns):
            out.setdefault(language, []).append(" ".join(part.split("|")[column] for part in parts))
        return out

    def write(self, form, code, title):
        return self.random.choice(TITLES[code]) + form if title else form

    def pair(self, left, right, same, split, note, details=("", "")):
        r = self.random
        codes = [(a, b) for a in left for b in right if a != b or (a in ("vi", "en", "lo", "th"))]
        for _ in range(40):
            a, b = r.choice(codes)
            one, other = r.choice(left[a]), r.choice(right[b])
            if one != other: break
        titled = r.random() < 0.25
        self.out.append(f"person\t{int(same)}\t{split}\t{self.write(one, a, titled)}\t{details[0]}\t{other}\t{details[1]}\t{note}\n")
        return a, b

    def posts(self, post, other_post, period, other_period, codes):
        a, b = (LANGUAGES.index(code) for code in codes)
        row, other = POSTS[post], POSTS[other_post]
        made = [f"post={r[0].split('|')[n]}|body={r[1].split('|')[n]}" + (f"|period={p}" if p else "")
                for r, n, p in ((row, a, period), (other, b, other_period))]
        return tuple(made)

    def make(self):
        r = self.random
        for n in range(100):  # Vietnamese: same, and another given name
            g = n % len(self.givens)
            name = [r.choice(self.families), r.choice(self.middles), self.givens[g]]
            near = r.choice([h for h in range(len(self.givens)) if h != g and h % 3 == g % 3])
            other = name[:2] + [self.givens[near]]
            self.pair(self.forms(name), self.forms(name), True, held(g), "Vietnamese name")
            self.pair(self.forms(name), self.forms(other), False, held(g), "other given name")
        for n in range(100):  # Lao, Thai, Khmer
            code, table = [("lo", LAO), ("th", THAI), ("km", KHMER)][n % 3]
            g, f = (n // 3) % len(table[0]), r.randrange(len(table[1]))
            if code == "km": g, f = f % len(table[0]), (n // 3) % len(table[1])
            own = f if code == "km" else g  # which of the two is the given name
            parts = [table[0][g], table[1][f]]
            pool = table[1] if code == "km" else table[0]
            near = r.choice([h for h in range(len(pool)) if h != own and h % 3 == own % 3])
            other = [parts[0], pool[near]] if code == "km" else [pool[near], parts[1]]
            forms, others = self.neighbour_forms(code, parts), self.neighbour_forms(code, other)
            note = {"lo": "Lao", "th": "Thai", "km": "Khmer"}[code] + " name"
            self.pair(forms, forms, True, held(own), note)
            self.pair(forms, others, False, held(own), "other given name")
        for n in range(50):  # with posts: the same in two languages; another at one time
            g = n % len(self.givens)
            name = [r.choice(self.families), r.choice(self.middles), self.givens[g]]
            a, b = r.sample(LANGUAGES, 2)
            post = n % 3
            forms = self.forms(name)
            left, right = {a: forms[a][:1]}, {b: forms[b][:1]}
            if n % 2 == 0:
                self.pair(left, right, True, held(g), "same post", self.posts(post, post, "2023", "2024", (a, b)))
                continue
            period = [("2024", "2024"), ("2019/2025", "2024"), ("1989", "2024")][n % 3]
            note = "same name, other post" + (" and time" if period[0] == "1989" else " at one time")
            self.pair(left, right, False, held(g), note, self.posts(post, (post + 1) % 3, *period, (a, b)))
        for n in range(50):  # promotion and initials
            g = n % len(self.givens)
            name = [r.choice(self.families), r.choice(self.middles), self.givens[g]]
            if n % 2 == 0:
                forms = self.forms(name)
                self.pair({"vi": forms["vi"]}, {"lo": forms["lo"], "en": forms["en"]}, True, held(g), "Vietnamese name")
            else:
                elder = "date=1950", "date=1981"
                self.pair({"vi": self.forms(name)["vi"]}, {"en": self.forms(name)["en"][:1]}, False, held(g), "son and father", elder)
        return self.out


class Places:
    """Pairs of names of places. A third of the same has one spelling that world/ does not list."""

    def __init__(self, random_):
        self.random = random_
        self.places = []
        for file in sorted((HERE.parent / "world").glob("*.toml")):
            for place in tomllib.loads(file.read_text())["place"] if "place" in tomllib.loads(file.read_text()) else []:
                place["file"] = file.stem
                self.places.append(place)
        self.known = {form.lower() for place in self.places for code in LANGUAGES for form in place.get(code, [])}
        self.local = [p for p in self.places if p["file"] in ("vn", "la", "th", "kh", "cn") and p.get("kind") in ("province", "city", "district", "capital")
                      and all(p.get(code) for code in LANGUAGES)]

    def misspelt(self, form, code):
        """A spelling in use that the data do not have, or None."""
        respellings = {"en": [("ou", "u"), ("kh", "k"), ("x", "s"), ("ay", "ai"), ("ng ", "ng"), ("ph", "p"), ("th", "t"), ("y", "i"), ("ee", "i"), (" ", "-"), ("v", "w")],
                       "vi": [("i", "y"), (" ", "-"), ("Đ", "D"), ("ư", "u"), ("ă", "a"), ("ô", "o"), ("ê", "e"), ("oà", "òa"), ("â", "a")],
                       "lo": [("່", ""), ("້", ""), ("ຣ", "ລ"), ("ຊ", "ສ"), ("ວ", "ວ້"), ("ຫຼ", "ຫລ"), ("ັ", "າ"), ("ິ", "ີ"), ("ຸ", "ູ")],
                       "th": [("่", ""), ("้", ""), ("ห์", ""), ("์", ""), ("ั", "า"), ("ิ", "ี"), ("ุ", "ู")],
                       "km": [("៉", ""), ("៊", ""), ("់", ""), ("ឡ", "ល"), ("ិ", "ី"), ("ុ", "ូ")]}[code]
        self.random.shuffle(respellings)
        for old, new in respellings:
            if old in form and form.replace(old, new).lower() not in self.known: return form.replace(old, new)
        return None

    def nearest(self, place):
        names = [p for p in self.local if p is not place and p.get("code") != place.get("code") and p["name"] != place["name"]]
        return sorted(names, key=lambda p: -difflib.SequenceMatcher(None, p["name"].lower(), place["name"].lower()).ratio())[:4]

    def make(self):
        r, out = self.random, []
        chosen = self.local[:]
        r.shuffle(chosen)
        n = 0
        while len(out) < 500:
            place = chosen[n % len(chosen)]
            split = "held out" if int(hashlib.sha256(place["name"].encode()).hexdigest(), 16) % 3 == 2 else "seen"
            a, b = r.choice(LANGUAGES), r.choice(LANGUAGES)
            one, other = r.choice(place[a]), r.choice(place[b])
            note = "same place"
            if n % 3 == 0:
                spelt = self.misspelt(other, b)
                if spelt: other, note = spelt, "spelling that world/ does not list"
            if one != other: out.append(f"place\t1\t{split}\t{one}\t\t{other}\t\t{note}\n")
            near = r.choice(self.nearest(place))
            code = r.choice(LANGUAGES)
            wrong = r.choice(near[code])
            if n % 3 == 1: wrong = self.misspelt(wrong, code) or wrong
            if len(out) < 500 and not set(place[a]) & set(near.get(a, [])): out.append(f"place\t0\t{split}\t{one}\t\t{wrong}\t\tother place, similar name\n")
            n += 1
        return out


def main():
    OUT.mkdir(exist_ok=True)
    (OUT / "persons.tsv").write_text(HEAD + "".join(Persons(random.Random(7)).make()))
    (OUT / "places.tsv").write_text(HEAD + "".join(Places(random.Random(11)).make()))


if __name__ == "__main__":
    main()
