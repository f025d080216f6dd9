"""How the incidents of an article become one record of an attack, on invented articles."""

from dataclasses import replace
from datetime import date

import pytest

from bench.hrdsattack import adapt, tables
from bench.hrdsattack.adapt import (
    attack_in,
    city_of,
    country_of,
    date_of,
    perpetrator_type,
    region_of,
    type_of,
)
from bench.hrdsattack.names import fullest, name_of
from bench.hrdsattack.records import Attack
from bench.hrdsattack.suspects import of_suspects
from bench.kit.tools import Tools, document_of
from tocsin.core.types import (
    DateInterval,
    Focus,
    FocusPlace,
    FocusTime,
    Incident,
    Place,
    PlaceCandidate,
    PlaceRef,
)
from tocsin.core.vocab import (
    ActorKind,
    EventType,
    FigureKind,
    Mode,
    PartStatus,
    PartyKind,
    PlaceKind,
    Realis,
)
from tocsin.testing import Report, country, settlement


def incident(report: Report, *, kind: EventType = EventType.ASSAULT, **told: object) -> Incident:
    """Return an incident of a report with what is told of it."""
    parts: dict[str, object] = {
        "modes": (), "actors": (), "recipients": (), "figures": (), "historical": False,
        "claim_ids": ("c",), "where": None, "when": DateInterval(reason="not stated"), **told,
    }  # fmt: skip
    return Incident(
        id=str(parts),
        event_type=kind,
        contexts=(),
        document_ids=(report.document.id,),
        weapons=(),
        fields=(),
        origins=(),
        origins_low=1,
        origins_high=1,
        comparisons=(),
        **parts,  # type: ignore[arg-type]
    )


def told_by(report: Report, *incidents: Incident) -> Attack:
    """Return the record that incidents of a report make."""
    return attack_in(report.document, report.reading(), incidents)


TEXT = (
    "Police beat Jane Ousby in Kano. Gunmen shot the teacher Tom Selby in Ghana. "
    "They fired at Ousby. Mr Ousby, two men, the Riding News and She ran to Hong Kong."
)


@pytest.fixture
def report() -> Report:
    return Report(TEXT)


# --------------------------------------------------------------------------- perpetrators


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("Police", PartyKind.FORCE, tables.STATE),
        ("Gunmen", PartyKind.GROUP, tables.ARMED),
        ("two men", PartyKind.CIVILIANS, tables.OTHER),
        ("They", PartyKind.UNKNOWN, None),
        ("Kano", PartyKind.PLACE, None),
    ],
)
def test_kinds_of_party_have_a_type(
    report: Report, words: str, kind: PartyKind, found: str | None
) -> None:
    assert type_of(report.party(words, kind=kind)) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("masked men", tables.ARMED),
        ("the governor", tables.OTHER_STATE),
        ("prison guards", tables.STATE),
        ("her brother", tables.OTHER),
    ],
)
def test_words_of_people_say_more_than_their_kind(words: str, found: str) -> None:
    people = Report(f"It was {words}.").party(words, kind=PartyKind.PERSON)
    assert type_of(people) == found


def test_the_registry_comes_before_the_words(report: Report) -> None:
    assert type_of(report.party("They", kind=PartyKind.UNKNOWN, actor_id="isis")) == tables.ARMED


def test_every_kind_of_actor_has_a_type() -> None:
    assert set(tables.TYPE_OF_ACTOR) == set(ActorKind)


def test_nobody_named_is_the_state_only_where_the_state_alone_acts(report: Report) -> None:
    arrest = incident(report, kind=EventType.COERCE, modes=(Mode.ARREST,))
    assert perpetrator_type(arrest) == tables.STATE
    assert perpetrator_type(incident(report, modes=(Mode.BEAT,))) is None
    somebody = (report.party("They", kind=PartyKind.UNKNOWN),)
    theirs = incident(report, kind=EventType.COERCE, modes=(Mode.ARREST,), actors=somebody)
    assert perpetrator_type(theirs) == tables.STATE
    assert perpetrator_type(incident(report, modes=(Mode.BEAT,), actors=somebody)) == tables.UNCLEAR


