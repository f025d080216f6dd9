"""Origins of evidence: outlets, copies and opinion add none, and nothing is rounded up."""

from dataclasses import replace

import pytest

from stories import SETTINGS, first_report, second_report, third_report
from tocsin.core.types import DateInterval, Incident, Party, Tie
from tocsin.core.vocab import (
    EvidenceBasis,
    PartStatus,
    PartyKind,
    Relation,
    SourceKind,
    Stance,
    Verdict,
)
from tocsin.fuse.fusion import fuse
from tocsin.fuse.settings import FuseSettings
from tocsin.testing import Report, ruling

UNNAMED = {"kind": SourceKind.UNKNOWN}


def incident_of(*reports: Report, settings: FuseSettings = SETTINGS) -> Incident:
    """The one incident of reports that a person ruled to tell of one."""
    claims = [report.claims[0] for report in reports]
    same = [ruling(Verdict.SAME, claims[0], other) for other in claims[1:]]
    (incident,) = fuse(
        [report.document for report in reports],
        [report.reading() for report in reports],
        same,
        settings=settings,
    ).incidents
    return incident


def told_by(speaker: str | None, text: str, source: str, **speech: object) -> Report:
    report = Report(text, source=source)
    by = report.attribute(speaker, **speech) if speaker else None  # type: ignore[arg-type]
    report.occurrence("attack", by=by)
    return report


def keys(incident: Incident) -> set[str]:
    return {origin.key for origin in incident.origins}


def count(incident: Incident) -> tuple[int, int]:
    return incident.origins_low, incident.origins_high


def test_two_outlets_two_agencies_and_many_sources_are_two_origins() -> None:
    incident = incident_of(first_report()[0], second_report()[0])
    assert count(incident) == (2, 2)
    known = {origin.key for origin in incident.origins if origin.known}
    assert known == {"state:NL", "actor:dawn"}


def test_a_third_report_may_or_may_not_add_an_origin() -> None:
    incident = incident_of(first_report()[0], second_report()[0], third_report()[0])
    assert count(incident) == (2, 3)


def test_two_outlets_quoting_one_agency_on_unnamed_sources_are_one_origin() -> None:
    one = told_by(
        "two sources",
        "An attack struck, two sources told Telegraph Wire.",
        "post",
        kind=SourceKind.UNKNOWN,
        via="Telegraph Wire",
    )
    two = told_by(
        "sources",
        "There was an attack, sources told the Telegraph Wire, it printed.",
        "news",
        kind=SourceKind.UNKNOWN,
        via="the Telegraph Wire",
    )
    three = told_by(
        "two sources",
        "Two people saw an attack, two sources said.",
        "telegraphwire.com",
        kind=SourceKind.UNKNOWN,
    )
    assert count(incident_of(one, two, three)) == (1, 1)


def test_unnamed_sources_of_different_agencies_are_a_range() -> None:
    one = told_by("a source", "An attack struck, a source told Wire A.", "post", via="Wire A")
    two = told_by("a source", "An attack, a source told Wire B, struck.", "news", via="Wire B")
    assert count(incident_of(one, two)) == (1, 2)


def test_two_outlets_in_their_own_voice_are_one_or_two() -> None:
    one = told_by(None, "An attack struck the market.", "post")
    two = told_by(None, "There was an attack at the market.", "news")
    assert count(incident_of(one, two)) == (1, 2)


def test_an_outlet_that_cites_somebody_is_no_second_origin() -> None:
    report = told_by("Police", "An attack struck, Police said. The attack hurt two.", "post")
    report.occurrence("attack", nth=2)
    incident = incident_of(report)
    assert count(incident) == (1, 1)
    assert keys(incident) == {"body:police", "outlet:post"}


def test_evidence_is_the_information_of_those_who_pass_it_on() -> None:
    text = "Intercepted calls show who did the attack, two Norlandic officials said."
    report = Report(text, source="post")
    officials = report.attribute("two Norlandic officials")
    calls = report.attribute(
        "Intercepted calls",
        kind=SourceKind.UNKNOWN,
        basis=EvidenceBasis.COMMUNICATIONS_INTERCEPT,
        basis_words="Intercepted calls",
        parent=officials,
    )
    report.occurrence("attack", by=calls)
    direct = told_by("Norlandic officials", "An attack, Norlandic officials said.", "news")
    incident = incident_of(report, direct)
    assert keys(incident) == {"state:NL"}
    assert count(incident) == (1, 1)


def test_a_copied_sentence_is_one_origin() -> None:
    line = "A large attack struck the old market of the town early in the day."
    one = told_by(None, f"News. {line} Shops were shut.", "post")
    two = told_by(None, f"Also today. {line} Nobody knows more.", "news")
    assert count(incident_of(one, two)) == (1, 1)


