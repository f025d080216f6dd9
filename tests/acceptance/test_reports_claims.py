"""What each of the five real reports says, case by case: what must be read, and what must not.

Offsets are characters of the reports as received; the reports stay where they are.
"""

from collections.abc import Mapping
from datetime import date

from asked import Report
from tocsin.core.types import Attribution, DateInterval, Occurrence, Outlook, Statement, Tally
from tocsin.core.vocab import (
    EventType,
    EvidenceBasis,
    FigureKind,
    Known,
    Mode,
    OutlookKind,
    PartStatus,
    Realis,
    SourceKind,
    Stance,
)

Reports = Mapping[str, Report]
REAL = (Realis.HAPPENED, Realis.ONGOING)


def links_at(report: Report, start: int, end: int) -> list[Attribution]:
    """The attributions whose cue or speaker stands in a stretch."""
    return [
        link
        for link in report.reading.attributions
        for span in (link.cue, *(speaker.mention for speaker in link.speakers))
        if span is not None and start <= span.start and span.end <= end
    ]


def days_of(report: Report) -> list[DateInterval]:
    """Every interval that a reading holds for an act, an outlook, a count or a telling."""
    found = [link.said_on for link in report.reading.attributions]
    for _, item in report.claims(Occurrence):
        found.extend(item.times)
    found.extend(item.horizon for _, item in report.claims(Outlook))
    found.extend(item.window for _, item in report.claims(Tally))
    return found


class TestReport000:
    def test_the_cited_outlet_and_its_unnamed_officials(self, reports: Reports) -> None:
        (link,) = [
            link for link in links_at(reports["000"], 421, 467) if link.cue and link.via is not None
        ][:1]
        assert link.via is not None and link.via.quote == "CNN"
        (speaker,) = link.speakers
        assert speaker.source_kind is SourceKind.OFFICIAL
        assert not speaker.named and speaker.count is None

    def test_monday_counts_from_the_date_of_the_article(self, reports: Reports) -> None:
        report = reports["000"]
        (link,) = [link for link in links_at(report, 1199, 1213) if link.cue]
        assert link.said_on.earliest == link.said_on.latest == date(2023, 10, 23)
        page = (date(2024, 5, 1), date(2024, 5, 31))
        assert not [
            day for day in days_of(report) if day.earliest and page[0] <= day.earliest <= page[1]
        ]

    def test_threats_are_no_warnings_delivered(self, reports: Reports) -> None:
        report = reports["000"]
        assert not [
            item
            for _, item in report.claims(Occurrence)
            if item.warning is not None or item.event_type is EventType.WARN
        ]
        threats = {
            party.actor_id
            for _, item in report.claims(Outlook, 2130, 2562)
            if item.kind is OutlookKind.THREAT
            for party in item.by
        }
        assert {"biden", "state-ir"} <= threats

    def test_who_is_encouraged_would_attack_not_who_encourages(self, reports: Reports) -> None:
        acts = [item for _, item in reports["000"].claims(Occurrence, 844, 990)]
        assert acts
        for item in acts:
            assert item.realis not in REAL
            assert "Iran" not in {party.mention.quote for party in item.actors}


class TestReport001:
    def test_only_one_of_three_claims_is_of_responsibility(self, reports: Reports) -> None:
        report = reports["001"]
        claimed = [link for link in report.reading.attributions if link.stance is Stance.CLAIMED]
        assert [link.cue.start in range(1697, 1751) for link in claimed if link.cue] == [True]
        for start, end in ((299, 328), (2845, 2899)):
            for _, item in report.claims(Occurrence, start, end):
                assert PartStatus.CLAIMED not in {party.status for party in item.actors}

    def test_one_warning_is_reported_with_what_is_known_of_it(self, reports: Reports) -> None:
        report = reports["001"]
        told = [(claim, item) for claim, item in report.claims(Occurrence) if item.warning]
        assert len({item.incident_key for _, item in told}) == 1
        assert {item.realis for _, item in told} == {Realis.HAPPENED}
        assert {p.actor_id for _, item in told for p in item.actors} == {"state-us"}
        assert {p.actor_id for _, item in told for p in item.recipients} == {"state-ir"}
        for _, item in told:
            assert item.warning is not None
            purpose = item.warning.purpose
            assert purpose.value is Known.YES and purpose.span is not None
            assert purpose.span.start <= 853 and purpose.span.end >= 890
            assert item.warning.substance.value is Known.UNKNOWN
            assert item.warning.channel.value is Known.UNKNOWN
        via = [report.attribution(claim) for claim, _ in told]
        assert "CBS News" in {link.via.quote for link in via if link and link.via}

    def test_the_warning_rests_on_intelligence(self, reports: Reports) -> None:
        (link,) = [
            link
            for link in reports["001"].attributions(704, 811)
            if link.stance is Stance.WARNED and link.speakers
        ]
        assert link.speakers[0].actor_id == "state-us"
        assert link.basis is EvidenceBasis.INTELLIGENCE
        assert link.basis_span is not None and link.basis_span.start in range(375, 431)
        assert "threat" in link.content[0].quote

    def test_other_messages_confirm_nothing(self, reports: Reports) -> None:
        report = reports["001"]
        for start, end in ((1209, 1355), (1357, 1472)):
            assert not [item for _, item in report.claims(Occurrence, start, end) if item.warning]
        assert not [item for _, item in report.told(Occurrence, 1209, 1355) if item.realis in REAL]
        assert not [
            link for link in report.attributions(1357, 1472) if link.stance is Stance.DENIED
        ]


