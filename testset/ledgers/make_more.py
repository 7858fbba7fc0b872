#!/usr/bin/env python3
"""Writes the ledgers of other offices (more-*) and what is to be read in them, as make_ledgers.py does for the first.

They were written at once, before the reader had seen any of them; README.md says what it made of them then. Every
person, body, paper and figure in them is invented; provinces and countries are real.
"""
import csv
import io
from datetime import date

import openpyxl
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from make_ledgers import HERE, expect, save
from old_vietnamese import vni


def fill(sheet, row, cells):
    for c, value in enumerate(cells, 1):
        if value is not None:
            cell = sheet.cell(row, c, value)
            if isinstance(value, date):
                cell.number_format = "dd/mm/yyyy"


def delegation(title, head, persons, countries, begin, end=None, **more):
    values = dict(title=title, head=head, persons=persons, countries=countries, **more)
    values["from"], values["to"] = begin, end
    return {key: value for key, value in values.items() if value is not None}


def khmer_out():
    """Khmer digits, two lines of head with merged cells, quarters behind the letters ក and ខ, sums, signatures."""
    book = openpyxl.Workbook()
    s = book.active
    s.title = "២០២៤"
    fill(s, 1, ["ព្រះរាជាណាចក្រកម្ពុជា"])
    fill(s, 2, ["បញ្ជីគណៈប្រតិភូចេញក្រៅប្រទេស ឆ្នាំ២០២៤ (គំរូ)"])
    s.merge_cells("A1:H1"), s.merge_cells("A2:H2")
    fill(s, 4, ["ល.រ", "ឈ្មោះគណៈប្រតិភូ", "ប្រធានគណៈ", "ចំនួនមនុស្ស", "ប្រទេស", "កាលបរិច្ឆេទ", None, "គោលបំណង"])
    fill(s, 5, [None, None, None, None, None, "ពី", "ដល់", None])
    for column in "ABCDEH":
        s.merge_cells(f"{column}4:{column}5")
    s.merge_cells("F4:G4")
    at, rows = 6, []

    def section(letter, text):
        nonlocal at
        fill(s, at, [letter, text])
        at += 1

    def put(cells, values, *hand):
        nonlocal at
        fill(s, at, cells)
        rows.append((at, values, *hand))
        at += 1

    section("ក", "ត្រីមាសទី១")
    put(["១", "គណៈប្រតិភូសាលាខេត្តគំរូ", "លោក សុខ គំរូ", "៨", "វៀតណាម", "១២/០១/២០២៤", "១៥/០១/២០២៤", "ពិភាក្សាការងារ"],
        delegation("គណៈប្រតិភូសាលាខេត្តគំរូ", "សុខ គំរូ", "8", "VN", "2024-01-12", "2024-01-15", purpose="ពិភាក្សាការងារ"))
    put(["២", "គណៈប្រតិភូកសិកម្ម", "លោកស្រី ចាន់ គំរូ", "៥ នាក់", "ថៃ", "០៣/០២/២០២៤", "០៦/០២/២០២៤", "ទស្សនកិច្ចសិក្សា"],
        delegation("គណៈប្រតិភូកសិកម្ម", "ចាន់ គំរូ", "5", "TH", "2024-02-03", "2024-02-06", purpose="ទស្សនកិច្ចសិក្សា"))
    put(["៣", "គណៈប្រតិភូយុវជន", None, "១២", "ឡាវ និង វៀតណាម", "២០/០៣", "២៥/០៣", "ផ្លាស់ប្តូរ"],
        delegation("គណៈប្រតិភូយុវជន", None, "12", ["LA", "VN"], "2024-03-20", "2024-03-25", purpose="ផ្លាស់ប្តូរ"))
    fill(s, at, [None, "សរុប", None, "២៥"])
    at += 1
    section("ខ", "ត្រីមាសទី២")
    put(["៤", "គណៈប្រតិភូសុខាភិបាល", "លោក វណ្ណា គំរូ", 3, "ជប៉ុន", "១៨ មេសា ២០២៤", "២២ មេសា ២០២៤", "សិក្ខាសាលា"],
        delegation("គណៈប្រតិភូសុខាភិបាល", "វណ្ណា គំរូ", "3", "JP", "2024-04-18", "2024-04-22", purpose="សិក្ខាសាលា"))
    put(["៥", "គណៈប្រតិភូអប់រំ", "លោក រតនា គំរូ", "៦", "កូរ៉េខាងត្បូង", date(2024, 5, 6), date(2024, 5, 10), "ហត្ថលេខា MOU"],
        delegation("គណៈប្រតិភូអប់រំ", "រតនា គំរូ", "6", "KR", "2024-05-06", "2024-05-10", purpose="ហត្ថលេខា MOU"))
    put(["៦", "គណៈប្រតិភូពាណិជ្ជកម្ម", "លោក ដារ៉ា គំរូ", "១០", "ចិន", "០១/០៦/២០២៤", "០៥/០៦/២០២៤", "ពិព័រណ៍"],
        delegation("គណៈប្រតិភូពាណិជ្ជកម្ម", "ដារ៉ា គំរូ", "10", "CN", "2024-06-01", "2024-06-05", purpose="ពិព័រណ៍"))
    fill(s, at, [None, "សរុប", None, "១៩"])
    fill(s, at + 1, [None, "សរុបរួម", None, "៤៤"])
    fill(s, at + 3, ["សម្គាល់: ទិន្នន័យគំរូ"])
    fill(s, at + 5, [None, "អ្នករៀបចំ", None, None, None, None, "ប្រធានការិយាល័យ"])
    save(book, HERE / "more-khmer-out.xlsx")
    expect("more-khmer-out", "delegation_out", rows)