def test_an_abduction_by_nobody_named_is_by_others_than_the_state(report: Report) -> None:
    assert perpetrator_type(incident(report, modes=(Mode.ABDUCT,))) == tables.ARMED
    police = (report.party("Police", kind=PartyKind.FORCE),)
    assert perpetrator_type(incident(report, modes=(Mode.ABDUCT,), actors=police)) == tables.STATE


def test_a_denied_part_is_no_part(report: Report) -> None:
    denied = report.party("Police", kind=PartyKind.FORCE, status=PartStatus.DENIED)
    found = told_by(report, incident(report, actors=(denied,)))
    assert (found.perpetrator, found.perpetrator_type) == (False, None)


def test_the_type_that_most_claims_tell_counts(report: Report) -> None:
    gunmen, police = report.party("Gunmen"), report.party("Police", kind=PartyKind.FORCE)
    main = incident(report, actors=(gunmen,), claim_ids=("c", "d", "e"))
    others = [incident(report, actors=(police,), claim_ids=(f"{n}", f"{n}b")) for n in range(2)]
    assert told_by(report, main, *others).perpetrator_type == tables.STATE
    assert told_by(report, main, others[0]).perpetrator_type == tables.ARMED


def test_where_no_incident_is_the_actor_of_what_is_told_in_general_counts() -> None:
    other = Report("Police often beat teachers. Gunmen may have shot at them.")
    police = other.party("Police", kind=PartyKind.FORCE)
    other.occurrence("beat", realis=Realis.GENERIC, actors=(police,))
    other.occurrence("shot", realis=Realis.POSSIBLE, actors=(other.party("Gunmen"),), key="k2")
    assert told_by(other).perpetrator_type == tables.STATE


def test_the_first_clear_type_in_rank_counts(report: Report) -> None:
    unclear = (report.party("They", kind=PartyKind.UNKNOWN),)
    main = incident(report, actors=unclear, claim_ids=("c", "d"))
    other = incident(report, actors=(report.party("Gunmen"),))
    assert told_by(report, other, main).perpetrator_type == tables.ARMED
    assert told_by(report, main).perpetrator_type == tables.UNCLEAR


# --------------------------------------------------------------------------- rank


def test_current_comes_before_history_and_then_what_is_told_most(report: Report) -> None:
    old = incident(report, historical=True, claim_ids=("a", "b", "c"))
    short = incident(report, claim_ids=("a",))
    long = incident(report, claim_ids=("a", "b"))
    protest = incident(report, kind=EventType.PROTEST, claim_ids=("a", "b", "c"))
    assert adapt.by_rank(report.reading(), [old, protest, short, long]) == [long, short, old]


# --------------------------------------------------------------------------- violations


def test_violations_are_those_of_all_incidents(report: Report) -> None:
    dead = report.figure("two", 2, 2, kind=FigureKind.KILLED)
    found = told_by(
        report,
        incident(report, modes=(Mode.ABDUCT,), figures=(dead,)),
        incident(report, modes=(Mode.TORTURE, Mode.BEAT), historical=True),
        incident(report, modes=(Mode.BEAT,)),
        incident(report, kind=EventType.PROTEST),
    )
    assert found.violations == {"kidnapping", "killing", "torture", "other"}


def test_nobody_killed_is_no_killing(report: Report) -> None:
    none = report.figure("two", 0, 0, kind=FigureKind.KILLED)
    assert told_by(report, incident(report, figures=(none,))).violations == {"other"}


def test_an_abduction_by_the_state_is_a_disappearance(report: Report) -> None:
    police = (report.party("Police", kind=PartyKind.FORCE),)
    abduction = incident(report, modes=(Mode.ABDUCT,), actors=police)
    assert told_by(report, abduction).violations == {"enforced disappearance"}


def test_no_incident_is_no_violation_known(report: Report) -> None:
    assert told_by(report) == Attack()


@pytest.mark.parametrize(
    ("trigger", "violation"), [("murder", "killing"), ("assault", "other"), ("killings", "killing")]
)
def test_the_word_for_an_act_says_that_it_killed(trigger: str, violation: str) -> None:
    other = Report(f"The {trigger} of Jane Ousby shook Kano.")
    claim = other.occurrence(trigger)
    found = told_by(other, incident(other, claim_ids=(claim.id,)))
    assert found.violations == {violation}


