#!/usr/bin/env python3
"""The Debian package on a bare Debian 12: it installs with what Debian offers, its service's own command starts, a newer package takes its
place and what was entered is still there; removed, the data stay.

    installed.py PACKAGE.deb

Needs root (it makes a Debian of its own with debootstrap) and Debian's mirror. The service's command is run as its unit says, without
systemd; the unit itself is read by systemd-analyze.
"""
import http.client
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile

MIRROR = "http://deb.debian.org/debian"
PASSWORD = "Correct-horse-7-battery"


def run(*command, **more):
    return subprocess.run(command, check=True, text=True, capture_output=True, **more).stdout


def bare_debian(work):
    root = os.path.join(work, "root")
    run("debootstrap", "--variant=minbase", "--include=systemd", "bookworm", root, MIRROR)
    shutil.copy("/etc/resolv.conf", os.path.join(root, "etc/resolv.conf"))
    return root


def newer(package, work):
    """The same program as the next version."""
    folder = os.path.join(work, "newer")
    run("dpkg-deb", "-R", package, folder)
    control = os.path.join(folder, "DEBIAN/control")
    with open(control, encoding="utf-8") as f:
        text = f.read()
    with open(control, "w", encoding="utf-8") as f:
        f.write(re.sub(r"(?m)^Version: (.*)$", r"Version: \1+next", text))
    out = os.path.join(work, "newer.deb")
    run("dpkg-deb", "-b", folder, out)
    return out


def install(root, package):
    shutil.copy(package, os.path.join(root, "tmp/stave.deb"))
    run("chroot", root, "apt-get", "install", "-y", "-q", "--no-install-recommends", "/tmp/stave.deb",
        env={"PATH": os.environ["PATH"], "DEBIAN_FRONTEND": "noninteractive"})


class Service:
    """The unit's own command, as the unit's user."""

    def __init__(self, root):
        with open(os.path.join(root, "lib/systemd/system/stave.service"), encoding="utf-8") as f:
            unit = f.read()
        user = re.search(r"(?m)^User=(.*)$", unit)[1]
        command = re.search(r"(?m)^ExecStart=(.*)$", unit)[1].replace("$STAVE_OPTIONS", "--port 0 --lang en")
        self.process = subprocess.Popen(["chroot", f"--userspec={user}:{user}", root, *shlex.split(command)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.port = int(self.said(r"http://127\.0\.0\.1:(\d+)"))
        self.fresh = json.loads(self.ask("GET", "/api/v1/session"))["setup_needed"]

    def said(self, pattern):
        """What the next line that has it says."""
        while line := self.process.stderr.readline():
            if found := re.search(pattern, line):
                return found[1]
        sys.exit("the service did not start")

    def code(self):
        return self.said(r"\b([0-9A-Z]{4}(?:-[0-9A-Z]{4})+)\b")

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, None if body is None else json.dumps(body), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        said = answer.read().decode()
        if answer.status != 200:
            sys.exit(f"{method} {path}: {answer.status} {said}")
        return said

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        if self.process.wait(timeout=20) != 0:
            sys.exit("the service did not end well")


def main():
    package = os.path.abspath(sys.argv[1])
    work = tempfile.mkdtemp(prefix="stave-installed-")
    root = bare_debian(work)
    install(root, package)
    print("installed on a bare Debian 12:", run("chroot", root, "stave", "--version").strip())
    said = subprocess.run(["systemd-analyze", "verify", f"--root={root}", "stave.service"], text=True, capture_output=True)
    complaints = [line for line in (said.stdout + said.stderr).splitlines() if "stave" in line]
    if complaints:
        sys.exit("\n".join(complaints))

    service = Service(root)
    service.ask("GET", "/ready")
    if "<html" not in service.ask("GET", "/"):
        sys.exit("the program has no pages")
    service.ask("POST", "/api/v1/setup", {"code": service.code(), "person": "first", "name": "First", "password": PASSWORD})
    service.stop()

    install(root, newer(package, work))
    version = run("chroot", root, "dpkg-query", "-W", "-f", "${Version}", "stave")
    service = Service(root)
    if service.fresh:
        sys.exit("after the upgrade the folder counts as new")
    service.ask("POST", "/api/v1/session", {"person": "first", "password": PASSWORD})
    service.stop()
    print("upgraded to", version, "- the account is still there")

    run("chroot", root, "dpkg", "--remove", "stave")
    if not os.path.exists(os.path.join(root, "var/lib/stave/data/stave.db")):
        sys.exit("the data went with the package")
    print("removed - the data stay")
    shutil.rmtree(work)


main()
