"""The recaser's table: how words are written in running text, and what speaks for each form.

Source: articles and sentences of the data sets that may ship (`sources`); their words and
counts go into the table, no sentence of them. Perceptron with averaged weights, Collins 2002
(ACL, W02-1001). Run `python -m training.casing --help`.
"""

import argparse
import html
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tocsin.core.ids import raw_digest
from tocsin.models.casing import (
    CAPITALS,
    FORMS,
    SMALL,
    TITLE,
    CasingTable,
    TableRecaser,
    best_form,
    titled,
)
from tocsin.models.casing_file import pack, unpack
from tocsin.models.casing_signs import (
    Context,
    NameForms,
    context_of,
    features,
    is_always_small,
)
from tocsin.models.casing_words import words_of
from tocsin.tables.casing import ShippedNameForms

_TAG = re.compile(r"<[^>]+>")
_BREAK = re.compile(r"</p>|<br */?>|</h\d>")
_SPACE_BEFORE = re.compile(r" (?=[,.;:!?)\]%’']|n't\b)|(?<=[(\[$]) ")
# BBC Online is for non-commercial use only.
_LEFT_OUT = "BBC Online"
_HEADLINE_SHARE = 0.6
_LONG_WORD = 4

Count = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text in mixed case."""

    id: str
    source: str
    text: str


# --------------------------------------------------------------------------------- sources


def sources(data: Path) -> Iterator[Text]:
    """Yield the texts from which the table is made, each once, in a fixed order."""
    seen: set[str] = set()
    for source, load in _SOURCES.items():
        for number, text in enumerate(load(data)):
            kept = _mixed(text)
            if kept and kept not in seen:
                seen.add(kept)
                yield Text(id=f"{source}/{number}", source=source, text=kept)


def _mixed(text: str) -> str:
    """Return the lines in mixed case; headlines and lines in capitals tell nothing of words."""
    kept = []
    for line in html.unescape(text).split("\n"):
        long = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > _LONG_WORD]
        high = sum(word[0].isupper() for word in long)
        if long and high < _HEADLINE_SHARE * len(long):
            kept.append(line)
    return "\n\n".join(kept)


def _lines(path: Path) -> Iterator[Any]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _claims(data: Path) -> Iterator[str]:
    for path in sorted((data / "claims" / "train").glob("*.json")):
        yield json.loads((data / "claims" / "docs" / path.name).read_text("utf-8"))["text"]


def _wikievents(data: Path) -> Iterator[str]:
    for line in _lines(data / "wikievents" / "dev.jsonl"):
        yield "\n".join(
            joined([token[0] for token in sentence[0]]) for sentence in line["sentences"]
        )


def _hrdsattack(data: Path, part: str = "train") -> Iterator[str]:
    for entry in json.loads((data / "hrdsattack" / f"{part}.json").read_text("utf-8")):
        yield _TAG.sub("", _BREAK.sub("\n", entry["sample"].get("Input.article_interface") or ""))


def _re3d(data: Path) -> Iterator[str]:
    for path in sorted((data / "re3d").glob("*/documents.json")):
        if path.parent.name != _LEFT_OUT:
            yield from (line["text"] for line in _lines(path))


def _event_location(data: Path) -> Iterator[str]:
    # Sentences of unrelated articles, many to a text so that the folds hold as many words.
    sentences = [line["text"] for line in _lines(data / "event_location" / "labeled.jsonl")]
    for first in range(0, len(sentences), 20):
        yield "\n".join(sentences[first : first + 20])


def _famus(data: Path) -> Iterator[str]:
    for line in _lines(data / "famus" / "source_validation" / "dev.jsonl"):
        yield "\n".join(
            joined(line[part]["doctext"].split()) for part in ("report_dict", "source_dict")
        )


def _giveme5w1h(data: Path) -> Iterator[str]:
    for path in sorted((data / "giveme5w1h").glob("*/data/**/*.json")):
        yield json.loads(path.read_text("utf-8")).get("text") or ""


_SOURCES: Mapping[str, Callable[[Path], Iterator[str]]] = {
    "claims": _claims,
    "wikievents": _wikievents,
    "hrdsattack": _hrdsattack,
    "re3d": _re3d,
    "event_location": _event_location,
    "famus": _famus,
    "giveme5w1h": _giveme5w1h,
}


def joined(tokens: Sequence[str]) -> str:
    """Return tokens as they would stand in print, near enough."""
    return _SPACE_BEFORE.sub("", " ".join(tokens))


# -------------------------------------------------------------------------------- training


def form_of(word: str) -> int:
    """Return the form of a word as it was written."""
    letters = "".join(filter(str.isalpha, re.sub(r"['’`]s$", "", word)))
    if letters.isupper() and (len(letters) > 1 or len(word) == 1 or not word.isalpha()):
        return CAPITALS
    return TITLE if any(letter.isupper() for letter in letters) else SMALL


def counted(text: str) -> dict[str, Count]:
    """Return how often each word stands in each form, not counting heads of sentences."""
    found: dict[str, list[int]] = {}
    for word in words_of(text):
        if not word.starts and any(map(str.isalpha, word.key)):
            found.setdefault(word.key, [0, 0, 0])[form_of(text[word.start : word.end])] += 1
    return {key: (a, b, c) for key, (a, b, c) in found.items()}


def spellings(texts: Sequence[Text]) -> dict[str, str]:
    """Return the words that mostly have capitals inside ("McDonald"), as written."""
    found: dict[str, Counter[str]] = {}
    for text in texts:
        for word in words_of(text.text):
            written = text.text[word.start : word.start + len(word.key)]
            if written.isalpha():
                found.setdefault(word.key, Counter())[written] += 1
    kept = {}
    for key, counts in found.items():
        (written, count), *_ = counts.most_common(1)
        inside = written not in {key, titled(key), key.upper()}
        if inside and count >= 2 and count >= counts.total() / 2:
            kept[key] = written
    return kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A text in capitals with the forms that its words had."""

    context: Context
    forms: tuple[int, ...]


