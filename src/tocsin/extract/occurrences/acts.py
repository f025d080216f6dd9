"""Occurrences: what was done, by whom, to whom, where, when, with what harm.

Restraint matters more than recall: a word tells an act only when its conditions hold
(`evidence`), and what the text does not say happened is not said to have happened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tocsin.core.ids import claim_id
from tocsin.core.types import (
    Attribution,
    Claim,
    DateInterval,
    Occurrence,
    Party,
    PlaceRef,
    Span,
)
from tocsin.core.vocab import Context, EventType, Mode, PartStatus, Realis
from tocsin.extract.occurrences import warnings
from tocsin.extract.occurrences.accepting.accepted import Found, accepted_triggers, told_by
from tocsin.extract.occurrences.accepting.learned import (
    further_places,
    joint_realis,
    tied,
)
from tocsin.extract.occurrences.arrests import with_parts_of_arrests
from tocsin.extract.occurrences.circumstances import with_circumstances
from tocsin.extract.occurrences.elsewhere import with_parts_elsewhere
from tocsin.extract.occurrences.figures_of_acts import as_told, figures_of
from tocsin.extract.occurrences.harm.aftermath import with_outcomes
from tocsin.extract.occurrences.harm.harm import count_of
from tocsin.extract.occurrences.naming.namings import with_namings
from tocsin.extract.occurrences.places import act_places
from tocsin.extract.occurrences.realis.background import (
    Publication,
    is_aside,
    is_background,
    publication,
)
from tocsin.extract.occurrences.realis.of_nouns import DEFINITE
from tocsin.extract.occurrences.realis.questions import is_asked
from tocsin.extract.occurrences.realis.realis import realis_of
from tocsin.extract.occurrences.roles import is_suicide
from tocsin.extract.occurrences.sameness.identity import (
    Draft,
    history,
    is_bare,
    join,
    makes_incident,
    only_aside,
)
from tocsin.extract.occurrences.sameness.retelling import retold
from tocsin.extract.occurrences.sendings import mode_sent
from tocsin.extract.occurrences.tellers import teller_of, witness_of
from tocsin.extract.occurrences.victims.same_victims import VictimsOfActs
from tocsin.extract.occurrences.victims.victims import Victims
from tocsin.extract.occurrences.weapons import modes_of, weapon_at, weapons_in
from tocsin.extract.phrases.mentions import CALENDAR, party
from tocsin.extract.phrases.times import times_at, times_of
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

CONTEXT_WORDS = {
    "terror": Context.TERRORISM,
    "terrorist": Context.TERRORISM,
    "terrorism": Context.TERRORISM,
    "sectarian": Context.RELIGION_ETHNICITY,
    "peacekeeper": Context.PEACEKEEPING,
    "chemical": Context.CBRN,
    "election": Context.ELECTION,
}
# Who made an act that no rule accepts.
BY_HEADS = "occurrences/heads"

DEFAULTS = OccurrenceSettings()


def find_occurrences(
    reader: Reader,
    attributions: Sequence[Attribution],
    *,
    settings: OccurrenceSettings = DEFAULTS,
) -> tuple[Claim, ...]:
    """Return one claim for each mention of an act, in text order.

    Acts counted over a window make no incident: the tallies count them. Nor does what only a
    heading or a question tells; by rules alone such acts are no claims at all.
    """
    published = publication(reader)
    accepted = accepted_triggers(reader, settings)
    sure = [found for found in accepted if found.sure]
    drafts = [_draft(reader, found, published, settings) for found in sure]
    drafts = [
        replace(draft, witness=witness_of(draft.token, reader, attributions)) for draft in drafts
    ]
    unsure = [
        found.trigger.token
        for found in accepted
        if not found.sure and found.sense.event_type is EventType.ASSAULT
    ]
    drafts, groups = _joined(reader, drafts, unsure, settings)
    victims = Victims(reader)
    verbs = told_by(reader, sure)
    drafts, befell = with_outcomes(reader, drafts, groups, verbs, victims, settings)
    drafts = with_namings(reader, drafts, groups, befell, victims, settings)
    drafts = with_circumstances(reader, drafts, groups)
    firsts = {groups[place]: place for place in reversed(range(len(drafts)))}
    told = [
        (found, draft, drafts[firsts[group]]) for found, draft, group in _kept(sure, drafts, groups)
    ]
    for found in accepted:
        if not found.sure:
            draft = _draft(reader, found, published, settings)
            told.append((found, draft, draft))
    told.sort(key=lambda each: each[1].token)
    return tuple(
        _claim(reader, found, draft, first, attributions, settings) for found, draft, first in told
    )


def _joined(
    reader: Reader, drafts: list[Draft], unsure: Sequence[int], settings: OccurrenceSettings
) -> tuple[list[Draft], tuple[int, ...]]:
    """Return the drafts as their document tells them together, and the group of each."""
    drafts = history(drafts, settings)
    victims = VictimsOfActs(reader)
    groups = retold(reader, drafts, join(reader, drafts, victims), victims)
    drafts, groups = with_parts_of_arrests(reader, drafts, groups)
    drafts = with_parts_elsewhere(reader, drafts, groups, unsure, settings)
    aside = only_aside(drafts, groups)
    drafts = [
        replace(draft, occurrence=replace(draft.occurrence, background=True))
        if group in aside and draft.occurrence.realis is not Realis.ONGOING
        else draft
        for draft, group in zip(drafts, groups, strict=True)
    ]
    return drafts, groups


def _draft(
    reader: Reader, found: Found, published: Publication, settings: OccurrenceSettings
) -> Draft:
    trigger, roles = found.trigger, found.roles
    if found.sense.event_type is EventType.WARN:
        realis = told = warnings.happened(reader, trigger, roles)
    else:
        by_rule = realis_of(reader, trigger, roles)
        # "Announced the deployment": the heads hear no more than a deployment.
        moves = trigger.is_noun and found.sense.event_type is EventType.MOBILIZE
        announced = moves and by_rule is Realis.PLANNED
        told = by_rule if announced else joint_realis(reader, trigger.token, by_rule, settings)
        realis = by_rule if found.by_rule else told
    times = _times(reader, found, settings)
    mode = Mode.WEAPONS if _moves_machines(reader, found) else found.sense.mode
    if found.sense.event_type is EventType.ASSAULT and not trigger.is_noun:
        mode = mode_sent(reader, trigger.token) or mode
    means = (*found.around.own_tokens, *roles.means)
    modes = modes_of(reader, mode, found.sense.event_type, means)
    if modes == (Mode.EXPLOSIVES,) and is_suicide(reader, trigger.token, roles.actors):
        modes = (Mode.SUICIDE_ATTACK, Mode.EXPLOSIVES)  # "blew themselves up"
    occurrence = Occurrence(
        trigger=reader.tree.span(trigger.first, trigger.last)
        if trigger.is_noun or trigger.last == trigger.first + 1
        else reader.tree.span(trigger.token, trigger.token),
        event_type=found.sense.event_type,
        modes=modes,
        contexts=_contexts(found),
        realis=realis,
        background=is_background(
            reader,
            trigger.token,
            times,
            realis=realis,
            published=published,
            settings=settings,
        ),
        actors=_parties(reader, roles.actors),
        recipients=_parties(reader, roles.recipients),
        weapons=_weapons(reader, found, settings),
        places=_places(reader, found, settings),
        times=times,
        figures=figures_of(reader, found, realis, settings),
        count=count_of(reader, trigger),
        incident_key="",
        warning=warnings.details(reader, roles)
        if found.sense.event_type is EventType.WARN
        else None,
    )
    return Draft(
        occurrence=occurrence,
        definite=_is_definite(reader, trigger.token),
        is_noun=trigger.is_noun,
        heading=reader.in_heading(trigger.token),
        aside=is_aside(reader, trigger.token),
        lead=reader.in_lead(trigger.token, settings.lead_sentences),
        asked=is_asked(reader, trigger.token),
        token=trigger.token,
        realis=told,
    )


def _times(reader: Reader, found: Found, settings: OccurrenceSettings) -> tuple[DateInterval, ...]:
    trigger, roles = found.trigger, found.roles
    carrier = roles.carriers[0] if trigger.is_noun and roles.carriers else trigger.token
    by_rule = times_of(reader, trigger.token) or times_of(reader, carrier)
    own = reader.tree.sentence_of(trigger.token)
    tied_to = _tied(reader, found, "time", settings)
    return by_rule or times_at(reader, [one for one in tied_to if own.first <= one < own.last])


def _tied(reader: Reader, found: Found, label: str, settings: OccurrenceSettings) -> list[int]:
    """Return the words that the heads give a part in an act that no rule accepts."""
    return [] if found.by_rule else tied(reader, found.trigger, label, settings.min_role)


def _places(reader: Reader, found: Found, settings: OccurrenceSettings) -> tuple[PlaceRef, ...]:
    by_rule = act_places(found.around, found.harm, settings)
    heads = _tied(reader, found, "place", settings)
    places = (*by_rule, *further_places(reader, heads, by_rule))
    return tuple(sorted(places, key=lambda each: each.mention.start))


def _weapons(reader: Reader, found: Found, settings: OccurrenceSettings) -> tuple[Span, ...]:
    heads = _tied(reader, found, "weapon", settings)
    return tuple(span for span, _ in weapons_in(reader, (*found.around.own_tokens, *heads)))


def _moves_machines(reader: Reader, found: Found) -> bool:
    """Return whether what is deployed are ships, aircraft, tanks or missiles."""
    moved = [*found.roles.recipients, *found.roles.means]
    sent = not found.trigger.is_noun and mode_sent(reader, found.trigger.token) is not None
    return (
        found.sense.event_type is EventType.MOBILIZE
        and (sent or bool(moved))
        and all(weapon_at(reader, head) for head in moved)
    )


def _is_definite(reader: Reader, token: int) -> bool:
    """Return whether a noun points back: "the attack", "Wednesday's attack", "their attack"."""
    tree = reader.tree
    determiners = {tree.lemma(child) for child in tree.children(token, "det")}
    owners = tree.children(token, "poss")
    dated = any(tree.tokens[owner].text.lower() in CALENDAR for owner in owners)
    return bool(determiners & DEFINITE) or dated


def _parties(reader: Reader, heads: dict[int, PartStatus]) -> tuple[Party, ...]:
    return tuple(party(reader, head, status=status) for head, status in sorted(heads.items()))


def _contexts(found: Found) -> tuple[Context, ...]:
    named = {CONTEXT_WORDS[word] for word in found.around.lemmas if word in CONTEXT_WORDS}
    return tuple(sorted(named))


def _kept(
    accepted: Sequence[Found], drafts: Sequence[Draft], groups: Sequence[int]
) -> Iterator[tuple[Found, Draft, int]]:
    """Yield what becomes a claim, with its group: of what the body tells no bare anaphors.

    What headings or questions alone tell is not sure, and nothing where only rules know it.
    """
    pairs = list(zip(drafts, groups, strict=True))
    in_body = {group for draft, group in pairs if not draft.heading}
    told = {
        group for draft, group in pairs if not (draft.asked and makes_incident(draft.occurrence))
    }
    seen: set[int] = set()
    for found, draft, group in zip(accepted, drafts, groups, strict=True):
        if group not in told or (draft.heading and group not in in_body):
            if found.probability is not None:
                yield replace(found, sure=False), draft, group
            continue
        if group in seen and draft.definite and is_bare(draft):
            continue
        seen.add(group)
        yield found, draft, group


def _claim(
    reader: Reader,
    found: Found,
    draft: Draft,
    first: Draft,
    attributions: Sequence[Attribution],
    settings: OccurrenceSettings,
) -> Claim:
    """Return the claim of a draft, of the incident that was `first` told there."""
    trigger = found.trigger
    key = f"act-{first.occurrence.trigger.start}"
    content = replace(draft.occurrence, incident_key=key, realis=draft.realis)
    content = replace(content, figures=as_told(content.figures, draft.realis))
    # What the heads alone take for done, where rules read otherwise, makes no incident.
    sure = found.sure and (makes_incident(draft.occurrence) or not makes_incident(content))
    attribution = teller_of(reader, trigger, content, attributions)
    score = (
        settings.score_in_body
        if content.actors or content.recipients
        else (settings.score_without_party)
    )
    if found.probability is not None:
        score = found.probability
    if not sure:
        score = min(score, settings.score_unsure)
    if reader.in_heading(trigger.token):
        score = min(score, settings.score_in_heading)
    rule = "warning" if content.warning else ("noun" if trigger.is_noun else "verb")
    joint = "+heads" if found.probability is not None else ""
    return Claim(
        id=claim_id(reader.document.id, content),
        document_id=reader.document.id,
        attribution_id=attribution.id if attribution is not None else None,
        evidence=_evidence(reader, trigger.token, content),
        score=score,
        made_by=f"occurrences/{rule}{joint}" if found.by_rule else BY_HEADS,
        content=content,
    )


def _evidence(reader: Reader, token: int, act: Occurrence) -> tuple[Span, ...]:
    """Return the sentence that tells an act, and those in which others of its parts stand."""
    tree = reader.tree
    told = tree.sentence_of(token)
    named = [
        tree.sentence_of(tokens[0])
        for each in (
            *(party.mention for party in (*act.actors, *act.recipients)),
            *(figure.span for figure in act.figures if figure.span is not None),
            *(time.span for time in act.times if time.span is not None),
            *(place.mention for place in act.places),
        )
        if (tokens := tree.tokens_in(each))
    ]
    further = sorted({one.first: one for one in named if one != told}.items())
    return tuple(tree.sentence_span(one) for one in (told, *(one for _, one in further)))


__all__ = ["BY_HEADS", "find_occurrences", "makes_incident"]
