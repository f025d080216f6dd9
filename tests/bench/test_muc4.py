"""MUC-4 as a whole: its parts, on an invented folder; the gold against itself, on the real one."""

import json
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from bench.kit.measures import total
from bench.kit.tools import Tools
from bench.kit.types import MissingDataError
from bench.muc4 import BENCHMARK, MEASURES, dateline_counts, entities, slots, unit
from bench.muc4.load import entity_forms, parts, published
from bench.muc4.records import Filler, Message, Response, Template
from tocsin.core.types import DateInterval

TEXT = """
TST1-MUC3-0001

   BOGOTA, 12 MAY 89 (XPRESS) -- [TEXT] FIVE PEOPLE WERE INJURED WHEN GUERRILLAS ATTACKED A BUS
OF THE [RED] LINE.


TST1-MUC3-0002

   LIMA, NO DATE -- [TEXT] IT RAINED.
"""
KEY = """
0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  - 12 MAY 89
3.  INCIDENT: LOCATION              COLOMBIA
4.  INCIDENT: TYPE                  ATTACK
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
9.  PERP: INDIVIDUAL ID             "GUERRILLAS"
12. PHYS TGT: ID                    "BUS OF THE (RED) LINE" / "BUS"
                                    "CART THAT STANDS NOWHERE"
19. HUM TGT: DESCRIPTION            "PEOPLE"
23. HUM TGT: EFFECT OF INCIDENT     INJURY: "PEOPLE"

0.  MESSAGE: ID                     TST1-MUC3-0002
1.  MESSAGE: TEMPLATE               *
"""
FORMS = [
    {
        "docid": "TST1-MUC3-0001",
        "doctext": "five people",
        "templates": [
            {
                "incident_type": "attack",
                "PerpInd": [[["guerrillas", 30]]],
                "PerpOrg": [],
                "Target": [[["bus of the (red) line", 51], ["bus", 51]]],
                "Victim": [],
                "Weapon": [],
            }
        ],
    },
    {"docid": "TST1-MUC3-0002", "doctext": "it rained", "templates": []},
]


def folder(tmp_path: Path, *, forms: bool = True, name: str = "tst1") -> Path:
    """Return an invented folder of data with one test set."""
    corpus = tmp_path / "muc4" / "corpora" / name
    corpus.mkdir(parents=True)
    (corpus / f"{name}-muc3").write_text(TEXT)
    (corpus / f"key-{name}.v7").write_text(KEY)
    if forms:
        processed = tmp_path / "muc4" / "processed"
        processed.mkdir()
        lines = "".join(json.dumps(form) + "\n" for form in FORMS)
        (processed / "dev.json").write_text(lines)
        (processed / "test.json").write_text(lines)
    return tmp_path


def test_the_parts_that_are_there_are_read(tmp_path: Path) -> None:
    (messages,) = parts(folder(tmp_path) / "muc4").values()
    first, second = messages
    assert first.id == "TST1-MUC3-0001"
    assert first.text.startswith("   BOGOTA, 12 MAY 89")
    assert first.text.endswith("LINE.\n")
    assert first.published == date(1989, 5, 12)
    assert second.published is None
    assert second.key == ()
    assert second.entities == ()


def test_parts_are_named_by_their_test_sets(tmp_path: Path) -> None:
    folder(tmp_path, forms=False, name="tst1")
    folder(tmp_path, forms=False, name="tst2")
    folder(tmp_path, forms=False, name="tst4")
    assert list(parts(tmp_path / "muc4")) == ["TST1+2", "TST4"]


def test_entity_forms_made_from_the_key_are_those_published(tmp_path: Path) -> None:
    (messages,) = parts(folder(tmp_path) / "muc4").values()
    (made,) = parts(folder(tmp_path / "other", forms=False) / "muc4").values()
    assert [each.entities for each in made] == [each.entities for each in messages]


def test_no_count_of_one_score_stands_in_the_place_of_one_of_the_other(tmp_path: Path) -> None:
    (messages,) = parts(folder(tmp_path) / "muc4").values()
    by_entity = entities.counts(messages[0].entities, messages[0].entities)
    by_slot = slots.counts(messages[0].key, messages[0].key)
    assert by_entity and by_slot
    assert not by_entity.keys() & by_slot.keys()


def test_a_run_counts_by_document(tmp_path: Path) -> None:
    (part,) = BENCHMARK.run(Tools(data=folder(tmp_path)))
    assert [each.id for each in part.units] == ["TST1-MUC3-0001", "TST1-MUC3-0002"]
    first, second = part.units
    assert first.counts["entities.wanted"] == 3
    assert first.counts["dateline.all"] == 1
    assert second.counts["entities.wanted"] == second.counts["entities.predicted"] == 0
    assert "dateline.all" not in second.counts
    json.dumps([each.output for each in part.units])
    assert len({measure.name for measure in part.measures}) == len(part.measures)
    assert 1 <= sum(measure.main for measure in part.measures) <= 4