def prepared(text: Text, counts: Mapping[str, Count], names: NameForms, own: bool) -> Prepared:
    """Return a text as the model meets it: what it alone tells of its words is left out."""
    capitals = in_capitals(text.text)
    context = context_of(capitals, counts, names, counted(text.text) if own else None)
    forms = tuple(form_of(text.text[word.start : word.end]) for word in context.words)
    return Prepared(context=context, forms=forms)


def in_capitals(text: str) -> str:
    """Return a text in capitals, letter for letter."""
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)


class Perceptron:
    """Averaged weights, learned greedily from left to right."""

    def __init__(self) -> None:
        self._weights: dict[str, list[float]] = {}
        self._sums: dict[str, list[float]] = {}
        self._step = 1

    def learn(self, text: Prepared) -> int:
        """Go through one text; return how many words it got wrong."""
        context, last, before, wrong = text.context, TITLE, TITLE, 0
        for number, word in enumerate(context.words):
            if is_always_small(context, number):
                last, before = SMALL, last
                continue
            found = features(context, number, last, before)
            form = best_form(found, self._weights)  # type: ignore[arg-type]
            before, last = last, form
            # A number has no form; the head of a sentence shows only its capital.
            if word.key[:1].isdigit() or word.starts:
                continue
            self._step += 1
            if form != text.forms[number]:
                wrong += 1
                self._move(found, text.forms[number], 1)
                self._move(found, form, -1)
        return wrong

    def _move(self, found: Sequence[str], form: int, by: int) -> None:
        for feature in found:
            self._weights.setdefault(feature, [0.0] * len(FORMS))[form] += by
            self._sums.setdefault(feature, [0.0] * len(FORMS))[form] += by * self._step

    def averaged(self) -> dict[str, tuple[float, float, float]]:
        """Return the mean of the weights over all steps."""
        made = {}
        for feature, (a, b, c) in self._weights.items():
            x, y, z = self._sums[feature]
            made[feature] = (a - x / self._step, b - y / self._step, c - z / self._step)
        return made


