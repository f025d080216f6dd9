"""The answer keys of MUC-4, on an invented key."""

import os
import re
from pathlib import Path

import pytest

from bench.kit.types import MissingDataError
from bench.muc4.keys import filler, templates
from bench.muc4.records import (
    CONFIDENCE,
    DATE,
    DESCRIPTION,
    EFFECT,
    INDIVIDUAL,
    INSTRUMENT,
    LOCATION,
    NAME,
    NUMBER,
    ORGANISATION,
    PHYSICAL,
    STAGE,
    TYPE,
    Filler,
)
from oddities import said_of

KEY = r"""
;;; an invented key
0.  MESSAGE: ID                     TST1-MUC3-0001 (NOSC)
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  (04 MAY 85) / (- 05 MAY 85)
3.  INCIDENT: LOCATION              VARN: ODEL (CITY / COUNTY): THE MILLS (NEIGHBORHOOD)
4.  INCIDENT: TYPE                  BOMBING / ATTACK
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
6.  INCIDENT: INSTRUMENT ID         "FIREWORK" /
                                    "ROCKET"
7.  INCIDENT: INSTRUMENT TYPE       EXPLOSIVE: "FIREWORK" / "ROCKET"
8.  PERP: INCIDENT CATEGORY         ? TERRORIST ACT
9.  PERP: INDIVIDUAL ID             ? "\"THE OWLS\"" / "OWLS"
                                    "BORIS TAND"
10. PERP: ORGANIZATION ID           "RED MILL FRONT" / "RMF"
11. PERP: ORGANIZATION CONFIDENCE   POSSIBLE / REPORTED AS FACT: "RED MILL FRONT" / "RMF"
12. PHYS TGT: ID                    -
18. HUM TGT: NAME                   "ANNA VELL"
19. HUM TGT: DESCRIPTION            ("MILLER" / "OWNER"): "ANNA VELL"
                                    "COOKS"
21. HUM TGT: NUMBER                 5 - 7: "COOKS"
                                    -: "ANNA VELL"
23. HUM TGT: EFFECT OF INCIDENT     NO INJURY OR DEATH / NO INJURY: "-"

;; a second template of the same message
0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               2
4.  INCIDENT: TYPE                  KIDNAPPING
6.  INCIDENT: INSTRUMENT ID         *
12. PHYS TGT: ID                    *

0.  MESSAGE: ID                     TST1-MUC3-0002
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


def test_a_key_is_read_whole() -> None:
    found = templates(KEY, Path("key"))
    first, second = found["TST1-MUC3-0001"]
    assert found["TST1-MUC3-0002"] == ()
    assert first.optional and not second.optional
    assert first.types == ("BOMBING", "ATTACK")
    assert first.slots[DATE] == (Filler(values=("04 MAY 85", "- 05 MAY 85")),)
    assert first.slots[LOCATION] == (
        Filler(values=("VARN: ODEL (CITY / COUNTY): THE MILLS (NEIGHBORHOOD)",)),
    )
    assert first.slots[STAGE] == (Filler(values=("ACCOMPLISHED",)),)
    assert first.slots[INSTRUMENT] == (Filler(values=("FIREWORK", "ROCKET")),)
    assert first.slots[INDIVIDUAL] == (
        Filler(values=('"THE OWLS"', "OWLS"), optional=True),
        Filler(values=("BORIS TAND",)),
    )
    assert first.slots[ORGANISATION] == (Filler(values=("RED MILL FRONT", "RMF")),)
    assert first.slots[CONFIDENCE] == (
        Filler(values=("POSSIBLE", "REPORTED AS FACT"), tags=("RED MILL FRONT", "RMF")),
    )
    assert first.slots[PHYSICAL] == ()
    assert first.slots[NAME] == (Filler(values=("ANNA VELL",)),)
    assert first.slots[DESCRIPTION] == (
        Filler(values=("MILLER", "OWNER"), tags=("ANNA VELL",)),
        Filler(values=("COOKS",)),
    )
    assert first.slots[EFFECT] == (Filler(values=("NO INJURY OR DEATH", "NO INJURY"), tags=("-",)),)


def test_what_does_not_apply_is_none_and_what_is_empty_is_nothing() -> None:
    _, second = templates(KEY, Path("key"))["TST1-MUC3-0001"]
    assert second.slots[TYPE] == (Filler(values=("KIDNAPPING",)),)
    assert second.slots[INSTRUMENT] is None
    assert second.slots[PHYSICAL] is None
    assert second.slots[NAME] == ()


def test_a_null_value_with_a_reference_may_be_left_out() -> None:
    first, _ = templates(KEY, Path("key"))["TST1-MUC3-0001"]
    assert first.slots[NUMBER] == (
        Filler(values=("5 - 7",), tags=("COOKS",)),
        Filler(values=(), tags=("ANNA VELL",), optional=True),
    )


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ('"A"/"B"', Filler(values=("A", "B"))),
        ('?"A"', Filler(values=("A",), optional=True)),
        ('DEATH: "A: B" / "C/D"', Filler(values=("DEATH",), tags=("A: B", "C/D"))),
        ('"FRONT (F-1)"', Filler(values=("FRONT (F-1)",))),
        ('("A": "X") / ("B": "Y")', Filler(values=("A", "B"), tags=("X", "Y"))),
        ('"A" / -', Filler(values=("A",), optional=True)),
        ("LONE STONES", Filler(values=("LONE STONES",))),
        ('STONES"', Filler(values=("STONES",))),
        ("~7", Filler(values=("~7",))),
    ],
)
def test_fillers(line: str, wanted: Filler) -> None:
    assert filler(line) == wanted


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("1.  MESSAGE: TEMPLATE               1\n", "without MESSAGE: ID"),
        ("0.  MESSAGE: ID                     T\n77. ODD: SLOT                 x\n", "line 2"),
        ("0.  MESSAGE: ID                     T\nno line of a key\n", "line 2"),
        ("    a line that goes on from nothing\n", "line 1"),
    ],
)
def test_a_broken_key_is_named(text: str, says: str) -> None:
    with pytest.raises(MissingDataError, match=says) as raised:
        templates(text, Path("the-key"))
    assert "the-key" in str(raised.value)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("BOMBING / ATTACK", "BOMBING / RIOT", r"slot 4 \(INCIDENT: TYPE\): 'RIOT' is none of"),
        (
            "4.  INCIDENT: TYPE                  BOMBING / ATTACK",
            "",
            r"slot 4 .*a type was expected",
        ),
        ("ACCOMPLISHED", "DONE", r"slot 5 \(INCIDENT: STAGE OF EXECUTION\): 'DONE' is none of"),
        ("POSSIBLE /", "MAYBE /", r"slot 11 \(PERP: ORGANIZATION CONFIDENCE\): 'MAYBE' is none"),
        (
            "8.  PERP: INCIDENT CATEGORY",
            "8.  PERP: KIND",
            r"8\. PERP: KIND is no slot; 8\. PERP: INC",
        ),
        ("8.  PERP: INCIDENT", "9.  PERP: INCIDENT", r"9\. PERP: INCIDENT CATEGORY is no slot"),
        (
            "23. HUM TGT",
            "25. HUM TGT",
            r"25\. HUM TGT: EFFECT OF INCIDENT is no slot; they are 0 to",
        ),
        ("3.  INCIDENT: LOCATION  ", "2.  INCIDENT: DATE  ", r"2\. INCIDENT: DATE stands in the"),
    ],
)
def test_a_slot_or_value_that_is_none_is_named(old: str, new: str, says: str) -> None:
    assert old in KEY
    said = said_of(lambda: templates(KEY.replace(old, new, 1), Path("the-key")))
    assert re.search(says, said)
    assert "the-key" in said and "TST1-MUC3-0001" in said


def test_all_set_lists_are_read() -> None:
    for types in ("HIJACKING", "FORCED WORK STOPPAGE / ROBBERY", "ARSON"):
        first, _ = templates(KEY.replace("BOMBING / ATTACK", types), Path("key"))["TST1-MUC3-0001"]
        assert first.types == tuple(types.split(" / "))


def test_all_real_keys_are_read() -> None:
    corpora = Path(os.environ.get("TOCSIN_TEST_DATA", "/nowhere")) / "data" / "muc4" / "corpora"
    if not corpora.exists():
        pytest.skip(f"the real keys are not at {corpora}: set TOCSIN_TEST_DATA")
    keys = sorted(corpora.glob("*/key-*"))
    assert len(keys) >= 15
    for path in keys:
        assert len(templates(path.read_bytes().decode("latin-1"), path)) == 100
