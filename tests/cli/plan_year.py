#!/usr/bin/env python3
"""plan_year.py STAVE PLAN: a plan's whole year by commands under a test clock.

Read, confirm, freeze, hand every measure to its unit, split tasks, replay half a year of made-up feedback and
monthly figures day by day, compare every day's lights with lights computed here a second time from the events
alone, judge the year, write the documents.
"""
import datetime as dt
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

STAVE, PLAN = sys.argv[1], sys.argv[2]
FIRST, LAST = dt.date(2019, 6, 17), dt.date(2019, 12, 31)
UNITS = {"fgj": "发改局", "jxj": "经信局", "rlj": "人力资源局", "zsj": "招商局", "scj": "市场监管局",
         "czj": "财政局", "jsj": "建设局", "gtj": "国土规划局", "hbj": "环保局", "gjb": "共建办"}
COLOURS = ["grey", "green", "blue", "yellow", "orange", "red"]


class Office:
    """Runs commands on a day."""

    def __init__(self, folder):
        self.folder = folder
        self.commands = 0

    def run(self, day, *words, by=None, ok=True):
        env = dict(os.environ, STAVE_DATA=self.folder, LC_ALL="C.UTF-8", TZ="UTC",
                   SOURCE_DATE_EPOCH=str(int(dt.datetime(day.year, day.month, day.day, 3,
                                                         tzinfo=dt.timezone.utc).timestamp())))
        self.commands += 1
        command = [STAVE, *words] + (["--by", by] if by else [])
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
        if ok and done.returncode != 0:
            sys.exit(f"{' '.join(words)}: exit code {done.returncode}\n{done.stderr}")
        return done

    def ask(self, day, *words, by=None):
        return json.loads(self.run(day, *words, "--json", by=by).stdout)


class Item:
    """What happened to an item, as this script did it."""

    def __init__(self, unit, handed_out, due):
        self.unit, self.handed_out, self.due = unit, handed_out, due
        self.reports = []  # (day, percent)
        self.waits = None
        self.done = None

    def rules(self, day):
        """The worst colour of by_date and by_phasing."""
        left = (self.due - day).days
        by_date = "red" if left < 0 else "yellow" if left <= 3 else "green"
        whole = (self.due - self.handed_out).days + 1
        over = (day - self.handed_out).days + 1
        expected = Fraction(100) if day >= self.due else Fraction(100 * max(0, over), whole)
        told = [percent for at, percent in self.reports if at <= day]
        behind = expected - (told[-1] if told else 0)
        by_phasing = "red" if behind > 30 else "yellow" if behind >= 10 else "green"
        return max(by_date, by_phasing, key=COLOURS.index)

    def light(self, day):
        if self.done and self.done <= day:
            return "green"
        colour = self.rules(day)
        if self.waits and self.waits <= day and (day - self.waits).days <= 30:
            held = self.rules(self.waits)  # waiting holds back what got worse since
            if COLOURS.index(colour) > COLOURS.index(held):
                return held
        told = [at for at, _ in self.reports if at <= day]
        if colour == "green" and told and (day - told[-1]).days > 45:
            colour = "grey"
        return colour


def set_up(office, folder):
    with open(f"{folder}/units.csv", "w", encoding="utf-8") as out:
        out.write("code,name,kind,parent\nzone,管委会,zone,\noffice,党政办,department,zone\n")
        for code, name in UNITS.items():
            out.write(f"{code},{name},department,zone\n")
    with open(f"{folder}/people.csv", "w", encoding="utf-8") as out:
        out.write("code,name,unit,duties\nsun,孙,zone,manage\ndu,杜,office,supervise\nling,凌,zone,decide\n")
        for code in UNITS:
            out.write(f"p_{code},经办,{code},fill\n")
    office.run(FIRST, "demo", by="sun")
    office.run(FIRST, "org", "import", f"{folder}/units.csv", by="sun")
    office.run(FIRST, "org", "import", f"{folder}/people.csv", by="sun")


def make_plan(office):
    office.run(FIRST, "plan", "adopt", PLAN, "--plan", "p", "--year", "2019", by="du")
    office.run(FIRST, "plan", "confirm", "p", by="du")
    for question in office.ask(FIRST, "plan", "show", "p")["questions"]:
        office.run(FIRST, "plan", "answer", "p", str(question["question"]), "按原文", by="du")
    office.run(FIRST, "plan", "target", "p", "T2", "--element", "gdp", by="du")
    office.run(FIRST, "plan", "freeze", "p", "--reason", "印发", by="ling")
    out = office.ask(FIRST, "task", "hand-out", "p", "--due", "2019-12-31", by="du")
    assert len(out["items"]) == 38, out
    rows = office.ask(FIRST, "task", "lights", "p")["items"]
    items = {}
    for row in rows:
        lead = [u["unit"] for u in row["units"] if u["role"] == "lead"][0]
        items[row["item"]] = Item(lead, FIRST, dt.date.fromisoformat(row["due"]))
    assert len({item.unit for item in items.values()}) == 10
    return items


def split_tasks(office, items):
    day = FIRST + dt.timedelta(days=3)
    for measure in sorted(items)[:6]:
        by = "p_" + items[measure].unit
        for n, due in ((1, "2019-08-31"), (2, "2019-11-30")):
            task = office.run(day, "plan", "split", "p", measure, "--title", f"第{n}步", "--due", due, by=by)
            items[task.stdout.strip()] = Item(items[measure].unit, day + dt.timedelta(days=1),
                                              dt.date.fromisoformat(due))
    office.run(day + dt.timedelta(days=1), "task", "hand-out", "p", by="du")
    return day + dt.timedelta(days=1)


