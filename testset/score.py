#!/usr/bin/env python3
"""Compares what `chancery read --json` wrote with gold files (see docs/contract.md).

  score.py --gold DIR --read OUT.jsonl [--misses] [--json]

Prints precision, recall and F1 per language and kind. Mentions are compared as sets of normalised
values a document, claims one to one by kind and key attributes. Exit status 0 however low the figures
are; 2 when an input cannot be read.
"""
import argparse
import difflib
import glob
import json
import os
import re
import sys
import unicodedata
from collections import defaultdict

COUNTED = {"person", "worker", "student", "delegation", "visit", "event", "agreement", "document",
           "project", "programme", "country", "province", "locality", "organization", "enterprise",
           "partner", "border-gate", "field", "market", "item"}
LISTS = {"date": "dates", "amount": "amounts", "ordinal": "ordinals", "place": "places",
         "person": "persons", "organization": "organizations"}
HEADLINE = ("date", "amount", "ordinal", "place", "person")


def fold(name):
    name = unicodedata.normalize("NFD", name or "").replace("đ", "d").replace("Đ", "D")
    name = "".join(c for c in name if not unicodedata.combining(c)).lower()
    return re.sub(r"[^a-z0-9]+", " ", name).strip()


def same_name(a, b, least=0.8):
    """Names agree when their folded Latin forms are alike: spellings from other scripts vary by a letter or two."""
    a, b = fold(a), fold(b)
    return bool(a) and bool(b) and (a == b or difflib.SequenceMatcher(None, a, b).ratio() >= least)


def same_date(a, b):
    a, b = (a or "").strip(), (b or "").strip()
    if a == b:
        return bool(a)
    if "XXXX" in a or "XXXX" in b:
        return re.sub(r"[0-9X]{4}-(?=\d\d-)", "", a) == re.sub(r"[0-9X]{4}-(?=\d\d-)", "", b)
    return False


def same_number(a, b):
    try:
        a, b = float(a), float(b)
    except (TypeError, ValueError):
        return False
    return abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))


def same_amount(a, b):
    if not same_number(a.get("number"), b.get("number")):
        return False
    ua, ub = a.get("unit"), b.get("unit")
    return ua == ub or (ua in COUNTED and ub in COUNTED)


def same_place(a, b):
    if a.get("value") or b.get("value"):
        return a.get("value") == b.get("value")
    return same_name(a.get("name"), b.get("name"))


def overlap(a, b):
    """Do two evidence texts share at least half of the shorter one?"""
    a, b = a or "", b or ""
    if not a or not b:
        return False
    m = difflib.SequenceMatcher(None, a, b, autojunk=False).find_longest_match(0, len(a), 0, len(b))
    return m.size * 2 >= min(len(a), len(b))


def same_mention(kind, g, p):
    if kind == "date":
        return same_date(g.get("value"), p.get("value"))
    if kind == "amount":
        return same_amount(g, p)
    if kind == "ordinal":
        return same_number(g.get("number"), p.get("number"))
    if kind == "place":
        return same_place(g, p)
    if kind == "person":
        return same_name(g.get("latin"), p.get("latin")) or bool(g.get("text")) and g["text"] == p.get("text")
    gt, pt = g.get("text") or "", p.get("text") or ""
    return bool(gt and pt and (gt in pt or pt in gt)) or same_name(g.get("name"), p.get("name"), 0.95)


def variants(g):
    """A gold item, then the same with each value that it also accepts (`also`, `also_types`, ...)."""
    yield g
    key = next((k for k in ("latin", "value", "name") if g.get(k)), None)
    alternatives = [(key, v) for v in g.get("also", []) if key]
    if key == "value":
        alternatives += [("name", v) for v in g.get("also", [])]
    for field, names in (("unit", "also_units"), ("type", "also_types"), ("measure", "also_measures"),
                         ("since", "also_since"), ("with", "also_with")):
        alternatives += [(field, v) for v in g.get(names, [])]
    for v in g.get("also_dates", []):
        alternatives += [("date", v), ("signed", v)]
    for field, v in alternatives:
        yield {**g, field: v}


def accepts(same):
    return lambda g, p: any(same(v, p) for v in variants(g))


def parties(c, *keys):
    out = set()
    for k in keys:
        v = c.get(k)
        for x in (v if isinstance(v, list) else [v]):
            if isinstance(x, dict):
                x = x.get("value") or x.get("name")
            if x:
                out.add(str(x))
    return out


def share_party(a, b):
    return bool(a & b) or any(same_name(x, y) for x in a for y in b)


def same_claim(g, p):
    if g.get("kind") != p.get("kind"):
        return False
    kind = g["kind"]
    evidence = overlap(g.get("quote"), p.get("text"))
    if kind == "role":
        return same_name(g.get("person"), p.get("person"))
    if kind == "partnership":
        gs, ps = parties(g, "of", "with"), parties(p, "of", "with")
        return len(gs & ps) >= 2 or (bool(gs & ps) and all(share_party({x}, ps) for x in gs))
    if kind == "agreement":
        if g.get("type") != p.get("type"):
            return False
        return (same_date(g.get("signed"), p.get("signed")) or same_date(g.get("term"), p.get("term"))
                or share_party(parties(g, "parties"), parties(p, "parties"))
                or same_number(g.get("number"), p.get("number")) or evidence)
    if kind == "membership":
        return same_date(g.get("since"), p.get("since")) or same_name(g.get("organization"), p.get("organization"))
    if kind == "event":
        if g.get("type") != p.get("type"):
            return False
        if g.get("date"):
            return same_date(g.get("date"), p.get("date"))
        return evidence or share_party(parties(g, "place", "participants"), parties(p, "place", "participants"))
    if kind == "project":
        if g.get("type") != p.get("type"):
            return False
        return (same_number(g.get("number"), p.get("number")) or same_number(g.get("value"), p.get("value"))
                or same_name(g.get("name"), p.get("name")) or evidence)
    if kind == "indicator":
        return g.get("measure") == p.get("measure") and same_number(g.get("number"), p.get("number"))
    if g.get("quote"):
        return evidence
    return share_party(parties(g, "by", "to", "of", "award"), parties(p, "by", "to", "of", "award"))


