#!/usr/bin/env python3
"""Writes fields.json, the fields that the ledgers here are read for, from the record types in schema/.

    make_fields.py ../../schema > fields.json
"""
import json
import sys
import tomllib
from pathlib import Path

TYPES = ["delegation_out", "delegation_in", "agreement", "foreign_ngo", "partner", "aid_project"]


def forms(labels):
    return [labels[code] for code in sorted(labels)]


def field_of(field, vocabularies, has_to):
    headers = forms(field["label"])
    for variants in field.get("headers", {}).values():
        headers += variants
    kind = "person" if field.get("links") == ["person"] else field["type"]
    made = {"id": field["id"], "type": kind, "headers": headers}
    for key in ("many", "required"):
        if field.get(key):
            made[key] = True
    if "identity" in field:
        made["identity"] = field["identity"]
    if field["type"] == "choice":
        made["choices"] = vocabularies.get(field.get("vocabulary"), {})
    if field["type"] == "place" and field["id"] in ("country", "countries"):
        made["countries_only"] = True
    if field["id"] == "from" and has_to:
        made["until"] = "to"
    return made


def main():
    schema = Path(sys.argv[1])
    vocabularies = {}
    for vocabulary in tomllib.loads((schema / "vocabularies.toml").read_text())["vocabulary"]:
        vocabularies[vocabulary["id"]] = {v["id"]: forms(v["label"]) for v in vocabulary["values"]}
    common = [f for f in tomllib.loads((schema / "common.toml").read_text())["field"] if f["id"] == "notes"]
    out = {}
    for name in TYPES:
        fields = tomllib.loads((schema / "records" / f"{name}.toml").read_text())["field"] + common
        has_to = any(f["id"] == "to" for f in fields)
        out[name] = [field_of(f, vocabularies, has_to) for f in fields]
    json.dump(out, sys.stdout, ensure_ascii=False, indent=1)
    print()


main()