def plan_events(items, start, chance):
    """What each unit does on which day."""
    events = {}
    for name in sorted(items):
        item = items[name]
        at = max(start, item.handed_out) + dt.timedelta(days=chance.randint(1, 6))
        events.setdefault(at, []).append(("sign", name, 0))
        percent = 0
        while at < LAST:
            at += dt.timedelta(days=chance.randint(20, 50))
            if at > LAST:
                break
            percent = min(95, percent + chance.randint(0, 35))
            roll = chance.random()
            kind = "wait" if roll < 0.08 else "done" if percent >= 80 and roll > 0.5 else "feedback"
            events.setdefault(at, []).append((kind, name, percent))
            if kind != "feedback":
                break
    return events


def play(office, items, day, event):
    kind, name, percent = event
    item, by = items[name], "p_" + items[name].unit
    if kind == "sign":
        office.run(day, "task", "sign-for", "p", name, by=by)
    elif kind == "feedback":
        office.run(day, "task", "feedback", "p", name, "--text", f"{day}推进中", "--percent", str(percent), by=by)
        item.reports.append((day, percent))
    elif kind == "wait":
        other = next(code for code in UNITS if code != item.unit)
        office.run(day, "task", "wait", "p", name, "--for", other, "--text", "等待批复", by=by)
        item.waits = day
    else:
        office.run(day, "task", "report", "p", name, "--text", "办结", "--evidence", "照片", by=by)
        office.run(day, "task", "accept", "p", name, by="du")
        item.reports.append((day, 100))
        item.done = day


def months(office, folder, day):
    """The month's figure of one element, on the 8th."""
    month = (day.replace(day=1) - dt.timedelta(days=1)).strftime("%Y-%m")
    with open(f"{folder}/m.csv", "w", encoding="utf-8") as out:
        out.write(f"code,element,period,value\nyunze,gdp,{month},{90 + day.month}\n")
    office.run(day, "import", f"{folder}/m.csv", by="p_fgj")


def compare(office, items, day, wrong):
    rows = office.ask(day, "task", "lights", "p")["items"]
    shown = {row["item"]: row for row in rows}
    for name, item in items.items():
        if item.handed_out <= day and shown[name]["light"] != item.light(day):
            wrong.append(f"{day} {name}: {shown[name]['light']} ({shown[name]['reason']}), here {item.light(day)}")
    return len(items)


def close_the_year(office, folder):
    day = dt.date(2020, 1, 3)
    judged = office.ask(day, "outcome", "judge", "p", "--round", "2019", "--set", "plan_2019", by="du")
    assert judged["written"] > 0 and judged["units"]
    office.run(day, "outcome", "announce", "p", "--round", "2019", by="du")
    early = office.run(day, "letter", "make", "notice", "p", "--round", "2019", "--out", f"{folder}/n.docx",
                       by="du", ok=False)
    assert early.returncode != 0, "a notice was printed before the window closed"
    day += dt.timedelta(days=7)
    office.run(day, "outcome", "close", "p", "--round", "2019", by="du")
    office.run(day, "outcome", "uphold", "p", "--round", "2019", by="ling")
    for name, value in (("issuer", "管委会"), ("contact", "杜"), ("phone", "1"), ("signature", "办公室"),
                        ("printer", "办公室"), ("to", "各部门")):
        office.run(day, "letter", "set", name, value, by="du")
    documents = [("notice", "--round", "2019", "--field", "summary=平稳。", "--field", "next=整改。"),
                 ("monthly-report", "--period", "2019-12"), ("weekly-report", "--period", "2019-W52"),
                 ("quarterly-report", "--period", "2019Q4"), ("half-year-report", "--period", "2019H2"),
                 ("year-report", "--period", "2019"), ("task-list", "--field", "unit=党政办"),
                 ("supervision", "--unit", "jsj", "--field", "basis=会议", "--field", "reply_by=1月20日")]
    for kind, *rest in documents:
        office.run(day, "letter", "make", kind, "p", "--series", "督", "--out", f"{folder}/{kind}.docx", *rest,
                   by="du", ok=kind != "supervision")
    assert len(office.ask(day, "letter", "list")) >= 3
    office.run(day, "outcome", "publish", "p", "--round", "2019", by="du")
    office.run(day, "audit", "verify")


def main():
    chance = random.Random(20190617)
    with tempfile.TemporaryDirectory() as folder:
        office = Office(folder + "/data")
        set_up(office, folder)
        items = make_plan(office)
        start = split_tasks(office, items)
        events = plan_events(items, start, chance)
        day, wrong, compared = start, [], 0
        while day <= LAST:
            for event in events.get(day, []):
                play(office, items, day, event)
            if day.day == 8:
                months(office, folder, day)
            compared += compare(office, items, day, wrong)
            day += dt.timedelta(days=1)
        past = dt.date(2019, 9, 1)
        again = {r["item"]: r["light"] for r in office.ask(LAST, "task", "lights", "p", "--day", str(past))["items"]}
        wrong += [f"{past} looked at later: {n}" for n, i in items.items()
                  if i.handed_out <= past and again[n] != i.light(past)]
        close_the_year(office, folder)
        print(f"{office.commands} commands, {compared} lights compared, {len(wrong)} differ")
        for line in wrong[:20]:
            print(line)
        sys.exit(1 if wrong or compared < 5000 else 0)


main()
