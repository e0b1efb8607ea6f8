#!/usr/bin/env python3
"""kill -9 of the server while clients write: after a restart every acknowledged write is there, and the folder is sound.

    server_killed.py STAVE ROUNDS
"""
import http.client
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

STAVE, ROUNDS = os.path.abspath(sys.argv[1]), int(sys.argv[2])
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Server:
    def __init__(self, folder):
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [STAVE, "serve", "--data", folder, "--clock", "2020-01-06", "--link", "cai", "--port", "0", "--quiet", "--lang", "en"],
            stderr=subprocess.PIPE, text=True, env={**os.environ, "TZ": "Asia/Shanghai"})
        self.port, self.token = None, None
        while self.token is None:
            line = self.process.stderr.readline()
            if not line:
                sys.exit("the server did not start")
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                self.port = int(found[1])
            if found := re.search(r"token=([0-9a-f]+)", line):
                self.token = found[1]
        self.started_in = time.monotonic() - self.began

    def session(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("POST", "/api/v1/session/link", json.dumps({"token": self.token}), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        cookie = answer.getheader("Set-Cookie").split(";")[0]
        return {"Cookie": cookie, "X-Stave-CSRF": json.loads(answer.read())["csrf"], "Content-Type": "application/json"}

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


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
    subprocess.run([os.path.join(ROOT, "script/demo-office"), STAVE, folder], check=True)
    acknowledged, slowest, lost = [], 0.0, 0
    headers = None
    for turn in range(ROUNDS):
        server = Server(folder)
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
