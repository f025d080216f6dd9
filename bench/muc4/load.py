"""The parts of MUC-4 that are there: texts, keys, and the entity form of the keys.

The folder holds `corpora/tst1` to `corpora/tst4`, each with a file of texts (`tst1-muc3`) and
a key (`key-tst1.v7`), and `processed/dev.json` or `processed/test.json`: a JSON object a line
with `docid` and `templates`, whose roles hold the mentions of each entity with their offsets.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.kit.files import files_in, json_lines_of, text_of
from bench.kit.types import MissingDataError
from bench.muc4.entities import normalised
from bench.muc4.keys import templates
from bench.muc4.records import ROLES, Entities, Message, Template
from bench.muc4.values import days

# Parts as benchmarks name them: the test sets they are made of, the file of the entity form.
PARTS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "TST1+2": (("tst1", "tst2"), "dev.json"),
    "TST3+4": (("tst3", "tst4"), "test.json"),
}
_NUMBER_LINE = re.compile(r"^(?P<id>TST\d-MUC\d-\d{4})\b.*$", re.MULTILINE)
# "PLACE, 05 MAY 85 (SOURCE) --", over one line or two.
_DATELINE = re.compile(r"\A\s*[^\[]{1,100}?,\s+(?P<day>\d{1,2}\s+[A-Z]{3}\s+\d{2})\b[^\[]*?--")
_TEXTS = re.compile(r"tst\d-muc\d")


def parts(folder: Path) -> dict[str, list[Message]]:
    """Return the messages of each part of which any test set is there.

    Raises:
        MissingDataError: If there is none, or a file is missing or not of its form.
    """
    found = {}
    for name, (sets, processed) in PARTS.items():
        there = [each for each in sets if (folder / "corpora" / each).is_dir()]
        messages = [
            message
            for each in there
            for message in _messages(folder / "corpora" / each, folder / "processed" / processed)
        ]
        if there:
            found[name if len(there) == len(sets) else "+".join(there).upper()] = messages
    if not found:
        raise MissingDataError(f"{folder / 'corpora'} has none of the folders tst1 to tst4")
    return found


def _messages(folder: Path, processed: Path) -> list[Message]:
    found = texts(folder)
    path = files_in(folder, f"key-{folder.name}.*")[0]
    keys = templates(text_of(path, encoding="latin-1"), path)
    forms = _entity_forms(processed) if processed.exists() else None
    for message in found:
        if message not in keys:
            raise MissingDataError(f"{path} has no template of {message}")
        if forms is not None and message not in forms:
            raise MissingDataError(f"{processed} has no line of {message}")
    return [
        Message(
            id=message,
            text=text,
            published=published(text),
            key=keys[message],
            entities=entity_forms(keys[message], text) if forms is None else forms[message],
        )
        for message, text in found.items()
    ]


def texts(folder: Path) -> dict[str, str]:
    """Return the text of each message of a test set, without the line that gives its number.

    Raises:
        MissingDataError: If there is no file of texts, or one without or with a repeated number.
    """
    names = [path for path in sorted(folder.iterdir()) if _TEXTS.fullmatch(path.name)]
    if not names:
        raise MissingDataError(f"there is no file of texts {folder.name}-muc3 or -muc4 in {folder}")
    text = text_of(names[0], encoding="latin-1")
    marks = list(_NUMBER_LINE.finditer(text))
    if not marks:
        raise MissingDataError(f"{names[0]} has no line with the number of a message")
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    found: dict[str, str] = {}
    for mark, end in zip(marks, ends, strict=True):
        if mark["id"] in found:
            raise MissingDataError(f"{names[0]} has {mark['id']} a second time")
        found[mark["id"]] = text[mark.end() : end].strip("\n") + "\n"
    return found


def published(text: str) -> date | None:
    """Return the day in the dateline of a text, None where it has none."""
    match = _DATELINE.match(text)
    found = days(" ".join(match["day"].split())) if match else None
    return found[1] if found else None


def _entity_forms(path: Path) -> dict[str, tuple[Entities, ...]]:
    try:
        return {
            line["docid"]: distinct([_entities(template) for template in line["templates"]])
            for line in json_lines_of(path)
        }
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise MissingDataError(f"{path}: not the entity form of a key: {error!r}") from error


def _entities(template: Mapping[str, Any]) -> Entities:
    return Entities(
        types=tuple(template["incident_type"].upper().split(" / ")),
        roles={
            role: tuple(
                frozenset(normalised(mention[0]) for mention in entity)
                for entity in template[role]
                if entity
            )
            for role in ROLES
        },
    )


def entity_forms(key: Sequence[Template], text: str) -> tuple[Entities, ...]:
    """Return the entity form of the templates of a message, as the published one was made.

    Optional templates and fillers are kept; a mention that does not stand in the text is not,
    nor an entity that has no other.
    """
    within = " ".join(text.lower().split()).replace("[", "(").replace("]", ")")
    return distinct(
        [
            Entities(
                types=template.types,
                roles={role: _found(template, slot, within) for role, slot in ROLES.items()},
            )
            for template in key
        ]
    )


def _found(template: Template, slot: str, text: str) -> tuple[frozenset[str], ...]:
    entities = (
        frozenset(normalised(value) for value in filler.values if value.lower() in text)
        for filler in template.slots.get(slot) or ()
    )
    return tuple(entity for entity in entities if entity)


def distinct(found: Sequence[Entities]) -> tuple[Entities, ...]:
    """Return the templates without those that repeat another wholly."""
    kept: list[Entities] = []
    for one in found:
        if one not in kept:
            kept.append(one)
    return tuple(kept)
