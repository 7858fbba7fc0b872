#!/usr/bin/env python3
"""Measures how far the confidence of claims can be trusted: of those with 0.9, nine in ten should be right.

  bench/calibrate.py [--program build/release/chancery] --pair DOCUMENTS GOLD [--pair ...] [--write]

Reads the documents of each pair and compares their claims with the gold files (default pair: samples testset/gold). Prints
the expected calibration error over ten bins, the bins, and for each rule how many of its claims were right. --write puts
each rule's share into language/common/claims.toml and the claims.toml of the packs (`confidence` of a rule; the table [confidence]
for rules of the engine), drawn towards the share of all claims where there are few. Rules that stand in no such file are only printed. Claims are
compared by testset/score.py.
"""
import argparse
import collections
import glob
import importlib.util
import json
import os
import re
import subprocess
import sys

PRIOR = 4  # a rule with this many claims is believed half


def judge_with(path):
    """For each claim of a document: True where its gold has it (each gold claim once), None where it counts neither way."""
    spec = importlib.util.spec_from_file_location("scorer", path)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    same = scorer.accepts(scorer.same_claim)

    def judge(gold, claims):
        right = [False] * len(claims)
        for wanted in gold.get("claims", []):
            hit = next((i for i, c in enumerate(claims) if not right[i] and same(wanted, c)), None)
            if hit is not None:
                right[hit] = True
        free = scorer.optional(gold, "claims")
        return [True if r else None if any(same(o, c) for o in free) else False for r, c in zip(right, claims)]

    return judge


def judged_claims(program, pairs, judge):
    """(rule, confidence, right) of every claim that counts: of a kind that the gold of its set has anywhere."""
    out = []
    for documents, gold_folder in pairs:
        gold = {}
        for path in sorted(glob.glob(os.path.join(gold_folder, "*.json"))):
            with open(path, encoding="utf-8") as f:
                g = json.load(f)
            gold[g["source"]] = g
        kinds = {claim["kind"] for g in gold.values() for claim in g.get("claims", [])}
        run = subprocess.run([program, "read", "--json", documents], stdout=subprocess.PIPE, check=False)
        for line in run.stdout.decode().splitlines():
            document = json.loads(line)
            if document["source"] not in gold:
                continue
            claims = [claim for claim in document["claims"] if claim["kind"] in kinds]
            for claim, right in zip(claims, judge(gold[document["source"]], claims)):
                if right is not None:
                    out.append((claim["rule"], claim["confidence"], right))
    return out


def calibration_error(claims):
    """Expected calibration error over ten bins (Naeini, Cooper and Hauskrecht, 2015), and the bins."""
    bins = collections.defaultdict(list)
    for _, confidence, right in claims:
        bins[min(int(confidence * 10), 9)].append((confidence, right))
    rows = []
    for number, members in sorted(bins.items()):
        said = sum(c for c, _ in members) / len(members)
        was = sum(r for _, r in members) / len(members)
        rows.append((number, len(members), said, was))
    return sum(n * abs(said - was) for _, n, said, was in rows) / len(claims), rows


def shares(claims):
    """Per rule: claims, how many right, and the share drawn towards that of all."""
    overall = sum(right for _, _, right in claims) / len(claims)
    tally = collections.defaultdict(lambda: [0, 0])
    for rule, _, right in claims:
        tally[rule][0] += 1
        tally[rule][1] += right
    return {rule: (n, hit, (hit + PRIOR * overall) / (n + PRIOR)) for rule, (n, hit) in tally.items()}


def write_confidence(path, wanted):
    """Sets `confidence` of the rules in a TOML file, leaving everything else as it stands; returns the rules found."""
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n")
    found, out, start = set(), [], None

    def finish():
        block = out[start:]
        if block[0] == "[confidence]":
            for at, text in enumerate(block):
                named = re.match(r'"([^"]+)"\s*=', text)
                if named and named.group(1) in wanted:
                    found.add(named.group(1))
                    out[start + at] = f'"{named.group(1)}" = {wanted[named.group(1)]:.2f}'
            return
        rule = next((m.group(1) for line in block if (m := re.match(r'id\s*=\s*"([^"]+)"', line))), None)
        if rule not in wanted:
            return
        found.add(rule)
        line = f"confidence = {wanted[rule]:.2f}"
        at = next((i for i, text in enumerate(block) if re.match(r"confidence\s*=", text)), None)
        if at is not None:
            out[start + at] = line
        else:
            last = max(i for i, text in enumerate(block) if re.match(r"[a-z_]+\s*=", text))
            out.insert(start + last + 1, line)

    for text in lines + ["[[end]]"]:
        if text.startswith("["):
            if start is not None:
                finish()
            start = len(out) if text in ("[[rule]]", "[confidence]") else None
        out.append(text)
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(out[:-1]))
    return found


def main():
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    ap = argparse.ArgumentParser()
    ap.add_argument("--program", default=os.path.join(root, "build/release/chancery"))
    ap.add_argument("--pair", nargs=2, action="append", metavar=("DOCUMENTS", "GOLD"))
    ap.add_argument("--write", action="store_true")
    args = ap.parse_args()
    pairs = args.pair or [(os.path.join(root, "samples"), os.path.join(root, "testset/gold"))]
    claims = judged_claims(args.program, pairs, judge_with(os.path.join(root, "testset/score.py")))
    if not claims:
        print("calibrate: no claims were read that gold is there for", file=sys.stderr)
        return 1
    error, rows = calibration_error(claims)
    print(f"{len(claims)} claims, {sum(c[2] for c in claims)} right, expected calibration error {error:.3f}")
    for number, count, said, was in rows:
        print(f"  {number / 10:.1f} to {(number + 1) / 10:.1f}: {count:5} claims, said {said:.3f}, was {was:.3f}")
    by_rule = shares(claims)
    files = [os.path.join(root, "language/common/claims.toml"), *sorted(glob.glob(os.path.join(root, "language/*/claims.toml")))]
    in_data = set()
    for path in dict.fromkeys(os.path.normpath(f) for f in files):
        if not os.path.exists(path):
            continue
        if args.write:
            in_data |= write_confidence(path, {rule: share for rule, (_, _, share) in by_rule.items()})
        else:
            with open(path, encoding="utf-8") as f:
                in_data |= set(re.findall(r'^(?:id\s*=\s*)?"([^"]+)"', f.read(), re.M))
    print(f"{'rule':44}{'claims':>7}{'right':>7}{'share':>7}  said")
    for rule, (n, hit, share) in sorted(by_rule.items()):
        said = sum(c for r, c, _ in claims if r == rule) / n
        print(f"{rule:44}{n:7}{hit:7}{share:7.2f}  {said:.2f}{'' if rule in in_data else '  (of the engine)'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
