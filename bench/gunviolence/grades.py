"""The scorer of the grades: do claims and incidents graded 1 or 2 agree with the register?

All articles are fused together and graded. An incident is judged by each row of the register
whose articles mainly report it, a claim by the row of its article, where it is of the article's
main incident. Their values are the killed, the injured, the day and the city, each judged as
`facts.py` does; a value that is not given counts nowhere. Killed and injured of a row of which
the register counts none are no values to agree with where others died: they count as wrong.

A claim tells a part as often as the whole ("a woman was killed" of three), which the register
does not hold: the share of claims is compared between grades, and is no measure of truth.
The set only measures: nothing in grading was chosen by it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.gunviolence.adapt import Facts, claim_facts, facts_of
from bench.gunviolence.facts import right_city, right_number
from bench.gunviolence.load import Row
from bench.kit.measures import share
from bench.kit.types import Measure, Unit
from tocsin.core.types import Assessment, Claim, ClaimAssessment, Incident
from tocsin.core.vocab import Credibility

FACTS = ("killed", "injured", "day", "city")
HIGH = frozenset({Credibility.CONFIRMED, Credibility.PROBABLY_TRUE})
LEVELS = ("claims", "incidents")
_GROUPS = {"1 or 2": "high", "3 to 6": "low"}


def _measures() -> Iterator[Measure]:
    for level in LEVELS:
        for words, group in _GROUPS.items():
            over, under = f"{level}.{group}.agreed", f"{level}.{group}.given"
            main = group == "high"
            yield share(
                f"{level} graded {words}: values as in the register", over, under, main=main
            )
        for fact in FACTS:
            for words, group in _GROUPS.items():
                key = f"{level}.{group}.{fact}"
                yield share(f"{level} graded {words}: {fact}", f"{key}.agreed", f"{key}.given")
        for grade in Credibility:
            key = f"{level}.{int(grade)}"
            yield share(f"{level} graded {int(grade)}", f"{key}.agreed", f"{key}.given")


MEASURES: tuple[Measure, ...] = tuple(_measures())


@dataclass(frozen=True, slots=True, kw_only=True)
class Graded:
    """What the ledger says and how it grades it: claims by id, grades by claim and incident."""

    claims: Mapping[str, Claim]
    of_claims: Mapping[str, ClaimAssessment]
    of_incidents: Mapping[str, Assessment]


def unit(row: Row, mains: Mapping[str, Incident], graded: Graded) -> Unit:
    """Return how what is graded agrees with one row of the register.

    Args:
        mains: By article of the row the incident that it mainly reports.
    """
    counts: Counter[str] = Counter()
    for incident in {each.id: each for each in mains.values()}.values():
        facts = facts_of(incident, graded.claims)
        _count(counts, "incidents", graded.of_incidents[incident.id].credibility, facts, row)
    for claim in _claims(mains, graded.claims):
        assessed = graded.of_claims[claim.id].credibility
        _count(counts, "claims", assessed, claim_facts(claim), row)
    output = {key: int(number) for key, number in sorted(counts.items())}
    return Unit(id=row.id, counts={key: float(n) for key, n in counts.items()}, output=output)


def _claims(mains: Mapping[str, Incident], claims: Mapping[str, Claim]) -> Iterable[Claim]:
    """Yield the claims of articles that are of the incident which each mainly reports."""
    for article, incident in mains.items():
        told = (claims[key] for key in incident.claim_ids)
        yield from (claim for claim in told if claim.document_id == article)


def _count(counts: Counter[str], level: str, grade: Credibility, facts: Facts, row: Row) -> None:
    group = "high" if grade in HIGH else "low"
    for fact, right in agreements(facts, row):
        for key in (f"{level}.{group}", f"{level}.{group}.{fact}", f"{level}.{int(grade)}"):
            counts[f"{key}.given"] += 1
            counts[f"{key}.agreed"] += right


def agreements(facts: Facts, row: Row) -> Sequence[tuple[str, bool]]:
    """Return for each fact that is given whether it agrees with a row of the register."""
    found: list[tuple[str, bool]] = []
    if facts.killed is not None:
        found.append(("killed", right_number(facts.killed, row.killed, row.suspects_killed)))
    if facts.injured is not None:
        found.append(("injured", right_number(facts.injured, row.injured, row.suspects_injured)))
    if facts.day is not None:
        found.append(("day", facts.day == row.day))
    if facts.city is not None:
        found.append(("city", right_city(facts.city, facts.state, row)))
    return found
