"""What model heads say of words decides with the rules which words tell acts, and who took part."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tocsin.core.types import Analysis, Occurrence
from tocsin.core.vocab import EventType, Mode, Realis
from tocsin.extract.heads import HeadScores
from tocsin.extract.occurrences.acts import BY_HEADS, find_occurrences
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

Read = Callable[..., Reader]
SETTINGS = OccurrenceSettings()
SECURE = "Rebels and soldiers fought with rifles. Militants bombed the barracks. "
LABELS = {
    "trigger": ("O", "ASSAULT", "COERCE", "PROTEST"),
    "mode": ("arrest", "demo", "unspecified"),
    "realis": ("happened", "planned"),
    "background": ("current", "background"),
    "role": ("actor", "recipient", "weapon", "place", "time"),
    "filler": ("perpetrator_person", "perpetrator_body", "victim", "weapon"),
    "part": ("perpetrator_person", "perpetrator_body", "victim", "weapon"),
}


def scored(
    reader: Reader,
    acts: dict[str, tuple[str, float]],
    *,
    realis: dict[str, str] | None = None,
    roles: dict[tuple[str, str], str] | None = None,
    fillers: dict[str, tuple[str, float]] | None = None,
    parts: dict[tuple[str, str], str] | None = None,
) -> Reader:
    """Return a reader whose heads find these words acts, and no others."""
    words = [token.text for token in reader.tree.tokens]
    rows: dict[str, list[tuple[float, ...]]] = {head: [()] * len(words) for head in LABELS}
    rows["trigger"] = [(1.0, 0.0, 0.0, 0.0)] * len(words)
    for word, (label, probability) in acts.items():
        own = [0.0] * 4
        own[0], own[LABELS["trigger"].index(label)] = 1 - probability, probability
        rows["trigger"][words.index(word)] = tuple(own)
    for word, label in (realis or {}).items():
        rows["realis"][words.index(word)] = only("realis", label)
    for word, (label, probability) in (fillers or {}).items():
        rows["filler"][words.index(word)] = tuple(
            probability * (each == label) for each in LABELS["filler"]
        )
    pairs = {
        head: {
            (words.index(one), words.index(other)): only(head, label)
            for (one, other), label in (told or {}).items()
        }
        for head, told in (("role", roles), ("part", parts))
    }
    analysis = Analysis(
        document_id=reader.document.id,
        tokens=reader.tree.tokens,
        sentences=reader.tree.sentences,
        scores={head: tuple(each) for head, each in rows.items()},
        pairs=pairs,
        labels=LABELS,
    )
    return replace(reader, heads=HeadScores(analysis))


def only(head: str, label: str) -> tuple[float, ...]:
    return tuple(float(each == label) for each in LABELS[head])


def acts_of(reader: Reader) -> dict[str, Occurrence]:
    claims = find_occurrences(reader, ())
    return {
        claim.content.trigger.quote: claim.content
        for claim in claims
        if isinstance(claim.content, Occurrence)
    }


def test_nothing_is_known_where_no_heads_were_run() -> None:
    heads = HeadScores()
    assert not heads.ran
    assert heads.marked("trigger", 0) is None
    assert heads.best("realis", 0) is None
    assert heads.of("trigger", 3) == {}
    assert heads.beside("role", 0) == {}


def test_a_word_that_no_table_knows_tells_an_act_if_the_heads_are_sure(read: Read) -> None:
    reader = read(SECURE + "A sit-in went on in Barda.")
    assert not any(one.event_type is EventType.PROTEST for one in acts_of(reader).values())
    found = acts_of(scored(reader, {"fought": ("ASSAULT", 0.9), "in": ("PROTEST", 0.1)}))
    assert not any(one.event_type is EventType.PROTEST for one in found.values())
    word = next(token.text for token in reader.tree.tokens if token.text.startswith("sit"))
    sure = acts_of(scored(reader, {word: ("PROTEST", 0.9)}))
    assert sure[word].event_type is EventType.PROTEST


def test_a_rule_yields_where_the_heads_find_its_word_improbable(read: Read) -> None:
    reader = read(SECURE + "Police arrested two men.")
    assert "arrested" in acts_of(reader)
    assert "arrested" not in acts_of(scored(reader, {"bombed": ("ASSAULT", 0.9)}))
    assert "arrested" in acts_of(scored(reader, {"arrested": ("COERCE", 0.9)}))


def test_the_mode_goes_with_the_type_and_the_realis_is_that_of_the_heads(read: Read) -> None:
    reader = read(SECURE + "Police arrested two men.")
    found = acts_of(scored(reader, {"arrested": ("COERCE", 0.9)}, realis={"arrested": "planned"}))[
        "arrested"
    ]
    assert found.modes == (Mode.ARREST,)
    assert found.realis is Realis.PLANNED


@pytest.mark.parametrize("label, field", [("actor", "actors"), ("recipient", "recipients")])
def test_the_heads_tie_parties_to_an_act(read: Read, label: str, field: str) -> None:
    reader = read(SECURE + "The uproar in Barda pleased villagers.")
    told = scored(reader, {"uproar": ("PROTEST", 0.9)}, roles={("uproar", "villagers"): label})
    parties = getattr(acts_of(told)["uproar"], field)
    assert [each.mention.quote for each in parties] == ["villagers"]


def test_a_rule_knows_the_parties_of_the_acts_that_it_accepts(read: Read) -> None:
    reader = read(SECURE + "Police arrested two men before villagers.")
    told = acts_of(
        scored(
            reader, {"arrested": ("COERCE", 0.99)}, roles={("arrested", "villagers"): "recipient"}
        )
    )
    assert [each.mention.quote for each in told["arrested"].recipients] == ["two men"]


UPROAR = "An uproar went on in Barda."


@pytest.mark.parametrize(
    "text, probability, is_incident",
    [(SECURE + UPROAR, 0.999, True), (SECURE + UPROAR, 0.9, False), (UPROAR, 0.999, False)],
)
def test_the_heads_alone_make_an_incident_where_they_are_sure_and_violence_is_told(
    read: Read, text: str, probability: float, is_incident: bool
) -> None:
    reader = read(text)
    told = find_occurrences(scored(reader, {"uproar": ("PROTEST", probability)}), ())
    (score,) = (claim.score for claim in told if claim.made_by == BY_HEADS)
    assert (score > SETTINGS.score_unsure) is is_incident


def test_the_heads_alone_make_no_incident_of_a_word_that_a_rule_passes_over(read: Read) -> None:
    reader = read(SECURE + "Its chief executive attacked the flour tax.")
    told = find_occurrences(scored(reader, {"attacked": ("ASSAULT", 0.999)}), ())
    assert [claim.score for claim in told if claim.made_by == BY_HEADS] == [SETTINGS.score_unsure]


def test_what_only_the_heads_take_for_done_makes_no_incident(read: Read) -> None:
    reader = read(SECURE + "The group plans attacks on barracks.")
    told = scored(reader, {"attacks": ("ASSAULT", 0.9)}, realis={"attacks": "happened"})
    acts = {one.content: one.score for one in find_occurrences(told, ())}
    (score,) = (
        score
        for act, score in acts.items()
        if isinstance(act, Occurrence)
        and act.trigger.quote == "attacks"
        and act.realis is Realis.HAPPENED
    )
    assert score <= SETTINGS.score_unsure


LIT = "Rebels bombed two barracks. "


@pytest.mark.parametrize(
    "text, word, headings",
    [
        ("Militants bomb hotel in Kabul\n" + SECURE, "bomb", 1),
        (LIT + "Rebels have shelled 40 villages since May.", "shelled", 0),
    ],
)
def test_what_headings_and_counts_tell_alone_is_a_claim_and_no_incident(
    read: Read, text: str, word: str, headings: int
) -> None:
    reader = read(text, headings)
    assert word not in acts_of(reader)
    told = scored(reader, {word: ("ASSAULT", 0.999), "bombed": ("ASSAULT", 0.99)})
    scores = {
        claim.content.trigger.quote: claim.score
        for claim in find_occurrences(told, ())
        if isinstance(claim.content, Occurrence)
    }
    assert scores[word] <= SETTINGS.score_unsure < scores["bombed"]


def test_claims_name_the_heads_and_carry_their_probability(read: Read) -> None:
    reader = read(SECURE + "Police arrested two men in an upheaval.")
    told = scored(reader, {"arrested": ("COERCE", 0.9), "upheaval": ("PROTEST", 0.8)})
    makers = {
        claim.content.trigger.quote: (claim.made_by, claim.score)
        for claim in find_occurrences(told, ())
        if isinstance(claim.content, Occurrence)
    }
    assert makers["arrested"][0] == "occurrences/verb+heads"
    assert makers["upheaval"][0] == "occurrences/heads"
    # What a rule accepts as well is surer than what the heads find alone.
    assert makers["arrested"][1] > makers["upheaval"][1] >= SETTINGS.min_probability


BOMBED = "A bomb killed Ana Ruiz in Barda on Monday. The town is calm. Police blame the Hill Front."
FRONT = {"Front": ("perpetrator_body", 0.9)}


def test_an_organisation_named_elsewhere_is_added_to_the_one_incident_that_is_told(
    read: Read,
) -> None:
    told = scored(read(BOMBED), {"killed": ("ASSAULT", 0.9)}, fillers=FRONT)
    (claim,) = find_occurrences(told, ())
    assert isinstance(claim.content, Occurrence)
    assert [each.mention.quote for each in claim.content.actors] == ["the Hill Front"]
    # Its words are shown with those that tell the act.
    assert [span.quote.split()[0] for span in claim.evidence] == ["A", "Police"]


def test_where_several_incidents_are_told_or_it_is_improbable_nobody_is_added(read: Read) -> None:
    two = read(BOMBED + " Rebels shot Jon Hale in Selby on Friday.")
    acts = {"killed": ("ASSAULT", 0.9), "shot": ("ASSAULT", 0.9)}
    little = {"Front": ("perpetrator_body", SETTINGS.min_actor_elsewhere - 0.05)}
    one = scored(read(BOMBED), {"killed": ("ASSAULT", 0.9)}, fillers=little)
    for told in (scored(two, acts, fillers=FRONT), one):
        actors = [each.mention.quote for act in acts_of(told).values() for each in act.actors]
        assert "the Hill Front" not in actors


def test_who_has_a_part_already_is_not_added_a_second_time(read: Read) -> None:
    acts = {"killed": ("ASSAULT", 0.9)}
    told = acts_of(scored(read(BOMBED), acts, fillers={"Ruiz": ("victim", 0.95)}))
    assert [each.mention.quote for each in told["killed"].recipients] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed Ana Ruiz in Barda on Monday. The Hill Army denied that it had lost a base.",
        "The Nigerian army lost a base. Boko Haram killed Ana Ruiz in Barda on Monday.",
    ],
)
def test_who_denies_and_the_other_side_are_not_added(read: Read, text: str) -> None:
    army = {"Army" if "Army" in text else "army": ("perpetrator_body", 0.95)}
    told = acts_of(scored(read(text), {"killed": ("ASSAULT", 0.9)}, fillers=army))
    assert not any("army" in each.mention.quote.lower() for each in told["killed"].actors)