class TestReport002:
    def test_a_reported_increase_is_what_officials_say(self, reports: Reports) -> None:
        report = reports["002"]
        ((claim, statement),) = report.claims(Statement, 185, 308)
        link = report.attribution(claim)
        assert link is not None and link.stance is Stance.ASSERTED
        assert [speaker.source_kind for speaker in link.speakers] == [SourceKind.OFFICIAL]
        assert "increase" in statement.content[0].quote
        assert not report.told(Occurrence, 185, 308)

    def test_one_official_of_a_group(self, reports: Reports) -> None:
        report = reports["002"]
        group = links_at(report, 185, 221)[0].speakers[0]
        one = links_at(report, 488, 531)[0].speakers[0]
        assert (group.count, one.count) == (None, 1)
        assert not one.named and one.source_kind is SourceKind.OFFICIAL
        assert "senior" in one.mention.quote
        assert one.speaker_key != group.speaker_key

    def test_a_sentence_with_two_verbs_is_read_once_at_most(self, reports: Reports) -> None:
        report = reports["002"]
        told = [claim for claim in report.reading.claims if claim.evidence[0].start == 666]
        assert len(told) <= 1

    def test_a_quotation_and_its_paraphrase_are_one_statement(self, reports: Reports) -> None:
        report = reports["002"]
        ((claim, statement),) = report.claims(Statement, 815, 967)
        starts = [span.start for span in statement.content]
        assert starts[0] < 666 and 815 <= starts[1] < 967
        link = report.attribution(claim)
        assert link is not None and link.direct
        others = {
            speaker.speaker_key
            for other in report.attributions(560, 967)
            for speaker in other.speakers
        }
        assert others == {link.speakers[0].speaker_key}

    def test_the_day_on_which_the_war_began(self, reports: Reports) -> None:
        (war,) = [
            item
            for _, item in reports["002"].claims(Occurrence, 1469, 1516)
            if item.trigger.start in range(1469, 1516)
        ]
        assert war.background
        (day,) = war.times
        assert day.earliest == day.latest == date(2023, 10, 7)

    def test_deck_and_body_deploy_once(self, reports: Reports) -> None:
        report = reports["002"]
        moved = [
            item for _, item in report.claims(Occurrence) if item.event_type is EventType.MOBILIZE
        ]
        assert len(moved) == 2 and len({item.incident_key for item in moved}) == 1
        assert {Mode.WEAPONS} == {mode for item in moved for mode in item.modes}
        figures = [figure for item in moved for figure in item.figures]
        assert [(f.kind, f.low, f.best, f.high) for f in figures] == [
            (FigureKind.DEPLOYED, 2, 2, 2)
        ]
        whom = figures[0].of_whom
        assert whom is not None and whom.start in range(1593, 1614)

    def test_thousands_are_no_figure(self, reports: Reports) -> None:
        figures = [
            figure
            for claim in reports["002"].reading.claims
            for figure in getattr(claim.content, "figures", ())
            if figure.span is not None and figure.span.start in range(1816, 1843)
        ]
        assert all(figure.best is None and figure.high is None for figure in figures)

    def test_an_interception_at_sea_on_an_unknown_day(self, reports: Reports) -> None:
        report = reports["002"]
        ((claim, item),) = [
            (claim, item)
            for claim, item in report.claims(Occurrence)
            if item.event_type is EventType.INTERCEPT
        ]
        assert [(f.low, f.best, f.high) for f in item.figures] == [(13, None, None), (4, 4, 4)]
        (place,) = item.places
        assert place.mention.start in range(2106, 2142)
        assert place.place is not None and place.place.country == "YE"
        assert place.precision is not None and place.precision.name == "INTERNATIONAL"
        (day,) = item.times
        assert day.earliest is None and day.latest == date(2023, 10, 30)
        assert [party.actor_id for party in item.recipients] == ["houthis"]
        assert not [
            tally
            for _, tally in report.claims(Tally)
            if any(span in claim.evidence for span in (tally.span,))
        ]
        assert not [
            other
            for _, other in report.claims(Occurrence, 2142, 2343)
            if other.event_type is EventType.ASSAULT
        ]


