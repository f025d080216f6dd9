r"""Reading the answer keys of MUC-4: 24 numbered slots a template, with alternatives.

A filler stands on a line of its own. `A / B` are alternatives, `? A` may be left out, `A: B`
refers to a filler of another slot, `-` is empty, `*` does not apply, `\"` is a quotation mark.
A line that begins with a semicolon is a comment. A template whose number is `*` says that
the message is not relevant.

Source: template-doc-part1.v7, sections 4.1 and 4.2.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.kit.files import odd
from bench.kit.types import MissingDataError
from bench.muc4.records import (
    CATEGORY,
    CONFIDENCE,
    DATE,
    LOCATION,
    SLOTS,
    STAGE,
    TYPE,
    Filler,
    Template,
)

_LINE = re.compile(r"(?P<number>\d+)\.\s+(?P<label>[A-Z: ]+?)(?:\s{2,}|$)(?P<value>.*)")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[/:()]|\s+|[^\s"/:()]+|"')
# Source: template-doc-part1.v7, section 4.1: the numbers and names of all slots.
LABELS: Mapping[int, str] = dict(
    enumerate(
        (
            "MESSAGE: ID",
            "MESSAGE: TEMPLATE",
            "INCIDENT: DATE",
            "INCIDENT: LOCATION",
            "INCIDENT: TYPE",
            "INCIDENT: STAGE OF EXECUTION",
            "INCIDENT: INSTRUMENT ID",
            "INCIDENT: INSTRUMENT TYPE",
            "PERP: INCIDENT CATEGORY",
            "PERP: INDIVIDUAL ID",
            "PERP: ORGANIZATION ID",
            "PERP: ORGANIZATION CONFIDENCE",
            "PHYS TGT: ID",
            "PHYS TGT: TYPE",
            "PHYS TGT: NUMBER",
            "PHYS TGT: FOREIGN NATION",
            "PHYS TGT: EFFECT OF INCIDENT",
            "PHYS TGT: TOTAL NUMBER",
            "HUM TGT: NAME",
            "HUM TGT: DESCRIPTION",
            "HUM TGT: TYPE",
            "HUM TGT: NUMBER",
            "HUM TGT: FOREIGN NATION",
            "HUM TGT: EFFECT OF INCIDENT",
            "HUM TGT: TOTAL NUMBER",
        )
    )
)
# Source: template-doc-part1.v7, sections 7.5, 7.6 and 7.12: the set lists of three slots.
# No key of the development sets has a hijacking, but the list does.
SET_LISTS: Mapping[str, frozenset[str]] = {
    TYPE: frozenset(
        {
            "ARSON",
            "ATTACK",
            "BOMBING",
            "FORCED WORK STOPPAGE",
            "HIJACKING",
            "KIDNAPPING",
            "ROBBERY",
        }
    ),
    STAGE: frozenset({"ACCOMPLISHED", "ATTEMPTED", "THREATENED"}),
    CONFIDENCE: frozenset(
        {
            "ACQUITTED",
            "CLAIMED OR ADMITTED",
            "POSSIBLE",
            "REPORTED AS FACT",
            "SUSPECTED OR ACCUSED",
            "SUSPECTED OR ACCUSED BY AUTHORITIES",
        }
    ),
}
_NUMBERS: Mapping[str, int] = {name: number for number, name in SLOTS.items()}
# One filler, however many lines it takes; a colon in it is no reference.
_SINGLE = frozenset({DATE, LOCATION, TYPE, STAGE, CATEGORY})
_ID = re.compile(r"\s*\(.*")
_NONE = ("-", "*", "")


def templates(text: str, path: Path) -> dict[str, tuple[Template, ...]]:
    """Return the templates of each message of a key; none for one that is not relevant.

    Raises:
        MissingDataError: If a line is no line of a key.
    """
    found: dict[str, list[Template]] = {}
    for entry in _entries(text, path):
        message = _ID.sub("", "".join(entry.get(0, [])))
        if not message:
            raise MissingDataError(f"{path}: a template without MESSAGE: ID")
        known = found.setdefault(message, [])
        number = "".join(entry.get(1, []))
        if number != "*":
            template = _template(entry, optional="OPTIONAL" in number)
            _check(template, f"{path}, {message}")
            known.append(template)
    return {message: tuple(known) for message, known in found.items()}


def _entries(text: str, path: Path) -> Iterator[dict[int, list[str]]]:
    """Yield the lines of each template by the number of their slot."""
    entry: dict[int, list[str]] = {}
    slot: int | None = None
    for line_number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith(";"):
            continue
        match = _LINE.match(line)
        if match:
            slot = int(match["number"])
            if slot == 0 and entry:
                yield entry
                entry = {}
            _check_slot(match, entry, f"{path}, line {line_number}")
            entry[slot] = [match["value"].strip()]
        elif slot is not None and line[0].isspace():
            entry[slot].append(line.strip())
        else:
            raise MissingDataError(f"{path}, line {line_number}: a line of slots 0 to 24 expected")
    if entry:
        yield entry


def _check_slot(match: re.Match[str], entry: Mapping[int, list[str]], where: str) -> None:
    """Raise MissingDataError where a line's slot is none; warn of an odd one."""
    slot, label = int(match["number"]), " ".join(match["label"].split())
    line = f"{where}, {_ID.sub('', ''.join(entry.get(0, []))) or 'a new message'}: {slot}. {label}"
    if slot not in LABELS:
        raise MissingDataError(f"{line} is no slot; they are 0 to {max(LABELS)}")
    if label != LABELS[slot]:
        odd(f"{line} is no slot; {slot}. {LABELS[slot]} was expected")
    if slot in entry:
        odd(f"{line} stands in the template already; the last one counts")


