"""CEAF-REE on templates: examples worked by hand, and its laws."""

from itertools import permutations
from math import isclose
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.muc4 import entities
from bench.muc4.entities import EXACT, best_mapping, counts, normalised, scored
from bench.muc4.records import ROLES, Entities

TYPES = ("ATTACK", "BOMBING")
MENTIONS = st.frozensets(st.sampled_from("pqrs"), min_size=1, max_size=2)


def record(kind: str = "ATTACK", *, score: float = 1.0, **roles: tuple[str, ...]) -> Entities:
    """Return a template; each entity is given as its mentions with slashes between."""
    return Entities(
        types=tuple(kind.split(" / ")),
        roles={
            role: tuple(frozenset(each.split("/")) for each in roles.get(role, ()))
            for role in ROLES
        },
        score=score,
    )


def records() -> st.SearchStrategy[list[Entities]]:
    roles = st.fixed_dictionaries(
        {role: st.lists(MENTIONS, max_size=2).map(tuple) for role in ("PerpInd", "Victim")}
    )
    one = st.builds(
        lambda kind, given: Entities(
            types=(kind,), roles={role: given.get(role, ()) for role in ROLES}
        ),
        st.sampled_from(TYPES),
        roles,
    )
    return st.lists(one, max_size=4)


def f1(right: float, predicted: float, found: float, wanted: float) -> float:
    precision = right / predicted if predicted else 0.0
    recall = found / wanted if wanted else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def overall(found: dict[str, float]) -> float:
    return f1(*(found[f"entities.{key}"] for key in ("right", "predicted", "found", "wanted")))


def test_mentions_meet_without_case_punctuation_and_articles() -> None:
    assert normalised("The  'Red-Mill' FRONT") == normalised("red\nmill front".replace("\n", ""))
    assert normalised("A band of an era") == "band of era"


def test_counts_worked_by_hand() -> None:
    gold = [record(PerpInd=("owls", "foxes"), Victim=("anna vell/vell",))]
    mine = [record(PerpInd=("owls",), Victim=("vell", "boris")), record("BOMBING")]
    found = counts(mine, gold)
    # Right: the type of the first, the owls, Vell. Found: the type, the owls, Vell of four.
    assert found["entities.right"] == 3
    assert found["entities.predicted"] == 5
    assert found["entities.found"] == 3
    assert found["entities.wanted"] == 4
    kinds = [found[f"{entities.INCIDENT_TYPE}.{key}"] for key in ("right", "predicted", "wanted")]
    assert kinds == [1, 2, 1]
    assert (found["Victim.right"], found["Victim.predicted"]) == (1, 2)
    assert (found["PerpInd.found"], found["PerpInd.wanted"]) == (1, 2)


def test_all_mentions_of_a_predicted_entity_must_be_gold() -> None:
    gold = [record(Weapon=("bomb/device",))]
    assert counts([record(Weapon=("bomb/device",))], gold)["Weapon.right"] == 1
    assert counts([record(Weapon=("bomb/stone",))], gold)["Weapon.right"] == 0


def test_two_entities_may_be_right_by_one_that_is_found_once() -> None:
    found = counts([record(Weapon=("bomb", "device"))], [record(Weapon=("bomb/device",))])
    assert (found["Weapon.right"], found["Weapon.found"]) == (2, 1)


def test_templates_of_other_types_are_not_mapped() -> None:
    found = counts([record("ARSON", Victim=("vell",))], [record("ATTACK", Victim=("vell",))])
    assert found["entities.right"] == 0
    assert found["entities.found"] == 0


def test_a_gold_template_of_two_types_takes_either() -> None:
    assert counts([record("BOMBING")], [record("BOMBING / ATTACK")])["incident type.right"] == 1


def test_the_mapping_is_the_best_for_the_document_not_the_first() -> None:
    gold = [record(Victim=("vell",)), record(Victim=("vell", "tand"))]
    mine = [record(Victim=("vell", "tand")), record(Victim=("vell",))]
    assert best_mapping(mine, gold) == ((0, 1), (1, 0))


def test_nothing_given_and_nothing_wanted() -> None:
    assert counts([], [])["entities.predicted"] == 0
    assert counts([], [record(Victim=("vell",))])["entities.wanted"] == 2
    assert counts([record(Victim=("vell",))], [])["entities.predicted"] == 2
    assert best_mapping([], [record()]) == ()


def test_scores_go_with_what_is_right() -> None:
    mine = [record(score=0.6, Victim=("vell", "tand")), record("ARSON", score=0.8)]
    found = scored(mine, [record(Victim=("vell",))])
    assert sorted(found) == [(0.6, False), (0.6, True), (0.6, True), (0.8, False)]


@given(records())
def test_the_gold_itself_is_perfect(gold: list[Entities]) -> None:
    found = counts(gold, gold)
    assert found["entities.right"] == found["entities.predicted"]
    assert found["entities.found"] == found["entities.wanted"]


@given(records(), records())
@settings(max_examples=150)
def test_no_mapping_beats_the_one_chosen(mine: list[Entities], gold: list[Entities]) -> None:
    """Compare with all mappings, tried one by one as in the published scorer."""
    predicted, wanted = sum(map(entities.size, mine)), sum(map(entities.size, gold))
    best = 0.0
    for columns in permutations([*range(len(gold)), *[None] * len(mine)], len(mine)):
        pairs = [
            entities.worth(one, gold[column])
            for one, column in zip(mine, columns, strict=True)
            if column is not None and entities.fits(one, gold[column])
        ]
        right, found = sum(a for a, _ in pairs), sum(b for _, b in pairs)
        best = max(best, f1(right, predicted, found, wanted))
    assert isclose(overall(counts(mine, gold)), best, abs_tol=1e-12)


@given(records(), records(), st.randoms())
def test_the_order_of_templates_plays_no_part(
    mine: list[Entities], gold: list[Entities], chance: Random
) -> None:
    shuffled, turned = list(mine), list(gold)
    chance.shuffle(shuffled)
    chance.shuffle(turned)
    assert counts(shuffled, turned) == counts(mine, gold)


@given(records(), records())
def test_mappings_are_one_to_one_within_a_type(mine: list[Entities], gold: list[Entities]) -> None:
    pairs = best_mapping(mine, gold)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(entities.fits(mine[row], gold[column]) for row, column in pairs)


@pytest.mark.parametrize("more", [0, 3])
def test_beyond_the_exact_limit_templates_are_assigned(more: int) -> None:
    gold = [record(Victim=(f"person {n}",)) for n in range(EXACT + 1)]
    extra = [record(Victim=(f"other {n}",)) for n in range(more)]
    found = counts([*extra, *reversed(gold)], gold)
    assert found["Victim.right"] == EXACT + 1
    assert found["Victim.predicted"] == EXACT + 1 + more
