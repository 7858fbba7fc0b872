#!/usr/bin/env python3
"""Makes the texts that speed is measured on, for each language that documents are given in.

  bench/make_texts.py --output FOLDER [--from samples] [--size 5000000] [--help-pages FOLDER]

Writes FOLDER/<code>.repeated.txt (the documents of a language one behind the other, again and again) and
FOLDER/<code>.shuffled.txt (the same cut at its spaces and line ends and drawn at random, each piece with the space behind
it, so that lines are about as long as they were). Repetition lets caches and branches learn a text by heart; shuffling does
not. With --help-pages, which is where Debian's packages libreoffice-help-vi, -en-us and -km put their pages
(/usr/share/libreoffice/help), also FOLDER/<code>.prose.txt: their text, which holds hardly a fact of the field. The same documents always make the same texts. The language of a document is told by its letters.
"""
import argparse
import html
import os
import random
import re
import sys
import unicodedata

SCRIPTS = {"lo": (0x0E80, 0x0EFF), "th": (0x0E00, 0x0E7F), "km": (0x1780, 0x17FF)}
VIETNAMESE = set("ăâđêôơư") | {"\u0309", "\u0323"}  # letters and marks (hook above, dot below) that English has not


def language_of(text):
    letters = sum(c.isalpha() for c in text) or 1
    for code, (first, last) in SCRIPTS.items():
        if sum(first <= ord(c) <= last for c in text) * 2 > letters:
            return code
    marked = sum(not VIETNAMESE.isdisjoint(unicodedata.normalize("NFD", c)) or c in VIETNAMESE for c in text.lower())
    return "vi" if marked * 50 > letters else "en"


def read_documents(folder):
    """All text of each language, by code."""
    texts = {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if name.startswith(".") or not os.path.isfile(path):
            continue
        with open(path, "rb") as f:
            text = f.read().decode("utf-8", errors="ignore").rstrip("\n") + "\n"
        if text.strip():
            code = language_of(text)
            texts[code] = texts.get(code, "") + text
    return texts


def repeated(text, size):
    data = text.encode()
    return data * (size // len(data) + 1)


def shuffled(text, size):
    pieces = [p.encode() for p in re.findall(r"\S+\s*", text)]
    draw = random.Random(1)
    out = bytearray()
    while len(out) < size:
        out += b"".join(draw.choices(pieces, k=10000))
    return bytes(out)


def prose(folder, size):
    """The text of the pages below `folder`, a line for each paragraph."""
    out = []
    length = 0
    for at, folders, names in sorted(os.walk(folder)):
        folders.sort()
        for name in sorted(names):
            if not name.endswith(".html") or length > size:
                continue
            with open(os.path.join(at, name), encoding="utf-8") as f:
                page = re.sub(r"(?s)<(script|style|head).*?</\1>", "", f.read())
            page = re.sub(r"(?i)</?(p|h\d|li|tr|div|br)[^>]*>", "\n", page)
            page = re.sub(r"[ \t]+", " ", html.unescape(re.sub(r"<[^>]+>", "", page)))
            out.append(re.sub(r"\s*\n\s*", "\n", page).strip())
            length += len(out[-1].encode())
    return "\n\n".join(out).encode()


HELP_PAGES = {"vi": "vi", "en": "en-US", "km": "km"}


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--from", dest="folder", default=os.path.join(os.path.dirname(__file__), "..", "samples"))
    ap.add_argument("--output", required=True)
    ap.add_argument("--size", type=int, default=5_000_000)
    ap.add_argument("--help-pages")
    args = ap.parse_args()
    texts = read_documents(args.folder)
    if not texts:
        print(f"make_texts: no documents in {args.folder}", file=sys.stderr)
        return 1
    os.makedirs(args.output, exist_ok=True)

    def write(code, kind, data):
        # Cut at the last line end before the size, else between characters.
        end = data.rfind(b"\n", 0, args.size) + 1 or len(data[: args.size].decode(errors="ignore").encode())
        with open(os.path.join(args.output, f"{code}.{kind}.txt"), "wb") as f:
            f.write(data[:end])

    for code, text in sorted(texts.items()):
        write(code, "repeated", repeated(text, args.size))
        write(code, "shuffled", shuffled(text, args.size))
    for code, folder in HELP_PAGES.items() if args.help_pages else ():
        write(code, "prose", prose(os.path.join(args.help_pages, folder, "text"), args.size))
    return 0


if __name__ == "__main__":
    sys.exit(main())
