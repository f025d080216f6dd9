"""What a correct system says of the five real reports.

Offsets are characters of the reports as received; the reports stay where they are.
"""

from collections.abc import Mapping
from datetime import date

from asked import DROPPED, Ledger, Report
from tocsin.core.types import DateInterval, Occurrence, Outlook, Statement, Tally
from tocsin.core.vocab import (
    BlockKind,
    DateBasis,
    DatePrecision,
    DateRole,
    EventType,
    EvidenceBasis,
    FigureKind,
    Known,
    OutlookKind,
    PartStatus,
    Realis,
    SourceKind,
    Stance,
    StatementKind,
)

Reports = Mapping[str, Report]
REAL = (Realis.HAPPENED, Realis.ONGOING)


def is_day(interval: DateInterval, day: date) -> bool:
    return interval.earliest == interval.latest == day


def holds(report: Report, start: int, end: int, offsets: range) -> bool:
    """Whether a stretch lies within a range of offsets."""
    return offsets.start <= start and end <= offsets.stop


class TestReport000:
    def test_the_page_clock_is_not_the_publication_date(self, reports: Reports) -> None:
        reading = reports["000"].reading
        assert is_day(reading.published_on, date(2023, 10, 24))
        assert reading.published_on.precision is DatePrecision.DAY
        assert reading.published_on.span is not None
        assert (reading.published_on.span.start, reading.published_on.span.end) == (145, 157)
        (clock,) = [item for item in reading.rejected_dates if item.span and item.span.start < 21]
        assert clock.role is DateRole.PAGE_CLOCK and clock.reason
        assert reports["000"].kind_at(0, 21) is BlockKind.FURNITURE

    def test_a_related_title_makes_no_claim(self, reports: Reports) -> None:
        report = reports["000"]
        assert report.kind_at(158, 210) in DROPPED
        assert not [
            claim for claim in report.reading.claims if claim.evidence[0].start in range(158, 210)
        ]
        assert report.kind_at(212, 256) is BlockKind.HEADING
        assert report.kind_at(1417, 1474) is BlockKind.HEADING
        assert not [link for link in report.attributions(1417, 1474) if link.direct]

    def test_a_forecast_with_its_chain_is_no_attack(self, reports: Reports) -> None:
        report = reports["000"]
        outlooks = report.claims(Outlook, 258, 420)
        assert outlooks
        claim, outlook = outlooks[0]
        assert outlook.kind in {OutlookKind.PLAN, OutlookKind.FORECAST, OutlookKind.THREAT}
        link = report.attribution(claim)
        assert link is not None
        assert link.speakers[0].source_kind is SourceKind.GOVERNMENT
        assert link.basis is EvidenceBasis.INTELLIGENCE
        assert not [item for _, item in report.claims(Occurrence, 258, 420) if item.realis in REAL]

    def test_a_named_official_forecasts(self, reports: Reports) -> None:
        report = reports["000"]
        outlooks = report.claims(Outlook, 1219, 1330)
        assert outlooks
        claim, outlook = outlooks[0]
        assert outlook.kind is OutlookKind.FORECAST
        assert outlook.horizon.span is not None
        assert outlook.horizon.earliest is not None and outlook.horizon.earliest >= date(
            2023, 10, 23
        )
        assert outlook.horizon.latest == date(2023, 10, 29)
        link = report.attribution(claim)
        assert link is not None and link.speakers[0].named
        assert is_day(link.said_on, date(2023, 10, 23))
        assert outlook.likelihood is None or outlook.likelihood.start in range(1219, 1330)

    def test_several_attacks_over_some_days_are_a_tally(self, reports: Reports) -> None:
        report = reports["000"]
        ((_, tally),) = report.claims(Tally, 588, 712)
        assert (tally.figure.low, tally.figure.best, tally.figure.high) in {
            (2, None, None),
            (3, None, None),
        }
        assert not [item for _, item in report.told(Occurrence, 588, 712) if not item.background]


