#!/usr/bin/env python3
"""How long does the ministry's synthesis over all provinces take?

    bench/synthesis.py --program build/release/chancery [--provinces 63] [--agreements 100] [--rounds 5]

A ministry with so many offices below it, in one SQLite file. Each has the measures of the outline for two years, agreements
of the year, and gives all of it upward. Prints the best and the middle of the rounds of `chancery report --synthesis`.
"""
import argparse
import pathlib
import statistics
import subprocess
import tempfile
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent


def data(path):
    return tomllib.loads((ROOT / path).read_text(encoding="utf-8"))


def measures():
    """The names in English of the measures of the outline."""
    vocabularies = data("schema/vocabularies.toml")["vocabulary"]
    names = next(v for v in vocabularies if v["id"] == "indicator")["values"]
    labels = {choice["id"]: choice["label"]["en"] for choice in names}
    return [labels[measure] for section in data("rules/common/report.toml")["section"] for measure in section.get("figures", [])]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--provinces", type=int, default=63)
    parser.add_argument("--agreements", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = f"--store={folder}/m.db"

        def run(*arguments):
            return subprocess.run([given.program, *arguments, store], capture_output=True, text=True, check=True).stdout

        run("init", "--unit=ministry")
        figures = pathlib.Path(folder, "figures.csv")
        agreements = pathlib.Path(folder, "agreements.csv")
        for number in range(given.provinces):
            unit = f"p{number}"
            run("office", "add", unit, "--above=ministry", f"--title=Province {number}")
            rows = [f'"{m}",{year},{(number + 1) * 10 + year % 10},item' for m in measures() for year in (2022, 2023)]
            figures.write_text("Measure,Period,Value,Unit of measure\n" + "\n".join(rows) + "\n", encoding="utf-8")
            rows = [f"Agreement {number}-{i},{1 + i % 28:02d}/0{1 + i % 9}/2023" for i in range(given.agreements)]
            agreements.write_text("Title,Date of signing\n" + "\n".join(rows) + "\n", encoding="utf-8")
            run("ledger", "import", str(figures), "--type=indicator", f"--unit={unit}")
            run("ledger", "import", str(agreements), "--type=agreement", f"--unit={unit}")
            made = [f"SL-{i + 1}" for i in range(2 * len(measures()))] + [f"TT-{i + 1}" for i in range(given.agreements)]
            run("share", *made, "--with=ministry", f"--unit={unit}")
        times = []
        for _ in range(given.rounds):
            begun = time.monotonic()
            out = run("report", "--synthesis", "--year=2023", "--in=en")
            times.append(time.monotonic() - begun)
        if f"Reported: {given.provinces}/{given.provinces}" not in out:
            raise SystemExit("the synthesis does not have every province:\n" + out[:2000])
        print(f"{given.provinces} provinces, {given.provinces * len(made)} records given: best {min(times):.2f} s, middle {statistics.median(times):.2f} s")


if __name__ == "__main__":
    main()
