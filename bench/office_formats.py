#!/usr/bin/env python3
"""Are documents read as Word, OpenDocument and HTML files as they are as plain text?

LibreOffice (soffice on the PATH) turns each text into the three formats; values and claims are compared with those of the text.

    bench/office_formats.py --program build/release/chancery --documents samples [--documents FOLDER]...
"""
import argparse
import collections
import json
import pathlib
import shutil
import subprocess
import tempfile

FORMATS = ("docx", "odt", "html")
FILTER = "Text (encoded):UTF8,LF,,,"
PLACED = ("begin", "end", "mentions", "at")  # where a claim stands differs with the format; its words hold white space


def read(program, files):
    run = subprocess.run([program, "read", "--json", *map(str, files)], capture_output=True, check=False)
    if run.stderr:
        print(run.stderr.decode(), end="")
    return {pathlib.Path(d["source"]).stem: d for d in map(json.loads, run.stdout.splitlines())}


def values(document):
    keys = ("kind", "value", "number", "number_max", "unit", "qualifier", "latin", "name")
    return collections.Counter(tuple(str(m.get(k)) for k in keys) for m in document["mentions"])


def claims(document):
    def one(claim):
        left = {k: " ".join(v.split()) if isinstance(v, str) else v for k, v in claim.items() if k not in PLACED}
        return json.dumps(left, sort_keys=True, ensure_ascii=False)

    return collections.Counter(map(one, document["claims"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--documents", action="append", required=True)
    given = parser.parse_args()
    if shutil.which("soffice") is None:
        raise SystemExit("there is no soffice: install libreoffice-writer")
    texts = sorted(t for folder in given.documents for t in pathlib.Path(folder).glob("*.txt"))
    plain = read(given.program, texts)
    for name in FORMATS:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["soffice", "--headless", f"--infilter={FILTER}", "--convert-to", name, "--outdir", folder,
                            *map(str, texts)], check=True, capture_output=True)
            made = read(given.program, sorted(pathlib.Path(folder).glob(f"*.{name}")))
        total = other = other_claims = 0
        for stem, document in plain.items():
            total += sum(values(document).values())
            there = made.get(stem, {"mentions": [], "claims": []})
            other += sum((values(document) - values(there)).values()) + sum((values(there) - values(document)).values())
            other_claims += sum((claims(document) - claims(there)).values())
        print(f"{name}: {len(plain)} documents, {total} values, {other} differ; {other_claims} claims differ")


if __name__ == "__main__":
    main()
