"""What the shipped gate does to texts that it was not trained on: how many it would stop.

    python -m training.gate_check --data DIR

Only counted, never looked at: the quiet texts of restraint by what they report, the messages
of MUC-4's development tests by whether they have a template, claims/dev, HRDsAttack's
development part, and articles on gun violence.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.gunviolence.load import load as gunviolence
from bench.hrdsattack.load import load as hrdsattack
from bench.hrdsattack.records import NO_VIOLATION
from bench.muc4.load import parts as muc4
from bench.restraint.load import load as restraint
from tocsin.clean.document import clean_document
from tocsin.core.types import Document
from tocsin.models.gate import DocumentGate
from tocsin.models.settings import GateSettings
from tocsin.settings import Settings
from training.gate_labels import VERDICTS

# Every so many of the articles on gun violence are enough.
_EVERY = 4
Texts = Iterator[tuple[str, str]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print, kind by kind, how many texts and which share of their words would be parsed."""
    parser = argparse.ArgumentParser(prog="training.gate_check", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--threshold", type=float, help="by default that of the settings")
    given = parser.parse_args(arguments)
    settings = Settings()
    least = settings.models.gate.min_probability if given.threshold is None else given.threshold
    gate = DocumentGate(GateSettings(min_probability=least))
    counts: dict[str, list[tuple[int, bool]]] = {}
    for source in SOURCES:
        for kind, text in source(given.data):
            document = Document(id="d", text=text, raw_digest="")
            blocks = clean_document(document, settings=settings.clean).blocks
            passes = gate.refused(gate.relevance(blocks)) is None
            counts.setdefault(kind, []).append((len(text.split()), passes))
    for kind, found in counts.items():
        passed = sum(passes for _, passes in found)
        words = sum(count for count, passes in found if passes) / sum(count for count, _ in found)
        print(f"{kind}: {passed} of {len(found)} texts pass, {words:.1%} of the words")
    return 0


def _restraint(data: Path) -> Texts:
    for text in restraint(data, VERDICTS).texts:
        current = any(told.background is False for told in text.told)
        some = "current" if current else "something" if text.told else "nothing"
        yield f"restraint, {some} reported", text.text


def _muc4(data: Path) -> Texts:
    for part, messages in muc4(data / "muc4").items():
        for message in messages:
            some = "with" if message.key else "without"
            yield f"MUC-4 {part}, {some} template", message.text


def _claims(data: Path) -> Texts:
    for path in sorted((data / "claims" / "dev").glob("*.json")):
        text = json.loads((data / "claims" / "docs" / path.name).read_text("utf-8"))["text"]
        yield "claims/dev", text


def _hrdsattack(data: Path) -> Texts:
    for article in hrdsattack(data / "hrdsattack" / "dev.json"):
        some = "no" if article.gold.violations == {NO_VIOLATION} else "an"
        yield f"HRDsAttack dev, {some} attack", article.document.text


def _gunviolence(data: Path) -> Texts:
    articles = gunviolence(data / "gunviolence").articles
    for name in sorted(articles)[::_EVERY]:
        yield "gun violence", articles[name].text


SOURCES: tuple[Callable[[Path], Texts], ...] = (
    _restraint,
    _muc4,
    _claims,
    _hrdsattack,
    _gunviolence,
)

if __name__ == "__main__":
    sys.exit(main())