def trained(texts: Sequence[Text], names: NameForms, *, passes: int, seed: int = 1) -> CasingTable:
    """Return the table that some texts give."""
    counts = total(texts)
    perceptron, order = Perceptron(), random.Random(seed)
    ready = [prepared(text, counts, names, own=True) for text in texts]
    for number in range(passes):
        order.shuffle(ready)
        wrong = sum(map(perceptron.learn, ready))
        print(f"pass {number + 1}: {wrong} words wrong", flush=True)
    return CasingTable(
        counts=counts, spellings=spellings(texts), weights=perceptron.averaged(), digest="new"
    )


def total(texts: Sequence[Text]) -> dict[str, Count]:
    """Return how often each word stands in each form, over all texts."""
    found: dict[str, list[int]] = {}
    for text in texts:
        for key, count in counted(text.text).items():
            sums = found.setdefault(key, [0, 0, 0])
            for form in FORMS:
                sums[form] += count[form]
    return {key: (a, b, c) for key, (a, b, c) in found.items()}


# ----------------------------------------------------------------------------- measurement


def restored(texts: Sequence[Text], recaser: TableRecaser) -> Counter[tuple[int, int]]:
    """Return how many words of each form were given which, heads of sentences left out."""
    found: Counter[tuple[int, int]] = Counter()
    for text in texts:
        made = recaser.recase(in_capitals(text.text))
        for word in words_of(text.text):
            written = text.text[word.start : word.end]
            if not word.starts and not word.key[:1].isdigit():
                found[form_of(written), form_of(made[word.start : word.end])] += 1
    return found


def shown(found: Counter[tuple[int, int]]) -> str:
    """Return recall and precision of each form in a line."""
    parts = [f"all {100 * sum(found[f, f] for f in FORMS) / max(1, found.total()):.2f}"]
    for form, name in zip(FORMS, ("small", "title", "capitals"), strict=True):
        were = sum(found[form, other] for other in FORMS)
        given = sum(found[other, form] for other in FORMS)
        right = 100 * found[form, form]
        recall, precision = right / max(1, were), right / max(1, given)
        parts.append(f"{name} R {recall:.2f} P {precision:.2f} (n {were})")
    return "; ".join(parts)


def folded(texts: Sequence[Text], names: NameForms, *, folds: int, passes: int, only: int) -> None:
    """Print how well the words of texts are restored that the table was not made from."""
    found: Counter[tuple[int, int]] = Counter()
    for fold in range(only or folds):
        kept = [text for number, text in enumerate(texts) if number % folds != fold]
        held = [text for number, text in enumerate(texts) if number % folds == fold]
        recaser = TableRecaser(unpack(pack(trained(kept, names, passes=passes))), names)
        part = restored(held, recaser)
        found += part
        print(f"fold {fold + 1}: {shown(part)}", flush=True)
    print(f"all folds: {shown(found)}")


def main() -> None:
    """Make the table, or measure it."""
    parser = argparse.ArgumentParser(description="Make the recaser's table, or measure it.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, help="write the table here")
    parser.add_argument("--folds", type=int, default=0, help="measure in so many folds")
    parser.add_argument("--only", type=int, default=0, help="measure the first folds only")
    parser.add_argument("--passes", type=int, default=4, help="times over the data")
    parser.add_argument("--every", type=int, default=1, help="take one text in so many")
    given = parser.parse_args()
    names, texts = ShippedNameForms(), list(sources(given.data))[:: given.every]
    print(f"{len(texts)} texts, {sum(len(t.text.split()) for t in texts)} words", flush=True)
    if given.folds:
        folded(texts, names, folds=given.folds, passes=given.passes, only=given.only)
    if given.out:
        data = pack(trained(texts, names, passes=given.passes))
        given.out.write_bytes(data)
        print(f"{given.out}: {len(data)} bytes, {raw_digest(data)}")
        dev = [
            Text(id=f"dev/{number}", source="hrdsattack", text=_mixed(text))
            for number, text in enumerate(_hrdsattack(given.data, "dev"))
        ]
        print(f"hrdsattack/dev: {shown(restored(dev, TableRecaser(unpack(data), names)))}")


if __name__ == "__main__":
    main()