class TestReport003:
    def test_arrest_seizure_and_the_day_of_the_attack(self, reports: Reports) -> None:
        report = reports["003"]
        acts = {item.trigger.quote: (c, item) for c, item in report.claims(Occurrence, 1894, 2043)}
        claim, arrest = acts["arrested"]
        assert arrest.event_type is EventType.COERCE and Mode.ARREST in arrest.modes
        assert [(f.kind, f.best) for f in arrest.figures] == [(FigureKind.ARRESTED, 11)]
        link = report.attribution(claim)
        assert link is not None and link.speakers[0].actor_id == "state-ir"
        assert link.said_on.written.weekday == 5
        assert all(day.earliest is None and day.written.weekday is None for day in arrest.times)
        _, seizure = acts["seized"]
        assert seizure.event_type is EventType.COERCE and Mode.SEIZE in seizure.modes
        _, attack = acts["attack"]
        assert [day.written.weekday for day in attack.times] == [3]
        assert {party.status for party in attack.actors} == {PartStatus.SUSPECTED}
        assert not [f for f in attack.figures if f.kind is FigureKind.PERPETRATORS]

    def test_weekdays_are_set_in_order_and_not_in_a_week(self, reports: Reports) -> None:
        report = reports["003"]
        (day,) = [
            day
            for _, item in report.claims(Occurrence, 1894, 2043)
            for day in item.times
            if day.written.weekday == 3
        ]
        assert [span.quote for span in day.derived_from] == ["Thursday", "Friday"]
        assert "before Thursday and Friday" in day.reason
        weekdays = [day for day in days_of(report) if day.written.weekday is not None]
        assert {day.written.weekday for day in weekdays} == {3, 4, 5}
        assert all(day.earliest is None for day in weekdays)

    def test_one_attack_under_many_names_and_no_city(self, reports: Reports) -> None:
        attacks = [
            item
            for _, item in reports["003"].told(Occurrence)
            if item.event_type is EventType.ASSAULT and item.realis in REAL and not item.background
        ]
        assert len(attacks) > 2 and len({item.incident_key for item in attacks}) == 1
        places = {place.place.name for item in attacks for place in item.places if place.place}
        assert places == {"Iran"}


class TestReport004:
    def test_a_meeting_of_four_parties(self, reports: Reports) -> None:
        (meeting,) = [
            item
            for _, item in reports["004"].claims(Occurrence, 7282, 7393)
            if item.event_type is EventType.CONSULT
        ]
        assert len(meeting.actors) == 4 and not meeting.recipients
        (day,) = meeting.times
        assert day.earliest == day.latest == date(2017, 6, 4)

    def test_a_month_without_a_year_is_the_last_one(self, reports: Reports) -> None:
        (since,) = [
            day
            for _, item in reports["004"].claims(Occurrence, 6853, 6990)
            for day in item.times
            if day.span is not None
        ]
        assert (since.written.month, since.written.day) == (5, None)
        assert since.earliest == date(2017, 5, 1) and since.latest is None

    def test_a_signed_quotation_above_the_text(self, reports: Reports) -> None:
        report = reports["004"]
        (link,) = report.attributions(130, 179)
        assert link.direct and link.stance is Stance.ASSERTED
        assert link.content[0].start <= 130 and link.content[0].end >= 179
        (speaker,) = link.speakers
        assert speaker.named and speaker.source_kind is SourceKind.OFFICIAL
        assert (link.said_on.earliest, link.said_on.latest) == (date(2017, 7, 1), date(2017, 7, 31))
        assert not report.claims(Occurrence, 130, 362)
