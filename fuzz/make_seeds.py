#!/usr/bin/env python3
"""What the fuzz targets begin with: FOLDER/TARGET/* and FOLDER/TARGET.dict.

The samples are put into each format by hand, so that no files lie in the repository; a dictionary is made of the words
that the sources of a parser compare with.

usage: make_seeds.py FOLDER
"""

import bz2
import gzip
import io
import lzma
import re
import struct
import sys
import tarfile
import zipfile
import zlib
from base64 import b64encode
from pathlib import Path
from quopri import encodestring
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
BETWEEN = b"\x1e"  # between the texts of one input (check.h)
MOST_LINES = 12

# The sources that a parser's words are taken from; of src/ where they have a folder, else of src/intake/formats.
WORDS = {
    "csv": ["delimited"],
    "docx": ["docx_reader", "docx_parts", "list_numbers"],
    "html": ["html_reader", "html_main", "html_fields", "html_tree", "text/format_magic"],
    "mail": ["mail_message", "mail_reader", "text/format_magic"],
    "numbers": ["intake/number_format"],
    "ods": ["ods_reader", "odf_styles"],
    "odt": ["odt_reader", "list_numbers"],
    "toml": ["reading/packs/pack_source", "reading/packs/pack_language"],
    "xls_layout": ["xls_layout", "office_letter", "compound_file"],
    "xlsx": ["xlsx_reader", "xlsx_styles"],
}
# What stands in no source: operators of PDF (ISO 32000-1, annex A), and marks of other formats.
OTHER_WORDS = {
    "archive": ["PK\x03\x04", "PK\x01\x02", "PK\x05\x06", "ustar", "../", "7z\xbc\xaf\x27\x1c", "Rar!\x1a\x07"],
    "mail": ["Content-Transfer-Encoding: base64\n", "boundary=", "--b\n", "--b--\n", "charset=", "utf-7", "utf-16",
             "=?utf-8?q?", "=?utf-8?b?", "multipart/alternative", "multipart/mixed", "message/rfc822", "name*0*="],
    "numbers": ["[$-409]", "[Red]", "yyyy-mm-dd", "h:mm", "0.00E+00", "#,##0", "@", "General", "1e308", "$XFD$1048576"],
    "pdf": [" Tf ", " Td ", " Tj ", " TJ ", " Tm ", " Tz ", " Tc ", " Tw ", " Ts ", " Tr ", " cm ", " re f ", " m ",
            " l S ", " c ", " q ", " Q ", " BI ", " ID ", " EI ", "BT ", " ET ", "/F1", "/F2", "/U", "/N",
            "/Span << /ActualText (a) >> BDC ", " EMC ", "/MediaBox [0 0 600 800]", "/CropBox", "/Rotate 90", "/UserUnit"],
    "json": ["null", "true", "\\ud83d", "\\u0000", "1e400", "{\"a\":[", "]}"],
    "picture": ["Exif\x00\x00", "II*\x00", "MM\x00*", "IHDR", "\xff\xd8\xff\xe1", "\xff\xda"],
}
# Numbers at which readers think otherwise, for attributes.
NUMBERS = ['"0"', '"1"', '"-1"', '"100"', '"16384"', '"1048576"', '"4294967295"', '"99999999999"']


def word(text):
    if isinstance(text, str):
        text = text.encode("utf-8" if max(text, default="a") > "\xff" else "latin-1")
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02x}" for b in text) + '"'


def dictionary(target):
    words = set(OTHER_WORDS.get(target, []))
    for name in WORDS.get(target, []):
        folder = ROOT / "src" if "/" in name else ROOT / "src/intake/formats"
        source = (folder / f"{name}.cpp").read_text()
        for found in re.findall(r'(?<!include )"([A-Za-z][\w:./ -]{0,30})"', source):
            words.add(found)
    if target in ("docx", "odt", "ods", "xlsx", "html"):
        words.update(NUMBERS)
        words.add("\x1e")
        words.update(f"<{w}>" for w in list(words) if re.fullmatch(r"[A-Za-z][\w-]*", w))
    return "".join(word(w) + "\n" for w in sorted(words) if w)


def xml_of(lines, head, line, foot):
    return (head + "".join(line.format(escape(text)) for text in lines) + foot).encode()


