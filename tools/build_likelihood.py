"""Build `src/tocsin/data/vocab/likelihood_numbers.toml`: which numbers people give words.

Two surveys asked people which percentage they give a phrase ("highly likely"). The answers to
one phrase are pooled, and of them the median, the quartiles and the 5th and 95th percentile are
kept; no answer of anybody is. The package itself never imports this module.

    python tools/build_likelihood.py FOLDER TARGET

FOLDER holds `wadefagen/survey-results.csv` and `zonination/probly.csv`.
"""

import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import quantiles

ABOUT = '''# Made by tools/build_likelihood.py; do not edit.
[about]
title = "The numbers that people give words of probability"
source = """Two surveys, their answers pooled: W. Fagen-Ulmschneider, Perception of Probability \
Words (123 people; https://github.com/wadefagen/datasets, MIT); Zoni Nation, Perceptions of \
Probability and Numbers (46 people; https://github.com/zonination/perceptions, MIT)"""
note = """Percent. The people who answered chose to, on the web: they are no sample of those \
who write or read reports. The figures are for comparison only and are no ICD 203 scale."""
'''
# One phrase that the two surveys word differently, and what the second wording is.
SAME = {"almost certainly": "almost certain"}
# Phrases that nobody was asked about, and the two between which they stand. Our convention: the
# range is from the lower quartile of the first to the upper quartile of the second.
BETWEEN = {
    "most likely": ("likely", "highly likely"),
    "very likely": ("likely", "highly likely"),
    "very probably": ("probably", "highly likely"),
    "most probably": ("probably", "highly likely"),
    "very unlikely": ("highly unlikely", "unlikely"),
    "most unlikely": ("highly unlikely", "unlikely"),
}


def main(arguments: Sequence[str]) -> None:
    """Write the table to the path given."""
    folder, target = map(Path, arguments)
    target.write_text(build(folder), encoding="utf-8")


def build(folder: Path) -> str:
    """Return the table as TOML, in an order that depends on the data only."""
    answers = pooled(folder)
    lines = [ABOUT]
    for phrase in sorted(answers):
        values = sorted(answers[phrase])
        at = quantiles(values, n=20, method="inclusive")
        marks = {"p5": at[0], "p25": at[4], "median": at[9], "p75": at[14], "p95": at[18]}
        also = sorted(word for word, same in SAME.items() if same == phrase)
        lines.append(f'[phrases."{phrase}"]')
        lines += [f"also = [{', '.join(f'{word!r}' for word in also)}]"] if also else []
        lines.append(f"answers = {len(values)}")
        lines += [f"{name} = {value:.1f}" for name, value in marks.items()]
        lines.append("")
    lines.append("# Nobody was asked about these: from the lower quartile of the first to the")
    lines.append("# upper quartile of the second.")
    lines.append("[between]")
    lines += [f'"{word}" = ["{low}", "{high}"]' for word, (low, high) in BETWEEN.items()]
    return "\n".join(lines).replace("'", '"') + "\n"


def pooled(folder: Path) -> Mapping[str, Sequence[float]]:
    """Return all answers to each phrase, in percent."""
    found: dict[str, list[float]] = {}
    for phrase, value in (
        *_answers(folder / "wadefagen" / "survey-results.csv"),
        *_answers(folder / "zonination" / "probly.csv"),
    ):
        found.setdefault(SAME.get(phrase, phrase), []).append(value)
    return found


def _answers(path: Path) -> Iterator[tuple[str, float]]:
    """Yield each answer with its phrase; columns that hold no numbers are about the people."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name, value in row.items():
                if value.replace(".", "", 1).isdigit():
                    yield name.strip('"').lower(), float(value)


if __name__ == "__main__":
    main(sys.argv[1:])
