"""How often the language of a report is told: `python -m eval.language_bench [--errors]`.

Every report of our own answers and the sentences of `language_sentences.tsv` (Turkish, Georgian, classical Armenian, Azerbaijani without
its letters and in Cyrillic), each whole and cut to its first fifteen words; Azerbaijani reports also as typed without their letters, with
Turkish letters only, and in Cyrillic.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from eval import corpus
from tracktwo.sources.language import language_of

SENTENCES = Path(__file__).with_name("language_sentences.tsv")
#: Words of the shortest report whose language is promised.
FEWEST_WORDS = 15
_PLAIN = str.maketrans("əƏıİğĞşŞçÇöÖüÜ", "eEiIgGsScCoOuU")
_TURKISH = str.maketrans("əƏ", "eE")
_CYRILLIC = str.maketrans(
    "abcçdeəfgğhxıijkqlmnoöprsştuüvyzABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ", "абҹчдеәфҝғһхыижкглмноөпрсштуүвјзАБҸЧДЕӘФҜҒҺХЫИЖКГЛМНОӨПРСШТУҮВЈЗ"
)


def texts() -> Iterator[tuple[str, str, str]]:
    """Tag, sort and text of everything that is asked."""
    for language in corpus.languages():
        for row in corpus.load(language).values():
            text = str(row["report"]["text"])
            yield language, "reports", text
            if language == "az":
                yield "az", "az without its letters", text.translate(_PLAIN)
                yield "az", "az with Turkish letters", text.translate(_TURKISH)
                yield "az-Cyrl", "az in Cyrillic", text.translate(_CYRILLIC)
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        tag, text = line.split("\t")
        yield tag, f"sentences {tag}", text


def cut(text: str) -> str:
    """The first fifteen words."""
    return " ".join(text.split()[:FEWEST_WORDS])


def measure() -> tuple[Counter[str], Counter[str], list[tuple[str, str | None, str, str]]]:
    """Right answers and questions by sort, and what went wrong: tag meant, tag found, sort, text."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    wrong: list[tuple[str, str | None, str, str]] = []
    for tag, sort, text in texts():
        for name, part in ((sort, text), (f"{sort}, {FEWEST_WORDS} words", cut(text))):
            if len(part.split()) < FEWEST_WORDS:
                continue
            found = language_of(part)
            asked[name] += 1
            right[name] += found == tag
            if found != tag:
                wrong.append((tag, found, name, part))
    return right, asked, wrong


def main() -> None:
    """Print the figures by sort."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--errors", action="store_true")
    args = cli.parse_args()
    right, asked, wrong = measure()
    for name in sorted(asked):
        print(f"{name:42} {right[name]}/{asked[name]}")
    print(f"{'all':42} {sum(right.values()) / sum(asked.values()):.4f} of {sum(asked.values())}")
    if args.errors:
        for tag, found, name, text in wrong:
            print(f"{tag} taken for {found}\t{name}\t{text[:160]}")


if __name__ == "__main__":
    main()