def docx(lines):
    w = 'xmlns:w="w"'
    text = xml_of(lines, f"<w:document {w}><w:body>", '<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="1"/>'
                  '<w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'
                  "<w:t>{}</w:t><w:tab/></w:r></w:p>",
                  '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>'
                  "<w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>")
    styles = (f'<w:styles {w}><w:docDefaults><w:rFonts w:ascii="Times"/></w:docDefaults><w:style w:type="paragraph" '
              'w:default="1" w:styleId="a"><w:basedOn w:val="b"/><w:outlineLvl w:val="0"/></w:style></w:styles>')
    lists = (f'<w:numbering {w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt '
             'w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:num w:numId="1">'
             '<w:abstractNumId w:val="0"/></w:num></w:numbering>')
    notes = f'<w:footnotes {w}><w:footnote><w:p><w:r><w:t>note</w:t></w:r></w:p></w:footnote></w:footnotes>'
    return BETWEEN.join([text, styles.encode(), lists.encode(), notes.encode()])


OPEN_NAMES = 'xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:fo="f"'


def odt(lines):
    styles = (f'<office:document-styles {OPEN_NAMES}><text:list-style style:name="L"><text:list-level-style-number '
              'text:level="1" style:num-format="i" text:start-value="2" text:display-levels="1" style:num-suffix="."/>'
              "</text:list-style></office:document-styles>")
    text = xml_of(lines, f"<office:document-content {OPEN_NAMES}><office:body><office:text>"
                  '<text:list text:style-name="L"><text:list-item><text:p>1<text:s text:c="2"/></text:p></text:list-item>'
                  "</text:list>", "<text:p>{}<text:note><text:p>n</text:p></text:note></text:p>",
                  '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2" '
                  'table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell></table:table-row></table:table>'
                  "</office:text></office:body></office:document-content>")
    return text + BETWEEN + styles.encode()


def ods(lines):
    head = (f"<office:document-content {OPEN_NAMES}><office:automatic-styles><style:style style:name=\"c\" "
            'style:family="table-cell"><style:text-properties style:font-name=".VnTime"/></style:style>'
            '</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="S">'
            '<table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>')
    row = ('<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2">'
           "<text:p>{}</text:p></table:table-cell><table:table-cell office:value-type=\"percentage\" "
           'office:value="0.5" table:number-columns-spanned="2" table:style-name="c"/>'
           '<table:table-cell office:value-type="date" office:date-value="2024-03-12T00:00:00"/></table:table-row>')
    return xml_of(lines, head, row, "</table:table></office:spreadsheet></office:body></office:document-content>")


def xlsx(lines):
    rows = xml_of(lines, '<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s">'
                  '<v>0</v></c><c s="1"><v>45000.5</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c></row>',
                  '<row hidden="1"><c t="inlineStr"><is><r><rPr><rFont val="VNI-Times"/></rPr><t>{}</t></r></is></c>'
                  "<c><f>A1</f></c></row>", '</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>')
    styles = ('<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><fonts><font><name '
              'val="Times"/></font></fonts><cellXfs><xf numFmtId="0"/><xf numFmtId="164" fontId="0"/></cellXfs></styleSheet>')
    texts = xml_of(lines[:3], "<sst>", "<si><t>{}</t></si>", "</sst>")
    book = (b'<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" state="hidden" r:id="1"/></sheets>'
            b"</workbook>")
    return BETWEEN.join([rows, styles.encode(), texts, book])


def html(lines):
    head = ('<head><title>T</title><meta property="article:published_time" content="2024-03-12T10:00:00Z">'
            '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"N"}}</script></head><body>'
            "<nav><a href=x>menu</a></nav><article><h1>H</h1>")
    tail = ("<ol start=3><li>a<li>b</ol><pre>x  y</pre><table><tr><th colspan=2>k<th>v<tr><td rowspan=2>1<td>2<td>3"
            "</table></article><aside>x</aside></body></html>")
    return xml_of(lines, head, "<p>{}<br></p>", tail)


def mail(lines, charset, packed):
    text = "\n".join(lines).encode(charset, "replace")
    body = b64encode(text) if packed == "base64" else encodestring(text)
    attached = b64encode(gzip.compress(text, mtime=0))
    return b"\n".join([
        b"From: =?utf-8?q?N=E1=BB=99i?= <a@example.org>", b"To: b@example.org", b"Subject: =?utf-8?b?TuG7mWk=?=",
        b"Date: Tue, 12 Mar 2024 10:00:00 +0700", b'Content-Type: multipart/mixed; boundary="b"', b"", b"--b",
        b"Content-Type: text/plain; format=flowed; charset=" + charset.encode(),
        b"Content-Transfer-Encoding: " + packed.encode(), b"", body, b"--b", b"Content-Type: text/html", b"",
        b"<p>x</p>", b"--b", b'Content-Type: application/gzip; name="a.txt.gz"', b"Content-Disposition: attachment",
        b"Content-Transfer-Encoding: base64", b"", attached, b"--b", b"Content-Type: message/rfc822", b"",
        b"Subject: inner", b"", b"text", b"--b--", b""])


