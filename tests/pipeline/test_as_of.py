"""What was known at a moment: a ledger asked as of it is the ledger that stopped then."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin import codec
from tocsin.core.ids import incident_id, judgement_id
from tocsin.core.types import Addition, Judgement, Reading, SourceGrade
from tocsin.core.vocab import AdditionKind, Reliability, Verdict
from tocsin.pipeline.view import View, view
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger, LedgerWriter
from tocsin.testing import Report
from worlds import ledgers

START = datetime(2031, 6, 1, tzinfo=UTC)
SETTINGS = Settings()

Step = Callable[[LedgerWriter, datetime], object]


def ruled(
    subject: tuple[str, ...],
    verdict: Verdict,
    field: str | None,
    value: str | None,
    writer: LedgerWriter,
    at: datetime,
) -> None:
    key = judgement_id(
        subject=subject, verdict=verdict, field=field, value=value, by="ana", at=at.isoformat()
    )
    made = Judgement(
        id=key,
        subject=subject,
        verdict=verdict,
        field=field,
        value=value,
        by="ana",
        made_at=at,
        reason="looked",
    )
    writer.append(made, recorded_at=at)


def told(report: Report, writer: LedgerWriter, at: datetime) -> None:
    writer.append(report.document, recorded_at=at)
    writer.append(report.reading(), recorded_at=at)


def read_anew(reading: Reading, writer: LedgerWriter, at: datetime) -> None:
    writer.append(reading, recorded_at=at)


def merged(entry: str, retired: bool, writer: LedgerWriter, at: datetime) -> None:
    addition = Addition(
        id=f"n{at.isoformat()}",
        kind=AdditionKind.ACTOR,
        entry_id=entry,
        same_as="isis",
        by="ana",
        made_at=at,
        reason="one body",
        retired=retired,
    )
    writer.append(addition, recorded_at=at)


def graded(source: str, writer: LedgerWriter, at: datetime) -> None:
    grade = SourceGrade(
        id=f"s{at.isoformat()}",
        source_id=source,
        name=source,
        reliability=Reliability.C,
        by="ana",
        made_at=at,
        reason="often right",
    )
    writer.append(grade, recorded_at=at)


@st.composite
def steps(draw: st.DrawFn) -> list[Step]:
    """Reports one after the other, and between and after them what people and newer readings do."""
    reports = draw(ledgers)
    found: list[Step] = [partial(told, reports[0])]
    late = list(reports[1:])
    for _ in range(draw(st.integers(3, 8))):
        keys = [each.id for each in reports[0].claims]
        keys += [each.id for report in reports[1:] for each in report.claims]
        kind = draw(st.integers(0, 7))
        one, *rest = draw(st.permutations(keys))
        if kind < 2 and late:
            found.append(partial(told, late.pop(0)))
        elif kind < 5 and rest:
            verdict = draw(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE]))
            found.append(partial(ruled, (one, rest[0]), verdict, None, None))
        elif kind == 5:
            field, value = draw(
                st.sampled_from([("killed", "7"), ("when", "2031-05-02"), ("type", "protest")])
            )
            verdict = draw(st.sampled_from([Verdict.CORRECT, Verdict.UNSURE]))
            given_value = value if verdict is Verdict.CORRECT else None
            found.append(partial(ruled, (incident_id(one), one), verdict, field, given_value))
        elif kind == 6:
            verdict = draw(st.sampled_from([Verdict.REJECT, Verdict.ACCEPT, Verdict.UNSURE]))
            found.append(partial(ruled, (one,), verdict, None, None))
        else:
            first = reports[0].reading()
            newer = replace(first, id=f"g{len(found)}", claims=first.claims[:1])
            found.append(draw(st.sampled_from([
                partial(read_anew, newer),
                partial(merged, "~dawn", draw(st.booleans())),
                partial(graded, "post"),
            ])))  # fmt: skip
    return found


def recorded(made: Sequence[Step], path: Path) -> None:
    with Ledger.open(path) as ledger:
        for at, step in enumerate(made):
            with ledger.writing() as writer:
                step(writer, moment(at))


def moment(step: int) -> datetime:
    return START + timedelta(hours=step)


def seen(path: Path, *, as_of: datetime | None = None) -> View:
    with Ledger.open(path, create=False) as ledger:
        return view(ledger, settings=SETTINGS, as_of=as_of)


def in_bytes(found: View) -> list[str]:
    """Everything that a view shows, as it is written."""
    return [
        codec.encode(found.fusion),
        *(codec.encode(each) for each in found.documents),
        *(codec.encode(each) for each in found.readings),
        *(codec.encode(each) for each in found.judgements),
        *(codec.encode(each) for each in found.additions),
        *(codec.encode(each) for each in found.source_grades),
        *(codec.encode(found.assessments[key]) for key in sorted(found.assessments)),
        *(codec.encode(grade) for _, grade in sorted(found.claim_grades().items())),
    ]


@given(steps(), st.data())
@settings(max_examples=30, deadline=None)
def test_a_ledger_as_of_a_moment_is_the_ledger_that_stopped_then(
    made: list[Step], data: st.DataObject
) -> None:
    last = data.draw(st.integers(0, len(made) - 1))
    with tempfile.TemporaryDirectory() as folder:
        whole, stopped = Path(folder) / "whole.db", Path(folder) / "stopped.db"
        recorded(made, whole)
        recorded(made[: last + 1], stopped)
        assert in_bytes(seen(whole, as_of=moment(last))) == in_bytes(seen(stopped))
        between = moment(last) + timedelta(minutes=59)
        assert in_bytes(seen(whole, as_of=between)) == in_bytes(seen(stopped))


@given(ledgers, st.sampled_from([("when", "2031-05-02"), ("killed", "7"), ("type", "protest")]))
@settings(max_examples=10, deadline=None)
def test_a_correction_taken_back_leaves_the_view_before_it(
    reports: list[Report], change: tuple[str, str]
) -> None:
    field, value = change
    claim = reports[0].claims[0].id
    made: list[Step] = [partial(told, report) for report in reports]
    before = len(made) - 1
    made.append(partial(ruled, (claim,), Verdict.CORRECT, field, value))
    made.append(partial(ruled, (claim,), Verdict.UNSURE, field, None))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        recorded(made, path)
        after, first = seen(path), seen(path, as_of=moment(before))
        assert codec.encode(after.fusion) == codec.encode(first.fusion)
        assert after.readings == first.readings
        assert after.assessments == first.assessments
