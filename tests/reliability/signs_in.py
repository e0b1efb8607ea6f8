#!/usr/bin/env python3
"""Signing in at an identity provider, for real: a small provider of ours, the server, and a browser's part of the way between them.

    signs_in.py STAVE
"""
import base64
import hashlib
import http.client
import http.server
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.parse


STAVE = os.path.abspath(sys.argv[1])
CLOCK = 1578272400  # nine o'clock on 6 January 2020 in Shanghai, where the server's clock begins


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Provider(http.server.BaseHTTPRequestHandler):
    """Lets in whomever `person` names; gives every code once, to who proves to have begun."""
    person, wrong, codes, work, issuer = "cai", {}, {}, "", ""

    def log_message(self, *_):
        pass

    def answer(self, body):
        text = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self):
        url = urllib.parse.urlparse(self.path)
        asked = dict(urllib.parse.parse_qsl(url.query))
        cls = type(self)
        if url.path == "/.well-known/openid-configuration":
            self.answer({"issuer": cls.issuer, "authorization_endpoint": cls.issuer + "/authorize", "token_endpoint": cls.issuer + "/token", "jwks_uri": cls.issuer + "/keys"})
        elif url.path == "/keys":
            modulus = subprocess.run(["openssl", "rsa", "-in", cls.work + "/key.pem", "-noout", "-modulus"], capture_output=True, text=True, check=True).stdout
            n = bytes.fromhex(modulus.strip().split("=")[1])
            self.answer({"keys": [{"kty": "RSA", "kid": "k", "use": "sig", "alg": "RS256", "n": b64(n), "e": "AQAB"}]})
        else:
            code = os.urandom(8).hex()
            cls.codes[code] = asked
            back = urllib.parse.urlencode({"code": code, "state": asked["state"]})
            self.send_response(302)
            self.send_header("Location", asked["redirect_uri"] + "?" + back)
            self.send_header("Content-Length", "0")
            self.end_headers()

    def do_POST(self):
        cls = type(self)
        form = dict(urllib.parse.parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        begun = cls.codes.pop(form["code"], None)
        told = base64.b64decode(self.headers["Authorization"].split()[1]).decode()
        if begun is None or told != "stave:s3cret" or b64(hashlib.sha256(form["code_verifier"].encode()).digest()) != begun["code_challenge"]:
            self.send_error(400)
            return
        claims = {"iss": cls.issuer, "aud": "stave", "sub": "1", "iat": CLOCK, "exp": CLOCK + 3600, "nonce": begun["nonce"], "preferred_username": cls.person, **cls.wrong}
        text = b64(json.dumps({"alg": "RS256", "kid": "k"}).encode()) + "." + b64(json.dumps(claims).encode())
        signature = subprocess.run(["openssl", "dgst", "-sha256", "-sign", cls.work + "/key.pem"], input=text.encode(), capture_output=True, check=True).stdout
        self.answer({"access_token": "x", "token_type": "Bearer", "id_token": text + "." + b64(signature)})


def get(url, cookies=None):
    """Status, address to go on to, and the cookies after that answer."""
    parts = urllib.parse.urlparse(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
    cookies = dict(cookies or {})
    headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())} if cookies else {}
    connection.request("GET", parts.path + ("?" + parts.query if parts.query else ""), headers=headers)
    answer = connection.getresponse()
    body = answer.read().decode()
    for name, value in answer.getheaders():
        if name.lower() == "set-cookie":
            key, rest = value.split("=", 1)
            cookies[key] = rest.split(";")[0]
    return answer.status, answer.getheader("Location", ""), cookies, body


def main():
    work = tempfile.mkdtemp(prefix="stave-oidc-")
    subprocess.run(["openssl", "genrsa", "-out", work + "/key.pem", "2048"], check=True, capture_output=True)
    provider = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    Provider.work, Provider.issuer = work, f"http://127.0.0.1:{provider.server_port}"
    threading.Thread(target=provider.serve_forever, daemon=True).start()
    folder, port = work + "/data", free_port()
    base = f"http://127.0.0.1:{port}"
    env = {**os.environ, "TZ": "Asia/Shanghai", "SOURCE_DATE_EPOCH": str(CLOCK)}
    subprocess.run([STAVE, "demo", "--with-people", "--data", folder, "--by", "tong"], check=True, capture_output=True, env=env)
    subprocess.run([STAVE, "account", "link", "cai", "--data", folder, "--by", "tests"], check=True, capture_output=True, env=env)  # makes the account
    with open(work + "/oidc.json", "w", encoding="utf-8") as file:
        json.dump({"issuer": Provider.issuer, "client_id": "stave", "client_secret": "s3cret", "redirect": base + "/api/v1/session/oidc/callback", "title": "Office ID"}, file)
    server = subprocess.Popen([STAVE, "serve", "--data", folder, "--clock", "2020-01-06", "--port", str(port), "--oidc", work + "/oidc.json", "--quiet", "--lang", "en"],
                              stderr=subprocess.PIPE, text=True, env={**os.environ, "TZ": "Asia/Shanghai"})
    faults = []

    def must(holds, what):
        if not holds:
            faults.append(what)

    def round_trip():
        _, to_provider, cookies, _ = get(base + "/api/v1/session/oidc")
        _, back, _, _ = get(to_provider)
        return back, cookies

    try:
        while "http://" not in server.stderr.readline():
            pass
        must(json.loads(get(base + "/api/v1/session")[3])["provider"] == "Office ID", "the page is told of the provider")
        back, cookies = round_trip()
        must(get(back)[1] == "/login?refused=oidc.bad_state", "another browser's way back is refused")
        back, cookies = round_trip()
        status, on, signed, _ = get(back, cookies)
        must((status, on) == (303, "/"), f"signed in: {status} {on}")
        must(json.loads(get(base + "/api/v1/session", signed)[3]).get("person") == "cai", "the session is cai's")
        must(get(back, cookies)[1] == "/login?refused=oidc.bad_state", "a way back counts once")
        for wrong, why in (({"nonce": "x"}, "nonce"), ({"aud": "other"}, "audience"), ({"exp": CLOCK - 3600}, "expired"), ({"iss": "http://evil"}, "issuer")):
            Provider.wrong = wrong
            must(get(*round_trip())[1] == "/login?refused=oidc.bad_token", f"a token with a wrong {why} is refused")
        Provider.wrong = {}
        Provider.person = "nobody"
        must(get(*round_trip())[1] == "/login?refused=oidc.no_account", "somebody without an account is refused")
    finally:
        server.kill()
        server.wait()
        provider.shutdown()
        shutil.rmtree(work)
    for fault in faults:
        print("not so:", fault)
    print(f"sign-in at a provider: {len(faults)} faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