def test_what_is_seized_from_armed_men_is_no_violation(report: Report) -> None:
    for words, kind, found in (
        ("Gunmen", PartyKind.GROUP, set[str]()),
        ("the Riding News", PartyKind.ORGANISATION, {"other"}),
    ):
        party = report.party(words, kind=kind)
        seizure = incident(report, kind=EventType.COERCE, modes=(Mode.SEIZE,), recipients=(party,))
        assert adapt.violations_of(seizure) == found


def test_what_is_told_in_general_counts_beside_the_incidents() -> None:
    other = Report("Gunmen often kidnap teachers. Gunmen threatened Tom Selby.")
    other.occurrence("kidnap", modes=(Mode.ABDUCT,), realis=Realis.GENERIC)
    other.occurrence("threatened", event_type=EventType.THREATEN, key="k2")
    assert told_by(other).violations == {"kidnapping", "other"}
    torture = incident(other, modes=(Mode.TORTURE,))
    assert told_by(other, torture).violations == {"kidnapping", "torture", "other"}


@pytest.mark.parametrize("realis", [Realis.DENIED, Realis.HYPOTHETICAL])
def test_what_did_not_happen_is_no_violation(realis: Realis) -> None:
    other = Report("Police denied that they kidnapped teachers.")
    other.occurrence("kidnapped", modes=(Mode.ABDUCT,), realis=realis)
    assert adapt.in_general(other.reading()) == frozenset()


def test_an_arrest_that_is_no_attack_is_not_told_in_general() -> None:
    other = Report("Police arrested two suspects in Kano.")
    other.occurrence("arrested", event_type=EventType.COERCE, modes=(Mode.ARREST,))
    assert adapt.in_general(other.reading()) == frozenset()


# --------------------------------------------------------------------------- arrests for crimes


CRIME = (
    "Police arrested two suspects in Kano. Police arrested Tom Selby over a robbery. Officers "
    "detained Tom Selby. Sam Ribley shot a guard. Police detained Sam Ribley. Police arrested "
    "the reporter Jane Ousby."
)


def test_an_arrest_of_those_who_did_harm_is_no_attack() -> None:
    other = Report(CRIME)
    claim = other.occurrence("arrested Tom")
    arrests = {
        label: incident(
            other,
            kind=EventType.COERCE,
            modes=(Mode.ARREST,),
            recipients=(other.party(words, kind=PartyKind.PERSON),),
            claim_ids=(claim_id,),
        )
        for label, words, claim_id in (
            ("by their word", "two suspects", "a"),
            ("by the crime", "Tom Selby", claim.id),
            ("arrested so elsewhere", "Tom Selby", "b"),
            ("who acts elsewhere", "Sam Ribley", "d"),
            ("for no crime", "the reporter Jane Ousby", "e"),
        )
    }
    shooting = incident(other, actors=(other.party("Sam Ribley", kind=PartyKind.PERSON),))
    found = of_suspects(other.reading(), [*arrests.values(), shooting])
    assert {label for label, one in arrests.items() if one not in found} == {"for no crime"}


def test_where_only_suspects_are_arrested_they_are_who_did_harm() -> None:
    other = Report(CRIME)
    party = other.party("two suspects", kind=PartyKind.PERSON)
    arrest = incident(other, kind=EventType.COERCE, modes=(Mode.ARREST,), recipients=(party,))
    found = told_by(other, arrest)
    assert (found.perpetrator_type, found.victims) == (tables.OTHER, ())
    assert found.violations == {"unknown"}


def test_with_suspects_go_those_of_whom_nothing_is_said() -> None:
    other = Report("Police arrested two suspects. Police arrested two men. Police held a teacher.")
    suspects, men, teacher = (
        incident(
            other,
            kind=EventType.COERCE,
            modes=(Mode.ARREST,),
            recipients=(other.party(words, kind=PartyKind.CIVILIANS),),
            claim_ids=(words,),
        )
        for words in ("two suspects", "two men", "a teacher")
    )
    assert of_suspects(other.reading(), [suspects, men, teacher]) == [suspects, men]
    assert of_suspects(other.reading(), [men, teacher]) == []


