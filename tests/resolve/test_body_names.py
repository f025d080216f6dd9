"""Bodies by name in one document: what it explains itself, where it plays, who has no entry."""

from datetime import date

import pytest

from tocsin.core.types import Actor
from tocsin.core.vocab import ActorKind, PartyKind
from tocsin.resolve.actor_names import ActorNames
from tocsin.resolve.actors import meant_by
from tocsin.resolve.glossary import explained
from tocsin.tables.actors import ShippedActors

ACTORS = ShippedActors()


def body(text: str, mention: str, published: date | None = None) -> str | None:
    found = ActorNames(ACTORS, text, published_by=published).body(mention)
    return found.id if found else None


def key(text: str, mention: str, kind: PartyKind = PartyKind.GROUP) -> str | None:
    return ActorNames(ACTORS, text).unregistered(mention, kind)


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The River Defence Front (RDF) struck.", "RDF", "River Defence Front"),
        ("RDF (River Defence Front), a militia, struck.", "RDF", "River Defence Front"),
        ("the Ejercito de los Llanos (“ELL”) struck", "ELL", "Ejercito de los Llanos"),
        ("Men of the Army of the Hill Peoples (AHP), he said", "AHP", "Army of the Hill Peoples"),
    ],
)
def test_a_report_explains_its_short_names(text: str, short: str, long: str) -> None:
    assert explained(text)[short].endswith(long)


def test_what_a_report_explains_goes_before_the_registry() -> None:
    text = "The Awami National Party (ANP) held a rally in Kabul. The ANP said so."
    assert body("Kabul: the ANP was attacked.", "the ANP") == "afghan-police"
    assert body(text, "the ANP") is None


def test_an_explanation_leads_to_the_entry_from_both_names() -> None:
    text = "The National Liberation Army (ELN) took a mayor. ELN rebels fled."
    assert body(text, "The National Liberation Army") == "eln"
    assert body(text, "ELN rebels") == "eln"


def test_a_very_short_acronym_needs_its_country_in_the_text() -> None:
    assert body("ADF rebels killed two farmers in eastern Congo.", "ADF rebels") is None
    text = "ADF rebels killed two farmers in the Democratic Republic of the Congo."
    assert body(text, "ADF rebels") == "adf"
    assert body("The Allied Democratic Forces fled. ADF rebels hid.", "ADF rebels") == "adf"


def test_a_name_of_two_bodies_means_the_one_whose_country_is_named() -> None:
    assert body("Fighters struck.", "Ahlu Sunna wal Jamaa") is None
    assert body("Fighters struck in Mozambique.", "Ahlu Sunna wal Jamaa") == "is-mozambique"
    assert body("Mozambique and Somalia spoke of it.", "Ahlu Sunna wal Jamaa") is None


@pytest.mark.parametrize(
    ("mention", "actor_id"),
    [
        ("the Kenyan army's 3rd Brigade", "kdf"),
        ("the 12th Infantry Division of the Sudanese army", "saf"),
        ("Palestinian Hamas militants", "hamas"),
        ("the Syrian Kurdish militia the YPG", "ypg"),
        ("Jordan's elite special forces", "forces-jo"),
        ("seven Togolese police officers", "police-tg"),
        ("troops loyal to President Bashar al-Assad", "syrian-army"),
        ("Syrian President Bashar Assad's government", "state-sy"),
        ("a regular formation of the Russian armed forces", "russian-forces"),
        ("two Interior Ministry officials", None),
        ("al-Qaida linked militants", None),
        ("militias like Hezbollah", None),
    ],
)
def test_units_and_descriptions_mean_their_body(mention: str, actor_id: str | None) -> None:
    assert body(f"{mention} were seen in Jordan.", mention) == actor_id


def test_a_coalition_led_by_somebody_needs_what_it_is_against() -> None:
    assert body("The U.S.-led coalition struck Islamic State.", "The U.S.-led coalition")
    assert body("The U.S.-led coalition left Kabul.", "The U.S.-led coalition") is None


def test_a_people_as_a_force_is_its_armed_forces() -> None:
    names = ActorNames(ACTORS, "The Kenyans held the road.")
    found = meant_by("The Kenyans", PartyKind.FORCE, names)
    assert found is not None and found.id == "kdf"
    assert meant_by("The Kenyans", PartyKind.CIVILIANS, names) is None


def test_all_mentions_of_a_body_without_an_entry_share_a_key() -> None:
    text = "The River Defence Front (RDF) struck. RDF fighters fled."
    mentions = ("The River Defence Front", "RDF fighters", "fighters of the River Defence Front")
    assert {key(text, mention) for mention in mentions} == {"~riverdefencefront"}
    assert key("River-Defence Front rebels fled.", "River-Defence Front rebels") == (
        "~riverdefencefront"
    )


@pytest.mark.parametrize(
    "mention",
    [
        "gunmen",
        "Gunmen",
        "Sunni fighters",
        "Kenyan villagers",
        "the group",
        "the Hill Front and the River Front",
        "Iran-backed Hill Fighters",
    ],
)
def test_who_is_not_named_has_no_key(mention: str) -> None:
    assert key(f"{mention} came. The gunmen fled.", mention) is None


def test_a_person_has_no_key() -> None:
    assert key("Ana Bel spoke.", "Ana Bel", PartyKind.PERSON) is None


def test_an_actor_that_did_not_exist_yet_is_not_meant() -> None:
    text = "The Congo River Alliance spoke in Congo."
    assert body(text, "The Congo River Alliance", date(2024, 5, 1)) == "afc-congo"
    assert body(text, "The Congo River Alliance", date(2020, 5, 1)) is None


def test_the_registry_is_only_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are looked up through the port: a registry of one entry is enough."""

    class One:
        actor = Actor(id="x", name="Hill Front", kind=ActorKind.ARMED_GROUP, source="a test")

        def find(self, name: str) -> tuple[Actor, ...]:
            return (self.actor,) if name == "Hill Front" else ()

        def get(self, actor_id: str) -> Actor | None:
            return self.actor if actor_id == "x" else None

        def branches(self, actor_id: str) -> tuple[Actor, ...]:
            return ()

    found = ActorNames(One(), "Hill Front rebels came.").body("Hill Front rebels")
    assert found == One.actor
