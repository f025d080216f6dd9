"""Numbers and parts as a brief words them: denied, told twice, on one's own account."""

from dataclasses import replace
from datetime import UTC, date, datetime

from stories import SETTINGS
from tocsin.core.types import Attribution
from tocsin.core.vocab import Mode, PartStatus, PartyKind, Stance
from tocsin.fuse.fusion import fuse
from tocsin.publish.brief import build_brief
from tocsin.publish.figures import counted_words, figure_groups
from tocsin.publish.markdown import render_markdown
from tocsin.publish.model import Brief, BriefScope
from tocsin.publish.settings import BriefSettings
from tocsin.testing import Report, settlement

DAY = date(2031, 5, 3)
MARN = settlement("Marn", "OS", parent="place:os")


def told(made: Report, by: Attribution, words: str, number: int, of_whom: str | None) -> None:
    made.occurrence(
        "raid",
        by=by,
        modes=[Mode.EXPLOSIVES],
        places=[made.place("Marn", MARN)],
        times=[made.day("3 May 2031", DAY, DAY)],
        figures=[made.figure(words, number, number, of_whom=of_whom)],
    )


def reports() -> tuple[Report, Report]:
    """Return one report of five villagers, and one of seven people and not five."""
    warden = Report(
        "The warden said the raid on Marn on 3 May 2031 killed five villagers.\n",
        source="harbour-post",
        published=date(2031, 5, 4),
    )
    told(warden, warden.attribute("The warden", named=True), "five", 5, "villagers")
    abbey = Report(
        "Seven people, not five, died in the raid on Marn on 3 May 2031, an abbey said.\n",
        source="city-gazette",
        published=date(2031, 5, 5),
    )
    told(abbey, abbey.attribute("an abbey", named=True), "Seven", 7, "people")
    link = abbey.attribute("an abbey", named=True, stance=Stance.DENIED)
    denied = replace(link, content=(abbey.span("five"),))
    abbey.attributions[abbey.attributions.index(link)] = denied
    told(abbey, denied, "five", 5, None)
    return warden, abbey


def brief_of(*reports: Report) -> Brief:
    documents, readings = [one.document for one in reports], [one.reading() for one in reports]
    return build_brief(
        fusion=fuse(documents, readings, (), settings=SETTINGS),
        assessments={},
        documents=documents,
        readings=readings,
        sources={},
        scope=BriefScope(),
        as_of=datetime(2031, 5, 9, tzinfo=UTC),
        settings=BriefSettings(),
    )


def test_who_holds_to_a_denied_number_stands_beside_who_denies_it() -> None:
    brief = brief_of(*reports())
    (incident,) = brief.incidents
    assert incident.headline.text.endswith("5 villagers or 7 people killed (contested)")
    (series,) = incident.series
    assert series.points[0].value == "“five”" and series.points[0].held
    assert {(point.value, point.stance) for point in series.points} == {
        ("“five”", "asserted by"),
        ("“Seven”", "asserted by"),
        ("“five”", "denied by"),
    }
    assert "no longer held" not in render_markdown(brief)


def test_one_person_counted_as_wife_and_as_his_wife_is_one() -> None:
    report = Report("A man of Marn killed his wife. The wife was killed at home, police said.\n")
    for words, nth in (("his wife", 1), ("The wife", 1)):
        figure = replace(report.figure(words, 1, 1, of_whom=words), span=None)
        report.occurrence("killed", nth=nth, figures=[figure])
    (group,) = figure_groups(report.reading().claims)
    assert counted_words(group) == "1 wife"


def test_a_force_tells_of_its_own_acts_and_an_armed_group_claims_responsibility() -> None:
    def words(kind: PartyKind) -> str:
        report = Report("The Ash Column said that it had killed two.\n", source="quay")
        link = report.attribute("The Ash Column", named=True, stance=Stance.CLAIMED)
        actor = report.party("The Ash Column", kind=kind, status=PartStatus.CLAIMED)
        report.occurrence("killed", by=link, actors=[actor])
        (line,) = brief_of(report).incidents[0].responsibility
        return line.text

    assert "(claims responsibility)" in words(PartyKind.GROUP)
    assert "(by its own account)" in words(PartyKind.FORCE)
