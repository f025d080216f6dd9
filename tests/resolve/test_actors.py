"""Mentions mean an entry of the registry, or nobody known: never a backer, never a namesake."""

from datetime import date

import pytest

from tocsin.core.spans import quote
from tocsin.core.types import (
    Attribution,
    Claim,
    DateInterval,
    Document,
    Extraction,
    Occurrence,
    Party,
    Speaker,
)
from tocsin.core.vocab import EventType, Known, PartyKind, Realis, SourceKind, Stance
from tocsin.resolve.actor_names import ActorNames
from tocsin.resolve.actors import resolve_actors
from tocsin.tables.actors import ShippedActors

ACTORS = ShippedActors()


def resolve(
    text: str, mention: str, kind: PartyKind = PartyKind.GROUP, published: date | None = None
) -> Party:
    """Return the resolved party of an occurrence in which these words stand as its actor."""
    document = Document(id="d1", text=text, raw_digest="r1")
    start = text.index(mention)
    occurrence = Occurrence(
        trigger=quote(document, 0, 1),
        event_type=EventType.ASSAULT,
        realis=Realis.HAPPENED,
        background=False,
        incident_key="i1",
        actors=(Party(mention=quote(document, start, start + len(mention)), kind=kind),),
    )
    claim = Claim(
        id="c1", document_id="d1", evidence=(), score=1.0, made_by="test", content=occurrence
    )
    resolved = resolve_actors(
        Extraction(attributions=(), claims=(claim,)),
        document=document,
        actors=ACTORS,
        published_on=DateInterval(earliest=published, latest=published, reason="given"),
    )
    content = resolved.claims[0].content
    assert isinstance(content, Occurrence)
    return content.actors[0]


@pytest.mark.parametrize(
    ("mention", "actor_id"),
    [
        ("Islamic State militants", "isis"),
        ("a band of 12 heavily armed Taliban fighters", "taliban"),
        ("fighters of al-Shabab", "al-shabaab"),
        ("Iranian-backed Houthi rebels", "houthis"),
        ("U.S.-backed Iraqi forces", "iraqi-forces"),
        ("Islamic State's (ISIS) Afghanistan-based wing", "isis-k"),
        ("Islamic State’s Libyan affiliate", "is-libya"),
        ("Hashid al-Shaabi (PMF or Popular Mobilization Forces)", "pmf"),
        ("the ISIS-Khorasan (ISIS-K)", "isis-k"),
        ("Iran's elite Quds Force", "quds-force"),
        ("Lebanon's Hezbollah", "hezbollah"),
        ("About forty Hezbollah fighters", "hezbollah"),
        ("Hamas-run Health Ministry", "gaza-health"),
    ],
)
def test_a_mention_means_the_body_it_names(mention: str, actor_id: str) -> None:
    assert resolve(f"Shots were fired by {mention}.", mention).actor_id == actor_id


@pytest.mark.parametrize(
    "mention",
    [
        "Iran-backed militant groups",
        "pro-Iranian militias",
        "terror groups backed by Iran",
        "militias like Hezbollah",
        "a Hamas leader",
        "U.S. officials",
        "Hezbollah's rivals",
        "Iraq's Hezbollah",
        "Islamic State's Peruvian branch",
        "Iran's threat network",
        "the Greens/Reds/ISIS network",
        "the Amnesty International (AI) director",
        "the Miller administration",
        "a video by the Syrian Democratic Forces (SDF)",
    ],
)
def test_a_name_inside_a_mention_is_not_the_mention(mention: str) -> None:
    assert resolve(f"Shots were fired by {mention}.", mention).actor_id is None


def test_a_state_is_an_actor_only_where_it_acts() -> None:
    text = "Iran fired missiles."
    assert resolve(text, "Iran", PartyKind.STATE).actor_id == "state-ir"
    assert resolve(text, "Iran", PartyKind.PLACE).actor_id is None
    assert resolve("Tehran fired missiles.", "Tehran", PartyKind.STATE).actor_id == "state-ir"


@pytest.mark.parametrize(
    ("mention", "actor_id"),
    [
        ("the Obama administration", "state-us"),
        ("Assad’s government", "state-sy"),
        ("the Iraqi government", "state-iq"),
        ("Iranian", "state-ir"),
        ("the Miller administration", None),
    ],
)
def test_a_government_is_its_state(mention: str, actor_id: str | None) -> None:
    assert resolve(f"It was done by {mention}.", mention, PartyKind.STATE).actor_id == actor_id


