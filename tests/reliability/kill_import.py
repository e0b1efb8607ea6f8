#!/usr/bin/env python3
"""kill_import.py STAVE KILLS [FIGURES]: kill -9 at random moments during imports.

Imports of 10,000 figures (or another multiple of 100), each with other values, into one folder after
another. Each folder takes one import whole and 25 that are killed 5 to 800 ms after they began; where the
whole one needed longer than that, up to 1.3 times its time. An import is acknowledged when its receipt was seen on its standard
output. After every kill: what was acknowledged is there, the import under way is there whole or not at
all, the folder verifies, `stave audit log` answers within 2 s, and importing again changes nothing when
the import was whole. Prints the counts; exit code 1 when anything was lost or torn.
"""
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

KILLS_A_FOLDER = 25
RESTART_S = 2.0


def write_csv(path, number, figures):
    """Figures of 4 elements in 25 years."""
    with open(path, "w", encoding="utf-8") as out:
        out.write("code,element,year,value\n")
        for zone in range(figures // 100):
            for element in ("exports", "gdp", "revenue", "tax"):
                for year in range(1990, 2015):
                    out.write(f"zone{zone:03},{element},{year},{number * 1000 + zone}.{year}\n")


class Bar:
    def __init__(self, stave, kills, figures):
        self.stave, self.kills, self.figures = stave, kills, figures
        self.random = random.Random(20260101)
        self.count = dict(killed=0, finished=0, acknowledged=0, whole=0, absent=0, lost=0, torn=0,
                          unsound=0, changed_again=0, slow=0)
        self.worst_restart, self.latest_kill = 0.0, 0.8

    def ask(self, data, *args):
        out = subprocess.run([self.stave, *args, "--data", data, "--json"], capture_output=True, text=True,
                             check=False)
        return json.loads(out.stdout) if out.stdout else {"error": out.stderr, "code": out.returncode}

    def whole_import(self, data, csv):
        start = time.monotonic()
        receipt = self.ask(data, "import", csv)
        self.latest_kill = max(0.8, 1.3 * (time.monotonic() - start))
        return receipt

    def killed_import(self, data, csv):
        """The receipt, when it was seen before the kill."""
        with subprocess.Popen([self.stave, "import", csv, "--data", data, "--json"], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL) as run:
            time.sleep(self.random.uniform(0.005, self.latest_kill))
            ended = run.poll() is not None
            run.send_signal(signal.SIGKILL)
            seen = run.stdout.read()
        self.count["finished" if ended else "killed"] += 1
        try:
            return json.loads(seen)
        except ValueError:
            return None

    def changes(self, data):
        start = time.monotonic()
        answer = self.ask(data, "audit", "log", "--last", "1000000")
        took = time.monotonic() - start
        self.worst_restart = max(self.worst_restart, took)
        self.count["slow"] += took > RESTART_S
        return answer.get("changes", [])

    def check(self, data, csv, acknowledged):
        rows = [] if not os.path.exists(f"{data}/stave.db") else self.changes(data)
        heads = {row["hash"] for row in rows}
        self.count["lost"] += sum(head not in heads for head in acknowledged)
        here = [row for row in rows if row["object"] == os.path.basename(csv)]
        self.count["whole" if here else "absent"] += 1
        if rows:
            found = self.ask(data, "audit", "verify")
            if not found.get("sound") or found["changes"] != len(rows):
                self.count["unsound"] += 1
        whole = {f"added={self.figures}", f"changed={self.figures}"}
        if here and not whole & set(here[0]["after"].split()):
            self.count["torn"] += 1
        if here:
            again = self.ask(data, "import", csv)
            if again.get("written") or again.get("same") != self.figures:
                self.count["changed_again"] += 1
        return heads

    def run(self):
        number = 0
        while number < self.kills:
            work = tempfile.mkdtemp(prefix="stave-kill-")
            data, first = f"{work}/data", f"{work}/first.csv"
            write_csv(first, 0, self.figures)
            acknowledged = [self.whole_import(data, first)["head"]]
            for _ in range(min(KILLS_A_FOLDER, self.kills - number)):
                number += 1
                csv = f"{work}/import-{number}.csv"
                write_csv(csv, number, self.figures)
                receipt = self.killed_import(data, csv)
                if receipt:
                    self.count["acknowledged"] += 1
                    acknowledged.append(receipt["head"])
                self.check(data, csv, acknowledged)
                os.remove(csv)
            shutil.rmtree(work)
        return self.report()

    def report(self):
        print("kill: " + ", ".join(f"{value} {key}" for key, value in self.count.items()) +
              f", worst restart {self.worst_restart:.2f} s")
        bad = sum(self.count[key] for key in ("lost", "torn", "unsound", "changed_again", "slow"))
        return 1 if bad or not self.count["killed"] else 0


if __name__ == "__main__":
    sys.exit(Bar(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 10000).run())
