#!/usr/bin/env python3
"""Computes formulas a second time and lists every difference.

    decimal_oracle.py PROGRAM COUNT [FIRST_SEED]

PROGRAM SEED COUNT prints random formulas with their figures and results, one JSON object a line. Here each formula is read,
its units are worked out and its value is computed again, as docs/formulas.md says, with Python's decimal module at the
precision and range of decimal128. Nothing of the engine is used but its printed result.
"""
import collections
import decimal
import fractions
import json
import multiprocessing
import re
import subprocess
import sys

CHUNK = 2500
CONTEXT = decimal.Context(prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-6143, Emax=6144, clamp=1, traps=[])
ROUNDINGS = {"half_even": decimal.ROUND_HALF_EVEN, "half_up": decimal.ROUND_HALF_UP, "down": decimal.ROUND_DOWN}
ABSENT = ("missing", "not_applicable", "withheld")  # in order of strength
FULL_WIDTH = {c + 0xFEE0: c for c in range(0x21, 0x7F)} | {0xD7: "*", 0xF7: "/", 0x2212: "-", 0x2264: "<=", 0x2265: ">=", 0x2260: "!="}
TOKEN = re.compile(
    r"\s*(?:`(?P<back>[^`]+)`|“(?P<curly>[^”]+)”|(?P<number>[0-9０-９]+(?:[.．][0-9０-９]+)?)|(?P<word>[^\W\d][\w·]*)"
    r"|(?P<sign>[<＜>＞=＝!！][=＝]|[-+*/(),%@<>＋－−＊×÷／（），％＠＜＞≤≥≠]))")

BASES = {"": ((0, 0, 0), 1), "1": ((0, 0, 0), 1), "倍": ((0, 0, 0), 1), "%": ((0, 0, 0), fractions.Fraction(1, 100)),
         "‰": ((0, 0, 0), fractions.Fraction(1, 1000)), "个百分点": ((0, 0, 0), fractions.Fraction(1, 100)),
         "元": ((1, 0, 0), 1), "万元": ((1, 0, 0), 10**4), "亿元": ((1, 0, 0), 10**8),
         "平方米": ((0, 1, 0), 1), "亩": ((0, 1, 0), fractions.Fraction(2000, 3)), "公顷": ((0, 1, 0), 10**4),
         "平方公里": ((0, 1, 0), 10**6), "人": ((0, 0, 1), 1), "千人": ((0, 0, 1), 1000), "万人": ((0, 0, 1), 10**4)}
PURE = ((0, 0, 0), fractions.Fraction(1))


def join(a, b, sign):
    size = a[1] * b[1] if sign > 0 else a[1] / b[1]
    return tuple(x + sign * y for x, y in zip(a[0], b[0])), size


def read_unit(text):
    unit = PURE
    for i, part in enumerate(re.split("/", text)):
        for symbol in part.split("·"):
            kind, size = BASES[symbol]
            unit = join(unit, (kind, fractions.Fraction(size)), 1 if i == 0 else -1)
    return unit


def tokens_of(text):
    out, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = TOKEN.match(text, at)
        if not match:
            raise SyntaxError(text[at:])
        kind = match.lastgroup
        token = match[kind]
        out.append((kind if kind in ("number", "word", "sign") else "quoted",
                    token.translate(FULL_WIDTH) if kind in ("number", "sign") else token))
        at = match.end()
    return out + [("end", "")]


class Node:
    __slots__ = ("op", "children", "extra", "unit", "own", "common")

    def __init__(self, op, children=(), extra=None):
        self.op, self.children, self.extra = op, children, extra
        self.unit, self.own, self.common = PURE, None, None

    def written_zero(self):
        return self.op == "number" and self.extra.is_zero()