def test_a_body_is_not_chosen_before_it_existed() -> None:
    text = "Shots were fired by JNIM."
    assert resolve(text, "JNIM", published=date(2018, 5, 1)).actor_id == "jnim"
    assert resolve(text, "JNIM", published=date(2012, 5, 1)).actor_id is None


@pytest.mark.parametrize(
    ("text", "mention", "actor_id"),
    [
        ("Turkish President Recep Tayyip Erdogan spoke.", "Turkish President Recep Tayyip Erdogan",
         "erdogan"),
        ("Qasim Sulaimani wrote. Sulaimani was in Baghdad.", "Sulaimani was"[:9], "soleimani"),
        ("Iran's foreign minister, Hossein Amirabdollahian, spoke.",
         "Iran's foreign minister, Hossein Amirabdollahian", "amir-abdollahian"),
        ("Matthew Miller, the spokesman, spoke. Miller said no.", "Miller", "miller"),
        ("Vladimir Putin's aide spoke.", "Vladimir Putin's aide", None),
        ("supporters of Joe Biden marched.", "supporters of Joe Biden", None),
        ("Anna Miller, a baker, was hurt. Miller is well.", "Miller is"[:6], None),
        ("Haider al-Abadi and Ashraf Ghani met.", "Haider al-Abadi and Ashraf Ghani", None),
    ],
)  # fmt: skip
def test_a_person_is_known_by_full_name_or_support(
    text: str, mention: str, actor_id: str | None
) -> None:
    assert resolve(text, mention, PartyKind.PERSON).actor_id == actor_id


@pytest.mark.parametrize(
    ("text", "mention", "private"),
    [
        ("Gunmen killed Ilo Brankett, a baker.", "Ilo Brankett", Known.YES),
        ("Gunmen killed the mayor, Ilo Brankett.", "Ilo Brankett", Known.NO),
        ("Gunmen killed police chief Ilo Brankett.", "police chief Ilo Brankett", Known.NO),
        ("Gunmen killed Qassem Soleimani.", "Qassem Soleimani", Known.NO),
        ("Gunmen killed a woman.", "a woman", Known.UNKNOWN),
        ("Woman killed. The woman was 30.", "Woman", Known.UNKNOWN),
        ("He was killed.", "He", Known.UNKNOWN),
    ],
)
def test_who_is_private_is_said_only_where_the_text_tells(
    text: str, mention: str, private: Known
) -> None:
    assert resolve(text, mention, PartyKind.PERSON).private_person is private


def test_a_body_is_no_private_person() -> None:
    assert resolve("Hamas fired.", "Hamas").private_person is Known.NO


def test_speakers_and_outlets_are_resolved() -> None:
    text = "Two officials of the Pentagon told Reuters that the Pentagon knew."
    document = Document(id="d1", text=text, raw_digest="r1")

    def words(name: str) -> Speaker:
        start = text.index(name)
        return Speaker(
            mention=quote(document, start, start + len(name)),
            source_kind=SourceKind.OFFICIAL,
            named=True,
            speaker_key="s1",
        )

    attribution = Attribution(
        id="a1",
        speakers=(words("Two officials of the Pentagon"), words("the Pentagon")),
        cue=None,
        content=(),
        direct=False,
        via=words("Reuters").mention,
        stance=Stance.ASSERTED,
        said_on=DateInterval(reason="not said"),
        score=1.0,
        made_by="test",
    )
    extraction = Extraction(attributions=(attribution,), claims=())
    resolved = resolve_actors(extraction, document=document, actors=ACTORS).attributions[0]
    assert [speaker.actor_id for speaker in resolved.speakers] == [None, "us-defense"]
    assert resolved.via_actor_id == "reuters"


def test_an_office_beside_the_name_counts_anywhere_in_the_document() -> None:
    names = ActorNames(ACTORS, "The governor, Ilo Brankett, spoke. Later Brankett left.")
    assert names.in_office("Brankett")
    assert not ActorNames(ACTORS, "Ilo Brankett, a baker, spoke.").in_office("Brankett")
