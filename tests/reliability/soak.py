#!/usr/bin/env python3
"""A long ordinary day: people read, write, leave event streams and come back, somebody imports.

    soak.py STAVE MINUTES [FILLER]

FILLER is the program that fills the office, STAVE itself if none is named: a slow build of it need only serve.
Prints the server's resident memory at the beginning (after a tenth of the time, when everything was
used once) and at the end. Fails when an answer was wrong; with STAVE_FULL=1 also when the memory
grew by 5 % or more.
"""
import http.client
import json
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time

from office import Server, link, other_zones, prepare, table, upload_body, upload_headers

STAVE, MINUTES, FILLER = os.path.abspath(sys.argv[1]), float(sys.argv[2]), os.path.abspath(sys.argv[-1] if len(sys.argv) > 3 else sys.argv[1])
READS = ["/api/v1/session", "/api/v1/mine", "/api/v1/plans/bdb/items/3.11.2", "/api/v1/plans/bdb/lights", "/api/v1/diagnosis?round=2019",
         "/api/v1/zones", "/api/v1/tallies?round=2019", "/api/v1/plans/bdb/targets", "/api/v1/forms", "/api/v1/rulebook", "/"]


def ask(connection, method, path, headers, body=None):
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    return answer.status, answer.read()


class Day:
    def __init__(self, server, headers, importer):
        self.server, self.headers, self.importer = server, headers, importer
        self.stop, self.faults, self.counts = threading.Event(), [], {}

    def connection(self):
        return http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=120)

    def note(self, what, status, said):
        self.counts[what] = self.counts.get(what, 0) + 1
        if status not in (200, 304) and not (what == "import" and status == 503):
            self.faults.append(f"{what} {status}: {said[:200]!r}")

    def read(self, turn):
        connection = self.connection()
        while not self.stop.wait(0.05):
            turn += 1
            self.note("read", *ask(connection, "GET", READS[turn % len(READS)], self.headers))
            if turn % 500 == 0:  # people come and go
                connection.close()

    def write(self):
        connection, turn = self.connection(), 0
        while not self.stop.wait(2):
            turn += 1
            body = json.dumps({"round": 2019, "tally": "report_late", "count": 1, "source": f"n{turn}"})
            self.note("write", *ask(connection, "POST", "/api/v1/tallies", self.headers, body))

    def bring(self):
        turn = 0
        zones = other_zones(self.server, self.headers)
        while not self.stop.wait(20):
            turn += 1
            self.note("import", *ask(self.connection(), "POST", "/api/v1/imports", upload_headers(self.importer), upload_body(table(zones, turn))))

    def listen(self):
        while not self.stop.wait(1):
            connection = self.connection()
            connection.request("GET", "/api/v1/events", headers=self.headers)
            answer = connection.getresponse()
            self.note("stream", answer.status, b"")
            answer.fp.readline()
            self.stop.wait(3)
            connection.close()


def resident(process):
    with open(f"/proc/{process.pid}/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def main():
    work = tempfile.mkdtemp(prefix="stave-soak-")
    folder = os.path.join(work, "office")
    prepare(FILLER, folder)
    server = Server(STAVE, folder, "du")
    day = Day(server, server.session(), server.session(link(STAVE, folder, "tong")))
    tasks = [lambda n=n: day.read(n) for n in range(8)] + [day.write, day.bring, day.listen, day.listen]
    threads = [threading.Thread(target=task) for task in tasks]
    for thread in threads:
        thread.start()
    sizes, begin = [], time.monotonic()
    while time.monotonic() - begin < MINUTES * 60:
        time.sleep(1)
        sizes.append(resident(server.process))
    day.stop.set()
    for thread in threads:
        thread.join()
    server.kill()
    shutil.rmtree(work)
    tenth = max(1, len(sizes) // 10)
    first, last = statistics.mean(sizes[tenth:2 * tenth]), statistics.mean(sizes[-tenth:])
    growth = 100 * (last / first - 1)
    print(f"{MINUTES:g} minutes, {day.counts}: resident {first:.1f} MiB, then {last:.1f} MiB ({growth:+.1f} %), most {max(sizes):.1f} MiB")
    for fault in day.faults[:5]:
        print(fault)
    grew = growth >= 5 and os.environ.get("STAVE_FULL") == "1"
    sys.exit(bool(day.faults) or grew)


if __name__ == "__main__":
    main()