def test_a_name_and_its_longer_form_are_one_origin() -> None:
    one = told_by("Ilva Torn", "An attack struck, Ilva Torn said.", "post", named=True)
    two = told_by("Torn", "The attack was grave, Torn said.", "news", named=True)
    assert count(incident_of(one, two)) == (1, 1)


def test_officials_of_two_governments_are_two_origins_of_one_are_one_or_two() -> None:
    norland = told_by("Norlandic officials", "An attack, Norlandic officials said.", "post")
    osteria = told_by("Osterian officials", "The attack, Osterian officials said.", "news")
    named = told_by("Ilva Torn", "The attack hurt two, Ilva Torn said.", "echo", named=True)
    assert count(incident_of(norland, osteria)) == (2, 2)
    assert count(incident_of(norland, named)) == (1, 2)


@pytest.mark.parametrize("stance", [Stance.OPINED, Stance.DECLINED, Stance.PREDICTED])
def test_who_opines_or_declines_adds_no_origin(stance: Stance) -> None:
    one = told_by("Police", "An attack struck, Police said.", "post")
    two = told_by("Ilva Torn", "The attack is vile, Ilva Torn said.", "news", stance=stance)
    assert count(incident_of(one, two)) == count(incident_of(one))


def test_a_claim_and_its_branchs_claim_are_one_origin() -> None:
    own = {
        "kind": SourceKind.ARMED_GROUP,
        "stance": Stance.CLAIMED,
        "basis": EvidenceBasis.CLAIM_OF_RESPONSIBILITY,
    }
    one = told_by("Dawn", "Dawn claimed the attack.", "post", actor_id="dawn", **own)
    two = told_by("Dawn East", "Dawn East did the attack.", "news", actor_id="dawn-east", **own)
    assert count(incident_of(one, two)) == (1, 1)


def with_settings(changed: FuseSettings, *reports: Report) -> tuple[int, int]:
    return count(incident_of(*reports, settings=changed))


AGENCY = replace(
    SETTINGS,
    outlets={"calder wire": "calder", "CW": "calder", "dawn radio": "radio", "state tv": "tv"},
    families={"post": "Harbour Press", "news": "Harbour Press"},
    parents={"dawn-east": "dawn", "radio": "dawn", "tv": "state-nl"},
)
OTHER_WORDS = "Shops stayed shut and the quay was empty of boats when the sun came up over it."


def test_two_outlets_with_one_agencys_mark_are_one_origin() -> None:
    one = told_by(None, "MARN (CW) - An attack struck the market at dawn.", "post")
    two = told_by(None, f"{OTHER_WORDS} There was an attack. (CW)", "news")
    three = told_by(None, "The attack at dawn left two dead.", "calder wire")
    assert with_settings(AGENCY, one, two, three) == (1, 1)
    assert with_settings(SETTINGS, one, two, three) == (1, 3)


def test_unnamed_sources_of_one_agency_are_one_origin_and_those_of_the_outlet_another() -> None:
    one = told_by("an aide", "MARN (CW) - An attack struck, an aide said.", "post", **UNNAMED)
    two = told_by("an aide", "It was an attack, an aide said. (CW)", "news", **UNNAMED)
    assert with_settings(AGENCY, one, two) == (1, 1)
    own = told_by(
        "a guard",
        "The attack came by sea, a guard told the Echo. (CW)",
        "echo",
        via="the Echo",
        **UNNAMED,
    )
    assert with_settings(AGENCY, one, two, own) == (1, 2)


def test_an_agency_that_helped_is_not_the_origin() -> None:
    one = told_by(None, "MARN (CW) - An attack struck the market at dawn.", "post")
    two = told_by(
        None, f"There was an attack. {OTHER_WORDS}\nCalder Wire contributed to this report.", "echo"
    )
    assert with_settings(AGENCY, one, two) == (1, 2)


def test_outlets_of_one_family_are_one_origin() -> None:
    one = told_by(None, "An attack struck the market.", "post")
    two = told_by(None, "There was an attack at the market.", "news")
    three = told_by(None, "It was an attack, and a bad one.", "echo")
    assert with_settings(AGENCY, one, two) == (1, 1)
    assert with_settings(AGENCY, one, two, three) == (1, 2)


def test_a_groups_own_outlet_speaks_for_the_group_and_a_states_for_the_state() -> None:
    group = {"kind": SourceKind.ARMED_GROUP, "actor_id": "dawn"}
    radio = told_by(None, "The attack was ours, it said.", "dawn radio")
    dawn = told_by("Dawn", "Dawn did the attack, its men said.", "post", **group)
    assert with_settings(AGENCY, radio, dawn) == (1, 1)
    tv = told_by(None, "An attack was foiled at the harbour.", "state tv")
    officials = told_by("Norlandic officials", "An attack, Norlandic officials said.", "echo")
    assert with_settings(AGENCY, tv, officials) == (1, 1)
    assert with_settings(AGENCY, tv, radio) == (1, 2)


