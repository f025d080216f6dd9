"""Counts how a record agrees with the annotators', article by article.

Fields with one value: right where the annotators give one and it is the same. As in the
authors' scorer an article without a value is never right, so that "accuracy" over all
articles compares with what they published. Places, countries and names are compared without
case, accents and marks, and places under each of their spellings, where the authors compare
strings. Types of violation and names of victims are compared as sets; a record without
violations counts as of type "unknown".

Source: https://github.com/dataminr-ai/HRDsAttack, src/models/utils.py, `evaluate_all`.
"""

from collections.abc import Collection, Sequence

from bench.hrdsattack.records import VIOLATIONS, Article, Attack, Victim
from bench.kit.measures import f1, layer_counts, precision, share, three
from bench.kit.types import Measure, Output, Unit
from bench.kit.wordings import folded

SINGLE = ("perpetrator type", "country", "region", "city", "year", "month", "day")
_MAIN = frozenset({"perpetrator type", "city"})
_OF_VICTIMS = ("type", "sex", "age")


def _measures() -> tuple[Measure, ...]:
    single: list[Measure] = []
    for name in SINGLE:
        single += (
            share(f"{name} accuracy", f"{name}.right", "articles", main=name in _MAIN),
            share(f"{name}, where stated", f"{name}.right", f"{name}.wanted"),
            precision(name, f"{name}, where told"),
        )
    return (
        *three("victim", "victim name exact", main=True),
        *three("victim loose", "victim name loose"),
        *three("violation", "violation type", main=True),
        share("violation types all right", "violations right", "articles"),
        *single,
        *three("mention", "perpetrator mentioned"),
        *(f1(f"violation {each}", f"violation {each} F1") for each in VIOLATIONS),
        *(
            share(f"victim {each}, of victims found", f"victim {each}", "victims found")
            for each in _OF_VICTIMS
        ),
    )


MEASURES = _measures()


def unit(article: Article, told: Attack) -> Unit:
    """Return how what Tocsin tells of an article agrees with what its annotators found."""
    gold = article.gold
    counts: dict[str, float] = {
        "articles": 1.0,
        "violations right": float(told.violations == gold.violations),
        **_set("violation", told.violations, gold.violations),
        **_set("mention", _once(told.perpetrator), _once(gold.perpetrator)),
        **_victims(told.victims, gold.victims),
    }
    for each in VIOLATIONS:
        counts |= _set(f"violation {each}", told.violations & {each}, gold.violations & {each})
    for name in SINGLE:
        counts |= _single(name, told, gold)
    return Unit(
        id=article.id,
        counts=counts,
        output={"told": output(told), "wanted": output(gold)},
        text=article.document.text,
    )


def _single(name: str, told: Attack, gold: Attack) -> dict[str, float]:
    found, wanted = _values(told, name), _values(gold, name)
    return layer_counts(
        name, right=bool(found & wanted), predicted=bool(found), wanted=bool(wanted)
    )


def _values(attack: Attack, name: str) -> frozenset[object]:
    """Return the value of a field in each of its spellings, nothing where it is not told."""
    value = getattr(attack, name.replace(" ", "_"))
    if isinstance(value, frozenset):
        return value
    return frozenset() if value is None else frozenset({value})


def _set(layer: str, told: Collection[object], gold: Collection[object]) -> dict[str, float]:
    right = len(set(told) & set(gold))
    return layer_counts(layer, right=right, predicted=len(set(told)), wanted=len(set(gold)))


def _once(holds: bool) -> set[object]:
    return {True} if holds else set()


def _victims(told: Sequence[Victim], gold: Sequence[Victim]) -> dict[str, float]:
    found = {folded(victim.name): victim for victim in without_parts(told)}
    wanted = {folded(victim.name): victim for victim in gold}
    near = sum(any(one in other or other in one for other in wanted) for one in found)
    pairs = [(found[name], wanted[name]) for name in found if name in wanted]
    return {
        **_set("victim", found, wanted),
        **layer_counts("victim loose", right=near, predicted=len(found), wanted=len(wanted)),
        "victims found": len(pairs),
        "victim type": sum(one.types == other.types for one, other in pairs),
        "victim sex": sum(one.sex == other.sex for one, other in pairs),
        "victim age": sum(one.age == other.age for one, other in pairs),
    }


def without_parts(victims: Sequence[Victim]) -> list[Victim]:
    """Return the victims whose name is no part of another's.

    The authors leave the others out too, and count some of them as predicted nevertheless.
    """
    names = {folded(victim.name) for victim in victims}
    return [
        victim
        for victim in victims
        if not any(folded(victim.name) in other for other in names - {folded(victim.name)})
    ]


def output(attack: Attack) -> dict[str, Output]:
    """Return a record in JSON's types, sets in order."""
    return {
        "perpetrator": attack.perpetrator,
        "perpetrator type": attack.perpetrator_type,
        "violations": sorted(attack.violations),
        "victims": [victim.name for victim in attack.victims],
        "country": attack.country,
        "region": sorted(attack.region),
        "city": sorted(attack.city),
        "date": [attack.year, attack.month, attack.day],
    }
