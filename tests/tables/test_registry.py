"""The registry: facts with sources, joined without loose ends."""

import pytest

from tocsin.core.vocab import ActorKind
from tocsin.tables.actors import ShippedActors
from tocsin.tables.outlets import ShippedOutlets

ACTORS = ShippedActors()


def ids(name: str) -> list[str]:
    return [actor.id for actor in ACTORS.find(name)]


@pytest.mark.parametrize(
    ("name", "actor_id"),
    [
        ("Islamic State of Iraq and the Levant", "isis"),
        ("Da’esh", "isis"),
        ("ISIS-Khorasan", "isis-k"),
        ("Al Shabab", "al-shabaab"),
        ("Qasim Sulaimani", "soleimani"),
        ("Qassem Soleimani", "soleimani"),
        ("Hossein Amirabdollahian", "amir-abdollahian"),
        ("Hossein Amir-Abdollahian", "amir-abdollahian"),
        ("Noori al-Maliki", "maliki"),
        ("Kenyan army", "kdf"),
        ("Burundian troops", "fdn-burundi"),
        ("Togolese troops", "forces-tg"),
        ("Togo's police", "police-tg"),
        ("the Ministry of Defence of Togo", "defence-tg"),
        ("Togolese security forces", "security-tg"),
        ("the Government of Iraq", "state-iq"),
        ("Tehran", "state-ir"),
    ],
)
def test_spellings_meet(name: str, actor_id: str) -> None:
    assert ids(name) == [actor_id]


@pytest.mark.parametrize("name", ["is", "Is", "who", "let", "Nobody Known", ""])
def test_words_are_not_actors(name: str) -> None:
    assert ids(name) == []


def test_what_an_entry_refers_to_exists() -> None:
    for actor in ACTORS:
        assert actor.part_of is None or ACTORS.get(actor.part_of), actor.id
        assert all(role.of is None or ACTORS.get(role.of) for role in actor.roles), actor.id


def test_every_fact_has_a_source() -> None:
    for actor in ACTORS:
        assert actor.source
        assert all(role.source for role in actor.roles)


def test_times_run_forward() -> None:
    for actor in ACTORS:
        spans = [(actor.since, actor.until), *((role.since, role.until) for role in actor.roles)]
        for since, until in spans:
            assert since is None or until is None or since <= until, actor.id


def test_persons_are_in_the_registry_for_an_office_only() -> None:
    assert all(actor.roles for actor in ACTORS if actor.kind is ActorKind.PERSON)


def test_belonging_never_runs_in_a_circle() -> None:
    for actor in ACTORS:
        seen, current = set(), actor
        while current.part_of is not None:
            assert current.id not in seen, actor.id
            seen.add(current.id)
            above = ACTORS.get(current.part_of)
            assert above is not None
            current = above


def test_branches_are_found_from_above() -> None:
    assert "isis-k" in {branch.id for branch in ACTORS.branches("isis")}


def test_an_outlet_is_known_by_name_and_by_address() -> None:
    outlets = ShippedOutlets()
    by_name = outlets.by_name("the Associated Press")
    assert by_name is not None
    assert by_name == outlets.by_url("https://www.apnews.com/article/1")
    assert outlets.by_url("https://notapnews.example/") is None
    voa, rfe = outlets.by_name("VOA"), outlets.by_name("Radio Liberty")
    assert voa is not None and rfe is not None
    assert voa.family == rfe.family
