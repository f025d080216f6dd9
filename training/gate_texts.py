"""The texts that the document gate is trained on: only such as a model that ships may learn from.

`known` tells what others wrote down of a text, whatever the rules find in it: MUC-4's
templates, HRDsAttack's attacks, WikiEvents' triggers, the project's own claims. Texts on
which restraint has a verdict are left out whole: the gate is measured on them.
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

_TAG = re.compile(r"<[^>]+>")
_WIDE = re.compile(r" {2,}")
_SENTENCES_TOGETHER = 8
# Web pages of many thousand words each: their beginnings are enough.
_PAGE_WORDS = 700
# Single sentences, alike: one in so many is enough.
_SENTENCES_KEPT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text. `known`: annotators found an occurrence in it; None: nobody looked."""

    id: str
    source: str
    text: str
    known: bool | None = None


def texts_in(data: Path, verdicts: Path) -> Iterator[Text]:
    """Yield every text of every source once, without those that restraint has a verdict on."""
    judged = _judged(verdicts)
    seen: set[str] = set()
    for source, load in SOURCES.items():
        for name, text, known in load(data):
            plain = " ".join(text.split())
            is_judged = (source, name) in judged or _digest(text) in judged
            if plain and plain not in seen and not is_judged:
                seen.add(plain)
                yield Text(id=f"{source}/{name}", source=source, text=text, known=known)


def _judged(verdicts: Path) -> frozenset[object]:
    """Return the texts that have a verdict: by folder and name, and by digest."""
    entries = tomllib.loads(verdicts.read_text(encoding="utf-8"))["text"]
    named = {(str(entry["folder"]), str(entry["id"])) for entry in entries}
    return frozenset(named | {str(entry["text"]) for entry in entries})


def _digest(text: str) -> str:
    """Return how verdicts name a text: the beginning of its digest."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


Loaded = Iterator[tuple[str, str, bool | None]]


def _lines(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _claims(data: Path) -> Loaded:
    for path in sorted((data / "claims" / "train").glob("*.json")):
        text = json.loads((data / "claims" / "docs" / path.name).read_text("utf-8"))["text"]
        sheet = json.loads(path.read_text("utf-8"))
        told = any(sheet[kind] for kind in ("occurrences", "ties", "tallies", "outlooks"))
        yield path.stem, text, told or None


def _muc4(data: Path) -> Loaded:
    for entry in _lines(data / "muc4" / "processed" / "train.json"):
        text = _WIDE.sub("\n\n", entry["doctext"])
        yield entry["docid"], text, True if entry["templates"] else None


def _hrdsattack(data: Path) -> Loaded:
    for entry in json.loads((data / "hrdsattack" / "train.json").read_text("utf-8")):
        sample = entry["sample"]
        body = _TAG.sub("", sample["Input.article_interface"].replace("</p>", "\n\n"))
        violated = set(entry["merged_sample"]["violation_types"]) - {"unknown"}
        text = f"{sample['Input.title']}\n\n{body}"
        yield str(sample["Input.GLOBALEVENTID"]), text, bool(violated) or None


def _wikievents(data: Path) -> Loaded:
    for entry in _lines(data / "wikievents" / "dev.jsonl"):
        yield entry["doc_id"], entry["text"], True


def _giveme5w1h(part: str) -> Callable[[Path], Loaded]:
    def load(data: Path) -> Loaded:
        for path in sorted((data / "giveme5w1h" / part / "data").glob("*.json")):
            entry = json.loads(path.read_text("utf-8"))
            yield path.stem, entry.get("text") or "", None

    return load


def _famus(side: str) -> Callable[[Path], Loaded]:
    def load(data: Path) -> Loaded:
        for entry in _lines(data / "famus" / "source_validation" / "dev.jsonl"):
            text = entry[f"{side}_dict"]["doctext"]
            end = _nth_space(text, _PAGE_WORDS)
            yield entry["instance_id"], text[:end], None

    return load


def _nth_space(text: str, number: int) -> int | None:
    """Return where a text's space of this number stands, None where there are fewer."""
    spaces = (found.start() for found in re.finditer(r"\s+", text))
    return next(islice(spaces, number, None), None)


def _event_location(data: Path) -> Loaded:
    entries = _lines(data / "event_location" / "labeled.jsonl")
    for entry in islice(entries, 0, None, _SENTENCES_KEPT):
        yield str(entry["_id"]), entry["text"], None


def _re3d(data: Path) -> Loaded:
    for path in sorted((data / "re3d").glob("*/documents.json")):
        if path.parent.name == "BBC Online":
            continue
        for entry in _lines(path):
            yield str(entry["_id"]), entry["text"], None


def _article_extraction(data: Path) -> Loaded:
    entries = json.loads((data / "article_extraction" / "ground-truth.json").read_text("utf-8"))
    for name, entry in entries.items():
        yield name, entry.get("articleBody") or "", None


def _uds(data: Path) -> Loaded:
    """Yield sentences of the web, in their order, so many as a text: few are on violence."""
    entries = _lines(data / "factuality" / "UDS_IH2" / "train.jsonl")
    sentences = list(dict.fromkeys(entry["text"] for entry in entries))
    for first in range(0, len(sentences), _SENTENCES_TOGETHER):
        together = sentences[first : first + _SENTENCES_TOGETHER]
        yield str(first), "\n\n".join(together), None


# A source is named as restraint names its folder.
SOURCES: Mapping[str, Callable[[Path], Loaded]] = {
    "claims": _claims,
    "muc4": _muc4,
    "hrdsattack": _hrdsattack,
    "wikievents": _wikievents,
    "giveme5w1h/gold_standard": _giveme5w1h("gold_standard"),
    "giveme5w1h/news_cluster": _giveme5w1h("news_cluster"),
    "article_extraction": _article_extraction,
    "re3d": _re3d,
    "famus/report": _famus("report"),
    "famus/source": _famus("source"),
    "uds": _uds,
    "event_location": _event_location,
}