def test_two_outlets_of_one_site_are_one() -> None:
    made = [told_by(None, f"An attack struck on day {at}.", "x") for at in range(2)]
    for at, report in enumerate(made):
        url = f"https://www.post.example/news/{at}"
        report.document = replace(report.document, source=None, url=url)
    assert count(incident_of(*made)) == (1, 1)


def test_what_a_copy_adds_from_its_own_source_counts_on_its_own() -> None:
    story = f"An attack struck the old market of the town early in the day. {OTHER_WORDS}"
    one = told_by(None, story, "post")
    copy = told_by(None, story, "news")
    added = Report(f"{story} A nurse spoke of an attack with knives.", source="echo")
    added.occurrence("attack")
    added.occurrence(
        "attack", nth=2, by=added.attribute("A nurse", kind=SourceKind.WITNESS, count=1)
    )
    assert count(incident_of(one)) == count(incident_of(one, copy)) == (1, 1)
    assert count(incident_of(one, copy, added)) == (1, 2)


def test_what_two_outlets_say_beside_a_passage_in_common_counts_for_each() -> None:
    line = "A large attack struck the old market of the town early in the day."
    one = told_by(None, f"News. {line} Shops were shut.", "post")
    two = Report(f"Also today. {line} The attack ended when guards came by boat.", source="news")
    three = Report(f"Today. {line} The attack was watched from the church.", source="echo")
    for report in (two, three):
        report.occurrence("attack")
        report.occurrence("attack", nth=2)
    # All that the first says stands in the second; the third says something else besides.
    assert count(incident_of(one, two)) == (1, 1)
    assert count(incident_of(one, two, three)) == (1, 2)


def test_a_copy_that_leaves_the_speaker_out_has_the_speaker_still() -> None:
    line = "An attack struck the old market of the town early in the day and hurt nine traders"
    one = told_by("the harbour guard", f"{line}, the harbour guard said.", "post")
    two = told_by(None, f"Also today. {line}.", "news")
    assert count(incident_of(one, two)) == (1, 1)
    assert keys(incident_of(one, two)) == {"body:harbour guard"}


def test_a_copy_that_changes_the_speaker_is_not_certainly_another() -> None:
    line = "An attack struck the old market of the town early in the day and hurt nine traders"
    ngo = {"kind": SourceKind.NGO, "named": True}
    one = told_by("Open Hands", f"{line}, Open Hands said.", "post", **ngo)
    two = told_by("Quay Watch", f"{line}, Quay Watch said.", "news", **ngo)
    other = told_by("Quay Watch", "There was an attack by night, Quay Watch said.", "news", **ngo)
    assert count(incident_of(one, two)) == (1, 2)
    assert count(incident_of(one, other)) == (2, 2)


def test_one_man_under_name_and_post_is_one_origin() -> None:
    named = told_by(
        "Marko Vell", "An attack struck, said Marko Vell, a police spokesman.", "post", named=True
    )
    short = told_by("Spokesman Vell", "An attack, Spokesman Vell said.", "news", named=True)
    post = told_by("the police spokesman", "Attack, attack, the police spokesman said.", "echo")
    assert count(incident_of(named, short, post)) == (1, 1)
    second = told_by(
        "Ana Torn",
        "The attack was long, said Ana Torn, a police spokeswoman.",
        "gazette",
        named=True,
    )
    # Now the spokesman may be either of the two, and is certainly no third.
    incident = incident_of(named, short, post, second)
    assert count(incident) == (1, 2)
    (unsettled,) = [origin for origin in incident.origins if origin.key.startswith("post:")]
    assert not unsettled.known


def test_a_body_and_who_leads_it_are_one_or_two() -> None:
    body = told_by("Police", "An attack struck, Police said.", "post")
    chief = told_by("the police chief", "It was an attack, the police chief said.", "news")
    named = told_by("Ana Torn", "The attack hurt two, Ana Torn said.", "echo", named=True)
    assert count(incident_of(body, chief)) == (1, 2)
    assert count(incident_of(body, named)) == (1, 2)


def test_two_spellings_of_a_name_are_one_or_two_and_a_family_is_two() -> None:
    kind = {"kind": SourceKind.NGO, "named": True}
    one = told_by("Marko Vell", "An attack struck, Marko Vell said.", "post", **kind)
    two = told_by("Marco Vell", "The attack was grave, Marco Vell said.", "news", **kind)
    kin = told_by("Ana Vell", "The attack hurt two, Ana Vell said.", "echo", **kind)
    assert count(incident_of(one, two)) == (1, 2)
    assert count(incident_of(one, kin)) == (2, 2)
    last = told_by("Vell", "It was an attack by night, Vell said.", "gazette", **kind)
    assert count(incident_of(one, kin, last)) == (2, 2)


