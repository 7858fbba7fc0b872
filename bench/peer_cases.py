#!/usr/bin/env python3
"""Checks the reader against other projects' test expressions, given as a table that stays outside this repository.

  bench/peer_cases.py --program build/release/chancery --cases TABLE.tsv [--failures] [--language th] [--kind date]

TABLE has the columns language, kind, expression, expected, source, note. Each expression stands in a short carrier
sentence of its language, all in one call of the program. Prints the share read as expected, by language and kind.
"""
import argparse
import collections
import csv
import json
import os
import subprocess
import sys
import tempfile
from decimal import Decimal, InvalidOperation

# A bare number counts only beside something counted; the carrier gives it persons to count.
CARRIERS = {
    "number": {"lo": "ມີ {} ຄົນ", "th": "มี {} คน", "km": "មានមនុស្ស {} នាក់", "vi": "Có {} người", "en": "There were {} people"},
    "ordinal": {"lo": "ນີ້ແມ່ນ {}", "th": "นี่คือ {}", "km": "នេះជា {}", "vi": "Đây là lần {}", "en": "This is the {} meeting"},
    "money": {"lo": "ມູນຄ່າ {}", "th": "มูลค่า {}", "km": "តម្លៃ {}", "vi": "Trị giá {}", "en": "It cost {}"},
    "date": {"lo": "ຈັດຂຶ້ນໃນ {}", "th": "จัดขึ้นเมื่อ {}", "km": "ប្រារព្ធនៅ {}", "vi": "Diễn ra {}", "en": "It took place on {}"},
}
MENTION = {"number": "amount", "ordinal": "ordinal", "money": "amount", "date": "date", "date-none": "date"}


def same_number(a, b):
    try:
        return Decimal(str(a)) == Decimal(str(b))
    except InvalidOperation:
        return False


def as_expected(kind, expected, mentions):
    found = [m for m in mentions if m["kind"] == MENTION[kind]]
    if kind == "date-none":
        return not found
    if kind == "date":
        return any(m["value"] == expected for m in found)
    if kind == "money":
        amount, _, code = expected.partition(" ")
        return any(same_number(m["number"], amount) and m["unit"] == code for m in found)
    return any(same_number(m["number"], expected) for m in found)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--program", default="build/release/chancery")
    ap.add_argument("--cases", required=True)
    ap.add_argument("--failures", action="store_true")
    ap.add_argument("--language")
    ap.add_argument("--kind")
    args = ap.parse_args()
    with open(args.cases, encoding="utf-8", newline="") as f:
        rows = [r for r in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE) if r["kind"] in MENTION]
    rows = [r for r in rows if args.language in (None, r["language"]) and args.kind in (None, r["kind"])]
    with tempfile.TemporaryDirectory() as folder:
        for i, row in enumerate(rows):
            carrier = CARRIERS["date" if row["kind"] == "date-none" else row["kind"]][row["language"]]
            with open(os.path.join(folder, f"{i:05d}.txt"), "w", encoding="utf-8") as out:
                out.write(carrier.format(row["expression"]) + ".\n")
        run = subprocess.run([args.program, "read", "--json", folder], capture_output=True, check=False)
    read = {}
    for line in run.stdout.decode().splitlines():
        document = json.loads(line, parse_float=Decimal)
        read[int(document["source"][:5])] = document["mentions"]
    tally = collections.Counter()
    for i, row in enumerate(rows):
        good = as_expected(row["kind"], row["expected"], read.get(i, []))
        for key in ((row["language"], row["kind"]), (row["language"], "all")):
            tally[key, good] += 1
        if args.failures and not good:
            print(row["language"], row["kind"], row["expression"], "expected", row["expected"], "read",
                  json.dumps([{k: str(v) for k, v in m.items() if k in ("kind", "value", "number", "unit", "text")}
                              for m in read.get(i, [])], ensure_ascii=False), sep="\t")
    for key in sorted({k for k, _ in tally}):
        good, bad = tally[key, True], tally[key, False]
        print(f"{key[0]}\t{key[1]}\t{good}/{good + bad}\t{good / (good + bad):.3f}")


if __name__ == "__main__":
    sys.exit(main())
