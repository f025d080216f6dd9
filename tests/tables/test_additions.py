"""What a user adds to the registry: found beside what ships, merged, taken back."""

from dataclasses import replace
from datetime import UTC, datetime

from tocsin.core.spelling import unregistered_id
from tocsin.core.types import Actor, Addition
from tocsin.core.vocab import ActorKind, AdditionKind
from tocsin.tables.actors import ShippedActors
from tocsin.tables.additions import actors_of, retired_actors, same_actors

AT = datetime(2024, 1, 1, tzinfo=UTC)


def addition(entry: str, *, actor: Actor | None = None, same_as: str | None = None) -> Addition:
    return Addition(
        id=f"n-{entry}",
        kind=AdditionKind.ACTOR,
        entry_id=entry,
        actor=actor,
        same_as=same_as,
        by="an analyst",
        made_at=AT,
        reason="",
    )


def group(actor_id: str, name: str, *names: str, part_of: str | None = None) -> Actor:
    return Actor(
        id=actor_id,
        name=name,
        kind=ActorKind.ARMED_GROUP,
        names=names,
        part_of=part_of,
        source="an analyst",
    )


RIVER = addition("river-sons", actor=group("river-sons", "Sons of the River", "SOTR"))
HILL = addition("hill-sons", actor=group("hill-sons", "Sons of the Hill", part_of="river-sons"))


def test_without_additions_the_shipped_registry_is_asked() -> None:
    assert isinstance(actors_of(), ShippedActors)
    taken_back = replace(RIVER, retired=True)
    assert isinstance(actors_of((RIVER, taken_back)), ShippedActors)


def test_an_added_actor_is_found_beside_those_that_ship() -> None:
    actors = actors_of((RIVER, HILL))
    assert [actor.id for actor in actors.find("the sons of the River")] == ["river-sons"]
    assert [actor.id for actor in actors.find("Islamic State")] == ["isis"]
    assert [actor.id for actor in actors.branches("river-sons")] == ["hill-sons"]
    assert len(list(actors)) == len(list(ShippedActors())) + 2


def test_an_addition_replaces_the_entry_of_its_id() -> None:
    own = addition("isis", actor=group("isis", "Islamic State", "Caliphate Forces"))
    actors = actors_of((own,))
    assert [actor.id for actor in actors.find("Caliphate Forces")] == ["isis"]
    assert len(list(actors)) == len(list(ShippedActors()))


def test_a_merged_actor_is_found_under_both_names_and_ids() -> None:
    merged = addition("river-sons", actor=RIVER.actor, same_as="hill-sons")
    hill = replace(HILL, actor=group("hill-sons", "Sons of the Hill"))
    actors = actors_of((RIVER, hill, merged))
    assert actors.get("river-sons") == actors.get("hill-sons")
    assert [actor.id for actor in actors.find("SOTR")] == ["hill-sons"]
    assert "river-sons" not in {actor.id for actor in actors}
    assert actors_of((RIVER, hill, merged, RIVER)).get("river-sons") == RIVER.actor


def test_a_name_that_no_entry_bears_can_be_merged_into_one() -> None:
    merged = addition(unregistered_id("River Boys"), same_as="isis-k")
    actors = actors_of((merged,))
    assert [actor.id for actor in actors.find("the River Boys")] == ["isis-k"]
    assert list(actors.find("Hill Boys")) == []


def test_a_shipped_actor_merged_into_another_takes_its_names_and_branches_with_it() -> None:
    actors = actors_of((addition("jnim", same_as="aqim"),))
    assert [actor.id for actor in actors.find("JNIM")] == ["aqim"]
    assert {"macina", "ansar-dine"} <= {actor.id for actor in actors.branches("aqim")}


def test_merges_lead_to_their_end_and_never_in_a_circle() -> None:
    one, other = addition("a", same_as="b"), addition("b", same_as="c")
    assert same_actors((one, other)) == {"a": "c", "b": "c"}
    assert same_actors((one, addition("b", same_as="a"))) == {}


def test_a_merge_into_what_was_taken_back_is_none() -> None:
    merged = addition("jnim", same_as="river-sons")
    gone = replace(RIVER, retired=True)
    assert same_actors((RIVER, merged)) == {"jnim": "river-sons"}
    assert same_actors((gone, merged)) == {}
    assert actors_of((gone, merged)).get("jnim") == ShippedActors().get("jnim")


def test_what_is_retired_is_not_what_ships_under_its_id() -> None:
    own = replace(addition("isis", actor=group("isis", "Caliphate Forces")), retired=True)
    gone = replace(RIVER, retired=True)
    assert retired_actors((own, gone, HILL)) == {"river-sons": ActorKind.ARMED_GROUP}