# --------------------------------------------------------------------------- victims


def test_a_pronoun_and_a_description_have_the_name_that_the_text_gives(report: Report) -> None:
    jane = report.span("Jane Ousby")
    she = replace(report.party("She", kind=PartyKind.PERSON), name=jane)
    found = told_by(report, incident(report, recipients=(she,)))
    assert [victim.name for victim in found.victims] == ["Jane Ousby"]


def test_what_a_victim_belongs_to_is_no_part_of_the_name() -> None:
    other = Report("They held Journalist Jane Ousby of the Riding News.")
    party = other.party("Journalist Jane Ousby of the Riding News", kind=PartyKind.UNKNOWN)
    assert name_of(other.document, party) == "Jane Ousby"


def test_a_name_of_one_word_that_leads_to_no_full_name_is_no_victim(report: Report) -> None:
    party = report.party("Mr Ousby", kind=PartyKind.PERSON)
    short = replace(party, name=report.span("Ousby"))
    assert told_by(report, incident(report, recipients=(short,))).victims == ()


def test_whom_the_reader_gives_no_name_is_no_victim_with_a_name(report: Report) -> None:
    party = report.party("the Riding News", kind=PartyKind.UNKNOWN)
    assert told_by(report, incident(report, recipients=(party,))).victims == ()


def test_victims_are_named_once_in_full(report: Report) -> None:
    jane, tom, again = (
        replace(report.party(words, kind=kind), name=report.span(name))
        for words, kind, name in (
            ("Jane Ousby", PartyKind.PERSON, "Jane Ousby"),
            ("the teacher Tom Selby", PartyKind.UNKNOWN, "Tom Selby"),
            ("Mr Ousby", PartyKind.PERSON, "Ousby"),
        )
    )
    report.occurrence("beat", recipients=(jane,))
    report.occurrence("shot", recipients=(tom,), key="k2")
    found = told_by(report, incident(report, recipients=(again, tom, jane)))
    assert [victim.name for victim in found.victims] == ["Jane Ousby", "Tom Selby"]


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("Mr Ousby", PartyKind.PERSON, "Ousby"),
        ("the teacher Tom Selby", PartyKind.UNKNOWN, "Tom Selby"),
        ("Kano", PartyKind.UNKNOWN, None),
        ("She", PartyKind.PERSON, None),
        ("two men", PartyKind.PERSON, None),
        ("Jane Ousby", PartyKind.CIVILIANS, None),
    ],
)
def test_names_in_mentions(report: Report, words: str, kind: PartyKind, name: str | None) -> None:
    assert name_of(report.document, report.party(words, kind=kind)) == name


def test_what_the_tables_know_for_no_person_is_no_victim() -> None:
    other = Report("They raided Human Rights Watch.")
    party = other.party("Human Rights Watch", kind=PartyKind.UNKNOWN)
    assert name_of(other.document, party) is None


def test_nationalities_are_no_part_of_a_name() -> None:
    other = Report("They held Iranian reporter Jane Ousby and Iranian Tom Selby.")
    for words, name in (("Iranian reporter Jane Ousby", "Jane Ousby"), ("Iranian Tom Selby",) * 2):
        party = other.party(words, kind=PartyKind.PERSON)
        assert name_of(other.document, party) == name.removeprefix("Iranian ")


def test_the_words_of_a_mention_say_who_a_victim_is() -> None:
    other = Report("They shot the girl and journalists Jane Ousby.")
    mention = other.party("the girl and journalists Jane Ousby", kind=PartyKind.PERSON)
    party = replace(mention, name=other.span("Jane Ousby"))
    (victim,) = told_by(other, incident(other, recipients=(party,))).victims
    assert victim.types == {"journalist"}
    assert victim.sex == "woman"


def test_a_name_is_made_whole_words_only() -> None:
    assert fullest("Selby", ["Tom Oselby", "Tom Selby"]) == "Tom Selby"
    assert fullest("Riding", ["Tom Selby"]) == "Riding"


# --------------------------------------------------------------------------- places


