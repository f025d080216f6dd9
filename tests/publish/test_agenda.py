"""The list of review: what misleads most stands first, and what was ruled on is gone."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from commands import bombing, tie
from stories import SETTINGS
from tocsin.core.types import Comparison, Doubt, Judgement, ReviewItem
from tocsin.core.vocab import DoubtKind, Relation, ReviewKind, Verdict
from tocsin.fuse.fusion import fuse
from tocsin.publish.agenda import Agenda, review_items
from tocsin.publish.shelf import make_shelf
from tocsin.publish.wording.ruling_words import Standing
from tocsin.testing import Report


def doubted(kind: DoubtKind, source: str) -> Report:
    report = Report("Norland arms Dawn.", source=source, published=date(2031, 5, 4))
    doubt = Doubt(kind=kind, span=report.span("Dawn"), reason="see the words")
    tie(report, "Norland", Relation.ARMS, "Dawn", trigger="arms", doubt=doubt)
    return report


def listed(
    reports: Sequence[Report],
    *,
    standing: Standing | None = None,
    opinion: Sequence[Report] = (),
    misses: Sequence[Comparison] = (),
) -> tuple[ReviewItem, ...]:
    documents = [report.document for report in reports]
    readings = [report.reading() for report in reports]
    return review_items(
        Agenda(
            shelf=make_shelf(documents, readings, {}),
            incidents=fuse(documents, readings, (), settings=SETTINGS).incidents,
            misses=misses,
            opinion=frozenset(report.document.id for report in opinion),
            standing=standing or {},
            countries={},
            merge_sure=1.1,
        )
    )


def test_what_misleads_most_stands_first() -> None:
    essay = Report("Nobody stops this reckless shelling of our coast.", source="Essays")
    essay.occurrence("shelling")
    reports = [
        doubted(DoubtKind.UNCLOSED_QUOTATION, "one"),
        Report("Guards stood at the gate.", source="three"),
        essay,
        bombing(source="The Quay", killed="12"),
        bombing(source="Marn Gazette", killed="30"),
        doubted(DoubtKind.GARBLE, "two"),
    ]
    items = listed(reports, opinion=[essay])
    assert [item.kind for item in items] == [
        ReviewKind.DOUBTED,
        ReviewKind.CONTESTED,
        ReviewKind.NEAR_MERGE,
        ReviewKind.OPINION_ALONE,
        ReviewKind.DOUBTED,
        ReviewKind.UNDATED,
        ReviewKind.UNDATED,
    ]
    assert items[0].subject == (reports[-1].claims[0].id,)
    assert [item.rank for item in items] == list(range(1, 8))


def test_a_contested_field_is_settled_by_its_value() -> None:
    items = listed([bombing(source="The Quay", killed="12"), bombing(source="Radio", killed="30")])
    (contested,) = [item for item in items if item.kind is ReviewKind.CONTESTED]
    assert "12" in contested.reason and "30" in contested.reason
    verdict, incident, field = contested.command.split()[2:5]
    assert (verdict, field) == ("correct", "killed")
    assert contested.subject[0].startswith(incident)


def test_a_claim_ruled_on_is_not_listed_again() -> None:
    report = doubted(DoubtKind.GARBLE, "one")
    assert len(listed([report])) == 1
    claim = report.claims[0].id
    made = Judgement(
        id="j1",
        subject=(claim,),
        verdict=Verdict.UNSURE,
        by="ana",
        made_at=datetime(2031, 6, 1, tzinfo=UTC),
        reason="cannot be told",
    )
    assert listed([report], standing={(claim, ""): made}) == ()


def test_pairs_that_were_nearly_joined_are_listed_with_both_claims() -> None:
    one, two = bombing(source="The Quay", killed="12"), bombing(source="Radio", killed="12")
    ids = (one.claims[0].id, two.claims[0].id)
    near = Comparison(claim_ids=ids, probability=0.4, reasons=("the same day",))
    (missed,) = [
        item for item in listed([one, two], misses=[near]) if item.kind is ReviewKind.NEAR_MISS
    ]
    assert missed.subject == ids
    assert "0.40" in missed.reason and "the same day" in missed.reason
    assert missed.command.startswith("tocsin review same|different ")
