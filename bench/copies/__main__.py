"""Copies: how many edited copies are found, and how many other texts are taken for copies.

    python -m bench.copies [--data /work/shared/data]

The texts are read from `claims/docs` and edited at run time by a fixed seed; nothing of them
is stored. Every text gets one copy of each kind (`edits.py`); whatever else is called a copy
is a false one. Passages are compared within ten texts at a time, as within an incident.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.copies.edits import COPIES, EDITS, sentences_of
from tocsin.core.words import words_of
from tocsin.fuse.copies import near_duplicates
from tocsin.fuse.passages import alike
from tocsin.fuse.settings import CopySettings
from tocsin.testing import Report

SEED = 7
SETTINGS = CopySettings()
_TOGETHER = 10
_SHORT = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Print recall of each kind of copy, and precision over all."""
    parser = argparse.ArgumentParser(prog="python -m bench.copies", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("/work/shared/data"))
    given = parser.parse_args(arguments)
    files = sorted((given.data / "claims" / "docs").glob("*.json"))
    texts = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in files]
    print(f"{len(texts)} texts")
    _documents(texts)
    _passages(texts)
    return 0


def _documents(texts: Sequence[str]) -> None:
    draw, words = random.Random(SEED), _vocabulary(texts)
    reports, of = [], {}
    for number, text in enumerate(texts):
        made = {"": text} | {kind: copy(text, draw, words) for kind, copy in COPIES.items()}
        for kind, copy in made.items():
            report = Report(copy, source=f"outlet {kind}")
            reports.append(report)
            of[report.document.id] = (number, kind)
    started = time.process_time()
    groups = near_duplicates([report.document for report in reports], [], SETTINGS)
    seconds = time.process_time() - started
    found, false = set(), 0
    for group in groups:
        members = [of[each] for each in group.document_ids]
        false += len({number for number, _ in members}) > 1
        if (members[0][0], "") in members:
            found.update(members)
    for kind in COPIES:
        hit = sum((number, kind) in found for number in range(len(texts)))
        print(f"documents  {kind:28} recall {hit}/{len(texts)}")
    print(f"documents  groups {len(groups)}, with two texts in them {false}")
    length = sum(len(words_of(report.document.text)) for report in reports) / len(reports)
    print(f"documents  {seconds / len(reports) * 1e3:.2f} ms each, of {length:.0f} words")


def _passages(texts: Sequence[str]) -> None:
    draw, words = random.Random(SEED), _vocabulary(texts)
    hits: dict[tuple[str, bool], list[bool]] = {}
    false = joined = 0
    for start in range(0, len(texts), _TOGETHER):
        origin: dict[str, str] = {}
        made = []
        for text in texts[start : start + _TOGETHER]:
            for sentence in sentences_of(text):
                plain = " ".join(words_of(sentence))
                if plain.count(" ") + 1 < SETTINGS.min_passage_words or plain in origin:
                    continue
                origin[plain] = plain
                for kind, edit in EDITS.items():
                    copy = " ".join(words_of(edit(sentence, draw, words) or ""))
                    if copy.count(" ") + 1 >= SETTINGS.min_passage_words and copy not in origin:
                        origin[copy] = plain
                        made.append((kind, plain, copy))
        groups = alike(sorted(origin), SETTINGS)
        for kind, plain, copy in made:
            short = plain.count(" ") < _SHORT
            hits.setdefault((kind, short), []).append(groups.root(plain) == groups.root(copy))
        for group in groups.all():
            joined += len(group) > 1
            false += len({origin[each] for each in group}) > 1
    for (kind, short), each in sorted(hits.items()):
        length = "to 20 words" if short else "longer"
        print(f"passages   {kind:28} {length:12} recall {sum(each)}/{len(each)}")
    print(f"passages   groups {joined}, with two sentences in them {false}")


def _vocabulary(texts: Sequence[str]) -> list[str]:
    return sorted({word for text in texts for word in words_of(text)})


if __name__ == "__main__":
    sys.exit(main())
