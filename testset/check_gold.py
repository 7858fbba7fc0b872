#!/usr/bin/env python3
"""Checks gold files of the test set against docs/contract.md.

    python3 check_gold.py --texts FOLDER [GOLD...]

GOLD is a gold file or a folder of them (default: the folder gold/ beside this script). Each gold file is
compared with the text of the same base name in FOLDER. Problems go to standard output, one a line, and make
the exit code 1; warnings (things that are allowed but often slips) go to standard error and do not.
Codes are checked against Debian's iso-codes where /usr/share/iso-codes/json is there, else by their form only.
"""
import argparse
import calendar
import json
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ISO = "/usr/share/iso-codes/json"

COUNTED = set("""person worker student delegation visit event agreement document project programme country province
locality organization enterprise partner border-gate field market item""".split())
DURATIONS = {"year", "month", "day"}
PHYSICAL = set("""ha m cm mm km m2 km2 m3 l kg g t kW MW GW kWh MWh GWh h min s Cel""".split())
QUALIFIERS = {"about", "over", "under", "nearly"}
MODALITY = {"done", "ongoing", "planned", "proposed", "denied"}
PROPOSAL_MODALITY = {"proposed", "planned", "agreed"}
PILLAR = {"party", "state", "people"}
TOPICS = set("""economic cultural border labour education environment health transport agriculture tourism security
digital overseas-nationals information""".split())
MEASURES = set("""delegations_out delegations_in delegates_out delegates_in agreements_signed partners events_held
workers_abroad export_value import_value fdi_projects_new fdi_projects_adjusted fdi_capital oda_projects oda_capital
ngo_partners ngo_projects ngo_capital remittances visitors participants students""".split())

# kind: {attribute: (type, required)}
# types: str  any text; party  a place value or a name; parties  one or a list; num; date; edtfs;
#        a set  one of these words; anything else is handled by name below
KINDS = {
    "role": {"person": ("str", 1), "post": ("str", 1), "organization": ("party", 0)},
    "partnership": {"of": ("party", 1), "with": ("party", 1), "status": ({"maintained", "new", "sought"}, 0),
                    "since": ("date", 0)},
    "agreement": {"type": ({"mou", "agreement", "programme", "plan", "contract", "other"}, 1),
                  "parties": ("list", 0), "signed": ("date", 0), "effective": ("date", 0), "term": ("date", 0),
                  "renewal": ("str", 0), "notice": ("str", 0), "subject": ("str", 0),
                  "number": ("num", 0)},
    "membership": {"member": ("party", 1), "organization": ("party", 1), "since": ("date", 0)},
    "event": {"type": ({"visit", "meeting", "conference", "seminar", "signing", "ceremony", "festival", "exchange",
                        "training"}, 1),
              "name": ("str", 0), "ordinal": ("num", 0), "participants": ("list", 0), "place": ("parties", 0),
              "date": ("date", 0), "direction": ({"in", "out"}, 0), "modality": (MODALITY, 0),
              "number": ("num", 0)},
    "project": {"type": ({"fdi", "oda", "ngo", "infrastructure", "digital", "cooperation"}, 1),
                "name": ("str", 0), "of": ("parties", 0), "partner": ("parties", 0), "number": ("num", 0),
                "value": ("num", 0), "currency": ("currency", 0), "status": ("str", 0)},
    "indicator": {"measure": ("measure", 1), "number": ("num", 1), "unit": ("unit", 1), "of": ("parties", 0),
                  "period": ("date", 0), "as_of": ("date", 0), "status": ({"estimated", "provisional", "final"}, 0),
                  "plan_percent": ("num", 0), "growth_percent": ("num", 0)},
    "proposal": {"by": ("parties", 0), "to": ("parties", 0), "about": ("str", 1), "due": ("date", 0),
                 "recurrence": ("str", 0), "modality": (PROPOSAL_MODALITY, 1),
                 "commitment": ({"agreed", "undertaken", "requested", "recommended", "instructed"}, 0)},
    "assessment": {"of": ("parties", 0), "polarity": ({"achievement", "shortcoming"}, 1), "about": ("str", 1)},
    "award": {"award": ("str", 1), "to": ("parties", 1), "by": ("parties", 0), "date": ("date", 0)},
}
# allowed on every claim
COMMON = {"modality": MODALITY, "pillar": PILLAR}
TOP = {"source", "languages", "subject", "published", "url", "title", "publisher", "dates", "amounts", "ordinals",
       "places", "persons", "organizations", "claims", "note", "notes", "optional"}
TOP_REQUIRED = ["source", "languages", "subject", "dates", "amounts", "ordinals", "places", "persons",
                "organizations", "claims"]
