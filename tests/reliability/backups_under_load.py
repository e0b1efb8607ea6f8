#!/usr/bin/env python3
"""backups_under_load.py STAVE BACKUPS: online backups while another process keeps importing.

A writer imports figures without a pause. Meanwhile backups are taken, one after another; each is then
restored and examined. A backup passes when its restored folder verifies and its newest change is one that
the writer committed: the same number and the same hash as in the folder itself. Prints the counts; exit
code 1 when a backup fails, or when the writer did not get on during backups.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading

FIGURES = 500


def ask(stave, *args):
    out = subprocess.run([stave, *args, "--json"], capture_output=True, text=True, check=False)
    if not out.stdout:
        raise RuntimeError(f"{args}: {out.stderr}")
    return json.loads(out.stdout)


class Writer(threading.Thread):
    """Imports until it is told to stop; keeps the heads that were acknowledged."""

    def __init__(self, stave, work):
        super().__init__()
        self.stave, self.work, self.heads, self.stop = stave, work, [], threading.Event()

    def import_one(self, number):
        csv = f"{self.work}/import-{number}.csv"
        with open(csv, "w", encoding="utf-8") as out:
            out.write("code,element,year,value\n")
            for zone in range(FIGURES):
                out.write(f"zone{zone:03},gdp,{1990 + number % 30},{number}.{zone}\n")
        receipt = ask(self.stave, "import", csv, "--data", f"{self.work}/data")
        self.heads.append((receipt["change"], receipt["head"]))
        os.remove(csv)

    def run(self):
        number = 1
        while not self.stop.is_set():
            number += 1
            self.import_one(number)


def check(stave, work, number):
    """Backs up, restores, examines; the restored trail's length and head."""
    backup, restored = f"{work}/backup-{number}", f"{work}/restored-{number}"
    made = ask(stave, "backup", backup, "--data", f"{work}/data")
    ask(stave, "restore", backup, "--data", restored)
    found = ask(stave, "audit", "verify", "--data", restored)
    shutil.rmtree(backup)
    shutil.rmtree(restored)
    same = found["head"] == made["head"] and found["changes"] == made["changes"]
    return found["sound"] and same, (found["changes"], found["head"])


def main(stave, backups):
    work = tempfile.mkdtemp(prefix="stave-backups-")
    writer = Writer(stave, work)
    writer.import_one(1)
    writer.start()
    states, bad = [], 0
    try:
        for number in range(backups):
            sound, state = check(stave, work, number)
            bad += not sound
            states.append(state)
    finally:
        writer.stop.set()
        writer.join()
    known = set(writer.heads)
    strange = sum(state not in known for state in states)
    print(f"backups: {len(states)} taken and restored during {len(writer.heads)} imports, "
          f"{len(set(states))} different states, {bad} unsound, {strange} of no state that existed")
    shutil.rmtree(work)
    return 1 if bad or strange or len(states) != backups or len(set(states)) < 2 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
