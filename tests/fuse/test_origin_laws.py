"""Laws of counting origins, over many small incidents."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from stories import SETTINGS
from tocsin.core.types import Incident
from tocsin.core.vocab import SourceKind, Verdict
from tocsin.fuse.fusion import fuse
from tocsin.testing import Report, ruling

OUTLETS = ("post", "news", "echo")
# How the words of a sentence are attributed: speaker, kind, named, count, via.
SPEAKERS: tuple[tuple[str, SourceKind, bool, int | None, str | None] | None, ...] = (
    None,
    ("Police", SourceKind.OFFICIAL, False, None, None),
    ("the police spokesman", SourceKind.OFFICIAL, False, 1, None),
    ("Spokesman Vell", SourceKind.OFFICIAL, True, 1, None),
    ("police spokesman Marko Vell", SourceKind.OFFICIAL, True, 1, None),
    ("Ana Vell", SourceKind.WITNESS, True, 1, None),
    ("Ilva Stern", SourceKind.NGO, True, 1, None),
    ("two aides", SourceKind.UNKNOWN, False, 2, "Calder Wire"),
    ("an aide", SourceKind.UNKNOWN, False, 1, None),
    ("traders", SourceKind.WITNESS, False, None, None),
    ("Norlandic officials", SourceKind.OFFICIAL, False, None, None),
    ("Calder Wire", SourceKind.MEDIA, True, 1, None),
)
SENTENCES = (
    "An attack struck the old fish market of the town early in the day and hurt nine traders",
    "An attack struck the old fish market of the town early in the day and hurt four traders",
    "The attack began when two boats with armed men came round the point before sunrise",
    "It was the third attack on the harbour since the boats of the islanders stopped coming",
    "An attack on the guard house was beaten off by sailors from the ferry that lay there",
    "It was a short attack",
)


@dataclass(frozen=True)
class Told:
    """A report to be made: its outlet, and each sentence with its speaker by number."""

    outlet: str
    parts: tuple[tuple[int, int], ...]

    def made(self, outlet: str | None = None) -> Report:
        """The report, printed by its own outlet or another."""
        texts = []
        for sentence, speaker in self.parts:
            by = SPEAKERS[speaker]
            said = f", {by[0]} told {by[4]}" if by and by[4] else f", {by[0]} said" if by else ""
            texts.append(f"{SENTENCES[sentence]}{said}.")
        report = Report("\n".join(texts), source=outlet or self.outlet)
        for nth, (_, speaker) in enumerate(self.parts, 1):
            by, link = SPEAKERS[speaker], None
            if by is not None:
                words, kind, named, count, via = by
                link = report.attribute(words, kind=kind, named=named, count=count, via=via)
            report.occurrence("attack", nth=nth, by=link)
        return report


told = st.builds(
    Told,
    outlet=st.sampled_from(OUTLETS),
    parts=st.lists(
        st.tuples(st.integers(0, len(SENTENCES) - 1), st.integers(0, len(SPEAKERS) - 1)),
        min_size=1,
        max_size=3,
    ).map(tuple),
)
ledgers = st.lists(told, min_size=1, max_size=4, unique=True)


def incident_of(reports: Sequence[Report]) -> Incident:
    claims = [claim for report in reports for claim in report.claims]
    (incident,) = fuse(
        [report.document for report in reports],
        [report.reading() for report in reports],
        [ruling(Verdict.SAME, claims[0], other) for other in claims[1:]],
        settings=SETTINGS,
    ).incidents
    return incident


def count(reports: Sequence[Report]) -> tuple[int, int]:
    incident = incident_of(reports)
    return incident.origins_low, incident.origins_high


@given(ledgers)
@settings(max_examples=150, deadline=None)
def test_the_least_number_is_never_above_the_greatest(made: list[Told]) -> None:
    low, high = count([each.made() for each in made])
    assert 1 <= low <= high


@given(ledgers, st.integers(0, 3))
@settings(max_examples=300, deadline=None)
def test_a_copy_changes_neither_number(made: list[Told], which: int) -> None:
    reports = [each.made() for each in made]
    copy = made[which % len(made)].made("gazette")
    assert count([*reports, copy]) == count(reports)


@given(ledgers)
@settings(max_examples=150, deadline=None)
def test_a_named_speaker_more_is_one_origin_more_at_most(made: list[Told]) -> None:
    reports = [each.made() for each in made]
    added = Report("By the tower, Bo Torn said, an attack took two lives.", source="gazette")
    by = added.attribute("Bo Torn", kind=SourceKind.WITNESS, named=True, count=1)
    added.occurrence("attack", by=by)
    (low, high), (more_low, more_high) = count(reports), count([*reports, added])
    assert more_high <= high + 1
    assert low <= more_low <= low + 1


@given(ledgers, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_origins_do_not_depend_on_the_order_of_arrival(made: list[Told], draw: object) -> None:
    reports = [each.made() for each in made]
    shuffled = list(reports)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    assert incident_of(reports).origins == incident_of(shuffled).origins
    assert count(reports) == count(shuffled)
