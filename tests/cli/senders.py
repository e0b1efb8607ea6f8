#!/usr/bin/env python3
"""senders.py STAVE: notices arrive at a mail server and at a web server of this test's own; what failed is sent again."""
import http.server
import json
import os
import socketserver
import subprocess
import sys
import tempfile
import threading

STAVE = sys.argv[1]
UNITS = "code,name,kind,parent\nzone,管委会,zone,\noffice,党政办,department,zone\nfgj,发改局,department,zone\n"
PEOPLE = ("code,name,unit,duties\nsun,孙,zone,manage\ndu,杜,office,supervise\nling,凌,zone,decide\n"
          "fg,发,fgj,fill\n")
PLAN = "云泽方案\n2019年6月17日\n一、工作措施\n(一)总量\n1.抓\"项目\"。2019年6月底前完成。\n牵头单位:发改局\n"
mails, posts = [], []


class Smtp(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a client needs."""

    def handle(self):
        self.wfile.write(b"220 test\r\n")
        to, text = [], []
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"RCPT":
                to.append(line.decode().strip())
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                while (part := self.rfile.readline()) not in (b".\r\n", b""):
                    text.append(part.decode())
                mails.append((to, "".join(text)))
            self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 ok\r\n")
            if verb == b"QUIT":
                return


class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):  # pylint: disable=invalid-name
        posts.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):  # pylint: disable=arguments-differ
        pass


def serve(handler):
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def run(folder, moment, *words, by="du", code=0):
    env = dict(os.environ, STAVE_DATA=folder + "/data", LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH=str(moment))
    done = subprocess.run([STAVE, *words, "--by", by], env=env, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != code:
        sys.exit(f"{' '.join(words)}: exit code {done.returncode}, not {code}\n{done.stdout}{done.stderr}")


def set_up(folder):
    for name, text in (("u.csv", UNITS), ("p.csv", PEOPLE), ("plan.txt", PLAN)):
        with open(f"{folder}/{name}", "w", encoding="utf-8") as out:
            out.write(text)
    start = 1560729600
    run(folder, start, "org", "import", "u.csv", by="sun")
    run(folder, start, "org", "import", "p.csv", by="sun")
    run(folder, start, "plan", "adopt", "plan.txt", "--plan", "p")
    run(folder, start, "plan", "confirm", "p")
    for question in ("1", "2"):
        env = dict(os.environ, STAVE_DATA=folder + "/data", LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH=str(start))
        subprocess.run([STAVE, "plan", "answer", "p", question, "按原文", "--by", "du"], env=env, capture_output=True,
                       check=False)
    run(folder, start, "plan", "freeze", "p", by="ling")
    run(folder, start, "task", "hand-out", "p")


def main():
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        late = 1562000000
        run(folder, late, "task", "notices", "p", "--send", "smtp://127.0.0.1:1?from=a@x&domain=x", code=3)
        mail = f"smtp://127.0.0.1:{serve(Smtp)}?from=office@zone.test&domain=zone.test"
        run(folder, late, "task", "notices", "p", "--send", mail)
        run(folder, late, "task", "notices", "p", "--send", mail)
        assert len(mails) == 2, mails
        to, text = mails[0]
        assert to == ["RCPT TO:<fg@zone.test>"], to
        assert "抓" in text and "=?UTF-8?Q?" in text, text
        hook = f"http://127.0.0.1:{serve(Hook)}/notices"
        run(folder, late + 10 * 86400, "task", "notices", "p", "--send", hook)
        assert posts and all('"项目"' in post["text"] for post in posts), posts
        print(f"{len(mails)} mails, {len(posts)} posts")


main()
