"""Who is who in the five real reports: one entry for all spellings, posts bound to their time."""

from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from asked import Report
from tocsin.core.parties import parties_of
from tocsin.core.types import Party, Tie
from tocsin.core.vocab import DoubtKind, Relation
from tocsin.tables.actors import ShippedActors

Reports = Mapping[str, Report]
ACTORS = ShippedActors()


def parties(report: Report) -> Iterator[Party]:
    for claim in report.reading.claims:
        yield from parties_of(claim.content)


def ids_of(report: Report, words: str) -> set[str | None]:
    """The entries that mentions with these words are linked to, speakers among them."""
    found = {each.actor_id for each in parties(report) if words in each.mention.quote}
    speakers = (each for link in report.reading.attributions for each in link.speakers)
    return found | {each.actor_id for each in speakers if words in each.mention.quote}


@pytest.mark.parametrize(
    ("case", "report", "words", "actor_id"),
    [
        ("002-14", "002", "Amirabdollahian", "amir-abdollahian"),
        ("004-15", "004", "Maliki", "maliki"),
        ("X8", "001", "Qassem Soleimani", "soleimani"),
        ("X8", "003", "Soleimani", "soleimani"),
        ("X8", "004", "Sulaimani", "soleimani"),
        ("X10", "001", "Quds Force", "quds-force"),
        ("X10", "001", "Hamas", "hamas"),
        ("X10", "002", "Hamas", "hamas"),
        ("X10", "001", "ISIS-K", "isis-k"),
        ("X10", "003", "Afghanistan-based branch", "isis-k"),
        ("X10", "004", "Islamic State", "isis"),
        ("X10", "000", "Islamic State", "isis"),
    ],
)
def test_all_mentions_are_of_one_entry(
    reports: Reports, case: str, report: str, words: str, actor_id: str
) -> None:
    assert actor_id in ids_of(reports[report], words), case
    assert ids_of(reports[report], words) <= {actor_id, None}, case


def test_002_14_one_minister_with_and_without_a_hyphen() -> None:
    for name in ("Hossein Amirabdollahian", "Hossein Amir-Abdollahian", "Amir Abdollahian"):
        assert [actor.id for actor in ACTORS.find(name)] == ["amir-abdollahian"]
    minister = ACTORS.get("amir-abdollahian")
    assert minister is not None
    assert any(
        role.role == "foreign minister" and role.since and role.since < date(2023, 10, 23)
        for role in minister.roles
    )


def test_004_15_a_prime_minister_in_2014_who_was_one_in_2017() -> None:
    for name in ("Noori Maliki", "Noori Al Maliki", "Noori al-Maliki"):
        assert [actor.id for actor in ACTORS.find(name)] == ["maliki"]
    maliki = ACTORS.get("maliki")
    assert maliki is not None
    (role,) = [role for role in maliki.roles if role.role == "prime minister"]
    assert role.since and role.until
    assert role.since < date(2014, 6, 4) < role.until < date(2017, 9, 1)


def test_004_16_a_typing_error_is_suspected_and_nobody_is_minted(reports: Reports) -> None:
    doubts = {
        (doubt.span.start, doubt.alternatives)
        for claim in reports["004"].reading.claims
        for doubt in claim.doubts
        if doubt.kind is DoubtKind.SPELLING
    }
    assert (6414, ("IRGC",)) in doubts
    assert ids_of(reports["004"], "Snetwork") <= {None}
    assert not ACTORS.find("Snetwork")


def test_004_16_three_names_of_one_body(reports: Reports) -> None:
    same = [
        (claim.content.subject.actor_id, claim.content.object.actor_id)
        for claim in reports["004"].reading.claims
        if isinstance(claim.content, Tie)
        and claim.content.relation is Relation.SAME_AS
        and 3500 < claim.content.trigger.start < 3700
    ]
    assert same and set(same) == {("pmf", "pmf")}


def test_x8_the_post_ended_with_his_life(reports: Reports) -> None:
    soleimani = ACTORS.get("soleimani")
    assert soleimani is not None and soleimani.until == date(2020, 1, 3)
    assert all(role.until == date(2020, 1, 3) for role in soleimani.roles if role.of)


def test_unknown_groups_of_the_reports_stay_themselves(reports: Reports) -> None:
    for report in reports.values():
        for party in parties(report):
            assert not (party.actor_id and party.unregistered)
