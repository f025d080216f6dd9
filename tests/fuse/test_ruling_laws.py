"""Laws of rulings: one that is taken back leaves everything as if it had never been made."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from stories import SETTINGS
from tocsin import codec
from tocsin.core.ids import judgement_id
from tocsin.core.types import Fusion, Judgement
from tocsin.core.vocab import Verdict
from tocsin.fuse.fusion import fuse
from tocsin.fuse.rulings import matters
from tocsin.testing import Report
from worlds import ledgers

PAIRWISE = (Verdict.SAME, Verdict.DIFFERENT)
ALONE = (Verdict.ACCEPT, Verdict.REJECT)


def judged(subject: tuple[str, ...], verdict: Verdict, at: int) -> Judgement:
    made_at = datetime(2031, 6, 1, tzinfo=UTC) + timedelta(minutes=at)
    key = judgement_id(
        subject=subject, verdict=verdict, field=None, value=None, by="ana", at=str(at)
    )
    return Judgement(
        id=key, subject=subject, verdict=verdict, by="ana", made_at=made_at, reason="looked"
    )


@st.composite
def ruled(draw: st.DrawFn, made: Sequence[Report], *, most: int) -> list[Judgement]:
    """Rulings on claims of some reports, as people may make them one after the other."""
    keys = [claim.id for report in made for claim in report.claims]
    found = []
    for at in range(draw(st.integers(0, most))):
        if len(keys) > 1 and draw(st.integers(0, 3)):
            pair = draw(st.lists(st.sampled_from(keys), min_size=2, max_size=2, unique=True))
            verdict = draw(st.sampled_from((*PAIRWISE, Verdict.UNSURE)))
            found.append(judged(tuple(pair), verdict, at))
        else:
            verdict = draw(st.sampled_from((*ALONE, Verdict.UNSURE)))
            found.append(judged((draw(st.sampled_from(keys)),), verdict, at))
    return found


def fused(made: Sequence[Report], judgements: Sequence[Judgement]) -> Fusion:
    return fuse(
        [report.document for report in made],
        [report.reading() for report in made],
        judgements,
        settings=SETTINGS,
    )


def taken_back(judgement: Judgement, at: int) -> Judgement:
    return judged(judgement.subject, Verdict.UNSURE, at)


@given(ledgers, st.data())
@settings(max_examples=60, deadline=None)
def test_a_ruling_taken_back_leaves_the_state_before_it(
    made: list[Report], data: st.DataObject
) -> None:
    """Byte for byte, whatever was ruled before on other matters, and whatever is ruled between."""
    found = data.draw(ruled(made, most=6))
    if not found:
        return
    last = data.draw(st.sampled_from(found))
    about = set(matters(last))
    others = [each for each in found if not about & set(matters(each))]
    back = fused(made, [*found, taken_back(last, 50)])
    assert codec.encode(back) == codec.encode(fused(made, others))


@given(ledgers, st.data())
@settings(max_examples=60, deadline=None)
def test_undoing_a_merge_restores_exactly_the_incidents_before_it(
    made: list[Report], data: st.DataObject
) -> None:
    found = data.draw(ruled(made, most=4))
    before = fused(made, found)
    if len(before.incidents) < 2:
        return
    one, other = data.draw(
        st.lists(st.sampled_from(before.incidents), min_size=2, max_size=2, unique=True)
    )
    pair = (data.draw(st.sampled_from(one.claim_ids)), data.draw(st.sampled_from(other.claim_ids)))
    same, different = judged(pair, Verdict.SAME, 50), judged(pair, Verdict.DIFFERENT, 51)
    merged = fused(made, [*found, same])
    (together,) = [each for each in merged.incidents if pair[0] in each.claim_ids]
    assert pair[1] in together.claim_ids
    parted = fused(made, [*found, same, different])
    assert parted.incidents == before.incidents
    if set(matters(same)).isdisjoint(matter for each in found for matter in matters(each)):
        assert fused(made, [*found, same, different, taken_back(same, 52)]) == before


@given(ledgers, st.data())
@settings(max_examples=60, deadline=None)
def test_two_incidents_ruled_one_are_joined_whole(made: list[Report], data: st.DataObject) -> None:
    """Whichever claims of theirs are named, and whatever else was joined before."""
    found = [each for each in data.draw(ruled(made, most=4)) if each.verdict is Verdict.SAME]
    before = fused(made, found).incidents
    if len(before) < 2:
        return
    one, other, *_ = data.draw(st.permutations(before))
    pair = (data.draw(st.sampled_from(one.claim_ids)), data.draw(st.sampled_from(other.claim_ids)))
    after = fused(made, [*found, judged(pair, Verdict.SAME, 50)]).incidents
    assert {frozenset(each.claim_ids) for each in after} == {
        frozenset((*one.claim_ids, *other.claim_ids)),
        *(frozenset(each.claim_ids) for each in before if each not in (one, other)),
    }


@given(ledgers, st.data())
@settings(max_examples=40, deadline=None)
def test_what_was_last_ruled_on_two_claims_holds(made: list[Report], data: st.DataObject) -> None:
    found = [each for each in data.draw(ruled(made, most=6)) if len(each.subject) == 2]
    if not found:
        return
    last = found[-1]
    holding = {
        claim: incident.id
        for incident in fused(made, found).incidents
        for claim in incident.claim_ids
    }
    together = len({holding[claim] for claim in last.subject}) == 1
    if last.verdict is Verdict.SAME:
        assert together
    if last.verdict is Verdict.DIFFERENT:
        assert not together


@given(ledgers, st.data())
@settings(max_examples=40, deadline=None)
def test_a_ruling_made_again_changes_nothing(made: list[Report], data: st.DataObject) -> None:
    found = data.draw(ruled(made, most=5))
    if not found:
        return
    again = replace(found[-1], id="again", reason="looked again")
    assert fused(made, [*found, again]) == fused(made, found)