MENTIONS = {
    "dates": ({"value"}, {"inferred"}),
    "amounts": ({"number", "unit"}, {"qualifier", "number_max"}),
    "ordinals": ({"number"}, set()),
    "places": ({"value", "name"}, set()),
    "persons": ({"latin"}, set()),
    "organizations": ({"name"}, set()),
}

PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")


def load_iso(part, key):
    try:
        with open(os.path.join(ISO, "iso_%s.json" % part), encoding="utf-8") as f:
            return {row[key] for row in json.load(f)[part]}
    except (OSError, KeyError, ValueError):
        return None


COUNTRIES = load_iso("3166-1", "alpha_2")
SUBDIVISIONS = load_iso("3166-2", "code")
CURRENCIES = load_iso("4217", "alpha_3")


def is_num(x):
    return isinstance(x, (int, float)) and not isinstance(x, bool)


def edtf_point(v):
    """None if v is a day, month, quarter or year of the contract's form, else why not."""
    m = re.fullmatch(r"(\d{4}|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?", v)
    if not m:
        return "not an EDTF date: %r" % v
    year, month, day = m.groups()
    if month and month != "XX":
        n = int(month)
        if not (1 <= n <= 12 or 33 <= n <= 36):
            return "no such month or quarter: %r" % v
        if n > 12 and day:
            return "a quarter has no day: %r" % v
        if day and day != "XX":
            last = 29 if year == "XXXX" and n == 2 else calendar.monthrange(int(year) if year != "XXXX" else 2023, n)[1]
            if not 1 <= int(day) <= last:
                return "no such day: %r" % v
    if year == "XXXX" and not month:
        return "nothing known: %r" % v
    return None


def edtf(v):
    if not isinstance(v, str):
        return "not a string: %r" % (v,)
    if "/" not in v:
        return edtf_point(v)
    ends = v.split("/")
    if len(ends) != 2:
        return "not an EDTF interval: %r" % v
    for e in ends:
        if e != "..":
            why = edtf_point(e)
            if why:
                return why
    if ".." not in ends and "X" not in v and len(ends[0]) == len(ends[1]) and ends[0] > ends[1]:
        return "interval ends before it begins: %r" % v
    return None


def place(v):
    """None if v is a good place code, else why not."""
    if not PLACE.fullmatch(v):
        return "not the form of a place value: %r" % v
    if "-" in v:
        if SUBDIVISIONS is not None and v not in SUBDIVISIONS:
            return "not in ISO 3166-2: %r" % v
    elif COUNTRIES is not None and v not in COUNTRIES:
        return "not in ISO 3166-1: %r" % v
    return None


def currency(v):
    if not (isinstance(v, str) and re.fullmatch(r"[A-Z]{3}", v)):
        return "not the form of a currency: %r" % (v,)
    if CURRENCIES is not None and v not in CURRENCIES:
        return "not in ISO 4217: %r" % v
    return None


def unit(v):
    if not isinstance(v, str) or not v:
        return "no unit: %r" % (v,)
    if v == "%" or v in COUNTED or v in DURATIONS or v in PHYSICAL:
        return None
    if re.fullmatch(r"[A-Z]{3}", v):
        return currency(v)
    return "unit not in the contract: %r" % v