def test_the_town_and_its_country(report: Report) -> None:
    kano = [report.place("Kano", settlement("Kano", "NG"))]
    assert (country_of(kano), city_of(kano)) == ("NG", frozenset({"kano"}))
    assert region_of(kano) == set()


def test_a_town_is_looked_for_in_the_country_that_comes_first(report: Report) -> None:
    ghana = report.place("Ghana", country("Ghana", "GH"))
    kano = report.place("Kano", settlement("Kano", "NG"))
    assert country_of([ghana, kano]) == "GH"
    assert city_of([ghana, kano]) == set()


def test_a_region_and_the_region_of_a_town(report: Report) -> None:
    region = Place(id="r", name="Kánó", kind=PlaceKind.FIRST_ORDER, country="NG", source="invented")
    place = [report.place("Kano", region)]
    assert region_of(place) == {"kano"}
    assert city_of(place) == set()


def test_a_name_that_nobody_knows_is_a_town_and_one_with_two_meanings_is_none(
    report: Report,
) -> None:
    assert city_of([report.place("Riding")]) == {"riding"}
    candidate = PlaceCandidate(place=country("Ghana", "GH"), score=0.5)
    torn = PlaceRef(mention=report.span("Ghana"), candidates=(candidate,), reason="two")
    assert (country_of([torn]), city_of([torn])) == (None, frozenset())


def test_a_territory_that_is_a_town(report: Report) -> None:
    place = [report.place("Hong Kong", country("Hong Kong", "HK"))]
    assert country_of(place) == "CN"
    assert city_of(place) == {"hong kong"}


def test_places_and_date_are_those_that_the_article_is_about(report: Report) -> None:
    kano = report.place("Kano", settlement("Kano", "NG"))
    focus = Focus(
        where=(FocusPlace(where=kano, probability=0.2),),
        when=(
            FocusTime(when=days(date(2031, 1, 1), date(2031, 12, 31)), probability=0.9),
            FocusTime(when=days(date(2031, 2, 1), date(2031, 2, 28)), probability=0.4),
        ),
    )
    found = attack_in(report.document, replace(report.reading(), focus=focus), [])
    assert (found.country, found.city) == ("NG", frozenset({"kano"}))
    assert (found.year, found.month, found.day) == (2031, 2, None)


# --------------------------------------------------------------------------- dates


def days(first: date | None, last: date | None) -> DateInterval:
    """Return an interval of days."""
    return DateInterval(earliest=first, latest=last, reason="given")


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (date(2031, 2, 3), date(2031, 2, 3), (2031, 2, 3)),
        (date(2031, 2, 3), date(2031, 2, 9), (2031, 2, None)),
        (date(2031, 1, 1), date(2031, 12, 31), (2031, None, None)),
        (date(2030, 12, 31), date(2031, 1, 1), (None, None, None)),
        (None, date(2031, 2, 3), (None, None, None)),
    ],
)
def test_dates_as_far_as_they_are_known(
    first: date | None, last: date | None, found: tuple[int | None, int | None, int | None]
) -> None:
    assert date_of([days(first, last)]) == found


def test_the_first_date_that_is_known_counts() -> None:
    known = days(date(2031, 2, 3), date(2031, 2, 3))
    assert date_of([days(None, None), known]) == (2031, 2, 3)


# --------------------------------------------------------------------------- for real


def test_an_invented_article_is_read() -> None:
    text = (
        "Gunmen kidnapped the human rights activist Ann Riding in Kano, Nigeria, on 3 February "
        "2031.\n\nThe gunmen killed her driver, Tom Selby, police said."
    )
    tools, document = Tools(data=None), document_of(text, id="d", published=date(2031, 2, 5))  # type: ignore[arg-type]
    (reading,) = tools.read([document], what="one")
    assert reading is not None
    found = attack_in(document, reading, tools.fused([document], [reading]).incidents)
    assert found.perpetrator_type == tables.ARMED
    assert found.violations == {"kidnapping", "killing"}
    assert "Ann Riding" in {victim.name for victim in found.victims}
    assert found.country == "NG"
    assert found.city == {"kano"}
    assert (found.year, found.month, found.day) == (2031, 2, 3)