class TestReport001:
    def test_no_publication_date_is_invented(self, reports: Reports) -> None:
        published = reports["001"].reading.published_on
        assert published.basis is DateBasis.UNKNOWN
        assert published.earliest is None and published.latest is None
        assert published.reason

    def test_a_date_without_a_year_stays_one(self, reports: Reports) -> None:
        report = reports["001"]
        times = [time for _, item in report.claims(Occurrence, 252, 297) for time in item.times]
        assert times
        assert {
            (time.written.month, time.written.day, time.written.year) for time in times if time.span
        } == {(1, 3, None)}
        assert all(time.earliest is None and time.latest is None and time.reason for time in times)

    def test_more_than_eighty_is_a_lower_bound(self, reports: Reports) -> None:
        report = reports["001"]
        deaths = [
            (claim, item, figure)
            for claim, item in report.claims(Occurrence, 299, 374)
            for figure in item.figures
            if figure.kind is FigureKind.KILLED
        ]
        assert deaths
        for claim, item, figure in deaths:
            assert (figure.low, figure.best, figure.high) == (81, None, None)
            assert claim.attribution_id is None
            assert "Kerman" in {place.place.name for place in item.places if place.place}

    def test_what_the_warned_side_did_is_unknown(self, reports: Reports) -> None:
        report = reports["001"]
        warnings = [item for _, item in report.claims(Occurrence) if item.warning]
        assert warnings
        for item in warnings:
            assert item.event_type is EventType.WARN
            assert item.warning is not None
            assert item.warning.acknowledged.value is Known.UNKNOWN
            assert item.warning.action.value is Known.UNKNOWN
            assert item.warning.channel.value is Known.UNKNOWN

    def test_three_ways_of_saying_nothing_are_told_apart(self, reports: Reports) -> None:
        report = reports["001"]
        kinds = [
            {item.kind for _, item in report.claims(Statement, start, end)}
            for start, end in ((3321, 3376), (2424, 2443), (1039, 1064))
        ]
        assert StatementKind.NO_REPLY in kinds[0]
        assert StatementKind.WOULD_NOT_CONFIRM in kinds[1]
        assert StatementKind.DECLINED in kinds[2]
        for start, end in ((3321, 3376), (2424, 2443), (1039, 1064)):
            cued = [
                link
                for link in report.reading.attributions
                if link.cue and link.cue.start < end and start < link.cue.end
            ]
            assert cued and all(link.stance is not Stance.DENIED for link in cued)


class TestReport002:
    def test_a_machine_prefix_gives_the_date_and_not_the_text(self, reports: Reports) -> None:
        report = reports["002"]
        assert is_day(report.reading.published_on, date(2023, 10, 30))
        assert report.kind_at(1, 16) is BlockKind.FURNITURE
        starts = [block.span.start for block in report.reading.blocks if block.kind not in DROPPED]
        assert starts[0] == 17 or min(starts) > 1

    def test_one_aggregate_with_its_parts(self, reports: Reports) -> None:
        report = reports["002"]
        ((_, tally),) = [
            (claim, item)
            for claim, item in report.claims(Tally, 375, 485)
            if item.figure.best == 23
        ]
        assert (tally.figure.low, tally.figure.high) == (23, 23)
        parts = {
            part.area.place.country: part.figure.best
            for part in tally.parts
            if part.area and part.area.place
        }
        assert parts == {"IQ": 14, "SY": 9}
        assert (tally.window.earliest, tally.window.latest) == (
            date(2023, 10, 17),
            date(2023, 10, 30),
        )
        assert not [item for _, item in report.told(Occurrence, 309, 485) if not item.background]

    def test_casualties_that_nobody_states_are_unknown(self, reports: Reports) -> None:
        harm = {FigureKind.KILLED, FigureKind.INJURED}
        for claim in reports["002"].reading.claims:
            if isinstance(claim.content, Occurrence):
                assert not [figure for figure in claim.content.figures if figure.kind in harm]


class TestReport003:
    def test_the_crawl_clock_is_not_the_date_base(self, reports: Reports) -> None:
        report = reports["003"]
        published = report.reading.published_on
        assert published.basis in {DateBasis.UNKNOWN, DateBasis.INFERRED}
        assert published.earliest is None
        assert published.latest is None or published.latest == date(2024, 11, 21)
        assert DateRole.PAGE_CLOCK in {item.role for item in report.reading.rejected_dates}
        for claim in report.reading.claims:
            if isinstance(claim.content, Occurrence):
                for time in claim.content.times:
                    if time.written.weekday is not None:
                        assert time.earliest is None

    def test_a_ticker_and_other_furniture_say_nothing(self, reports: Reports) -> None:
        report = reports["003"]
        for start, end in (
            (52, 128),
            (1374, 1380),
            (2253, 2270),
            (534, 543),
            (519, 533),
            (2296, 2341),
        ):
            assert report.kind_at(start, end) is BlockKind.FURNITURE, (start, end)
        assert not [
            span
            for claim in report.reading.claims
            for span in claim.evidence
            if span.start < 335 or span.start >= 2253
        ]

    def test_titles_and_decks_printed_twice_count_once(self, reports: Reports) -> None:
        report = reports["003"]
        for first, second in (((335, 391), (393, 449)), ((451, 517), (1051, 1117))):
            kinds = [block.kind for where in (first, second) for block in report.blocks_at(*where)]
            assert BlockKind.DUPLICATE in kinds or BlockKind.FURNITURE in kinds

    def test_the_chain_behind_the_intercepts(self, reports: Reports) -> None:
        report = reports["003"]
        claims = [
            (claim, item)
            for claim, item in report.claims(Occurrence, 545, 729)
            if item.event_type is EventType.ASSAULT and not item.background
        ]
        assert claims
        for claim, _ in claims:
            link = report.attribution(claim)
            chain = []
            while link is not None:
                chain.append(link)
                link = next(
                    (up for up in report.reading.attributions if up.id == chain[-1].parent), None
                )
            told = [item for item in chain if item.via and item.via.start in range(730, 805)]
            assert told
            assert told[0].stance is Stance.ASSERTED
            assert [speaker.count for speaker in told[0].speakers] == [2]
            assert not told[0].speakers[0].named
            assert EvidenceBasis.COMMUNICATIONS_INTERCEPT in {item.basis for item in chain}

    def test_nearly_a_hundred_is_an_upper_bound(self, reports: Reports) -> None:
        deaths = {
            (figure.low, figure.best, figure.high)
            for _, item in reports["003"].claims(Occurrence, 545, 729)
            for figure in item.figures
            if figure.kind is FigureKind.KILLED
        }
        assert deaths == {(None, None, 99)}

    def test_a_claim_of_responsibility(self, reports: Reports) -> None:
        report = reports["003"]
        (claimed,) = [
            link
            for link in report.reading.attributions
            if link.stance is Stance.CLAIMED and link.cue and link.cue.start in range(1119, 1249)
        ]
        assert claimed.speakers[0].actor_id == "isis"
        assert claimed.said_on.written.weekday == 4
        assert claimed.said_on.earliest is None
        owned = [
            party.status
            for _, item in report.claims(Occurrence, 1119, 1249)
            for party in item.actors
            if party.actor_id == "isis" and not item.background
        ]
        assert owned and set(owned) == {PartStatus.CLAIMED}

    def test_no_comment_is_neither_yes_nor_no(self, reports: Reports) -> None:
        report = reports["003"]
        ((claim, statement),) = report.claims(Statement, 1472, 1524)
        assert statement.kind is StatementKind.DECLINED
        link = report.attribution(claim)
        assert link is None or link.stance is Stance.DECLINED

    def test_history_is_background_with_its_year(self, reports: Reports) -> None:
        report = reports["003"]
        for (start, end), year in (
            ((1349, 1371), 2020),
            ((1710, 1773), 2022),
            ((1778, 1828), 2017),
        ):
            told = [
                item
                for _, item in report.claims(Occurrence)
                if item.trigger.start in range(start, end) and item.event_type is EventType.ASSAULT
            ]
            assert told, (start, end)
            for item in told:
                assert item.background
                assert {time.earliest.year for time in item.times if time.earliest} == {year}