def _template(entry: dict[int, list[str]], *, optional: bool) -> Template:
    slots = {name: _fillers(name, entry.get(number, ["-"])) for number, name in SLOTS.items()}
    types = slots[TYPE]
    return Template(types=types[0].values if types else (), slots=slots, optional=optional)


def _check(template: Template, where: str) -> None:
    """Warn where a slot holds what is not in its set list."""
    if template.slots[TYPE] == ():
        odd(f"{where}, slot {_NUMBERS[TYPE]} ({LABELS[_NUMBERS[TYPE]]}): a type was expected")
    for name, allowed in SET_LISTS.items():
        for value in (value for each in template.slots[name] or () for value in each.values):
            if value not in allowed:
                number = _NUMBERS[name]
                words = f"{value!r} is none of {', '.join(sorted(allowed))}"
                odd(f"{where}, slot {number} ({LABELS[number]}): {words}")


def _fillers(name: str, lines: Sequence[str]) -> tuple[Filler, ...] | None:
    """Return the fillers of a slot, None where it does not apply."""
    joined = _joined(name, lines)
    if joined == ["*"]:
        return None
    return tuple(
        filler(line, referring=name not in _SINGLE) for line in joined if line not in _NONE
    )


def _joined(name: str, lines: Sequence[str]) -> list[str]:
    """Return one line a filler: what ends in a slash or a colon goes on in the next."""
    found: list[str] = []
    for line in lines:
        if found and (name in _SINGLE or found[-1].endswith(("/", ":"))):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found


def filler(line: str, *, referring: bool = True) -> Filler:
    r"""Return the filler on a line.

    >>> filler('? DEATH / INJURY: "HERDER" / "MAN"')
    Filler(values=('DEATH', 'INJURY'), tags=('HERDER', 'MAN'), optional=True)
    """
    optional = line.startswith("?")
    tokens = _TOKEN.findall(line.removeprefix("?").strip())
    if not referring:
        return Filler(values=_alternatives(tokens), optional=optional)
    values: list[str] = []
    tags: list[str] = []
    for part in _parts(tokens, "/") if _colons_within(tokens) else [tokens]:
        before, *after = _parts(_bare(part), ":")
        values += _alternatives(before)
        tags += [tag for each in after for tag in _alternatives(each)]
    # The null filler among the alternatives of a value says that it may be left out.
    kept = tuple(value for value in values if value != "-")
    return Filler(
        values=_unique(kept), tags=_unique(tags), optional=optional or kept < tuple(values)
    )


def _colons_within(tokens: Sequence[str]) -> bool:
    """Return whether alternatives in parentheses have references of their own."""
    return ":" in tokens and len(_parts(tokens, ":")) == 1


def _alternatives(tokens: Sequence[str]) -> tuple[str, ...]:
    """Return the alternatives, also those within parentheses of their own."""
    parts = [_bare(part) for part in _parts(_bare(tokens), "/")]
    if len(parts) > 1:
        return _unique([text for part in parts for text in _alternatives(part)])
    return tuple(text for part in parts if (text := _text(part)))


def _parts(tokens: Sequence[str], mark: str) -> list[list[str]]:
    """Return the stretches between marks that stand in no parentheses."""
    parts: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token == "(") - (token == ")")
        if token == mark and depth == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _bare(tokens: Sequence[str]) -> list[str]:
    """Return the tokens without white space and one pair of parentheses around them all."""
    text = list(tokens)
    while text and text[0].isspace():
        text.pop(0)
    while text and text[-1].isspace():
        text.pop()
    if not text or text[0] != "(" or text[-1] != ")":
        return text
    depth = 0
    for number, token in enumerate(text):
        depth += (token == "(") - (token == ")")
        if depth == 0 and number < len(text) - 1:
            return text
    return _bare(text[1:-1])


def _text(tokens: Sequence[str]) -> str:
    written = "".join(
        re.sub(r"\\(.)", r"\1", token[1:-1]) if len(token) > 1 and token[0] == '"' else token
        for token in tokens
        if token != '"'
    )
    return " ".join(written.split())


def _unique(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
