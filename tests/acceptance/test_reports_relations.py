"""Case by case in the five real reports: ties, counts, outlooks, and who says them how.

Offsets are characters of the reports as received; the reports stay where they are.
"""

from collections.abc import Mapping
from datetime import date

from asked import Report
from tocsin.core.types import Attribution, Occurrence, Outlook, Statement, Tally, Tie
from tocsin.core.vocab import (
    DateBasis,
    DoubtKind,
    EventType,
    FigureKind,
    OutlookKind,
    PartStatus,
    Realis,
    Relation,
    SourceKind,
    Stance,
    StatementKind,
    Tense,
    Unit,
)

Reports = Mapping[str, Report]
REAL = (Realis.HAPPENED, Realis.ONGOING)


def cued(report: Report, start: int, end: int) -> list[Attribution]:
    """The attributions whose cue stands in a stretch, in text order."""
    found = [
        link
        for link in report.reading.attributions
        if link.cue is not None and start <= link.cue.start and link.cue.end <= end
    ]
    return sorted(found, key=lambda link: link.cue.start if link.cue else 0)


def ties(report: Report, start: int, end: int) -> set[tuple[str | None, Relation, str | None]]:
    """The ties of a stretch by the registry's ids of both parties."""
    return {
        (tie.subject.actor_id, tie.relation, tie.object.actor_id)
        for _, tie in report.claims(Tie, start, end)
    }


class TestReport000:
    def test_6_the_aggregate_is_the_outlets_and_of_drones(self, reports: Reports) -> None:
        ((claim, tally),) = reports["000"].claims(Tally, 588, 712)
        assert claim.attribution_id is None
        assert [weapon.quote for weapon in tally.weapons] == ["drone"]
        assert tally.window.earliest is not None and tally.window.latest is not None
        assert date(2023, 10, 15) <= tally.window.earliest < tally.window.latest
        assert tally.window.latest <= date(2023, 10, 24)

    def test_7_encouraged_and_not_directed_by_one_speaker(self, reports: Reports) -> None:
        report = reports["000"]
        told = report.claims(Tie, 844, 990)
        assert {(tie.relation, tie.status) for _, tie in told} == {
            (Relation.ENCOURAGES, PartStatus.SUSPECTED),
            (Relation.DIRECTS, PartStatus.DENIED),
        }
        assert len({claim.attribution_id for claim, _ in told}) == 1

    def test_8_speech_within_speech_of_the_same_official(self, reports: Reports) -> None:
        report = reports["000"]
        suspects = cued(report, 844, 990)[-1]
        outer, inner = cued(report, 991, 1138)[:2]
        assert outer.stance is Stance.ASSERTED
        assert outer.speakers[0].speaker_key == suspects.speakers[0].speaker_key
        assert inner.parent == outer.id
        assert inner.speakers[0].actor_id == "state-ir"
        assert not [item for _, item in report.claims(Occurrence, 991, 1138) if item.realis in REAL]
        assert not report.claims(Tie, 991, 1138)

    def test_11_consulting_usually(self, reports: Reports) -> None:
        told = reports["000"].claims(Tie, 1539, 1654)
        (tie,) = [tie for _, tie in told]
        assert tie.relation is Relation.COORDINATES_WITH
        assert tie.qualifier is not None and tie.qualifier.quote == "usually"

    def test_12_the_garbled_answer_is_neither_fact_nor_rewritten(self, reports: Reports) -> None:
        report = reports["000"]
        ((claim, tie),) = report.claims(Tie, 1836, 1998)
        assert tie.subject.mention.quote.endswith("Islamic State")
        assert tie.status is PartStatus.SUSPECTED
        assert {doubt.kind for doubt in claim.doubts} & {
            DoubtKind.OUT_OF_CONTEXT,
            DoubtKind.GARBLE,
        }
        assert any("Iran" in word for doubt in claim.doubts for word in doubt.alternatives)

    def test_15_since_the_war_began_is_open_where_the_text_does_not_date_it(
        self, reports: Reports
    ) -> None:
        ((_, tally),) = [
            found
            for found in reports["000"].claims(Tally, 2057, 2128)
            if found[1].window.span is not None
        ]
        window = tally.window
        assert window.span is not None and (window.span.start, window.span.end) == (2109, 2128)
        assert (window.earliest, window.latest) == (None, date(2023, 10, 24))
        assert window.basis is DateBasis.RELATIVE_TO_EVENT
        assert "not in this text" in window.reason
        assert tally.event_type is None
        assert {party.actor_id for party in (*tally.actors, *tally.recipients)} == {
            "state-us",
            "state-ir",
        }

    def test_17_consequences_on_a_condition_are_no_attack(self, reports: Reports) -> None:
        report = reports["000"]
        threats = [
            item
            for _, item in report.claims(Outlook, 2366, 2562)
            if item.kind is OutlookKind.THREAT and item.condition is not None
        ]
        assert len(threats) == 1
        assert "failing to end" in threats[0].condition.quote  # type: ignore[union-attr]
        assert not [
            item for _, item in report.claims(Occurrence, 2366, 2562) if item.realis in REAL
        ]
        assert "isis" not in {party.actor_id for item in threats for party in item.against}

    def test_18_labels_of_different_voices_make_no_actors(self, reports: Reports) -> None:
        labels = ("terror groups", "militant groups", "terrorists", "criminal organizations")
        named = [
            (party.mention.quote, party.actor_id)
            for claim in reports["000"].reading.claims
            for party in (
                *getattr(claim.content, "actors", ()),
                *getattr(claim.content, "recipients", ()),
                *getattr(claim.content, "by", ()),
                *(
                    (claim.content.subject, claim.content.object)
                    if isinstance(claim.content, Tie)
                    else ()
                ),
            )
        ]
        held = [found for found in named if found[0].removeprefix("the ").endswith(labels)]
        assert held and all(actor_id is None for _, actor_id in held)


