"""Rulings follow their claims to a newer reading, or go to review."""

from dataclasses import replace

from stories import BELT
from tocsin.core.types import Claim, Judgement, Reading
from tocsin.core.vocab import EventType, Verdict
from tocsin.pipeline.carried import carry, unheld
from tocsin.testing import Report, ruling

TEXT = "Gunmen shot down a guard in Beltov. Police shot at the gate. A second man was beaten."


def read(*triggers: str, event_type: EventType = EventType.ASSAULT) -> tuple[Reading, list[Claim]]:
    report = Report(TEXT, source="radio")
    made = [
        report.occurrence(
            trigger, key=f"k{at}", event_type=event_type, places=[report.place("Beltov", BELT)]
        )
        for at, trigger in enumerate(triggers)
    ]
    return replace(report.reading(), id=f"g{'-'.join(triggers)}"), made


def carried_to(before: Reading, after: Reading, *judgements: Judgement) -> tuple[Judgement, ...]:
    found = carry(judgements, [after], [before])
    assert [each.id for each in found.judgements] == [each.id for each in judgements]
    assert found.recorded == judgements
    return found.judgements


def test_a_ruling_follows_its_claim_to_the_one_with_words_that_overlap() -> None:
    before, (claim, _) = read("shot", "beaten")
    after, (heir, _) = read("shot down", "beaten")
    assert claim.id != heir.id
    made = ruling(Verdict.REJECT, claim)
    assert unheld([made], [after]) == {claim.id}
    (applied,) = carried_to(before, after, made)
    assert applied.subject == (heir.id,)
    assert (applied.by, applied.made_at, applied.reason) == (made.by, made.made_at, made.reason)


def test_a_pair_is_carried_with_the_one_that_moved() -> None:
    before, (claim, other) = read("shot", "beaten")
    after, (heir, _) = read("shot down", "beaten")
    (applied,) = carried_to(before, after, ruling(Verdict.DIFFERENT, claim, other))
    assert set(applied.subject) == {heir.id, other.id}


def test_what_is_told_as_another_act_is_not_the_claim_ruled_on() -> None:
    before, (claim,) = read("shot")
    after, _ = read("shot down", event_type=EventType.COERCE)
    made = ruling(Verdict.ACCEPT, claim)
    found = carry([made], [after], [before])
    assert found.judgements == (made,) and found.moved == {}
    assert found.lost == {claim.id: claim}


def test_a_claim_that_was_read_beside_it_does_not_inherit_its_ruling() -> None:
    before, (_, dropped) = read("shot down", "shot")
    after, _ = read("shot down")
    made = ruling(Verdict.REJECT, dropped)
    found = carry([made], [after], [before])
    assert found.judgements == (made,)
    assert set(found.lost) == {dropped.id}


def test_of_two_heirs_none_inherits() -> None:
    before, (claim,) = read("shot down a guard")
    after, _ = read("shot down", "guard")
    assert set(carry([ruling(Verdict.REJECT, claim)], [after], [before]).lost) == {claim.id}


def test_what_was_taken_back_is_not_looked_for() -> None:
    before, (claim,) = read("shot")
    after, _ = read("beaten")
    made = (ruling(Verdict.REJECT, claim), ruling(Verdict.UNSURE, claim, at=2))
    assert unheld(made, [after]) == frozenset()
    assert carry(made, [after], [before]).lost == {}
    assert carry(made, [before], []).judgements == made
