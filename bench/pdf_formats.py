#!/usr/bin/env python3
"""Are documents read as PDF files as they are as plain text?

Each text becomes a PDF by LibreOffice and by Chromium (soffice and chromium on the PATH), in a named font of its script and with none
named. How many of the plain text's values come through is printed by language; a document with a gap counts as not read, which is
right where its fonts lost letters, and wrong values are those that the plain text does not have.

    bench/pdf_formats.py --program build/release/chancery --documents samples [--documents FOLDER]... [--keep FOLDER]
"""
import argparse
import collections
import concurrent.futures
import html
import json
import pathlib
import shutil
import subprocess
import tempfile
import unicodedata

from office_formats import values

FONTS = {"vi": "Noto Serif", "en": "Noto Serif", "lo": "Noto Sans Lao", "th": "Noto Sans Thai", "km": "Noto Sans Khmer"}
SCRIPTS = (("LAO", "lo"), ("THAI", "th"), ("KHMER", "km"))


def language(text):
    counts = collections.Counter()
    for c in text:
        name = unicodedata.name(c, "") if ord(c) > 127 else ""
        counts[next((code for start, code in SCRIPTS if name.startswith(start)), "vi" if c in "ơưđăộếạảấậ" else "")] += 1
    best = max(FONTS, key=lambda code: counts[code])
    return best if counts[best] * 100 > len(text) else "en"


def page(text, font):
    style = f"p {{ font-family: '{font}' }}" if font else ""
    lines = (html.escape(line.expandtabs()).replace("  ", "&nbsp; ") for line in text.splitlines() if line.strip())
    body = "".join(f"<p>{line}</p>\n" for line in lines)
    return f'<!doctype html><html><head><meta charset="utf-8"><style>{style}</style></head><body>{body}</body></html>'


def by_libreoffice(pages, folder):
    """By way of a text document: of a web page LibreOffice makes one long page."""
    for target, kind in (("odt:writer8", "html"), ("pdf", "odt")):
        into = ["--infilter=HTML (StarWriter)"] if kind == "html" else []
        files = [str(folder / f"{p.stem}.{kind}") for p in pages]
        subprocess.run(["soffice", "--headless", *into, "--convert-to", target, "--outdir", folder, *files], check=True,
                       capture_output=True)


def by_chromium(pages, folder):
    for p in pages:
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--print-to-pdf={folder / p.stem}.pdf", p], check=True, capture_output=True)


def read(program, files, plain=False):
    """Reads each file by itself: one that is refused is no reading."""
    def one(file):
        run = subprocess.run([program, "read", "--plain" if plain else "--json", file], capture_output=True, check=False)
        if run.returncode != 0:
            return None
        return run.stdout.decode() if plain else json.loads(run.stdout)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return {f.stem: made for f, made in zip(files, pool.map(one, files)) if made is not None}


def compare(plain, made, languages):
    total, found, added, unread = (collections.Counter() for _ in range(4))
    for stem, document in plain.items():
        code = languages[stem]
        total[code] += sum(values(document).values())
        if stem not in made:
            unread[code] += 1
            continue
        there = values(made[stem])
        found[code] += sum((values(document) & there).values())
        added[code] += sum((there - values(document)).values())
    return ", ".join(f"{c} {found[c]}/{total[c]} ({100 * found[c] / max(1, total[c]):.1f}%), {added[c]} others"
                     + (f", {unread[c]} documents not read" if unread[c] else "") for c in FONTS if total[c])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--documents", action="append", required=True)
    parser.add_argument("--keep", help="a folder for the PDF files")
    given = parser.parse_args()
    texts = sorted(t for folder in given.documents for t in pathlib.Path(folder).glob("*.txt"))
    languages = {t.stem: language(t.read_text(encoding="utf-8", errors="replace")) for t in texts}
    plain = read(given.program, texts)
    for maker, make in (("soffice", by_libreoffice), ("chromium", by_chromium)):
        if shutil.which(maker) is None:
            print(f"{maker}: is not installed")
            continue
        for named in (True, False):
            with tempfile.TemporaryDirectory() as made:
                folder = pathlib.Path(given.keep) / f"{maker}-{'named' if named else 'unnamed'}" if given.keep else pathlib.Path(made)
                folder.mkdir(parents=True, exist_ok=True)
                pages = []
                for t in texts:
                    pages.append(folder / f"{t.stem}.html")
                    font = FONTS[languages[t.stem]] if named else None
                    pages[-1].write_text(page(t.read_text(encoding="utf-8", errors="replace"), font), encoding="utf-8")
                make(pages, folder)
                print(f"{maker}, {'font named' if named else 'no font named'}: "
                      + compare(plain, read(given.program, sorted(folder.glob("*.pdf"))), languages))


if __name__ == "__main__":
    main()