class Parser:
    """Precedence as in the table of the documentation, from the loosest to the tightest."""

    def __init__(self, text):
        self.tokens, self.at = tokens_of(text), 0

    def sign(self, *signs):
        kind, token = self.tokens[self.at]
        if kind == "sign" and token in signs:
            self.at += 1
            return token
        return None

    def expect(self, sign):
        if not self.sign(sign):
            raise SyntaxError(f"{sign} expected at {self.tokens[self.at]}")

    def whole_text(self):
        node = self.if_missing()
        if self.tokens[self.at][0] != "end":
            raise SyntaxError(str(self.tokens[self.at]))
        return node

    def if_missing(self):
        left = self.comparison()
        while self.tokens[self.at] == ("word", "if") and self.tokens[self.at + 1] == ("word", "missing"):
            self.at += 2
            left = Node("if_missing", [left, self.comparison()])
        return left

    def comparison(self):
        left = self.sum()
        op = self.sign("<", "<=", ">", ">=", "==", "!=")
        return Node(op, [left, self.sum()]) if op else left

    def sum(self):
        left = self.product()
        while op := self.sign("+", "-"):
            left = Node(op, [left, self.product()])
        return left

    def product(self):
        left = self.negative()
        while op := self.sign("*", "/"):
            left = Node(op, [left, self.negative()])
        return left

    def negative(self):
        return Node("negative", [self.negative()]) if self.sign("-") else self.around()

    def around(self):
        inner = self.operand()
        while self.sign("@"):
            inner = Node("at", [inner], self.take_name())
        return inner

    def take_name(self):
        kind, token = self.tokens[self.at]
        if kind not in ("word", "quoted"):
            raise SyntaxError(token)
        self.at += 1
        return token

    def operand(self):
        if self.sign("("):
            inner = self.if_missing()
            self.expect(")")
            return inner
        kind, token = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            number = decimal.Decimal(token)
            return Node("number", extra=CONTEXT.divide(number, 100) if self.sign("%") else number)
        if kind == "word" and self.sign("("):
            return self.call(token)
        if kind in ("word", "quoted"):
            return Node("name", extra=token)
        raise SyntaxError(token)

    def whole_number(self):
        negative = self.sign("-") is not None
        kind, token = self.tokens[self.at]
        self.at += 1
        return -int(token) if negative else int(token)

    def call(self, name):
        children, extra = [], None
        if name == "share_of":
            extra = self.take_name()
            self.expect(",")
        while True:
            if name in ("prev", "round") and children:
                extra = self.whole_number()
            else:
                children.append(self.if_missing())
            if not self.sign(","):
                break
        self.expect(")")
        return Node(name, children, extra)


COMPARISONS = {"<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
               "==": lambda a, b: a == b, "!=": lambda a, b: a != b}
ZERO_FITS = {"min", "max", "if_missing", "if"} | set(COMPARISONS)
LEFT_UNIT = ZERO_FITS | {"+", "-", "sum", "mean"}


def set_units(node, units):
    """Gives each node its unit, and `common`, the unit in which it takes its operands."""
    for child in node.children:
        set_units(child, units)
    if node.op == "name":
        node.unit = read_unit(units[node.extra])
    elif node.op in ("negative", "abs", "round", "prev", "at"):
        node.unit = node.children[0].unit
    elif node.op in ("*", "/"):
        a, b = (PURE if child.unit[0] == PURE[0] else child.unit for child in node.children)
        unit = join(a, b, 1 if node.op == "*" else -1)
        node.unit, node.own = (PURE, unit[1]) if unit[0] == PURE[0] else (unit, None)
    elif node.op in LEFT_UNIT:
        operands = node.children[1:] if node.op == "if" else node.children
        real = [c for c in operands if not (node.op in ZERO_FITS and c.written_zero())]
        node.common = real[0].unit if real else PURE
        if any(c.unit[0] != node.common[0] for c in real):
            raise TypeError("units differ")
        node.unit = PURE if node.op in COMPARISONS else node.common


def finite(x):
    return x if x.is_finite() else "missing"


def scaled(x, factor):
    """By one multiplication and one division with whole numbers."""
    if isinstance(x, str) or factor == 1:
        return x
    if factor.numerator != 1:
        x = CONTEXT.multiply(x, decimal.Decimal(factor.numerator))
    if factor.denominator != 1:
        x = CONTEXT.divide(x, decimal.Decimal(factor.denominator))
    return finite(x)


def quotient(a, b):
    return "missing" if b.is_zero() else finite(CONTEXT.divide(a, b))


def growth(now, base):
    if base <= 0:
        return "missing"
    more = finite(CONTEXT.subtract(now, base))
    return more if isinstance(more, str) else quotient(more, base)


TWO = {"+": lambda a, b: finite(CONTEXT.add(a, b)), "-": lambda a, b: finite(CONTEXT.subtract(a, b)),
       "*": lambda a, b: finite(CONTEXT.multiply(a, b)), "/": quotient, "share_of": quotient, "yoy": growth,
       "min": lambda a, b: b if b < a else a, "max": lambda a, b: b if b > a else a}
TWO["sum"] = TWO["mean"] = TWO["+"]
TWO.update({op: (lambda holds: lambda a, b: decimal.Decimal(1 if holds(a, b) else 0))(holds) for op, holds in COMPARISONS.items()})


def joined(op, a, b):
    absent = [x for x in (a, b) if isinstance(x, str)]
    return max(absent, key=ABSENT.index) if absent else TWO[op](a, b)