def test_the_number_of_unnamed_sources_is_the_most_that_they_can_be() -> None:
    one = told_by("two aides", "An attack struck, two aides said.", "post", count=2, **UNNAMED)
    two = told_by("an aide", "It was an attack, an aide said.", "news", count=1, **UNNAMED)
    assert count(incident_of(one)) == (1, 2)
    assert count(incident_of(two)) == (1, 1)
    assert count(incident_of(one, two)) == (1, 3)


def test_the_same_quoted_words_are_one_speakers() -> None:
    words = '"We shall look behind every door on this quay after the attack"'
    kind = {"kind": SourceKind.WITNESS, "direct": True}
    named = told_by(
        "Ilva Stern", f"{words}, said Ilva Stern.", "post", named=True, quoted=words, **kind
    )
    unnamed = told_by(
        "a trader", f"It was loud. {words}, said a trader.", "news", quoted=words, **kind
    )
    assert count(incident_of(named, unnamed)) == (1, 1)
    assert keys(incident_of(named, unnamed)) == {"name:ilva stern"}


def opinion_piece() -> Report:
    report = Report("Dawn funds Dusk. It did the attack. " * 8, source="columnist")
    report.occurrence("attack")
    for nth in range(1, 9):
        subject, object_ = (
            Party(mention=report.span(name, nth), kind=PartyKind.GROUP) for name in ("Dawn", "Dusk")
        )
        tie = Tie(
            subject=subject,
            relation=Relation.FUNDS,
            object=object_,
            trigger=report.span("funds", nth),
            valid=DateInterval(reason="not found"),
            status=PartStatus.STATED,
        )
        report.claim(tie, evidence=report.span("Dawn funds Dusk.", nth))
    return report


def test_an_opinion_piece_corroborates_nothing() -> None:
    police = told_by("Police", "An attack struck, Police said.", "post")
    assert count(incident_of(opinion_piece())) == (0, 0)
    assert count(incident_of(police, opinion_piece())) == count(incident_of(police))


def test_who_gives_a_number_of_an_act_does_not_confirm_the_act() -> None:
    act = "Gunmen attacked a market"
    report = Report(f"{act}, the army said. Doctors Union said 12 people were hurt.", source="A")
    army = report.attribute("the army", kind=SourceKind.OFFICIAL, quoted=act)
    union = report.attribute(
        "Doctors Union", kind=SourceKind.NGO, named=True, quoted="12 people were hurt"
    )
    report.occurrence("attacked", by=army)
    report.occurrence("attacked", by=union, figures=[report.figure("12", 12, 12)])
    (incident,) = fuse([report.document], [report.reading()], [], settings=SETTINGS).incidents
    assert count(incident) == (1, 1)
    assert [figure.low for figure in incident.figures] == [12]
    (what,) = (field for field in incident.fields if field.name == "what")
    assert [value.claim_ids for value in what.values] == [(report.claims[0].id,)]


def test_an_origin_keeps_every_name_that_is_one_with_it() -> None:
    official = {"kind": SourceKind.OFFICIAL}
    report = told_by("the governor", "An attack struck, the governor said.", "post", **official)
    named = told_by(
        "The regional governor, Marko Vell",
        "There was an attack. The regional governor, Marko Vell, said so.",
        "news",
        named=True,
        **official,
    )
    (origin,) = (each for each in incident_of(report, named).origins if each.known)
    assert (origin.key, origin.bodies) == ("body:governor", ("state:?",))
    assert origin.names == ("name:marko vell",)


@pytest.mark.parametrize("kind", [SourceKind.OFFICIAL, SourceKind.NGO])
def test_a_spokeswoman_is_one_with_whom_she_speaks_for_and_not_with_the_state(
    kind: SourceKind,
) -> None:
    network = told_by(
        "The Relief Network",
        "An attack struck. The Relief Network said so.",
        "post",
        kind=SourceKind.NGO,
        named=True,
    )
    text = "There was an attack. Ilva Torn, a spokeswoman for the Relief Network, said so."
    torn = told_by("Ilva Torn", text, "news", kind=kind, named=True)
    alone = incident_of(torn)
    (origin,) = (each for each in alone.origins if each.known)
    assert "name:relief network" in origin.bodies
    assert count(incident_of(network, torn))[0] == 1
    police = told_by("Police", "Police said that an attack struck.", "wire")
    assert count(incident_of(network, torn, police))[0] == 2