class Check:
    def __init__(self, path, texts):
        self.path, self.texts = path, texts
        self.label = os.path.basename(path)
        self.problems, self.warnings = [], []
        self.kinds, self.codes, self.where = {}, {}, ""

    def bad(self, message):
        self.problems.append("%s: %s%s" % (self.label, self.where, message))

    def warn(self, message):
        self.warnings.append("%s: %s%s" % (self.label, self.where, message))

    def substring(self, key, s):
        if not isinstance(s, str) or not s.strip():
            self.bad("%s is empty or no string" % key)
            return
        if s != s.strip():
            self.warn("%s begins or ends with a space: %r" % (key, s[:60]))
        if self.text is None:
            return
        if s not in self.text:
            hint = ""
            for form in ("NFC", "NFD", "NFKC"):
                if unicodedata.normalize(form, s) in unicodedata.normalize(form, self.text):
                    hint = " (it is after %s: other code points)" % form
                    break
            else:
                flat = re.sub(r"\s+", " ", self.text)
                if re.sub(r"\s+", " ", s) in flat:
                    hint = " (it is with other white space)"
            self.bad("%s is no substring of the text%s: %r" % (key, hint, s[:80]))

    def party(self, key, v):
        if not isinstance(v, str) or not v.strip():
            self.bad("%s: not a place value or a name: %r" % (key, v))
        elif PLACE.fullmatch(v) and ("-" in v or COUNTRIES is None or v in COUNTRIES):
            why = place(v)
            if why:
                self.bad("%s: %s" % (key, why))
            else:
                self.codes.setdefault(v, self.where)

    def parties(self, key, v):
        for one in v if isinstance(v, list) else [v]:
            self.party(key, one)

    def value(self, key, kind, v):
        if isinstance(kind, set):
            if not isinstance(v, str) or v not in kind:
                self.bad("%s %r is none of %s" % (key, v, ", ".join(sorted(kind))))
        elif kind == "str":
            if not isinstance(v, str) or not v.strip():
                self.bad("%s is empty or no string: %r" % (key, v))
        elif kind == "num":
            if not is_num(v):
                self.bad("%s is no number: %r" % (key, v))
        elif kind == "date":
            why = edtf(v)
            if why:
                self.bad("%s: %s" % (key, why))
        elif kind == "party":
            self.party(key, v)
        elif kind == "parties":
            self.parties(key, v)
        elif kind == "list":
            if not isinstance(v, list):
                self.bad("%s is no list: %r" % (key, v))
            self.parties(key, v)
        elif kind == "unit":
            why = unit(v)
            if why:
                self.bad("%s: %s" % (key, why))
        elif kind == "currency":
            why = currency(v)
            if why:
                self.bad("%s: %s" % (key, why))
        elif kind == "measure":
            if not (isinstance(v, str) and re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", v)):
                self.bad("measure not of the form of the contract's: %r" % (v,))
            elif v not in MEASURES:
                self.warn("new measure %r" % v)

    def mention(self, group, m):
        if not isinstance(m, dict):
            self.bad("no object")
            return
        required, optional = MENTIONS[group]
        for k in sorted({"text"} | required):
            if k not in m:
                self.bad("%s missing" % k)
        for k in m:
            if k not in required | optional | {"text", "note"} and not k.startswith("also"):
                self.bad("unknown field %r" % k)
        self.substring("text", m.get("text"))
        if group == "dates" and "value" in m:
            self.value("value", "date", m["value"])
            if m.get("inferred") not in (None, True):
                self.bad("inferred is true or absent")
        elif group == "amounts":
            if "number" in m:
                self.value("number", "num", m["number"])
            if "unit" in m:
                self.value("unit", "unit", m["unit"])
            if m.get("qualifier") is not None:
                self.value("qualifier", QUALIFIERS, m["qualifier"])
            if m.get("number_max") is not None:
                self.value("number_max", "num", m["number_max"])
                if is_num(m["number_max"]) and is_num(m.get("number")) and m["number_max"] <= m["number"]:
                    self.bad("number_max is not above number")
        elif group == "ordinals" and "number" in m:
            if not isinstance(m["number"], int) or isinstance(m["number"], bool) or m["number"] < 0:
                self.bad("an ordinal is a whole number: %r" % (m["number"],))
        elif group == "places":
            v = m.get("value")
            if not isinstance(v, str):
                self.bad("value is no string: %r" % (v,))
            elif v:
                why = place(v)
                if why:
                    self.bad(why)
            if not m.get("name"):
                self.bad("name is empty")
            elif unicodedata.normalize("NFC", m["name"]) != m["name"]:
                self.bad("name is not in NFC")
        elif group == "persons":
            if not re.fullmatch(r"[A-Za-z][A-Za-z .'’-]*", str(m.get("latin", ""))):
                self.bad("latin is not plain Latin letters: %r" % (m.get("latin"),))
        elif group == "organizations":
            if not isinstance(m.get("name"), str) or not m["name"]:
                self.bad("name is empty")

    def claim(self, c):
        if not isinstance(c, dict):
            self.bad("no object")
            return
        kind = c.get("kind")
        if not isinstance(kind, str) or kind not in KINDS:
            self.bad("unknown kind %r" % (kind,))
            self.substring("quote", c.get("quote"))
            return
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        self.where += kind + ": "
        self.substring("quote", c.get("quote"))
        attributes = KINDS[kind]
        for k, (_, required) in attributes.items():
            if required and c.get(k) in (None, "", []):
                self.bad("%s missing" % k)
        for k, v in c.items():
            if k in ("kind", "quote", "note", "inferred", "qualifier", "number_max") or v is None:
                continue
            if k in attributes:
                self.value(k, attributes[k][0], v)
            elif k in COMMON:
                self.value(k, COMMON[k], v)
            elif k == "topics":
                if not isinstance(v, list) or not v:
                    self.bad("topics is no list or empty: %r" % (v,))
                else:
                    for t in v:
                        self.value("topics", TOPICS, t)
            elif not k.startswith("also"):
                self.bad("unknown attribute %r" % k)
        if kind == "project" and (c.get("value") is None) != (c.get("currency") is None):
            self.bad("value and currency go together")
        if kind in ("proposal",) and self.text is not None and isinstance(c.get("about"), str) \
                and c["about"] not in self.text:
            self.bad("about is to be the evidence text, and is no substring of the text: %r" % c["about"][:80])
        if c.get("qualifier") is not None:
            self.value("qualifier", QUALIFIERS, c["qualifier"])

    def run(self):
        try:
            with open(self.path, encoding="utf-8") as f:
                gold = json.load(f)
        except (OSError, ValueError) as e:
            self.bad(str(e))
            return
        if not isinstance(gold, dict):
            self.bad("no object")
            return
        for k in TOP_REQUIRED:
            if k not in gold:
                self.bad("%s missing" % k)
        for k in gold:
            if k not in TOP:
                self.bad("unknown field %r" % k)
        source = str(gold.get("source") or "")
        self.text = None
        if os.path.splitext(source)[0] != os.path.splitext(self.label)[0]:
            self.bad("source %r is not this file's base name" % source)
        try:
            with open(os.path.join(self.texts, os.path.basename(source)), "rb") as f:
                self.text = f.read().decode("utf-8")
        except (OSError, UnicodeDecodeError) as e:
            self.bad("text not read: %s" % e)
        languages = gold.get("languages")
        for code in languages if isinstance(languages, list) else [languages]:
            if not isinstance(code, str) or not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", code):
                self.bad("languages: not a BCP 47 code: %r" % (code,))
        if not languages:
            self.bad("languages is empty")
        self.where = "subject: "
        subject = gold.get("subject")
        if not isinstance(subject, list):
            self.bad("no list: %r" % (subject,))
            subject = []
        for v in subject:
            if not isinstance(v, str) or (v and place(v)):
                self.bad(place(v) if isinstance(v, str) else "no string: %r" % (v,))
        self.where = ""
        if gold.get("published") is not None:
            self.value("published", "date", gold["published"])
        if gold.get("url") is not None and not re.match(r"https?://", str(gold["url"])):
            self.bad("url: %r" % gold["url"])
        key = {"dates": ["value"], "amounts": ["number", "unit"], "ordinals": ["number"], "places": ["value"],
               "persons": ["latin"], "organizations": ["name"]}
        known = {v for v in subject if isinstance(v, str)}
        for group in MENTIONS:
            seen = set()
            rows = gold.get(group) or []
            if not isinstance(rows, list):
                self.bad("%s is no list" % group)
                continue
            for i, m in enumerate(rows):
                self.where = "%s[%d]: " % (group, i)
                self.mention(group, m)
                if isinstance(m, dict):
                    k = json.dumps([m.get("text")] + [m.get(x) for x in key[group]], ensure_ascii=False)
                    if k in seen:
                        self.bad("twice: %s" % k)
                    seen.add(k)
                    if group == "places" and isinstance(m.get("value"), str):
                        known.add(m["value"])
        seen = set()
        claims = gold.get("claims")
        if not isinstance(claims, list):
            self.bad("claims is no list")
            claims = []
        for i, c in enumerate(claims):
            self.where = "claims[%d]: " % i
            self.claim(c)
            k = json.dumps(c, sort_keys=True, ensure_ascii=False)
            if k in seen:
                self.bad("the same claim twice")
            seen.add(k)
        self.where = ""
        for code, where in self.codes.items():
            if code not in known and code.split("-")[0] not in {str(k).split("-")[0] for k in known}:
                self.warnings.append("%s: %s%s is named in a claim, but neither in places nor in subject"
                                     % (self.label, where, code))


def main():
    p = argparse.ArgumentParser(description="Checks gold files of the test set.")
    p.add_argument("--texts", required=True, help="folder of the texts")
    p.add_argument("--quiet", action="store_true", help="no warnings and no counts")
    p.add_argument("gold", nargs="*", default=[os.path.join(HERE, "gold")], help="gold files or folders")
    a = p.parse_args()
    files = []
    for g in a.gold:
        files += sorted(os.path.join(g, n) for n in os.listdir(g) if n.endswith(".json")) if os.path.isdir(g) else [g]
    if not files:
        print("no gold files")
        return 1
    problems = 0
    for path in files:
        c = Check(path, a.texts)
        c.run()
        for line in c.problems:
            print(line)
        problems += len(c.problems)
        if not a.quiet:
            for line in c.warnings:
                print("warning: " + line, file=sys.stderr)
            print("%s: %s" % (c.label, ", ".join("%s %d" % kv for kv in sorted(c.kinds.items())) or "no claims"),
                  file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
