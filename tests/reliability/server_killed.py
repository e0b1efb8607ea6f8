#!/usr/bin/env python3
"""kill -9 of the server while clients write: after a restart every acknowledged write is there, and the folder is sound.

    server_killed.py STAVE ROUNDS
"""
import http.client
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from office import Server, prepare

STAVE, ROUNDS = os.path.abspath(sys.argv[1]), int(sys.argv[2])
PATH = "/api/v1/submissions/etdz-2016-finance/2019/czj"


def write(server, headers, acknowledged, first, stop):
    """One value after another; what was acknowledged is remembered after the answer came."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    number = first
    while not stop.is_set():
        body = json.dumps({"step": "save", "entries": {"tax": str(number)}, "reason": f"n{number}"})
        try:
            connection.request("POST", PATH + "/steps", body, headers)
            answer = connection.getresponse()
            said = json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError):
            return
        if answer.status == 200:
            acknowledged.append((number, said["change"]))
        number += 1


def main():
    work = tempfile.mkdtemp(prefix="stave-killed-")
    folder = os.path.join(work, "office")
    prepare(STAVE, folder)
    acknowledged, slowest, lost = [], 0.0, 0
    headers = None
    for turn in range(ROUNDS):
        server = Server(STAVE, folder, "cai")
        slowest = max(slowest, server.started_in)
        if headers is None:
            headers = server.session()  # sessions outlive the server: open pages go on
        stop = threading.Event()
        writer = threading.Thread(target=write, args=(server, headers, acknowledged, 1_000_000 + turn * 10_000, stop))
        writer.start()
        time.sleep(random.uniform(0.05, 0.6))
        server.kill()
        stop.set()
        writer.join()
    said = subprocess.run([STAVE, "audit", "log", "--data", folder, "--last", "100000", "--json"], check=True, capture_output=True, text=True).stdout
    there = {row["seq"]: row for row in json.loads(said)["changes"]}
    for number, change in acknowledged:
        if there.get(change, {}).get("reason") != f"n{number}":
            lost += 1
    sound = subprocess.run([STAVE, "audit", "verify", "--data", folder], capture_output=True).returncode == 0
    shutil.rmtree(work)
    print(f"{ROUNDS} kills, {len(acknowledged)} acknowledged writes, {lost} lost, slowest start {slowest:.2f} s, folder {'sound' if sound else 'UNSOUND'}")
    in_time = slowest <= 2.0 or os.environ.get("STAVE_FULL") != "1"  # times are for the bar alone
    sys.exit(not (lost == 0 and sound and acknowledged and in_time))


if __name__ == "__main__":
    main()
