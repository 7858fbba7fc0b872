"""Tells which claims that were read are in the gold of a document: by kind and key attributes, as the reading contract says."""
import difflib
import re
import unicodedata


def plain(name):
    """A name without marks, case and punctuation."""
    name = unicodedata.normalize("NFD", str(name or "")).replace("đ", "d").replace("Đ", "D")
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in name if not unicodedata.combining(c)).lower()).strip()


def alike(a, b):
    a, b = plain(a), plain(b)
    return bool(a and b) and (a == b or difflib.SequenceMatcher(None, a, b).ratio() >= 0.8)


def equal_numbers(a, b):
    try:
        a, b = float(a), float(b)
    except (TypeError, ValueError):
        return False
    return abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))


def equal_dates(a, b):
    if not a or not b:
        return False
    if "XXXX" in a or "XXXX" in b:
        a, b = (re.sub(r"[0-9X]{4}-(?=\d\d-)", "", x) for x in (a, b))
    return a == b


def overlap(gold, read):
    """Do the two evidence texts share half of the shorter one?"""
    a, b = gold.get("quote") or "", read.get("text") or ""
    longest = difflib.SequenceMatcher(None, a, b, autojunk=False).find_longest_match(0, len(a), 0, len(b))
    return bool(a and b) and longest.size * 2 >= min(len(a), len(b))


def parties(claim, *keys):
    found = set()
    for key in keys:
        value = claim.get(key)
        for item in value if isinstance(value, list) else [value]:
            item = item.get("value") or item.get("name") if isinstance(item, dict) else item
            if item:
                found.add(str(item))
    return found


def share(a, b):
    return bool(a & b) or any(alike(x, y) for x in a for y in b)


def same_partners(gold, read):
    a, b = parties(gold, "of", "with"), parties(read, "of", "with")
    return len(a & b) >= 2 or (bool(a & b) and all(share({x}, b) for x in a))


def same_agreement(gold, read):
    return gold.get("type") == read.get("type") and (
        equal_dates(gold.get("signed"), read.get("signed"))
        or equal_dates(gold.get("term"), read.get("term"))
        or share(parties(gold, "parties"), parties(read, "parties"))
        or equal_numbers(gold.get("number"), read.get("number"))
        or overlap(gold, read)
    )


def same_event(gold, read):
    if gold.get("type") != read.get("type"):
        return False
    if gold.get("date"):
        return equal_dates(gold["date"], read.get("date"))
    return overlap(gold, read) or share(parties(gold, "place", "participants"), parties(read, "place", "participants"))


def same_project(gold, read):
    return gold.get("type") == read.get("type") and (
        equal_numbers(gold.get("number"), read.get("number"))
        or equal_numbers(gold.get("value"), read.get("value"))
        or alike(gold.get("name"), read.get("name"))
        or overlap(gold, read)
    )


def same_passage(gold, read):
    if gold.get("quote"):
        return overlap(gold, read)
    return share(parties(gold, "by", "to", "of", "award"), parties(read, "by", "to", "of", "award"))


SAME = {
    "role": lambda g, r: alike(g.get("person"), r.get("person")),
    "partnership": same_partners,
    "agreement": same_agreement,
    "membership": lambda g, r: equal_dates(g.get("since"), r.get("since")) or alike(g.get("organization"), r.get("organization")),
    "event": same_event,
    "project": same_project,
    "indicator": lambda g, r: g.get("measure") == r.get("measure") and equal_numbers(g.get("number"), r.get("number")),
}
# What a gold item also accepts, and in which field.
ALSO = {"also_units": ["unit"], "also_types": ["type"], "also_measures": ["measure"], "also_since": ["since"],
        "also_with": ["with"], "also_dates": ["date", "signed"]}


def variants(gold):
    yield gold
    for name, fields in ALSO.items():
        for value in gold.get(name, []):
            for field in fields:
                yield {**gold, field: value}
    key = next((k for k in ("latin", "value", "name") if gold.get(k)), None)
    for value in gold.get("also", []) if key else []:
        yield {**gold, key: value}


def accepts(gold, read):
    if gold["kind"] != read["kind"]:
        return False
    same = SAME.get(gold["kind"], same_passage)
    return any(same(g, read) for g in variants(gold))


def judge(gold, claims):
    """For each claim: True where the gold has it (each gold claim once), False where not, None where it counts neither way."""
    right = [False] * len(claims)
    for wanted in gold.get("claims", []):
        for i, claim in enumerate(claims):
            if not right[i] and accepts(wanted, claim):
                right[i] = True
                break
    optional = gold.get("optional", {})
    free = optional.get("claims", []) if isinstance(optional, dict) else []
    return [True if r else None if any(accepts(o, c) for o in free) else False for r, c in zip(right, claims)]
