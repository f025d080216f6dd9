"""The scorer of claims against examples worked by hand, and its laws."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from annotated import TEXT, extent, write
from bench.claims import align, part_of
from bench.claims.counting import bags, classes, pairs_within, same_groups
from bench.claims.load import load
from bench.claims.score import unit_of
from bench.claims.sheet import Act, AnnotatedDocument, Harm, Role, Saying, Sheet
from bench.kit.intervals import values


@pytest.fixture
def document(tmp_path: Path) -> AnnotatedDocument:
    write(tmp_path)
    return load(tmp_path)[0]


def figures(document: AnnotatedDocument, found: Sheet) -> dict[str, float | None]:
    return values(part_of("invented", [unit_of(document, found)]))


def changed_act(sheet: Sheet, number: int, **change: object) -> Sheet:
    acts = list(sheet.acts)
    acts[number] = replace(acts[number], **change)  # type: ignore[arg-type]
    return replace(sheet, acts=tuple(acts))


def changed_saying(sheet: Sheet, number: int, **change: object) -> Sheet:
    sayings = list(sheet.sayings)
    sayings[number] = replace(sayings[number], **change)  # type: ignore[arg-type]
    return replace(sheet, sayings=tuple(sayings))


# ------------------------------------------------------------------------------------- laws


def test_what_is_annotated_scores_a_hundred_wherever_it_scores(
    document: AnnotatedDocument,
) -> None:
    found = figures(document, document.sheet)
    assert {value for value in found.values() if value is not None} == {100.0}
    asked = {each.name for each in part_of("", []).measures if each.main}
    assert all(found[name] == 100.0 for name in asked)


def test_nothing_said_is_nothing_right(document: AnnotatedDocument) -> None:
    found = figures(document, Sheet())
    assert {value for value in found.values() if value is not None} == {0.0}
    assert found["source exact precision"] is None
    assert found["triggers recall"] == 0.0
    assert found["stance accuracy"] is None
    assert found["roles F1"] is None


def test_order_is_irrelevant(document: AnnotatedDocument) -> None:
    def shuffled(things: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(random.Random(3).sample(things, len(things)))

    sheet = changed_act(document.sheet, 0, realis="planned", harm=())
    mixed = Sheet(
        **{name: shuffled(getattr(sheet, name)) for name in Sheet.__dataclass_fields__}  # type: ignore[arg-type]
    )
    assert unit_of(document, mixed).counts == unit_of(document, sheet).counts


def test_ids_are_irrelevant(document: AnnotatedDocument) -> None:
    sheet = document.sheet
    other = replace(
        sheet,
        sayings=tuple(replace(each, id=f"x{each.id}") for each in sheet.sayings),
        acts=tuple(
            replace(each, id=f"x{each.id}", attribution=f"x{each.attribution}", incident="k")
            for each in changed_act(sheet, 1, incident="i1").acts
        ),
        counts=tuple(replace(each, attribution="xa3") for each in sheet.counts),
        contradictions=((frozenset({"xo1"}), frozenset({"xo3"})),),
    )
    found = figures(document, other)
    assert found["attribution of an occurrence"] == 100.0
    assert found["attribution of a tally"] == 100.0
    assert found["contradictions F1"] == 100.0
    # All three are one incident: the pair of o1 and o3 is right, two others are not.
    assert found["same incident precision"] == pytest.approx(100 / 3)
    assert found["same incident recall"] == 100.0


# ----------------------------------------------------------------------------- attributions


def test_spans_of_attributions(document: AnnotatedDocument) -> None:
    start, end = document.sheet.sayings[0].content[0]
    found = figures(
        document, changed_saying(document.sheet, 0, content=((start, end - 10),), source=())
    )
    assert found["content exact F1"] == pytest.approx(200 / 3)
    assert found["content begin F1"] == 100.0
    assert found["source exact precision"] == 100.0
    assert found["source exact recall"] == pytest.approx(200 / 3)
    lengths = [right - left for each in document.sheet.sayings for left, right in each.content]
    right = sum(lengths) - 10
    assert found["content overlap F1"] == pytest.approx(200 * right / (right + sum(lengths)))


@pytest.mark.parametrize(
    ("change", "measure", "value"),
    [
        ({"stance": "denied"}, "stance accuracy", 200 / 3),
        ({"source_kind": "expert"}, "source kind accuracy", 200 / 3),
        ({"named": True}, "named accuracy", 200 / 3),
        ({"direct": True}, "direct accuracy", 200 / 3),
        ({"via": (0, 7)}, "via F1", 200 / 3),
        ({"parent": "a2"}, "parent accuracy", 200 / 3),
        ({"source": ((0, 6),)}, "sources of an attribution", 200 / 3),
        ({"basis": "imagery"}, "basis accuracy", 200 / 3),
        ({"cue": None}, "attributions matched F1", 100.0),
        ({"cue": None, "content": ((0, 7),)}, "attributions matched F1", 200 / 3),
        ({"cue": (0, 6), "content": ((0, 50),)}, "attributions matched F1", 100.0),
    ],
)
def test_one_of_three_attributions_is_wrong(
    document: AnnotatedDocument, change: dict[str, object], measure: str, value: float
) -> None:
    found = figures(document, changed_saying(document.sheet, 0, **change))
    assert found[measure] == pytest.approx(value)


def test_a_stance_has_its_own_figure(document: AnnotatedDocument) -> None:
    found = figures(document, changed_saying(document.sheet, 0, stance="denied"))
    # Asserted: two right of two said and three annotated. Denied: one said, none annotated.
    assert found["stance: asserted F1"] == pytest.approx(80.0)
    assert found["stance: denied F1"] == 0.0


def test_a_name_that_cannot_be_told_is_not_asked(document: AnnotatedDocument) -> None:
    asked = replace(document, sheet=changed_saying(document.sheet, 0, named=None))
    found = figures(asked, changed_saying(document.sheet, 1, named=True))
    assert found["named accuracy"] == 50.0


def test_cues_decide_and_contents_come_second() -> None:
    def one(name: str, cue: tuple[int, int] | None, content: tuple[int, int]) -> Saying:
        return Saying(
            id=name,
            source=(),
            cue=cue,
            content=(content,),
            source_kind="unknown",
            named=False,
            via=None,
            stance="asserted",
            basis="none_stated",
            basis_span=None,
            likelihood=None,
            direct=False,
            parent=None,
        )

    wanted = [one("a", (0, 4), (10, 30)), one("b", (40, 44), (50, 70)), one("c", None, (80, 99))]
    # The first has b's cue and a's content; the second only c's content; the third too little.
    found = [one("x", (41, 44), (10, 30)), one("y", (72, 76), (80, 95)), one("z", None, (25, 34))]
    assert align.sayings(found, wanted) == [(0, 1), (1, 2)]
    assert align.sayings(found[::-1], wanted) == [(1, 2), (2, 1)]
    assert align.sayings([], wanted) == []


# ------------------------------------------------------------------------------ occurrences


@pytest.mark.parametrize(
    ("change", "measure", "value"),
    [
        ({"type": "COERCE"}, "triggers F1", 100.0),
        ({"type": "COERCE"}, "triggers with type F1", 200 / 3),
        ({"mode": "aerial"}, "triggers with type and mode F1", 200 / 3),
        ({"mode": "aerial"}, "triggers with type F1", 100.0),
        ({"trigger": (0, 13)}, "triggers F1", 100.0),
        ({"trigger": (0, 13)}, "triggers exact F1", 200 / 3),
        ({"trigger": (0, 7)}, "triggers F1", 200 / 3),
        ({"realis": "possible"}, "realis accuracy", 200 / 3),
        ({"background": True}, "background accuracy", 200 / 3),
        ({"attribution": None}, "attribution of an occurrence", 200 / 3),
        ({"attribution": None}, "own voice or attributed", 200 / 3),
        ({"attribution": "a3"}, "attribution of an occurrence", 200 / 3),
        ({"attribution": "a3"}, "own voice or attributed", 100.0),
        ({"incident": "i2"}, "same incident F1", 0.0),
        ({"incident": "i2"}, "incidents: pairs F1", 0.0),
        ({"incident": "i2"}, "incidents: B-cubed precision", 200 / 3),
        ({"count": (2, 2)}, "counts of acts F1", 0.0),
    ],
)
def test_one_of_three_occurrences_is_wrong(
    document: AnnotatedDocument, change: dict[str, object], measure: str, value: float
) -> None:
    found = figures(document, changed_act(document.sheet, 0, **change))
    assert found[measure] == pytest.approx(value)


def test_roles_are_given_the_trigger(document: AnnotatedDocument) -> None:
    act = document.sheet.acts[0]
    gunmen, soldiers, _, monday = act.roles
    mine = (
        gunmen,
        replace(soldiers, span=extent("three soldiers"), kind="civilians", status="suspected"),
        Role(role="weapon", span=extent("the army")),
        replace(monday, days=(date(2021, 3, 1), date(2021, 3, 7))),
    )
    sheet = replace(document.sheet, acts=(replace(act, roles=mine), document.sheet.acts[1]))
    found = figures(document, sheet)
    # The third occurrence is missed: its recipient does not count. Of the others' five roles
    # (gunmen, soldiers, Arlen, Monday; a bridge) four are found, one of them shortened, and
    # one more is said.
    assert found["roles precision"] == 80.0
    assert found["roles recall"] == 80.0
    assert found["roles exact F1"] == 60.0
    assert found["roles in all F1"] == pytest.approx(200 * 4 / (5 + 6))
    assert found["actors F1"] == 100.0
    assert found["weapons F1"] == 0.0
    assert found["places F1"] == 0.0
    assert found["role kind accuracy"] == pytest.approx(200 / 3)
    assert found["role status accuracy"] == pytest.approx(200 / 3)
    assert found["time value accuracy"] == 0.0
    assert found["time value near"] == 100.0


def test_a_party_in_the_wrong_role_is_wrong(document: AnnotatedDocument) -> None:
    roles = tuple(
        replace(each, role={"actor": "recipient"}.get(each.role, each.role))
        for each in document.sheet.acts[0].roles
    )
    found = figures(document, changed_act(document.sheet, 0, roles=roles))
    assert found["roles F1"] == pytest.approx(100 * 5 / 6)
    assert found["actors F1"] == 0.0


def test_harm_is_kind_and_bounds(document: AnnotatedDocument) -> None:
    told = (
        Harm(kind="killed", bounds=(3, 3), who=extent("soldiers"), figure=None),
        Harm(kind="killed", bounds=(3, None), who=extent("Gunmen"), figure=extent("three")),
    )
    found = figures(document, changed_act(document.sheet, 0, harm=told))
    # Two wanted (3 or more; 4), three said (3; 3 or more; 4), two right.
    assert found["harm figures precision"] == pytest.approx(200 / 3)
    assert found["harm figures recall"] == 100.0
    assert found["harm kinds F1"] == 80.0
    assert found["harm with whom F1"] == 40.0
    assert found["harm: killed F1"] == 80.0
    assert found["harm in all F1"] == 80.0
    # The annotation has no words for either figure.
    assert found["harm figure words F1"] == 0.0


def test_words_of_a_figure_are_right_with_the_same_number(document: AnnotatedDocument) -> None:
    def told(*words: str) -> Sheet:
        harm = tuple(
            Harm(kind="killed", bounds=(3, None), who=None, figure=extent(each)) for each in words
        )
        return changed_act(document.sheet, 0, harm=harm)

    asked = replace(document, sheet=told("at least three"))
    assert figures(asked, told("three"))["harm figure words F1"] == 100.0
    assert figures(asked, told("three", "4"))["harm figure words F1"] == pytest.approx(200 / 3)


def test_a_block_cut_into_sentences_is_told_by_its_source(document: AnnotatedDocument) -> None:
    # Tocsin's second attribution of the army holds the trigger; the annotated one is matched
    # by the first.
    first = document.sheet.sayings[0]
    sheet = replace(
        changed_act(document.sheet, 0, attribution="more"),
        sayings=(
            *document.sheet.sayings,
            replace(first, id="more", cue=None, content=((0, 13),)),
        ),
    )
    assert figures(document, sheet)["attribution of an occurrence"] == 100.0
    strange = replace(sheet.sayings[-1], source=(extent("a colonel"),))
    sheet = replace(sheet, sayings=(*document.sheet.sayings, strange))
    assert figures(document, sheet)["attribution of an occurrence"] == pytest.approx(200 / 3)


def test_of_two_acts_at_one_trigger_the_type_decides(document: AnnotatedDocument) -> None:
    act = document.sheet.acts[0]
    both = [replace(act, id="p", type="COERCE"), replace(act, id="q")]
    assert align.acts(both, both[::-1]) == [(0, 1), (1, 0)]


# --------------------------------------------------------------------------------- counting


def test_classes_count_what_is_not_there() -> None:
    found = classes("type", [("A", "A"), ("A", "B"), ("B", None), (None, "A")])
    assert found == {
        "type.right": 1,
        "type.matched": 2,
        "type=A.right": 1,
        "type=A.predicted": 2,
        "type=A.wanted": 2,
        "type=B.right": 0,
        "type=B.predicted": 1,
        "type=B.wanted": 1,
    }


@pytest.mark.parametrize("turn", [lambda one, other: (one, other), lambda one, other: (other, one)])
def test_bags_agree_either_way(turn: Callable[[str, str], tuple[str, str]]) -> None:
    assert bags("x", *turn("aab", "abc"))["x.right"] == 2


def test_pairs_of_one_group() -> None:
    assert same_groups("aabb", "xxxy") == (1, 2, 3)
    assert pairs_within("aaab") == 3


def test_scores_and_words_stand_with_a_unit(document: AnnotatedDocument) -> None:
    sheet = changed_act(changed_saying(document.sheet, 0, score=0.9), 0, score=0.8, trigger=(0, 6))
    unit = unit_of(document, sheet)
    assert unit.scored == {"attributions": [(0.9, True)], "triggers": [(0.8, False)]}
    assert unit.counts["triggers.wanted"] == 3
    assert unit.text == TEXT
    told = json.loads(json.dumps(unit.output))["occurrences"][1]
    assert (told["trigger"], told["told by"]) == ("shelled", "a colonel")


def test_an_act_is_compared_whole() -> None:
    # A field added to an act must be scored, or said to be left out on the page.
    assert set(Act.__dataclass_fields__) == {
        "id", "trigger", "type", "mode", "realis", "background", "count", "roles", "harm",
        "attribution", "incident", "score",
    }  # fmt: skip