class TestReport001:
    def test_5_confirmed_by_some_and_not_on_record(self, reports: Reports) -> None:
        report = reports["001"]
        (plural,) = cued(report, 140, 179)
        assert plural.stance is Stance.ASSERTED
        assert plural.speakers[0].count is None and not plural.speakers[0].named
        (one,) = [link for link in cued(report, 607, 657) if link.via is not None]
        assert one.via is not None and one.via.quote == "CBS News"
        assert (one.speakers[0].count, one.speakers[0].named) == (1, False)
        (declined, _) = cued(report, 2418, 2471)
        assert declined.stance is Stance.DECLINED and declined.speakers[0].named
        ((_, statement),) = [
            found
            for found in report.claims(Statement, 2418, 2450)
            if found[1].kind is StatementKind.WOULD_NOT_CONFIRM
        ]
        assert statement.content

    def test_12_earlier_warnings_make_no_case_of_their_own(self, reports: Reports) -> None:
        report = reports["001"]
        assert not [item for _, item in report.claims(Occurrence, 3224, 3295) if item.warning]
        (link,) = [link for link in report.attributions(3224, 3295) if link.speakers]
        assert link.speakers[0].source_kind is SourceKind.OFFICIAL
        assert link.speakers[0].count is None

    def test_13_the_branch_is_part_of_the_whole(self, reports: Reports) -> None:
        report = reports["001"]
        assert ("isis-k", Relation.PART_OF, "isis") in ties(report, 2707, 2759)
        assert ("isis-k", Relation.SAME_AS, "isis-k") in ties(report, 1428, 1450)

    def test_15_a_nested_number_of_history(self, reports: Reports) -> None:
        (item,) = [item for _, item in reports["001"].claims(Occurrence, 2814, 2899)]
        assert item.background
        whole, part = [f for f in item.figures if f.kind is FigureKind.KILLED]
        assert (whole.low, whole.high, whole.subset_of) == (181, None, None)
        assert (part.low, part.high) == (13, 13)
        assert part.subset_of == whole.span

    def test_16_funds_and_arms_as_officials_say(self, reports: Reports) -> None:
        report = reports["001"]
        found = report.claims(Tie, 2129, 2177)
        assert ties(report, 2129, 2177) == {
            ("state-ir", Relation.FUNDS, "hamas"),
            ("state-ir", Relation.ARMS, "hamas"),
        }
        for claim, _ in found:
            link = report.attribution(claim)
            assert link is not None and link.speakers[0].source_kind is SourceKind.OFFICIAL
        days = [
            day.written
            for _, item in report.claims(Occurrence, 2037, 2084)
            for day in item.times
            if day.span is not None
        ]
        assert {(day.month, day.day, day.year) for day in days} == {(10, 7, None)}

    def test_17_what_a_state_thinks_of_another_is_no_tie(self, reports: Reports) -> None:
        report = reports["001"]
        assert not report.claims(Tie, 2179, 2255)
        assert not report.claims(Occurrence, 2179, 2255)