def broken(tmp_path: Path, path: str, text: str | None) -> Path:
    """Return an invented folder with one file gone or of other text."""
    data = folder(tmp_path) / "muc4"
    if text is None:
        (data / path).unlink()
    else:
        (data / path).write_text(text)
    return data


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        ("corpora/tst1/tst1-muc3", None, "no file of texts tst1"),
        ("corpora/tst1/tst1-muc3", "IT RAINED.\n", "tst1-muc3 has no line with the number"),
        ("corpora/tst1/tst1-muc3", TEXT + TEXT, "tst1-muc3 has TST1-MUC3-0001 a second time"),
        ("corpora/tst1/key-tst1.v7", None, r"no files key-tst1\.\*"),
        ("corpora/tst1/key-tst1.v7", KEY[: KEY.rindex("0. ")], "key-tst1.v7 has no template of"),
        ("corpora/tst1/key-tst1.v7", "it rained\n", "key-tst1.v7, line 1"),
        ("processed/dev.json", "{}\n", "dev.json: not the entity form"),
        ("processed/dev.json", json.dumps(FORMS[0]) + "\n", "dev.json has no line of"),
        ("processed/dev.json", "rain\n", "dev.json, line 1 is not JSON"),
    ],
)
def test_broken_data_is_named(tmp_path: Path, path: str, text: str | None, says: str) -> None:
    with pytest.raises(MissingDataError, match=says):
        parts(broken(tmp_path, path, text))


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingDataError, match="none of the folders tst1 to tst4"):
        parts(tmp_path)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("   LIMA,  5 MAY 85 -- [TEXT] X", date(1985, 5, 5)),
        ("   SAN\nTALB (VARN), 05 MAY\n85 (RADIO OWL) -- X", date(1985, 5, 5)),
        ("   LIMA, NO DATE -- [TEXT] SINCE LIMA, 05 MAY 85 -- X", None),
        ("   LIMA, 05 MAY -- [TEXT] X", None),
    ],
)
def test_datelines(text: str, wanted: date | None) -> None:
    assert published(text) == wanted


def test_the_dateline_is_found_or_not() -> None:
    message = Message(id="m", text="", published=date(1985, 5, 5), key=(), entities=())
    day = DateInterval(earliest=date(1985, 5, 5), latest=date(1985, 5, 5), reason="stated")
    open_day = DateInterval(earliest=None, latest=date(1985, 5, 5), reason="stated")
    assert dateline_counts(message, day)["dateline.right"] == 1.0
    assert dateline_counts(message, open_day)["dateline.right"] == 0.0
    assert dateline_counts(message, None)["dateline.right"] == 0.0


def figures(messages: Sequence[Message], found: Sequence[Sequence[Response]]) -> dict[str, float]:
    """Return the figures that have a value."""
    units = [unit(message, given) for message, given in zip(messages, found, strict=True)]
    sums = total(*(each.counts for each in units))
    values = {measure.name: measure.of(sums) for measure in MEASURES}
    return {name: value for name, value in values.items() if value is not None}


def as_response(template: Template) -> Response:
    """Return a template of the key as if it were given: the first of all alternatives."""
    slots = {
        slot: fillers
        if fillers is None
        else tuple(
            Filler(values=each.values[:1], tags=each.tags[:1]) for each in fillers if each.values
        )
        for slot, fillers in template.slots.items()
    }
    return Response(template=Template(types=template.types[:1], slots=slots), score=1.0)


def test_nothing_given_scores_nothing(tmp_path: Path) -> None:
    (messages,) = parts(folder(tmp_path) / "muc4").values()
    found = figures(messages, [[] for _ in messages])
    assert found["CEAF-REE R"] == found["15 slots recall"] == 0.0
    assert "CEAF-REE P" not in found
    assert "confidence, where the organisation is right" not in found


def real() -> list[Message]:
    """Return the messages of the real development part."""
    path = Path(os.environ.get("TOCSIN_TEST_DATA", "/nowhere")) / "data" / "muc4"
    if not path.is_dir():
        pytest.skip(f"the real texts are not at {path}: set TOCSIN_TEST_DATA")
    return parts(path)["TST1+2"]


def test_the_real_entity_form_is_made_from_the_real_keys() -> None:
    messages = real()
    assert len(messages) == 200
    for message in messages:
        made = entity_forms(message.key, message.text)
        assert [
            (each.types, {role: set(entities) for role, entities in each.roles.items()})
            for each in made
        ] == [
            (each.types, {role: set(entities) for role, entities in each.roles.items()})
            for each in message.entities
        ], message.id


def test_the_real_key_given_back_is_all_but_perfect() -> None:
    """By slot it is perfect; in the entity form, mentions that are not in the text are lost."""
    messages = real()
    found = figures(messages, [[as_response(one) for one in each.key] for each in messages])
    assert found["15 slots precision"] == pytest.approx(100.0)
    assert found["15 slots recall"] == pytest.approx(100.0)
    assert found["confidence, where the organisation is right"] == 100.0
    assert found["CEAF-REE F1"] > 95.0
