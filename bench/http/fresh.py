#!/usr/bin/env python3
"""fresh.py PORT IDLE ROUNDS: opens IDLE connections (every second one with half a request), then measures ROUNDS
requests, each on a connection of its own; prints the median, 99 % and worst time in ms."""
import socket
import sys
import time

port, idle, rounds = map(int, sys.argv[1:4])
REQUEST = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"


def connect():
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def fresh():
    began = time.perf_counter()
    with connect() as one:
        one.sendall(REQUEST)
        got = b""
        while piece := one.recv(65536):
            got += piece
    assert got.startswith(b"HTTP/1.1 200 ") and got.endswith(b"x" * 289), got[:100]
    return (time.perf_counter() - began) * 1000


waiting = [connect() for _ in range(idle)]
for one in waiting[::2]:
    one.sendall(REQUEST[:20])
times = sorted(fresh() for _ in range(rounds))
print(f"{times[rounds // 2]:.2f} {times[rounds * 99 // 100]:.2f} {times[-1]:.2f}")