class TestReport002:
    def test_3_the_weapons_of_a_count(self, reports: Reports) -> None:
        (tally,) = [t for _, t in reports["002"].claims(Tally, 336, 485) if t.figure.best == 23]
        assert {"rockets", "drones"} == {weapon.quote for weapon in tally.weapons}

    def test_5_two_targets_and_no_city(self, reports: Reports) -> None:
        report = reports["002"]
        (tally,) = [t for _, t in report.claims(Tally, 375, 485) if t.figure.best == 23]
        assert {"U.S. and coalition forces", "bases"} <= {p.mention.quote for p in tally.recipients}

    def test_13_a_threat_on_a_condition_by_the_minister(self, reports: Reports) -> None:
        report = reports["002"]
        ((_, item),) = report.claims(Outlook, 1894, 2074)
        assert item.kind is OutlookKind.THREAT
        assert item.condition is not None and item.condition.quote.startswith("if")
        assert [party.actor_id for party in item.by] == ["amir-abdollahian"]
        assert not [found for _, found in report.claims(Occurrence, 1894, 2074)
                    if found.realis in REAL and not found.background]  # fmt: skip


class TestReport003:
    def test_4_the_headline_is_not_who_says_it(self, reports: Reports) -> None:
        report = reports["003"]
        told = [
            claim
            for claim, item in report.claims(Occurrence, 545, 729)
            if item.event_type is EventType.ASSAULT and not item.background
        ]
        assert told
        for claim in told:
            link = report.attribution(claim)
            assert link is not None
            assert all(speaker.mention.start > 517 for speaker in link.speakers)

    def test_7_two_sources_of_which_one_is_quoted(self, reports: Reports) -> None:
        report = reports["003"]
        first, both, again = (
            next(link for link in cued(report, start, end) if link.stance is Stance.ASSERTED)
            for start, end in ((798, 864), (866, 1000), (1382, 1470))
        )
        key = first.speakers[0].speaker_key
        assert first.direct and again.speakers[0].speaker_key == key
        assert [speaker.speaker_key == key for speaker in both.speakers] == [True, False]
        assert {speaker.count for link in (first, both, again) for speaker in link.speakers} == {1}

    def test_8_what_the_sources_would_not_add_is_told(self, reports: Reports) -> None:
        report = reports["003"]
        ((claim, statement),) = [
            found
            for found in report.claims(Statement, 1016, 1049)
            if found[1].kind is StatementKind.DECLINED
        ]
        assert any("further details" in span.quote for span in statement.content)
        link = report.attribution(claim)
        assert link is not None and link.stance is Stance.DECLINED

    def test_14_who_says_it_last_says_both_clauses(self, reports: Reports) -> None:
        (link,) = cued(reports["003"], 2234, 2250)
        assert link.content[0].start <= 2051
        assert link.content[-1].end >= 2225
        assert link.speakers[0].source_kind is SourceKind.OFFICIAL

    def test_17_what_the_outlet_says_of_a_motive_is_its_own(self, reports: Reports) -> None:
        report = reports["003"]
        assert not report.attributions(1526, 1556)
        assert not [
            item
            for _, item in report.told(Occurrence, 1526, 1640)
            if item.realis in REAL and not item.background
        ]


