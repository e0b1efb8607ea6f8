#!/usr/bin/env python3
"""Compares openapi.yaml with what the router really has: every route, what it needs, its limit and its entry in the trail.

    contract.py STAVE OPENAPI
"""
import json
import subprocess
import sys

import yaml


def promised(path):
    with open(path, encoding="utf-8") as file:
        contract = yaml.safe_load(file)
    out = {}
    for route, operations in contract["paths"].items():
        for method, operation in operations.items():
            if method == "parameters":
                continue
            missing = [key for key in ("operationId", "summary", "x-access", "x-body-limit", "x-audit", "responses") if key not in operation]
            if missing:
                sys.exit(f"{method.upper()} {route}: openapi.yaml lacks {', '.join(missing)}")
            access = operation["x-access"]
            access = access if isinstance(access, list) else [access]
            if (access == ["public"]) != (operation.get("security") == []):
                sys.exit(f"{method.upper()} {route}: x-access and security contradict each other")
            out[f"{method.upper()} {route}"] = (operation["operationId"], sorted(access), operation["x-body-limit"], operation["x-audit"])
    return out


def real(stave):
    said = subprocess.run([stave, "serve", "--routes"], check=True, capture_output=True, text=True).stdout
    return {f"{r['method']} {r['path']}": (r["operation"], sorted(r["access"]), r["body_limit"], r["audit"]) for r in json.loads(said)["routes"]}


def main():
    contract, routes = promised(sys.argv[2]), real(sys.argv[1])
    faults = [f"not served: {name}" for name in contract.keys() - routes.keys()]
    faults += [f"not in openapi.yaml: {name}" for name in routes.keys() - contract.keys()]
    faults += [f"{name}: openapi.yaml says {contract[name]}, the router {routes[name]}"
               for name in contract.keys() & routes.keys() if contract[name] != routes[name]]
    for fault in sorted(faults):
        print(fault)
    if len(contract) < 90 or faults:
        sys.exit(f"{len(contract)} routes promised, {len(faults)} faults")
    print(f"{len(contract)} routes agree")


if __name__ == "__main__":
    main()
