"""Score the date grammar on the cases published with Microsoft's Recognizers-Text (English, MIT), exact value.

    recognizers.py CASES.jsonl[.gz] [--errors]

Counted: `datetimeV2.date`, `datetimeV2.daterange` and `datetimeV2.datetime` (its day) that news can contain. Left out, with the reason
printed beside the number: what no report says (shell paths, comparisons, chat), and what the reading contract has no value for.
A date without a year has two values there (the last and the next one); either counts. A range counts where its first and last day agree,
the exclusive end of the cases turned into a last day.
"""

from __future__ import annotations

import argparse
import collections
import datetime
import gzip
import json
import re
import sys
from pathlib import Path
from typing import Any

from tracktwo.model.dates import PartialDate
from tracktwo.reading.dates.finder import DatedExpression, find_dates

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
COUNTED = {"datetimeV2.date", "datetimeV2.daterange", "datetimeV2.datetime"}

#: Why a case is left out, and how it is recognised in the words of the expression. The reasons are about news and the reading contract,
#: never about what the grammar can do.
EXCLUDED: tuple[tuple[str, str], ...] = (
    (
        "chat, spreadsheets, paths and urls: no sentence of a report",
        r"\bu\b|\botd\b|\beo[ymd]\b|\bmr?j\b|tmrw?|2day|https?:|www|\.xlsx|-page|[a-z]\d{3,}[a-z]|^\d{8}$|^\d{4} \d\d \d\d$|\d~\d|"
        r"\d{4}[/-][a-z\d]{1,3}[/-][a-z\d]{1,4}\b(?<!-\d\d-\d\d)|[a-z]+[/-]\d{4}-",
    ),
    (
        "search queries and comparisons",
        r"greater|[<>=]|less than|(?<!no )later than|(?:or|and) (?:later|earlier|before|greater|after)|more than|as late as|as early as",
    ),
    (
        "calendars of firms and schools: fiscal and school years, business days, quarters and halves by letter, weeks by number",
        r"fiscal|school|\bsy ?\d|\bfy|\bcy ?\d|business day|work ?week|working week|week \d+|\bq\d\b|\bh[12]\b|w/c|calendar year",
    ),
    (
        "hours, minutes and the present moment",
        r"minutes?\b|hours?\b|\bmin\b|\bnow\b|(?:to|till) date|at (?:present|the (?:present|moment)|this time)",
    ),
    (
        "no value in the reading contract: decades, centuries, seasons alone, weekends, parts of a period or of a day",
        r"\d0\s?s\b|nineties|century|centuries|decade|spring|summer|autumn|\bfall\b|winter|weekend|"
        r"(?:early|earlier|late|later|mid|middle|begin\w*|start|end|(?:first|second|last) half|half|remaining|rest)\b.{0,14}"
        r"(?:week|month|day|year|january|february|march|april|may|june|july|august|september|october|november|december|\d)",
    ),
    (
        "digits that may be month or day first",
        r"(?<![\d-])(?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|1[0-2])(?!\d)(?!-\d)|^\d{1,2}\.\d{1,2}$|at \d+\.\d+",
    ),
    ("no day at all in the words", r"^the (?:day|week|month|year)$|^\d{1,2}$"),
)


#: Sorts of counted cases that the grammar knows little of, so that the whole figure can be told from that of plain dates.
SORTS: tuple[tuple[str, str], ...] = (
    (
        "feasts",
        r"christmas|easter|halloween|new year|independence day|labou?r day|\beid\b|juneteenth|jubilee|workers|black friday|earth day|"
        r"saint patrick|freedom day|thanksgiving",
    ),
    ("years and days in words", r"hundred|thousand|nineteen|\btwenty (?:one|two|three|five)|eighty"),
    (
        "counted from another day of the text",
        r"(?:\d+|a|two|three) \w+,? (?:starting|from|after|before|since|later)|the (?:day|week) (?:after|before)|the next day|"
        r"(?:same|following) \w+|starting|commencing|fortnight|, from",
    ),
    ("a day without its month", r"^(?:the |\w+ )?\d{1,2}(?:st|nd|rd|th)?(?: at \d+)?$|of the month|to the third"),
)


def sort_of(expected: dict[str, Any]) -> str:
    """The sort of a counted case: one of `SORTS`, or `plain`."""
    words = expected["Text"]
    if re.match(rf"(?:{'|'.join(MONTHS)})\w*\.? \d", words, re.I):
        return "plain"
    return next((sort for sort, pattern in SORTS if re.search(pattern, words, re.I)), "plain")