def saved_page(lines):
    page = html(lines).replace(b"=", b"=3D")
    return b"\n".join([b"Snapshot-Content-Location: https://example.org/", b"Subject: page",
                       b'Content-Type: multipart/related; type="text/html"; boundary="b"', b"", b"--b",
                       b"Content-Type: text/html; charset=utf-8", b"Content-Transfer-Encoding: quoted-printable",
                       b"Content-Location: https://example.org/", b"", page, b"--b", b"Content-Type: image/png", b"",
                       b"x", b"--b--", b""])


def archives(lines):
    text = "\n".join(lines).encode()
    for name, method in [("stored", zipfile.ZIP_STORED), ("deflated", zipfile.ZIP_DEFLATED), ("lzma", zipfile.ZIP_LZMA)]:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as archive:
            archive.writestr(zipfile.ZipInfo("thư/a.txt"), text, method)
            archive.writestr(zipfile.ZipInfo("../b.txt"), b"b")
        yield name + ".zip", out.getvalue()
    for name, form in [("ustar", tarfile.USTAR_FORMAT), ("gnu", tarfile.GNU_FORMAT), ("pax", tarfile.PAX_FORMAT)]:
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=form) as archive:
            for path in ["thư/" + "a" * 80 + "/" + "b" * 40, ".hidden", "b.txt"]:
                info = tarfile.TarInfo(path)
                info.size = len(text)
                archive.addfile(info, io.BytesIO(text))
        yield name + ".tar", out.getvalue()[: 8 * 1024]
    yield "a.gz", gzip.compress(text, mtime=0)
    yield "a.bz2", bz2.compress(text)
    yield "a.xz", lzma.compress(text)


def pictures():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([x * y % 256 for x in range(16)]) for y in range(16))
    for name, width, height in [("small", 16, 16), ("wide", 40000, 1), ("large", 30000, 30000)]:
        yield name + ".png", (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
                              chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    for order, mark in [("<", b"II*\0"), (">", b"MM\0*")]:
        entries = [(256, 4, 1, 16), (257, 4, 1, 16), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 200),
                   (274, 3, 1, 6), (277, 3, 1, 1), (278, 4, 1, 16), (279, 4, 1, 256)]
        tiff = mark + struct.pack(order + "I", 8) + struct.pack(order + "H", len(entries))
        for tag, kind, count, value in entries:
            tiff += struct.pack(order + "HHI", tag, kind, count)
            tiff += struct.pack(order + ("H2x" if kind == 3 else "I"), value)
        tiff += struct.pack(order + "I", 0)
        yield f"{mark[:1].decode()}.tiff", tiff.ljust(200, b"\0") + bytes(256)
        exif = b"Exif\0\0" + tiff
        yield f"{mark[:1].decode()}.jpeg", (
            b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif +
            b"\xff\xc0\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9")


def pdf(lines):
    def shown(font, text, y):
        code = text.encode("utf-16-be").hex() if font == "U" else text.encode("latin-1", "replace").hex()
        return f"BT /{font} 12 Tf 50 {y} Td <{code}> Tj ET\n"

    page = "".join(shown("U" if i % 2 else "F1", text[:60], 760 - 16 * i) for i, text in enumerate(lines))
    page += "50 300 m 300 300 l S 50 300 200 1 re f 50 320 m 300 320 l S 50 300 m 50 320 l S 300 300 m 300 320 l S\n"
    turned = "/Span << /ActualText (a b) >> BDC 0 1 -1 0 300 100 cm " + shown("F2", "turned", 0) + " EMC"
    return BETWEEN.join([page.encode(), (page + turned).encode(), b"/MediaBox [0 0 600 800] /Rotate 90"])


