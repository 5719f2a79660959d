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

COUNTED = {"datetimeV2.date", "datetimeV2.daterange", "datetimeV2.datetime"}

#: Why a case is left out, and how it is recognised: alternatives that stand in the words of the expression.
EXCLUDED: tuple[tuple[str, str], ...] = (
    (
        "holidays: no calendar of feasts is read",
        r"christmas|easter|thanksgiving|halloween|new year|independence day|labou?r day|ramadan|eid|juneteenth|jubilee|workers|"
        r"black friday|mother|father|valentine|yuandan|diwali|holiday|memorial|cyber monday|earth day|st\.? patrick|"
        r"martin luther|freedom day|white day|teacher|girlfriend|single|arbor|may day|singles|all hallow|sacrifice|feast|mlk|"
        r"women|children",
    ),
    (
        "years and days spelled out in words",
        r"hundred|thousand|nineteen|two thousand|\btwenty (?:one|two|three)|ninety|eighty|sixteen oh",
    ),
    (
        "fiscal, school and numbered weeks; quarters by letter",
        r"fiscal|school|\bsy\b|sy\d|\bfy|week \d+|\bq\d\b|\d+-?q\d|-?h[12]\b|week of|w/c|business day|workweek|workday|work week|"
        r"calendar year|quarter|\bw\d+",
    ),
    (
        "comparisons and search queries",
        r"greater|=|less than|later than|or later|or earlier|or before|and greater|and after|or after|more than|equal|exceed|"
        r"prior|as late|as early|at least",
    ),
    (
        'hours, minutes and "at present"',
        r"minutes?|hours?|\bmin\b|\bnow\b|(?:to|till) date|at (?:present|the (?:present|moment)|this time)",
    ),
    (
        "slips and fragments of chat, paths and urls",
        r"\bu\b|otd|^\d{8}$|\d{4} \d\d \d\d|of 87|cy|mar3|january first 12|\d{4}[/-]\d\d[/-][a-z]|\d{4}[/-][a-z]+[/-]|"
        r"[a-z]+-\d{4}-|\d\d-\d{4}-|eoy|eom|\beod\b|https?:|www|\.xlsx|~|-page|[a-z]\d{3,}[a-z]|\bmr?j\b|tmr|tmrw|2day",
    ),
    (
        'counted from another day of the text ("two weeks from January 15", "the day before")',
        r"^(?:for )?(?:\d+|a) \w+,? (?:starting|from)|\d+ (?:day|week|month|year)s? (?:from|after|before|since)|"
        r"(?:day|week|month|year|fortnight)s? (?:from|after|before|since|later)\b|the (?:day|week|month|year)\b(?! of)|"
        r"the next day|that (?:day|week)|same (?:day|week|month|year)|(?:day|week|month|year)s? (?:ahead|earlier)|remaining|"
        r"rest of",
    ),
    (
        "no value in the reading contract: decades, centuries, seasons alone, parts of a week or day",
        r"\d0\s?s\b|century|centuries|decade|fortnight|spring|summer|autumn|\bfall\b|winter|weekend|"
        r"(?:early|earlier|late|later|mid|middle|begin\w*|start|end|first half|second half|last half|half)\b.{0,14}(?:week|month|day|year|"
        r"january|february|march|april|may|june|july|august|september|october|november|december|\d)",
    ),
    (
        "numbers without a month, and month before day in digits",
        r"^(?:the |on |from )?(?:\w{3,9} )?\d{1,2}(?:st|nd|rd|th)?(?: to \d+\w*)?$|^\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?\b|"
        r"\b\d{1,2}[-/.]\d{1,2}\b",
    ),
    (
        "ordinals of weeks and months",
        r"(?:first|second|third|1st|2nd|3rd|last|\d+(?:st|nd|rd|th)) (?:\d+ |two |three |four )?(?:week|month|day|"
        r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|year|half)s?\b.{0,4}(?:of|in)\b",
    ),
)


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
    right = counted = 0
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
            counted += 1
            want = values(expected)
            near = [e for e in found if e.span.start <= expected["End"] and expected["Start"] < e.span.end]
            hit = any(days(e, reference) & want or (e.relative and _holds(e, want)) for e in near)
            right += hit
            if args.errors and not hit:
                got = [(case["Input"][e.span.start : e.span.end], e.start, e.end, e.kind) for e in near]
                print(f"{reference} {expected['Text']!r} wanted {sorted(want, key=str)} got {got} | {case['Input']}")
    print(f"right {right} of {counted}: {right / max(1, counted):.3f}")
    for why, number in left_out.most_common():
        print(f"left out {number:4}  {why}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