def exclusion(case: dict[str, Any], expected: dict[str, Any]) -> str | None:
    """Why the case is left out; `None` where it counts."""
    words = expected["Text"]
    if any(v.get("value") == "not resolved" for v in (expected.get("Resolution") or {}).get("values", [])):
        return "not resolved by the authors either"
    if re.match(r"(?:may|march|mar|sun|sat|second|jan|dec)\b", words) and re.search(rf"\b{re.escape(words[:3])}", case["Input"]):
        return "month and weekday names without their capital letter"
    return next((why for why, pattern in EXCLUDED if re.search(pattern, words, re.I)), None)


def values(expected: dict[str, Any]) -> set[tuple[str | None, str | None]]:
    """First and last day of each value that the authors accept."""
    found = set()
    for value in (expected.get("Resolution") or {}).get("values", []):
        if "value" in value:
            day = value["value"][:10]
            found.add((day, day))
            continue
        start, end = value.get("start"), value.get("end")
        last = None
        if end:
            last = end[:10]
        found.add((start[:10] if start else None, last))
    return found


def days(expression: DatedExpression, reference: datetime.date) -> set[tuple[str | None, str | None]]:
    """What the expression says, as the cases write it: ends of whole units are exclusive there, ends of ranges of days are not."""
    start = PartialDate.parse(expression.start) if expression.start else None
    end = PartialDate.parse(expression.end) if expression.end else None
    first = start.first.isoformat() if start and start.first else None
    tomorrow = (reference + datetime.timedelta(1)).isoformat()
    found: set[tuple[str | None, str | None]] = set()
    if end is not None and end.last is not None and end.first is not None:
        after = (end.last + datetime.timedelta(1)).isoformat()
        for last in (end.last.isoformat(), after, end.first.isoformat()):
            found |= {(first, last), (None, last)}
            if expression.relative:
                found |= {(reference.isoformat(), last), (tomorrow, last)}
    elif start is not None and start.last is not None and first is not None:
        after = (start.last + datetime.timedelta(1)).isoformat()
        found |= {(first, first), (first, after), (first, None), (after, None), (first, reference.isoformat())}
    return found


def _holds(expression: DatedExpression, want: set[tuple[str | None, str | None]]) -> bool:
    """Whether what counts from today is right at the precision said: "in two months" leads to a month."""
    date = expression.start or expression.end or ""
    return 0 < len(date) < 10 and any((value or "").startswith(date) for pair in want for value in pair)


def main() -> int:
    """Print the share of cases whose value is right."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("cases", type=Path)
    cli.add_argument("--errors", action="store_true")
    args = cli.parse_args()
    raw = args.cases.read_bytes()
    text = (gzip.decompress(raw) if args.cases.suffix == ".gz" else raw).decode()
    right, counted = collections.Counter[str](), collections.Counter[str]()
    left_out: collections.Counter[str] = collections.Counter()
    for case in map(json.loads, filter(str.strip, text.splitlines())):
        if "Context" not in case:
            continue
        reference = datetime.date.fromisoformat(case["Context"]["ReferenceDateTime"][:10])
        found = find_dates(case["Input"], "en", reference.isoformat())
        for expected in case["Results"] or ():
            if expected.get("TypeName") not in COUNTED:
                continue
            why = exclusion(case, expected)
            if why:
                left_out[why] += 1
                continue
            sort = sort_of(expected)
            counted[sort] += 1
            want = values(expected)
            near = [e for e in found if e.span.start <= expected["End"] and expected["Start"] < e.span.end]
            hit = any(days(e, reference) & want or (e.relative and _holds(e, want)) for e in near)
            right[sort] += hit
            if args.errors and not hit:
                got = [(case["Input"][e.span.start : e.span.end], e.start, e.end, e.kind) for e in near]
                print(f"{reference} {expected['Text']!r} wanted {sorted(want, key=str)} got {got} | {case['Input']}")
    print(f"right {right.total()} of {counted.total()}: {right.total() / max(1, counted.total()):.3f}")
    for sort, number in counted.most_common():
        print(f"  {right[sort]:4} of {number:4}  {sort}")
    for why, number in left_out.most_common():
        print(f"left out {number:4}  {why}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
