#!/usr/bin/env python3
"""How many decisions do 300 mixed documents ask of a person?

    bench/review_queue.py --program build/release/chancery [--documents FOLDER]... [--count 300]

The documents of the folders (default: samples/) and documents made of them, until there are 300:
  translations  each statement of a document told in another language (`read --in`), one a line, in each of the other four;
                undertakings and judgements are left out: they are words, and no pattern translates them
  copies        a document as a page of news has it: its paragraphs without the last third, between lines of furniture
  revisions     a document in which every figure of three or more digits in every third line that has one is higher by a number of its own
Translations come first, then copies and revisions in turn. Nothing of it is random.
"""
import argparse
import json
import pathlib
import re
import subprocess
import tempfile

LANGUAGES = ["vi", "en", "lo", "th", "km"]


def translations(program, paths):
    for language in LANGUAGES:
        out = subprocess.run([program, "read", "--json", "--in", language, *map(str, paths)], capture_output=True, text=True, check=True)
        for line in out.stdout.splitlines():
            document = json.loads(line)
            if document["languages"][0]["code"] == language:
                continue
            sentences = [claim["sentence"] for claim in document["claims"] if claim.get("sentence") and claim["kind"] not in ("proposal", "assessment")]
            yield f"{language}-{document['source']}", "\n".join(sentences) + "\n"


def copy_of(text, number):
    paragraphs = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    kept = paragraphs[: max(1, len(paragraphs) * 2 // 3)]
    return f"News {number}\nShare   Print   Comments ({number})\n\n" + "\n\n".join(kept) + f"\n\nSource: page {number}\n"


def revision_of(text, number):
    lines = text.split("\n")
    seen = 0
    for i, line in enumerate(lines):
        if not re.search(r"(?<![\d./-])\d{3,}(?![\d./-])", line) or re.search(r"(19|20|25)\d\d", line):
            continue
        seen += 1
        if seen % 3 == 0:
            lines[i] = re.sub(r"(?<![\d./-])\d{3,}(?![\d./-])", lambda m: str(int(m[0]) + number), line)
    return "\n".join(lines) + f"\n\nVersion {number}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True)
    parser.add_argument("--documents", action="append", help="folder of .txt files (default: samples)")
    parser.add_argument("--count", type=int, default=300)
    options = parser.parse_args()
    paths = sorted(path for folder in options.documents or ["samples"] for path in pathlib.Path(folder).glob("*.txt"))
    with tempfile.TemporaryDirectory() as work:
        made = pathlib.Path(work, "made")
        made.mkdir()
        shares = {"original": len(paths), "translation": 0, "copy": 0, "revision": 0}
        for name, text in translations(options.program, paths):
            if sum(shares.values()) < options.count:
                (made / f"translation-{name}").write_text(text, encoding="utf-8")
                shares["translation"] += 1
        number = 0
        while sum(shares.values()) < options.count:
            path = paths[number // 2 % len(paths)]
            kind, make = (("copy", copy_of), ("revision", revision_of))[number % 2]
            text = make(path.read_text(encoding="utf-8"), number)
            (made / f"{kind}-{number}-{path.name}").write_text(text, encoding="utf-8")
            shares[kind] += 1
            number += 1
        store = str(pathlib.Path(work, "register.db"))
        for inputs in (list(map(str, paths)), [str(made)]):
            subprocess.run([options.program, "add", "--store", store, *inputs], check=True, capture_output=True)
            overview = json.loads(subprocess.run([options.program, "overview", "--store", store, "--json"], check=True, capture_output=True).stdout)
            print(f"{overview['documents']} documents, {overview['claims']} claims: {overview['to_check']} decisions, "
                  f"{overview['differences']} figures that differ")
        print(", ".join(f"{count} {kind}" for kind, count in shares.items()))


if __name__ == "__main__":
    main()
