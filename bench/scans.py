#!/usr/bin/env python3
"""How much of what is read in a text comes through a scan or a photograph of it?

Needs soffice, pdftoppm, python3-pil and python3-numpy, and the fonts of fonts-noto-core.

    bench/scans.py --program build/release/chancery --documents samples [--documents FOLDER]... [--kind scan300]...

For each language the share of the plain text's values that come through: all of them, figures (dates, amounts, ordinals), names
(places, persons, organizations); beside it Tesseract's character error, without white space; and pages a minute.
"""
import argparse
import collections
import pathlib
import subprocess
import tempfile
import time

import numpy

import scan_pictures
from office_formats import read, values

FIGURES = ("date", "amount", "ordinal")
KINDS = ("scan150", "scan300", "photo")


def character_error(truth, text):
    """Characters to change (Levenshtein) as a share of the true ones."""
    truth, text = ("".join(t.split()) for t in (truth, text))
    other = numpy.frombuffer(text.encode("utf-32-le"), dtype=numpy.uint32)
    steps = numpy.arange(len(other) + 1)
    row = steps.copy()
    for number, letter in enumerate(truth, 1):
        new = numpy.concatenate(([number], numpy.minimum(row[:-1] + (other != ord(letter)), row[1:] + 1)))
        row = numpy.minimum.accumulate(new - steps) + steps
    return int(row[-1]), len(truth)


def measure(program, plain, texts, pictures, pages):
    begun = time.monotonic()
    made = read(program, pictures)
    minutes = (time.monotonic() - begun) / 60
    sums = collections.defaultdict(collections.Counter)
    for path in pictures:
        stem = path.stem
        truth = texts[stem].read_text(encoding="utf-8")
        sum_of = sums[scan_pictures.language_of(truth)]
        before = values(plain[stem])
        both = before & values(made.get(stem, {"mentions": []}))
        for group, is_in in (("all", lambda kind: True), ("figures", FIGURES.__contains__),
                             ("names", lambda kind: kind not in FIGURES)):
            sum_of[group] += sum(n for key, n in before.items() if is_in(key[0]))
            sum_of[group, "through"] += sum(n for key, n in both.items() if is_in(key[0]))
        run = subprocess.run([program, "read", "--plain", path], capture_output=True, check=False)
        wrong, length = character_error(truth, run.stdout.decode())
        sum_of["wrong"] += wrong
        sum_of["length"] += length
    for code, sum_of in sorted(sums.items()):
        shares = ", ".join(f"{g} {sum_of[g, 'through']}/{sum_of[g]} ({100 * sum_of[g, 'through'] / max(1, sum_of[g]):.1f}%)"
                           for g in ("all", "figures", "names"))
        print(f"  {code}: {shares}; character error {100 * sum_of['wrong'] / max(1, sum_of['length']):.1f}%", flush=True)
    print(f"  {pages} pages, {pages / minutes:.0f} a minute", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--documents", action="append", required=True)
    parser.add_argument("--kind", action="append", choices=KINDS)
    given = parser.parse_args()
    texts = {t.stem: t for folder in given.documents for t in sorted(pathlib.Path(folder).glob("*.txt"))}
    plain = read(given.program, texts.values())
    with tempfile.TemporaryDirectory() as folder:
        sheets = [scan_pictures.set_pages(t.read_text(encoding="utf-8"), folder, stem) for stem, t in texts.items()]
        scan_pictures.to_pdf(sheets, folder)
        for kind in given.kind or KINDS:
            pictures = [pathlib.Path(folder, stem + ".tif") for stem in texts]
            pages = sum(scan_pictures.make(kind, path.with_suffix(".pdf"), path, seed)
                        for seed, path in enumerate(pictures))
            print(kind, flush=True)
            measure(given.program, plain, texts, pictures, pages)


if __name__ == "__main__":
    main()
