#!/usr/bin/env python3
"""Checks that every mention and claim cuts its source exactly: the bytes from `begin` to `end` are `text`.

  bench/spans.py [--program build/release/chancery] [FILE|FOLDER...]     (default: samples)

Also checks that mentions stand in text order, that claims name mentions that are there, and that a confidence is one.
Prints how many were checked; exit status 1 where one is wrong.
"""
import argparse
import json
import os
import subprocess
import sys

# Documents in the older encodings of one byte a letter are left out: Python has no decoder for most of them.
MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decoder(data):
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        bad = len(data) - len(data.decode("utf-8", errors="ignore").encode())
        return "utf-8" if bad * 10 <= len(data) else None


def problems_of(document, data, code):
    items = [("mention", m) for m in document["mentions"]] + [("claim", c) for c in document["claims"]]
    items += [("unread", u) for u in document.get("unread", [])]
    for what, item in items:
        begin, end = item["begin"], item["end"]
        if not 0 <= begin < end <= len(data):
            yield f"{what} {begin}..{end} lies outside the file"
        elif data[begin:end].decode(code, errors="replace") != item["text"]:
            yield f"{what} {begin}..{end} is {item['text']!r}, the file has {data[begin:end].decode(code, errors='replace')!r}"
    begins = [m["begin"] for m in document["mentions"]]
    if begins != sorted(begins):
        yield "mentions are not in text order"
    for claim in document["claims"]:
        if any(not 0 <= m < len(document["mentions"]) for m in claim["mentions"]):
            yield f"claim at {claim['begin']} names a mention that is not there"
        if not 0 <= claim["confidence"] <= 1:
            yield f"claim at {claim['begin']} has the confidence {claim['confidence']}"


def main():
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    ap = argparse.ArgumentParser()
    ap.add_argument("--program", default=os.path.join(root, "build/release/chancery"))
    ap.add_argument("inputs", nargs="*", default=[os.path.join(root, "samples")])
    args = ap.parse_args()
    run = subprocess.run([args.program, "read", "--json", *args.inputs], stdout=subprocess.PIPE, check=False)
    documents = checked = wrong = left_out = 0
    for line in run.stdout.decode("utf-8").splitlines():
        document = json.loads(line)
        path = document.get("path", document["source"])
        with open(path, "rb") as f:
            data = f.read()
        code = decoder(data)
        if code is None:
            left_out += 1
            continue
        documents += 1
        checked += len(document["mentions"]) + len(document["claims"]) + len(document.get("unread", []))
        for problem in problems_of(document, data, code):
            wrong += 1
            print(f"{path}: {problem}")
    print(f"{documents} documents, {checked} spans, {wrong} wrong" + (f", {left_out} documents left out" if left_out else ""))
    return 1 if wrong or run.returncode not in (0, 1) or documents == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