class Evaluation:
    def __init__(self, sample, counts):
        self.figures = {(name, area, back): text for name, area, back, text in sample["figures"]}
        self.rounding = ROUNDINGS[sample["rounding"]]
        self.known, self.counts = {}, counts

    def value(self, node, back, area):
        key = (id(node), back, area)
        if key not in self.known:
            self.counts[node.op] += 1
            out = self.compute(node, back, area)
            self.known[key] = scaled(out, node.own) if node.own is not None else out
        return self.known[key]

    def operand(self, node, child, back, area):
        """The child's value in the unit that the node takes its operands in."""
        x = self.value(child, back, area)
        if node.op in ("*", "/") and child.unit[0] == PURE[0]:
            return scaled(x, child.unit[1])
        if node.common is None or (node.op in ZERO_FITS and child.written_zero()):
            return x
        return scaled(x, child.unit[1] / node.common[1])

    def compute(self, node, back, area):
        op, children = node.op, node.children
        if op == "number":
            return node.extra
        if op == "name":
            text = self.figures[(node.extra, area, back)]
            return text if text in ABSENT else decimal.Decimal(text)
        if op == "prev":
            return self.value(children[0], back + node.extra, area)
        if op == "at":
            return self.value(children[0], back, node.extra)
        if op == "yoy":
            return joined(op, self.value(children[0], back, area), self.value(children[0], back + 1, area))
        if op == "share_of":
            return joined(op, self.value(children[0], back, area), self.value(children[0], back, node.extra))
        if op == "if":
            condition = self.value(children[0], back, area)
            if isinstance(condition, str):
                return condition
            return self.operand(node, children[2 if condition.is_zero() else 1], back, area)
        first = self.operand(node, children[0], back, area)
        if op == "if_missing":
            return self.operand(node, children[1], back, area) if first == "missing" else first
        if op in ("negative", "abs", "round"):
            return first if isinstance(first, str) else self.of_one(node, first)
        for child in children[1:]:
            first = joined(op, first, self.operand(node, child, back, area))
        return scaled(first, fractions.Fraction(1, len(children))) if op == "mean" else first

    def of_one(self, node, x):
        if node.op == "negative":
            return x.copy_negate()
        if node.op == "abs":
            return x.copy_abs()
        with_digits = x.quantize(decimal.Decimal((0, (1,), -node.extra)), rounding=self.rounding, context=CONTEXT)
        return with_digits if with_digits.is_finite() else x  # longer than 34 digits: it was whole already


def computed(sample, counts):
    node = Parser(sample["formula"]).whole_text()
    set_units(node, sample["units"])
    result = read_unit(sample["unit"])
    if node.unit[0] != result[0]:
        raise TypeError("the result has another kind of unit")
    return scaled(Evaluation(sample, counts).value(node, 0, ""), node.unit[1] / result[1])


def kind_of(text):
    if text in ABSENT:
        return text
    return "34 digits" if len(text.strip("-0").replace(".", "").strip("0")) == 34 else "shorter numbers"


def check(args):
    """Differences, counts of results and counts of operations in one chunk of samples."""
    program, seed, count = args
    differences, results, operations = [], collections.Counter(), collections.Counter()
    with subprocess.Popen([program, str(seed), str(count)], stdout=subprocess.PIPE, text=True, encoding="utf-8") as samples:
        for line in samples.stdout:
            sample = json.loads(line)
            try:
                mine = computed(sample, operations)
            except (KeyError, SyntaxError, TypeError, ValueError) as e:
                mine = repr(e)
            text = sample["result"]
            results[kind_of(text)] += 1
            if mine != (text if text in ABSENT else decimal.Decimal(text)):
                differences.append(f"{sample}\n  here: {mine}")
    if samples.returncode != 0 or sum(results.values()) != count:
        differences.append(f"seed {seed}: {sum(results.values())} of {count} samples, exit code {samples.returncode}")
    return differences, results, operations


def main():
    program, count = sys.argv[1], int(sys.argv[2])
    first_seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    sys.setrecursionlimit(20000)
    chunks = [(program, first_seed + i, min(CHUNK, count - i * CHUNK)) for i in range((count + CHUNK - 1) // CHUNK)]
    differences, results, operations = [], collections.Counter(), collections.Counter()
    with multiprocessing.Pool() as pool:
        for found, kinds, ops in pool.imap(check, chunks):
            differences += found
            results += kinds
            operations += ops
    print("formulas:", sum(results.values()), "seeds:", f"{first_seed}-{first_seed + len(chunks) - 1}")
    print("results:", ", ".join(f"{n} {kind}" for kind, n in results.most_common()))
    print("operations:", ", ".join(f"{n} {op}" for op, n in operations.most_common()))
    print("differences:", len(differences))
    for difference in differences[:20]:
        print(difference)
    sys.exit(1 if differences or not results else 0)


if __name__ == "__main__":
    main()