def distinct(kind, items):
    out = []
    for x in items:
        if not any(same_mention(kind, x, y) for y in out):
            out.append(x)
    return out


def pair(gold, read, same):
    """Greedy one-to-one matching; returns (matched, unmatched gold, unmatched read)."""
    left, missed, hit = list(read), [], 0
    for g in gold:
        for i, p in enumerate(left):
            if same(g, p):
                del left[i]
                hit += 1
                break
        else:
            missed.append(g)
    return hit, missed, left


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--gold", required=True)
    ap.add_argument("--read", required=True)
    ap.add_argument("--misses", action="store_true", help="list what was missed and what was too much")
    ap.add_argument("--skip", action="append", default=[], help="a kind of claim to leave out, where the gold does not hold it")
    ap.add_argument("--json", action="store_true")
    args = ap.parse_args()
    try:
        golds = {}
        for f in sorted(glob.glob(os.path.join(args.gold, "*.json"))):
            g = json.load(open(f, encoding="utf-8"))
            golds[g["source"]] = g
        reads = {}
        for line in open(args.read, encoding="utf-8"):
            if line.strip():
                r = json.loads(line)
                reads[os.path.basename(r["source"])] = r
    except (OSError, ValueError, KeyError) as e:
        print(f"score: {e}", file=sys.stderr)
        return 2
    if not golds:
        print("score: no gold files", file=sys.stderr)
        return 2

    tally = defaultdict(lambda: [0, 0, 0])  # (language, kind) -> hit, gold, read
    for source, g in golds.items():
        r = reads.get(source, {"mentions": [], "claims": []})
        if source not in reads:
            print(f"not read: {source}", file=sys.stderr)
        lang = g["languages"][0]
        lang = lang["code"] if isinstance(lang, dict) else lang
        for kind, key in LISTS.items():
            same = accepts(lambda a, b, k=kind: same_mention(k, a, b))
            gs = distinct(kind, g.get(key, []))
            ps = distinct(kind, [m for m in r.get("mentions", []) if m.get("kind") == kind])
            count(tally, lang, kind, gs, ps, same, optional(g, key), source, args.misses)
        for kind in sorted({c["kind"] for c in g.get("claims", [])} | {c["kind"] for c in r.get("claims", [])}):
            if kind in args.skip:
                continue
            gs = [c for c in g.get("claims", []) if c["kind"] == kind]
            ps = [c for c in r.get("claims", []) if c["kind"] == kind]
            count(tally, lang, "claim:" + kind, gs, ps, accepts(same_claim), optional(g, "claims"), source, args.misses)

    for (lang, kind), v in list(tally.items()):
        for total in (("all", kind), (lang, "VALUES") if kind in HEADLINE else (lang, "CLAIMS") if kind.startswith("claim:") else None):
            if total:
                for i in range(3):
                    tally[total][i] += v[i]
        if kind in HEADLINE or kind.startswith("claim:"):
            name = "VALUES" if kind in HEADLINE else "CLAIMS"
            for i in range(3):
                tally[("all", name)][i] += v[i]
    rows = []
    for (lang, kind), (hit, gold, read) in sorted(tally.items()):
        p = hit / read if read else 0.0
        q = hit / gold if gold else 0.0
        rows.append({"language": lang, "kind": kind, "precision": round(p, 3), "recall": round(q, 3),
                     "f1": round(2 * p * q / (p + q), 3) if p + q else 0.0, "gold": gold, "read": read})
    if args.json:
        print(json.dumps(rows))
        return 0
    print(f"{'language':9}{'kind':20}{'P':>7}{'R':>7}{'F1':>7}{'gold':>6}{'read':>6}")
    for r in rows:
        print(f"{r['language']:9}{r['kind']:20}{r['precision']:7.3f}{r['recall']:7.3f}{r['f1']:7.3f}{r['gold']:6}{r['read']:6}")
    return 0


def optional(g, key):
    """Items of a gold file that may be found or not: they count neither way."""
    held = g.get("optional", {})
    return held.get(key, []) if isinstance(held, dict) else []


def count(tally, lang, kind, gs, ps, same, free, source, misses):
    hit, missed, extra = pair(gs, ps, same)
    extra = [p for p in extra if not any(same(o, p) for o in free)]
    t = tally[(lang, kind)]
    t[0] += hit
    t[1] += len(gs)
    t[2] += hit + len(extra)
    if misses:
        show = lambda x: json.dumps({k: v for k, v in x.items() if k not in ("begin", "end", "mentions")}, ensure_ascii=False)[:220]
        for x in missed:
            print(f"missed   {source} {kind} {show(x)}")
        for x in extra:
            print(f"too much {source} {kind} {show(x)}")


if __name__ == "__main__":
    sys.exit(main())
