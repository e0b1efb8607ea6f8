"""A server on a fresh copy of the demonstration's office, for tests and bars that talk to it by HTTP."""
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time

ELEMENTS = ["gdp", "tax", "budget_revenue", "rd_spend"]
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def prepare(stave, folder):
    subprocess.run([os.path.join(ROOT, "script/demo-office"), stave, folder], check=True)


def link(stave, folder, person):
    """What signs the person in, once."""
    said = subprocess.run([stave, "account", "link", person, "--data", folder, "--json"], check=True, capture_output=True, text=True)
    return json.loads(said.stdout)["secret"]


class Server:
    """`person` is signed in by session()."""

    def __init__(self, stave, folder, person):
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [stave, "serve", "--data", folder, "--clock", "2020-01-06", "--link", person, "--port", "0", "--quiet", "--lang", "en"],
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

    def session(self, token=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("POST", "/api/v1/session/link", json.dumps({"token": token or self.token}), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        cookie = answer.getheader("Set-Cookie").split(";")[0]
        return {"Cookie": cookie, "X-Stave-CSRF": json.loads(answer.read())["csrf"], "Content-Type": "application/json"}

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def other_zones(server, headers):
    """All but the home zone, whose figures come by forms."""
    def ask(path):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        connection.request("GET", path, headers=headers)
        return json.loads(connection.getresponse().read())
    home = ask("/api/v1/meta")["home"]
    return [zone["code"] for zone in ask("/api/v1/zones")["zones"] if zone["code"] != home]


def table(zones, number):
    rows = [f"{zone},{element},2019,{1000 + number}" for zone in zones for element in ELEMENTS]
    return "code,element,year,value\n" + "\n".join(rows) + "\n"


def upload_headers(headers):
    return {**headers, "Content-Type": "multipart/form-data; boundary=b"}


def upload_body(text):
    """The table as POST /imports takes it."""
    body = f'--b\r\nContent-Disposition: form-data; name="reason"\r\n\r\na test\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="t.csv"\r\n\r\n{text}\r\n--b--\r\n'
    return body.encode()