class TestReport004:
    def test_the_date_under_the_byline(self, reports: Reports) -> None:
        published = reports["004"].reading.published_on
        assert is_day(published, date(2017, 9, 2))

    def test_repeated_passages_count_once(self, reports: Reports) -> None:
        report = reports["004"]
        repeated = [block for block in report.reading.blocks if block.kind is BlockKind.DUPLICATE]
        first, second = range(741, 1261), range(1263, 1783)
        covered = [
            block
            for block in repeated
            if any(
                holds(report, block.span.start, block.span.end, stretch)
                for stretch in (first, second)
            )
        ]
        assert sum(block.span.end - block.span.start for block in covered) >= 515
        assert all(block.repeats is not None for block in covered)

    def test_print_buttons_and_tags_are_furniture(self, reports: Reports) -> None:
        report = reports["004"]
        assert report.kind_at(13654, 13681) is BlockKind.FURNITURE
        assert report.kind_at(13683, 13706) is BlockKind.FURNITURE
        assert report.reading.blocks[-1].kind is BlockKind.FURNITURE


class TestAcrossTheReports:
    def test_more_than_80_and_nearly_100_are_81_to_99(self, ledger: Ledger) -> None:
        (incident,) = [
            item for item in ledger.of("001", "003") if item.event_type is EventType.ASSAULT
        ]
        (killed,) = [figure for figure in incident.figures if figure.kind is FigureKind.KILLED]
        assert (killed.low, killed.best, killed.high) == (81, None, 99)
        (field,) = [field for field in incident.fields if field.name == "killed"]
        assert not field.contested and len(field.values) == 2

    def test_current_incidents_are_those_that_the_reports_report(self, ledger: Ledger) -> None:
        found = sorted(
            (number, incident.event_type.value)
            for number, report in ledger.reports.items()
            for incident in ledger.current
            if report.document.id in incident.document_ids
        )
        allowed = {
            "000": set(),
            "001": {"ASSAULT", "WARN"},
            "002": {"MOBILIZE", "INTERCEPT"},
            "003": {"ASSAULT", "COERCE"},
            "004": {"CONSULT", "RETREAT", "MOBILIZE"},
        }
        assert {item for item in found if item[1] not in allowed[item[0]]} == set()
        assert {("001", "ASSAULT"), ("001", "WARN"), ("003", "ASSAULT")} <= set(found)

    def test_nothing_is_dated_by_the_clock(self, ledger: Ledger) -> None:
        for incident in ledger.fusion.incidents:
            assert incident.when.latest is None or incident.when.latest <= date(2024, 11, 21)

    def test_silence_stays_unknown(self, ledger: Ledger) -> None:
        reports = ledger.reports
        assert all(
            place.place is None or place.place.name != "Kerman"
            for _, item in reports["003"].claims(Occurrence)
            for place in item.places
        )
        for incident in ledger.current:
            for field in incident.fields:
                assert field.values or field.joined is None or field.name == "when"
                assert field.joined != "0"