def pdf_layout(lines):
    out = b""
    for i, text in enumerate(lines):
        out += bytes([1, 0, 95, i % 5, 0, 10 + i % 3 * 40, 10 + i // 3 * 3 // 2, 0])
        out += b"".join(bytes([4, 0, b if 32 <= b < 127 else b % 32, 60]) for b in text[:40].encode())
        out += bytes([2, 0, 100, i % 2]) + (bytes([3, 0, 0, 0]) if i == 8 else b"")
    return out


def page_text(lines):
    out = b""
    for i, text in enumerate(lines):
        for k, part in enumerate(text.split(" ")[:8]):
            out += bytes([20 + k * 20 % 200, i, 0, 18, 30, (0 if k == 0 else 1) + i % 4 * 8]) + part.encode() + b"\n"
    return out


def compound():
    """An old office file of three sectors: the table of sectors, the directory, a stream (of sectors that repeat)."""
    end, table = 0xFFFFFFFE, 0xFFFFFFFD

    def entry(name, kind, first, size):
        wide = name.encode("utf-16-le")
        return (wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide) + 2, kind, 1) + b"\xff" * 12 + bytes(36) +
                struct.pack("<IQ", first, size))

    def record(kind, data):
        return struct.pack("<HH", kind, len(data)) + data

    book = record(0x809, struct.pack("<HHIII", 0x600, 5, 0, 0, 0))
    book += record(0x31, struct.pack("<HHHHHBBBB", 200, 0, 0, 400, 0, 0, 0, 0, 0) + b"\x07\x00.VnTime")
    book += record(0xE0, bytes(20)) + record(0x85, struct.pack("<IBBBB", 200, 1, 0, 1, 0) + b"S") + record(0x0A, b"")
    book = book.ljust(200, b"\0") + record(0x809, struct.pack("<HHIII", 0x600, 0x10, 0, 0, 0))
    book += record(0x208, struct.pack("<HHHHHHI", 1, 0, 2, 0, 0, 0, 0x20)) + record(0x7D, struct.pack("<HHHHH", 1, 2, 0, 0, 1))
    book += record(0xE5, struct.pack("<HHHHH", 1, 0, 1, 0, 1)) + record(0xFD, struct.pack("<HHHI", 0, 0, 0, 0)) + record(0x0A, b"")
    sectors = struct.pack("<11I", table, end, 3, 4, 5, 6, 7, 8, 9, 10, end).ljust(512, b"\xff")
    directory = entry("Root Entry", 5, end, 0) + entry("Workbook", 2, 2, 4096) + entry("WordDocument", 2, 2, 4096)
    return sectors + directory.ljust(512, b"\0") + book.ljust(9 * 512, b"\0")


def seeds(samples):
    for name, text in samples:
        lines = [line for line in text.split("\n") if line][:MOST_LINES]
        for target in ("decode", "reading"):
            yield target, name, text.encode()
        for target, make in [("docx", docx), ("odt", odt), ("ods", ods), ("xlsx", xlsx), ("html", html), ("pdf", pdf),
                             ("pdf_layout", pdf_layout), ("page_text", page_text)]:
            yield target, name, make(lines)
        yield "mail", name + ".eml", mail(lines, "utf-8", "base64")
        yield "mail", name + ".mhtml", saved_page(lines)
        for mark in ",;\t":
            yield "csv", f"{name}.{ord(mark)}", "\n".join(mark.join(line.split(" ")) for line in lines).encode()
    first = samples[0][1].split("\n")[:MOST_LINES]
    yield "mail", "windows", mail(first, "windows-1258", "quoted-printable")
    yield "csv", "quoted", b'sep=;\r\n"a ""b"";";c\r\n"open;\n'
    for name, data in archives(first):
        yield "archive", name, data
    for name, data in pictures():
        yield "picture", name, data
    yield "xls_layout", "sectors", compound()
    vietnamese = next(text for name, text in samples if name.startswith("vi-"))
    for encoding in ("utf-8", "utf-16-le", "windows-1258"):
        yield "legacy", encoding, b".VnTime\x1e" + vietnamese[:2000].encode(encoding, "replace")
    tcvn3 = "Céng hoµ x· héi chñ nghÜa ViÖt Nam"
    yield "legacy", "tcvn3", BETWEEN.join([b".VnTimeH"] + [tcvn3.encode()] * 3)
    yield "legacy", "vni", BETWEEN.join([b"VNI-Times"] + ["Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam".encode()] * 3)
    for i, text in enumerate(["yyyy-mm-dd", '#,##0.00 "USD"', "[$-409]h:mm", "0.1", "1.25E6", "45000.5", "$B$7", "B7:D9",
                              "123456789012345678901234567890.5"]):
        yield "numbers", str(i), text.encode()
    yield "json", "value", '{"a": [1, -2.5e3, "ế\\u0041\\ud83d\\ude00", null, true], "b": {}}'.encode()
    for path in sorted(ROOT.glob("language/*/*.toml"))[:20]:
        yield "toml", f"{path.parent.name}-{path.name}", path.read_bytes()[:4000]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    out = Path(sys.argv[1])
    samples = [(path.stem, path.read_text()) for path in sorted((ROOT / "samples").glob("*.txt"))]
    for target, name, data in seeds(samples):
        folder = out / f"{target}_fuzzer"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    for target in sorted(set(WORDS) | set(OTHER_WORDS)):
        (out / f"{target}_fuzzer.dict").write_text(dictionary(target))


main()