class TestReport004:
    def test_3_sleeper_agents_are_no_incident(self, reports: Reports) -> None:
        report = reports["004"]
        for start, end in ((409, 593), (4811, 4880), (8108, 8270)):
            assert not report.told(Occurrence, start, end)

    def test_6_a_truncated_range_is_kept_and_doubted(self, reports: Reports) -> None:
        told = reports["004"].claims(Tally, 12138, 12210)
        assert {(tally.figure.kind, tally.figure.best) for _, tally in told} == {
            (FigureKind.INCIDENTS, 425),
            (FigureKind.KILLED, 425),
        }
        for claim, tally in told:
            kinds = {doubt.kind for doubt in claim.doubts}
            assert {DoubtKind.TRUNCATED, DoubtKind.ARITHMETIC} <= kinds
            assert "state-ir" not in {party.actor_id for party in tally.actors}
            words = [w for d in claim.doubts for w in d.alternatives]
            assert {"2002-2003", "2002-2004"} <= set(words)

    def test_6_iran_trains_and_does_not_attack(self, reports: Reports) -> None:
        told = {tie.relation for _, tie in reports["004"].claims(Tie, 12100, 12210)
                if tie.subject.actor_id == "state-ir"}  # fmt: skip
        assert Relation.TRAINS in told

    def test_7_a_commission_reports_with_a_letter_for_a_digit(self, reports: Reports) -> None:
        report = reports["004"]
        (link,) = cued(report, 11296, 11330)
        assert link.speakers[0].named and link.stance is Stance.ASSERTED
        doubted = [
            doubt
            for claim in report.reading.claims
            for doubt in claim.doubts
            if doubt.span.start in range(11400, 11421)
        ]
        assert doubted and all("2001" in " ".join(doubt.alternatives) for doubt in doubted)

    def test_10_a_forecast_with_a_deadline_and_a_plan(self, reports: Reports) -> None:
        report = reports["004"]
        ((claim, forecast),) = report.claims(Outlook, 8852, 8959)
        assert forecast.kind is OutlookKind.FORECAST and claim.attribution_id is None
        assert forecast.horizon.latest == date(2017, 12, 31)
        assert forecast.likelihood is not None and forecast.likelihood.quote == "most likely"
        assert [party.actor_id for party in forecast.by] == ["state-ir"]
        ((_, plan),) = report.claims(Outlook, 9218, 9270)
        assert plan.kind is OutlookKind.PLAN and plan.horizon.latest is None
        assert [place.place.name for place in plan.places if place.place] == ["Najaf"]

    def test_11_a_forecast_without_a_deadline(self, reports: Reports) -> None:
        ((_, forecast),) = reports["004"].claims(Outlook, 4717, 4809)
        assert forecast.kind is OutlookKind.FORECAST
        assert forecast.horizon.latest is None and forecast.horizon.reason

    def test_12_about_five_thousand_are_approximate(self, reports: Reports) -> None:
        (figure,) = [
            figure
            for _, item in reports["004"].claims(Occurrence, 4588, 4648)
            if item.event_type is EventType.RETREAT
            for figure in item.figures
        ]
        assert (figure.low, figure.best, figure.high) == (None, 5000, None)
        assert figure.approximate

    def test_13_a_hedge_does_not_reach_the_clause_beside_it(self, reports: Reports) -> None:
        report = reports["004"]
        told = report.claims(Tie, 5584, 5800)
        assert {(tie.relation, tie.status) for _, tie in told} == {
            (Relation.COORDINATES_WITH, PartStatus.STATED)
        }
        assert not [tie for _, tie in told if tie.subject.actor_id == "state-ir"]

    def test_16_an_acronym_with_two_letters_swapped_is_doubted_in_both_its_places(
        self, reports: Reports
    ) -> None:
        reading = reports["004"].reading
        borne = [doubt for claim in reading.claims for doubt in claim.doubts]
        found = {
            (doubt.span.start, doubt.span.end): doubt.alternatives
            for doubt in (*borne, *reading.doubts)
            if doubt.kind is DoubtKind.SPELLING
        }
        assert found == {(2904, 2908): ("IRGC",), (6414, 6418): ("IRGC",)}
        assert not [report for n, report in reports.items() if n != "004" and report.reading.doubts]

    def test_17_an_unclosed_quotation_ends_where_the_authors_go_on(self, reports: Reports) -> None:
        report = reports["004"]
        (link,) = [link for link in report.attributions(9786, 9856) if link.speakers]
        assert link.content[-1].quote.rstrip(".”").endswith("worldwide")
        assert not report.attributions(9949, 10008)

    def test_18_steps_announced_make_no_incident(self, reports: Reports) -> None:
        assert not reports["004"].claims(Occurrence, 7679, 7732)

    def test_19_a_share_and_a_number_are_two_measures(self, reports: Reports) -> None:
        report = reports["004"]
        shares = [t for s, e in ((1165, 1260), (1687, 1782)) for _, t in report.claims(Tally, s, e)]
        (share,) = shares
        assert (share.figure.unit, share.figure.low) == (Unit.PERCENT, 25)
        deaths = [
            tally.figure
            for _, tally in report.claims(Tally, 12622, 12657)
            if tally.figure.span is not None and tally.figure.span.start in range(12622, 12657)
        ]
        assert [(f.unit, f.best, f.approximate) for f in deaths] == [(Unit.PERSONS, 1100, True)]

    def test_20_what_was_trained_once_and_who_is_allied_now(self, reports: Reports) -> None:
        report, published = reports["004"], date(2017, 9, 2)
        past = [tie for _, tie in report.claims(Tie, 12380, 12475)]
        assert {tie.relation for tie in past} == {Relation.TRAINS, Relation.FUNDS}
        assert "mahdi-army" in {tie.object.actor_id for tie in past}
        for tie in past:
            assert tie.tense is Tense.PAST
            assert (tie.valid.earliest, tie.valid.latest) == (None, published)
        ((_, now),) = report.claims(Tie, 8962, 9094)
        assert now.relation is Relation.ALLIED_WITH and now.tense is Tense.PRESENT
        assert (now.valid.earliest, now.valid.latest) == (published, published)

    def test_21_opinion_and_advice_are_no_facts(self, reports: Reports) -> None:
        report = reports["004"]
        for start, end in ((597, 629), (13147, 13194)):
            assert not [
                item for _, item in report.claims(Occurrence, start, end) if item.realis in REAL
            ]
            assert not report.claims(Tie, start, end)


def test_outlooks_are_never_incidents_nor_end_before_they_were_said(reports: Reports) -> None:
    for report in reports.values():
        published = report.reading.published_on.earliest
        for claim, outlook in report.claims(Outlook):
            latest = outlook.horizon.latest
            assert latest is None or (published is not None and latest >= published)
            assert outlook.horizon.reason
            same = (outlook.trigger.start, outlook.trigger.end)
            acts = [item for _, item in report.claims(Occurrence, *same)]
            told = [item for item in acts if (item.trigger.start, item.trigger.end) == same]
            assert not [item for item in told if item.realis in REAL], claim.evidence


def test_x7_one_warning_delivered_in_five_reports(reports: Reports) -> None:
    told = {
        (number, item.incident_key)
        for number, report in reports.items()
        for _, item in report.claims(Occurrence)
        if item.warning is not None or item.event_type is EventType.WARN
    }
    assert [number for number, _ in told] == ["001"]
    for number, (start, end) in (("000", (2130, 2562)), ("002", (1894, 2074))):
        kinds = {item.kind for _, item in reports[number].claims(Outlook, start, end)}
        assert kinds == {OutlookKind.THREAT}