def thai_in():
    """Thai digits and Buddhist years, sections ก and ข, a country merged over rows, a column without a head, notes."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="Sheet1")
    book.spreadsheet.addElement(table)
    at, rows = 0, []

    def put(cells, spans=(), covered=()):
        nonlocal at
        line = TableRow()
        for c, text in enumerate(cells):
            if c in covered:
                line.addElement(CoveredTableCell())
                continue
            down = dict(spans).get(c)
            cell = TableCell(numberrowsspanned=down, numbercolumnsspanned=1) if down else TableCell()
            if text is not None:
                cell.addElement(P(text=str(text)))
            line.addElement(cell)
        table.addElement(line)
        at += 1

    def record(cells, values, *hand, **more):
        put(cells, **more)
        rows.append((at, values, *hand))

    def visit(title, country, head, persons, begin, end, host, purpose):
        values = dict(title=title, country=country, head=head, persons=persons, host=host, purpose=purpose)
        values["from"], values["to"] = begin, end
        return {key: value for key, value in values.items() if value is not None}

    put(["สำนักงานจังหวัดตัวอย่าง"])
    put(["ทะเบียนคณะผู้แทนต่างประเทศที่มาเยือน ปี พ.ศ. ๒๕๖๗ (ตัวอย่าง)"])
    put([])
    put(["ที่", "ชื่อคณะ", "ประเทศ", "หัวหน้าคณะ", "จำนวน (คน)", "วันที่มาเยือน", "หน่วยงานเจ้าภาพ", "วัตถุประสงค์", None])
    put(["ก.", "ภาครัฐ"])
    record(["๑", "คณะผู้แทนแขวงสะหวันนะเขต", "ลาว", "นายบุญมี ตัวอย่าง", "๑๒", "๑๒-๑๕ มี.ค. ๒๕๖๗", "สำนักงานจังหวัด", "หารือความร่วมมือ", None],
           visit("คณะผู้แทนแขวงสะหวันนะเขต", "LA", "บุญมี ตัวอย่าง", "12", "2024-03-12", "2024-03-15", "สำนักงานจังหวัด",
                 "หารือความร่วมมือ"), spans=[(2, 2)])
    record(["๒", "คณะศึกษาดูงานด้านเกษตร", None, "นางคำแพง ตัวอย่าง", "๘", "๒๐ เม.ย. ๖๗", "สำนักงานเกษตร", "ศึกษาดูงาน", None],
           visit("คณะศึกษาดูงานด้านเกษตร", "LA", "คำแพง ตัวอย่าง", "8", "2024-04-20", None, "สำนักงานเกษตร", "ศึกษาดูงาน"),
           covered=[2])
    record(["๓", "คณะผู้แทนจังหวัดกว๋างจิ", "เวียดนาม", "นายเหวียน วัน เมา", "๖ คน", "๒/๕/๒๕๖๗", "สำนักงานจังหวัด", "เยี่ยมคารวะ", "เลื่อนจากเดือนก่อน"],
           visit("คณะผู้แทนจังหวัดกว๋างจิ", "VN", "เหวียน วัน เมา", "6", "2024-05-02", None, "สำนักงานจังหวัด", "เยี่ยมคารวะ"))
    put([None, "รวม", None, None, "๒๖"])
    put(["ข.", "ภาคเอกชน"])
    record(["๔", "คณะนักธุรกิจ", "ญี่ปุ่น, เกาหลีใต้", None, "๑๕", "พ.ค. ๒๕๖๗", "หอการค้า", "จับคู่ธุรกิจ", None],
           visit("คณะนักธุรกิจ", ["JP", "KR"], None, "15", "2024-05", None, "หอการค้า", "จับคู่ธุรกิจ"))
    record(["๕", "คณะสื่อมวลชน", "ฝรั่งเศส", "Anne Exemple", "๔", "๓๐ มิ.ย. - ๒ ก.ค. ๒๕๖๗", "ประชาสัมพันธ์จังหวัด", "ถ่ายทำสารคดี", None],
           visit("คณะสื่อมวลชน", "FR", "Anne Exemple", "4", "2024-06-30", "2024-07-02", "ประชาสัมพันธ์จังหวัด", "ถ่ายทำสารคดี"))
    record(["๖", "คณะอาสาสมัคร", "กัมพูชาและลาว", None, "๒๐", "๑๕ ส.ค.", "สำนักงานศึกษาธิการ", "แลกเปลี่ยน", None],
           visit("คณะอาสาสมัคร", ["KH", "LA"], None, "20", "2024-08-15", None, "สำนักงานศึกษาธิการ", "แลกเปลี่ยน"))
    put([None, "รวมทั้งสิ้น", None, None, "๖๕"])
    put(["หมายเหตุ : ข้อมูลตัวอย่าง"])
    put([None, None, None, None, None, None, "ผู้จัดทำ"])
    book.save(str(HERE / "more-thai-in.ods"))
    expect("more-thai-in", "delegation_in", rows)


def lao_agreements():
    """Lao letters before countries as sections, Lao digits, a partner merged over two rows, a hidden row and column."""
    book = openpyxl.Workbook()
    s = book.active
    s.title = "ສັນຍາ"
    fill(s, 1, ["ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ"])
    fill(s, 2, ["ບັນຊີເອກະສານຮ່ວມມືກັບຕ່າງປະເທດ (ຕົວຢ່າງ)"])
    s.merge_cells("A1:H1"), s.merge_cells("A2:H2")
    fill(s, 3, ["ລ/ດ", "ຊື່ເອກະສານ", "ຄູ່ຮ່ວມມື", "ວັນທີລົງນາມ", "ຜູ້ລົງນາມ", "ອາຍຸ", "ເລກທີ", "ໝາຍເຫດ"])
    at, rows = 4, []

    def put(cells, values, *hand):
        nonlocal at
        fill(s, at, cells)
        rows.append((at, {k: v for k, v in values.items() if v is not None}, *hand))
        at += 1

    def paper(title, party, day, signer, term, number, country):
        return dict(title=title, parties=party, signing_date=day, our_signer=signer, term=term, number=number, country=country)

    fill(s, at, ["ກ", "ສສ ຫວຽດນາມ"])
    at += 1
    put(["໑", "ບົດບັນທຶກຄວາມເຂົ້າໃຈດ້ານການຄ້າ", "ອົງການປົກຄອງແຂວງກວາງຈິ", "໑໒/໐໓/໒໐໒໓", "ທ່ານ ບຸນມີ ຕົວຢ່າງ", "໕ ປີ", "໐໑/ຫຂ", None],
        paper("ບົດບັນທຶກຄວາມເຂົ້າໃຈດ້ານການຄ້າ", "ອົງການປົກຄອງແຂວງກວາງຈິ", "2023-03-12", "ບຸນມີ ຕົວຢ່າງ", "໕ ປີ", "໐໑/ຫຂ", "VN"))
    put(["໒", "ຂໍ້ຕົກລົງດ້ານການສຶກສາ", None, "20 ມິຖຸນາ 2023", "ທ່ານ ນາງ ຄຳ ຕົວຢ່າງ", "3 ປີ", "02/ຫຂ", None],
        paper("ຂໍ້ຕົກລົງດ້ານການສຶກສາ", "ອົງການປົກຄອງແຂວງກວາງຈິ", "2023-06-20", "ຄຳ ຕົວຢ່າງ", "3 ປີ", "02/ຫຂ", "VN"))
    s.merge_cells(f"C{at - 2}:C{at - 1}")
    put(["໓", "ບົດບັນທຶກກອງປະຊຸມ", "ອົງການປົກຄອງແຂວງເຫງະອານ", "ເດືອນ 8/2023", None, None, None, None],
        paper("ບົດບັນທຶກກອງປະຊຸມ", "ອົງການປົກຄອງແຂວງເຫງະອານ", "2023-08", None, None, None, "VN"))
    fill(s, at, ["ຂ", "ໄທ"])
    at += 1
    put(["໔", "ສັນຍາເມືອງຄູ່ແຝດ", "ຈັງຫວັດມຸກດາຫານ", date(2022, 12, 1), "ທ່ານ ສົມ ຕົວຢ່າງ", "ບໍ່ກຳນົດ", "15", None],
        paper("ສັນຍາເມືອງຄູ່ແຝດ", "ຈັງຫວັດມຸກດາຫານ", "2022-12-01", "ສົມ ຕົວຢ່າງ", "ບໍ່ກຳນົດ", "15", "TH"))
    s.row_dimensions[at].hidden = True
    put(["໕", "ບົດບັນທຶກດ້ານສາທາລະນະສຸກ", "ຈັງຫວັດອຸບົນ", "05/01/2566", "ທ່ານ ສີ ຕົວຢ່າງ", "2 ປີ", "16", None],
        paper("ບົດບັນທຶກດ້ານສາທາລະນະສຸກ", "ຈັງຫວັດອຸບົນ", "2023-01-05", "ສີ ຕົວຢ່າງ", "2 ປີ", "16", "TH"))
    fill(s, at, [None, "ລວມທັງໝົດ: 5 ສະບັບ"])
    fill(s, at + 2, [None, None, None, None, "ຫົວໜ້າພະແນກ"])
    s.column_dimensions["G"].hidden = True
    save(book, HERE / "more-lao-agreements.xlsx")
    expect("more-lao-agreements", "agreement", rows)


def english_in():
    """A CSV in English: quoted cells over lines, months in words without years, sub-totals, a blank line, notes."""
    out = io.StringIO()
    w = csv.writer(out)
    lines, rows = 0, []

    def put(cells):
        nonlocal lines
        w.writerow(cells)
        lines += 1

    def record(cells, values, *hand):
        put(cells)
        rows.append((lines, {k: v for k, v in values.items() if v is not None}, *hand))

    def visit(title, country, head, persons, begin, end, host, purpose):
        values = dict(title=title, country=country, head=head, persons=persons, host=host, purpose=purpose)
        values["from"], values["to"] = begin, end
        return values

    put(["Foreign delegations received in 2024 (sample)", "", "", "", "", "", "", ""])
    put(["No.", "Name of delegation", "Country", "Head of delegation", "Persons", "Dates", "Host unit", "Purpose of visit"])
    put(["A", "First half of the year", "", "", "", "", "", ""])
    record(["1", "Sample Prefecture Assembly", "Japan", "Mr. Ken Sample", "12", "12-15 March", "Department of Foreign Affairs", "Courtesy call"],
           visit("Sample Prefecture Assembly", "JP", "Ken Sample", "12", "2024-03-12", "2024-03-15",
                 "Department of Foreign Affairs", "Courtesy call"))
    record(["2", "Trade mission", "Japan & South Korea", "", "30", "Apr 2024", "Chamber of Commerce", "Business matching"],
           visit("Trade mission", ["JP", "KR"], None, "30", "2024-04", None, "Chamber of Commerce", "Business matching"))
    record(["3", "Study group of Sample University", "Lao PDR", "Dr. Khamla Sample", "8 pax", "28 May - 2 June", "Sample College", "Study visit"],
           visit("Study group of Sample University", "LA", "Khamla Sample", "8", "2024-05-28", "2024-06-02", "Sample College",
                 "Study visit"))
    put(["", "Subtotal", "", "", "50", "", "", ""])
    put(["B", "Second half of the year", "", "", "", "", "", ""])
    record(["4", "Veterans' association", "USA", "Ms. Mary Example", "approx. 20", "July 4, 2024", "Union of Friendship Organisations", "Visit"],
           visit("Veterans' association", "US", "Mary Example", "20", "2024-07-04", None, "Union of Friendship Organisations", "Visit"))
    record(["5", "Film crew", "Germany; France", "", "4", "15/08/2024", "Department of Culture", "Filming"],
           visit("Film crew", ["DE", "FR"], None, "4", "2024-08-15", None, "Department of Culture", "Filming"))
    record(["6", "Border committee", "Laos", "Mr. Somchit Sample", "10-12", "Q4 2024", "Border Guard", "Regular meeting"],
           visit("Border committee", "LA", "Somchit Sample", None, "2024-36", None, "Border Guard", "Regular meeting"), "a range")
    record(["7", "Sister city delegation", "Republic of Korea", "Kim Sample", "6", "early November", "City People's Committee", "Festival"],
           visit("Sister city delegation", "KR", "Kim Sample", "6", "2024-11", None, "City People's Committee", "Festival"))
    put(["", "Total", "", "", "102", "", "", ""])
    put(["", "", "", "", "", "", "", ""])
    put(["Note: sample data only", "", "", "", "", "", "", ""])
    (HERE / "more-english-in.csv").write_text(out.getvalue(), newline="")
    expect("more-english-in", "delegation_in", rows)


def two_tables():
    """Two tables in a sheet: delegations out in two parts, each under its own title and head, then delegations in."""
    book = openpyxl.Workbook()
    s = book.active
    s.title = "2024"
    at, rows = 1, []

    def line(*cells):
        nonlocal at
        fill(s, at, cells)
        at += 1

    def put(cells, values, *hand):
        nonlocal at
        fill(s, at, cells)
        rows.append((at, values, *hand))
        at += 1

    head = ["Stt", "Nội dung đoàn", "Trưởng đoàn", "Thành phần (số người)", "Nước đến", "Thời gian thực hiện", "Kinh phí (đồng)"]
    line("UBND TỈNH MẪU", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    line("SỞ NGOẠI VỤ", None, None, None, "Độc lập - Tự do - Hạnh phúc")
    line()
    line("BIỂU TỔNG HỢP ĐOÀN RA, ĐOÀN VÀO NĂM 2024 (mẫu)")
    line("I. ĐOÀN RA 6 THÁNG ĐẦU NĂM")
    line(*head)
    put(["01", "Đoàn đại biểu cấp cao tỉnh", "Đ/c Nguyễn Văn Mẫu", "15", "Lào", "12-15/3", "150.000.000"],
        delegation("Đoàn đại biểu cấp cao tỉnh", "Nguyễn Văn Mẫu", "15", "LA", "2024-03-12", "2024-03-15", cost="150000000 VND"))
    put(["02", "Đoàn Sở Du lịch xúc tiến", "Trần Thị Thử", "6", "Thái Lan, Lào", "02-05/4", "90.500.000"],
        delegation("Đoàn Sở Du lịch xúc tiến", "Trần Thị Thử", "6", ["TH", "LA"], "2024-04-02", "2024-04-05", cost="90500000 VND"))
    put(["03", "Đoàn Hội Phụ nữ", "Lê Thị Ví Dụ", "10", "Campuchia", "20/5", "Tự túc"],
        delegation("Đoàn Hội Phụ nữ", "Lê Thị Ví Dụ", "10", "KH", "2024-05-20", funding="Tự túc"))
    line(None, "Cộng", None, "31", None, None, "240.500.000")
    line()
    line("II. ĐOÀN RA 6 THÁNG CUỐI NĂM")
    line(*head)
    put(["01", "Đoàn Sở Nội vụ", "Phạm Văn Mẫu", "5", "Xinhgapo", "08-12/7", "200.000.000"],
        delegation("Đoàn Sở Nội vụ", "Phạm Văn Mẫu", "5", "SG", "2024-07-08", "2024-07-12", cost="200000000 VND"))
    put(["02", "Đoàn doanh nghiệp tỉnh", "Vũ Văn Thử", "22", "Đức, Pháp, Hà Lan", "10/9 - 20/9", "1.200.000.000"],
        delegation("Đoàn doanh nghiệp tỉnh", "Vũ Văn Thử", "22", ["DE", "FR", "NL"], "2024-09-10", "2024-09-20",
                   cost="1200000000 VND"))
    line(None, "Cộng", None, "27", None, None, "1.400.000.000")
    line()
    line("III. ĐOÀN VÀO")
    line("Stt", "Tên đoàn khách", "Quốc tịch", "Số người", "Thời gian", "Cơ quan đón tiếp")
    line("01", "Đoàn tỉnh Salavan", "Lào", "8", "15/6", "UBND tỉnh")
    line("02", "Đoàn JICA", "Nhật Bản", "3", "02/10", "Sở Kế hoạch")
    line()
    line(None, "Người lập", None, None, None, "Giám đốc")
    line(None, "Nguyễn Văn Mẫu", None, None, None, "Trần Văn Thử")
    save(book, HERE / "more-two-tables.xlsx")
    expect("more-two-tables", "delegation_out", rows)


def vni_out():
    """An XLS in VNI-Times: quarters as sections behind A and B, countries merged down, columns without a head."""
    book = xlwt.Workbook()
    s = book.add_sheet("Doan ra")
    old = xlwt.easyxf("font: name VNI-Times")
    day = xlwt.easyxf("font: name VNI-Times", num_format_str="DD/MM/YYYY")

    def line(at, cells):
        for c, value in enumerate(cells):
            if isinstance(value, date):
                s.write(at, c, value, day)
            elif value is not None:
                s.write(at, c, vni(value) if isinstance(value, str) else value, old)

    s.write_merge(0, 0, 0, 7, vni("Danh sách cán bộ đi công tác nước ngoài năm 2019 (mẫu)"), old)
    s.write_merge(2, 3, 0, 0, "TT", old)
    s.write_merge(2, 3, 1, 1, vni("Tên đoàn"), old)
    s.write_merge(2, 3, 2, 2, vni("Trưởng đoàn"), old)
    s.write_merge(2, 3, 3, 3, vni("Nước đến"), old)
    s.write_merge(2, 2, 4, 5, vni("Thời gian"), old)
    line(3, [None, None, None, None, "Từ", "Đến"])
    s.write_merge(2, 3, 6, 6, vni("Số quyết định"), old)
    rows = []

    def put(at, cells, values, *hand):
        line(at, cells)
        rows.append((at + 1, values, *hand))

    line(4, ["A", "Quý I"])
    put(5, [1, "Đoàn Sở Khoa học", "Nguyễn Văn Mẫu", None, date(2019, 1, 7), date(2019, 1, 12), "05/QĐ-UBND", "x"],
        delegation("Đoàn Sở Khoa học", "Nguyễn Văn Mẫu", None, "CN", "2019-01-07", "2019-01-12", decision_number="05/QĐ-UBND"))
    put(6, [2, "Đoàn Thanh tra tỉnh", "Trần Thị Thử", None, "18/2", "22/2", "09/QĐ-UBND"],
        delegation("Đoàn Thanh tra tỉnh", "Trần Thị Thử", None, "CN", "2019-02-18", "2019-02-22", decision_number="09/QĐ-UBND"))
    s.write_merge(5, 6, 3, 3, vni("Trung Quốc"), old)
    put(7, [3, "Đoàn Đài Phát thanh", "Lê Văn Ví Dụ", "Lào", "01/3", "03/3", "14/QĐ-UBND"],
        delegation("Đoàn Đài Phát thanh", "Lê Văn Ví Dụ", None, "LA", "2019-03-01", "2019-03-03", decision_number="14/QĐ-UBND"))
    line(8, ["B", "Quý II"])
    put(9, [4, "Đoàn Liên minh Hợp tác xã", "Phạm Thị Mẫu", "Hàn Quốc và Nhật Bản", "15/4/2019", "24/4/2019", "31/QĐ-UBND"],
        delegation("Đoàn Liên minh Hợp tác xã", "Phạm Thị Mẫu", None, ["KR", "JP"], "2019-04-15", "2019-04-24",
                   decision_number="31/QĐ-UBND"))
    put(10, [5, "Đoàn Trường Chính trị", "Đỗ Văn Thử", "Ôxtrâylia", "30/5", "06/6", "44/QĐ-UBND"],
        delegation("Đoàn Trường Chính trị", "Đỗ Văn Thử", None, "AU", "2019-05-30", "2019-06-06", decision_number="44/QĐ-UBND"))
    line(11, [None, "Tổng cộng: 05 đoàn"])
    line(13, [None, "Người lập biểu", None, None, None, "Chánh Văn phòng"])
    book.save(str(HERE / "more-vni-out.xls"))
    expect("more-vni-out", "delegation_out", rows)


def aid():
    """Aid of two years: kinds as sections I and II with sums beside, thousands of dollars said above the head."""
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Viện trợ"
    fill(s, 1, ["TỔNG HỢP CÁC KHOẢN VIỆN TRỢ PCPNN (mẫu)"])
    fill(s, 2, [None, None, None, None, None, "ĐVT: nghìn USD"])
    fill(s, 3, ["TT", "Tên chương trình, dự án", "Tổ chức tài trợ", "Cơ quan chủ quản", "Địa bàn", "Giá trị cam kết", "Thời gian thực hiện",
                "Quyết định phê duyệt"])
    at, rows = 4, []

    def put(cells, values, *hand):
        nonlocal at
        fill(s, at, cells)
        rows.append((at, {k: v for k, v in values.items() if v is not None}, *hand))
        at += 1

    def project(title, donor, holder, place, value, begin, end, number):
        values = dict(title=title, donor=donor, managing_body=holder, place=place, value=value, decision_number=number,
                      kind="project")
        values["from"], values["to"] = begin, end
        return values

    fill(s, at, ["I", "Dự án chuyển tiếp", None, None, None, "1.370,5"])
    at += 1
    put([1, "Nâng cao năng lực ứng phó thiên tai", "Sample Care International", "Sở Nông nghiệp", "Quảng Bình", "1.250", "2021-2024", "112/QĐ-UBND"],
        project("Nâng cao năng lực ứng phó thiên tai", "Sample Care International", "Sở Nông nghiệp", "VN-24", "1250000 USD", "2021",
                "2024", "112/QĐ-UBND"))
    put([2, "Giáo dục hòa nhập", "Muster Hilfe e.V.", "Sở Giáo dục", "Quảng Trị, Quảng Bình", "120,5", "6/2022 - 5/2024", "80/QĐ-UBND"],
        project("Giáo dục hòa nhập", "Muster Hilfe e.V.", "Sở Giáo dục", ["VN-25", "VN-24"], "120500 USD", "2022-06", "2024-05",
                "80/QĐ-UBND"))
    fill(s, at, ["II", "Dự án mới", None, None, None, "95,25"])
    at += 1
    put([3, "Nước sạch bản làng", "Voorbeeld Water", "UBND huyện Mẫu", "Quảng Trị", 80, "Từ tháng 3/2023 đến tháng 12/2025", "15/QĐ-UBND"],
        project("Nước sạch bản làng", "Voorbeeld Water", "UBND huyện Mẫu", "VN-25", "80000 USD", "2023-03", "2025-12", "15/QĐ-UBND"))
    put([4, "Tủ sách thiếu nhi", "Mau Korea Foundation", "Tỉnh đoàn", "nt", "15,25", "2023", "31/QĐ-UBND"],
        project("Tủ sách thiếu nhi", "Mau Korea Foundation", "Tỉnh đoàn", "VN-25", "15250 USD", "2023", None, "31/QĐ-UBND"))
    put([5, "Khám mắt lưu động", "Sample Aid Australia", "Sở Y tế", "Quảng Trị", "-", "2024", "40/QĐ-UBND"],
        project("Khám mắt lưu động", "Sample Aid Australia", "Sở Y tế", "VN-25", None, "2024", None, "40/QĐ-UBND"))
    fill(s, at, [None, "Tổng cộng (I+II)", None, None, None, "1.465,75"])
    fill(s, at + 2, ["Nguồn: số liệu mẫu"])
    save(book, HERE / "more-aid.xlsx")
    expect("more-aid", "aid_project", rows)


def main():
    for make in (khmer_out, thai_in, lao_agreements, english_in, two_tables, vni_out, aid):
        make()


if __name__ == "__main__":
    main()
