#!/usr/bin/env python3
"""Shows that a register survives what happens to it: kills, a full disk, a folder without rights.

usage: bench/faults.py PROGRAM [--kills N]     (as root, for the small disk; otherwise that part is left out)

Every acknowledged change must be there afterwards, and 'chancery check' must find the register whole.
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

parser = argparse.ArgumentParser()
parser.add_argument("program")
parser.add_argument("--kills", type=int, default=200)
options = parser.parse_args()
PROGRAM = os.path.abspath(options.program)
random.seed(20250301)
failures = []


def chancery(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)


def expect(condition, what):
    if not condition:
        failures.append(what)
        print("FAILED:", what)


def document(number):
    day, year = number % 28 + 1, 2010 + number % 15
    return (f"On {day} June {year}, Quang Tri Province and Savannakhet Province signed a memorandum of understanding on "
            f"cooperation number {number}.\nExport turnover of Quang Tri Province in {year} reached {number}.5 million "
            f"USD.\n") * (1 + number % 5)


def write_documents(folder, first, count):
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(first, first + count):
        path = folder / f"{number}.txt"
        path.write_text(document(number))
        paths.append(str(path))
    return paths


def lines(text):
    """The whole lines of what was told before the kill."""
    return [json.loads(line) for line in text[:text.rfind("\n") + 1].splitlines()]


def killed_after(seconds, *arguments):
    process = subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    out, _ = process.communicate()
    return out, process.returncode == -signal.SIGKILL


def kills(folder, count):
    store = f"--store={folder}/kills.db"
    everything, documents, decided, cut = [], set(), set(), 0
    chancery("add", store, *write_documents(folder / "in", 10**6, 2))
    for turn in range(count):
        if turn % 3 < 2:
            files = write_documents(folder / "in", turn * 10, 10)
            everything += files
            out, was_cut = killed_after(random.uniform(0.005, 0.25), "add", store, "--json", *files)
            documents |= {line["document"] for line in lines(out)}
        else:
            out, was_cut = killed_after(random.uniform(0.005, 0.15), "review", "accept-above", "0.5", store, "--json")
            decided |= {line["decision"] for line in lines(out)}
        cut += was_cut
        check = chancery("check", store)
        expect(check.returncode == 0, f"kill {turn}: {check.stdout}{check.stderr}")
    again = [json.loads(line) for line in chancery("add", store, "--json", *everything).stdout.splitlines()]
    lost = [line for line in again if line["document"] in documents and line["state"] != "known"]
    expect(not lost, f"documents lost: {lost}")
    accepted = {json.loads(line)["decision"] for line in
                chancery("review", "list", "--state=accepted", "--limit=1000000", "--json", store).stdout.splitlines()}
    expect(decided <= accepted, f"decisions lost: {decided - accepted}")
    print(f"kills: {count} runs, {cut} of them cut off; {len(documents)} documents and {len(decided)} decisions "
          f"acknowledged, none lost; the register whole after each")


def full_disk(folder):
    disk = folder / "disk"
    disk.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1400k", "tmpfs", str(disk)]).returncode:
        print("full disk: left out (needs root)")
        return
    try:
        store, told, refused = f"--store={disk}/store.db", set(), 0
        for turn in range(60):
            run = chancery("add", store, "--json", *write_documents(folder / "disk-in", turn * 5, 5))
            told |= {json.loads(line)["document"] for line in run.stdout.splitlines()}
            if run.returncode != 0:
                refused += 1
                expect(run.returncode == 1, f"full disk: exit code {run.returncode} {run.stderr}")
                expect("no space" in run.stderr, f"full disk: {run.stderr}")
        expect(refused > 0, "the disk never became full")
        review = chancery("review", "accept-above", "0.5", store)
        expect(review.returncode in (0, 1), f"full disk, review: {review.returncode}")
        # Elsewhere there is room: everything that was told is in the copy.
        copy = folder / "from-full-disk.db"
        shutil.copy(disk / "store.db", copy)
        for end in ("-wal", "-shm"):
            if (disk / f"store.db{end}").exists():
                shutil.copy(disk / f"store.db{end}", f"{copy}{end}")
        check = chancery("check", f"--store={copy}")
        expect(check.returncode == 0, f"full disk, check: {check.stdout}{check.stderr}")
        backup = chancery("backup", store, str(disk / "backup.db"))
        expect(backup.returncode == 1 and not (disk / "backup.db").exists(), f"backup on a full disk: {backup.stderr}")
        known = [json.loads(line)["state"] for line in
                 chancery("add", f"--store={copy}", "--json", str(folder / "disk-in")).stdout.splitlines()]
        expect(known.count("known") >= len(told), f"full disk: {known.count('known')} of {len(told)} kept")
        print(f"full disk: {refused} runs refused with a clear error, {len(told)} documents acknowledged, none lost")
    finally:
        subprocess.run(["umount", str(disk)])


def backup_while_writing(folder):
    store = f"--store={folder}/busy.db"
    chancery("add", store, *write_documents(folder / "busy", 0, 5))
    writer = subprocess.Popen([PROGRAM, "add", store, *write_documents(folder / "busy", 100, 400)],
                              stdout=subprocess.DEVNULL)
    count = 0
    while writer.poll() is None:
        backup = chancery("backup", store, str(folder / f"copy{count}.db"))
        expect(backup.returncode == 0, f"backup while writing: {backup.stdout}{backup.stderr}")
        count += 1
    print(f"backup: {count} made while another process wrote, each whole")


with tempfile.TemporaryDirectory() as name:
    root = pathlib.Path(name)
    kills(root, options.kills)
    full_disk(root)
    backup_while_writing(root)
sys.exit(1 if failures else 0)
