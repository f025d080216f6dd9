"""Occurrences: what was done, by whom, to whom, where, when, with what harm.

Restraint matters more than recall: a word tells an act only when its conditions hold
(`evidence`), and what the text does not say happened is not said to have happened.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.core.ids import claim_id
from tocsin.core.types import Attribution, Claim, Figure, Occurrence, Party
from tocsin.core.vocab import Context, EventType, FigureKind, Mode, PartStatus, Realis
from tocsin.extract.occurrences import warnings
from tocsin.extract.occurrences.arrests import with_parts_of_arrests
from tocsin.extract.occurrences.background import Publication, is_aside, is_background, publication
from tocsin.extract.occurrences.clauses import after
from tocsin.extract.occurrences.evidence import satisfied
from tocsin.extract.occurrences.harm import (
    act_figures,
    count_of,
    harm_figures,
    harm_verbs,
    harmed,
    noun_harm,
)
from tocsin.extract.occurrences.identity import (
    UNSURE,
    Draft,
    history,
    is_bare,
    join,
    makes_incident,
    only_aside,
)
from tocsin.extract.occurrences.parts import Roles
from tocsin.extract.occurrences.places import act_places
from tocsin.extract.occurrences.questions import is_asked
from tocsin.extract.occurrences.realis import DEFINITE, realis_of
from tocsin.extract.occurrences.retelling import retold
from tocsin.extract.occurrences.roles import prefer_names, roles_of
from tocsin.extract.occurrences.security import document_share, sport_share
from tocsin.extract.occurrences.sendings import intercepted_things, is_sending_of, mode_sent
from tocsin.extract.occurrences.surroundings import Surroundings
from tocsin.extract.occurrences.tellers import teller_of, witness_of
from tocsin.extract.occurrences.triggers import Sense, Trigger, find_triggers, sense_of
from tocsin.extract.occurrences.weapons import modes_of, weapon_at, weapons_in, weapons_included
from tocsin.extract.phrases.mentions import CALENDAR, party
from tocsin.extract.phrases.times import times_of
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings
from tocsin.extract.tallies.aggregates import is_aggregate

# What an act counts when it counts no harm.
COUNTED = {
    EventType.INTERCEPT: FigureKind.INTERCEPTED,
    EventType.MOBILIZE: FigureKind.DEPLOYED,
}
COUNTED_MODES = {
    Mode.SEIZE: FigureKind.SEIZED,
    Mode.RELEASE: FigureKind.RELEASED,
    Mode.ABDUCT: FigureKind.ABDUCTED,
}
CONTEXT_WORDS = {
    "terror": Context.TERRORISM,
    "terrorist": Context.TERRORISM,
    "terrorism": Context.TERRORISM,
    "sectarian": Context.RELIGION_ETHNICITY,
    "peacekeeper": Context.PEACEKEEPING,
    "chemical": Context.CBRN,
    "election": Context.ELECTION,
}


DEFAULTS = OccurrenceSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A trigger accepted, with its sense and parties."""

    trigger: Trigger
    sense: Sense
    around: Surroundings
    harm: tuple[int, ...]

    @property
    def roles(self) -> Roles:
        return self.around.roles


def find_occurrences(
    reader: Reader,
    attributions: Sequence[Attribution],
    *,
    settings: OccurrenceSettings = DEFAULTS,
) -> tuple[Claim, ...]:
    """Return one claim for each mention of an act, in text order.

    Acts counted over a window are left to the tallies. A heading's act is kept only where
    the body tells it too.
    """
    accepted = _without_effects(reader, _accepted(reader, settings))
    published = publication(reader)
    drafts = [
        replace(draft, witness=witness_of(draft.token, reader, attributions))
        for draft in (_draft(reader, found, published, settings) for found in accepted)
    ]
    drafts = history(drafts, settings)
    groups = retold(reader, drafts, join(reader, drafts))
    drafts, groups = with_parts_of_arrests(reader, drafts, groups)
    aside = only_aside(drafts, groups)
    drafts = [
        replace(draft, occurrence=replace(draft.occurrence, background=True))
        if group in aside and draft.occurrence.realis is not Realis.ONGOING
        else draft
        for draft, group in zip(drafts, groups, strict=True)
    ]
    kept = _kept(drafts, groups)
    firsts = {groups[place]: place for place in reversed(range(len(drafts)))}
    claims: list[Claim] = []
    for place in kept:
        start = drafts[firsts[groups[place]]].occurrence.trigger.start
        content = replace(drafts[place].occurrence, incident_key=f"act-{start}")
        claims.append(_claim(reader, accepted[place], content, attributions, settings))
    return tuple(claims)


def _accepted(reader: Reader, settings: OccurrenceSettings) -> list[_Found]:
    if sport_share(reader) > settings.max_sport_share:
        return []
    secure = document_share(reader) >= settings.min_document_share
    found: list[_Found] = []
    for trigger in find_triggers(reader):
        senses = [sense_of(entry) for entry in trigger.senses]
        if any(sense.event_type is EventType.WARN for sense in senses):
            if secure and (warning := _warning(reader, trigger, senses[0], settings, found)):
                found.append(warning)
            continue
        if is_aggregate(reader, trigger.token):
            continue
        around = Surroundings(
            reader=reader, trigger=trigger, roles=roles_of(reader, trigger), settings=settings
        )
        for sense in senses:
            if satisfied(sense, around, secure_document=secure):
                moves = sense.event_type is EventType.MOBILIZE
                harm = () if moves else harm_verbs(reader, trigger, around.roles)
                for head in harmed(reader, harm):
                    around.roles.recipient(head)
                prefer_names(reader, around.roles)
                if sense.event_type is EventType.CONSULT:
                    around.roles.meet()
                found.append(_Found(trigger=trigger, sense=sense, around=around, harm=harm))
                break
    return found


def _warning(
    reader: Reader,
    trigger: Trigger,
    sense: Sense,
    settings: OccurrenceSettings,
    before: Sequence[_Found],
) -> _Found | None:
    roles = warnings.warning_roles(reader, trigger)
    if roles is None:
        return None
    told = any(found.sense.event_type is EventType.WARN for found in before)
    if not warnings.tells_threat(reader, trigger, roles) and not (
        told and warnings.follows_up(reader, trigger, roles)
    ):
        return None
    around = Surroundings(reader=reader, trigger=trigger, roles=roles, settings=settings)
    return _Found(trigger=trigger, sense=sense, around=around, harm=())


def _without_effects(reader: Reader, accepted: Sequence[_Found]) -> list[_Found]:
    """Drop verbs that only tell what another act did ("the blast killed 12").

    The same for the sending of what was intercepted.
    """
    dropped: set[int] = set()
    stopped = frozenset[str]().union(
        *(
            intercepted_things(reader, found.trigger.token)
            for found in accepted
            if found.sense.event_type is EventType.INTERCEPT
        )
    )
    for found in accepted:
        if found.trigger.token in dropped:
            continue
        own = found.trigger.token
        effects = set(found.harm) - {own}
        if found.trigger.is_noun:
            effects |= set(found.roles.carriers)
        dropped |= effects
    return [
        found
        for found in accepted
        if found.trigger.token not in dropped
        and not is_sending_of(reader, found.trigger.token, stopped)
    ]


def _draft(
    reader: Reader, found: _Found, published: Publication, settings: OccurrenceSettings
) -> Draft:
    trigger, roles = found.trigger, found.roles
    if found.sense.event_type is EventType.WARN:
        realis = warnings.happened(reader, trigger, roles)
    else:
        realis = realis_of(reader, trigger, roles)
    carrier = roles.carriers[0] if trigger.is_noun and roles.carriers else trigger.token
    times = times_of(reader, trigger.token) or times_of(reader, carrier)
    mode = Mode.WEAPONS if _moves_machines(reader, found) else found.sense.mode
    if found.sense.event_type is EventType.ASSAULT and not trigger.is_noun:
        mode = mode_sent(reader, trigger.token) or mode
    means = (*found.around.own_tokens, *roles.means)
    modes = modes_of(reader, mode, found.sense.event_type, means)
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
            ongoing=realis is Realis.ONGOING,
            published=published,
            settings=settings,
        ),
        actors=_parties(reader, roles.actors),
        recipients=_parties(reader, roles.recipients),
        weapons=tuple(span for span, _ in weapons_in(reader, found.around.own_tokens)),
        places=act_places(found.around, found.harm),
        times=times,
        figures=_figures(reader, found),
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
    )


def _moves_machines(reader: Reader, found: _Found) -> bool:
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


def _figures(reader: Reader, found: _Found) -> tuple[Figure, ...]:
    harm = harm_figures(reader, found.harm)
    sure = [head for head, status in found.roles.actors.items() if status not in UNSURE]
    perpetrators = (
        act_figures(reader, sure, FigureKind.PERPETRATORS)
        if found.sense.event_type is EventType.ASSAULT
        else ()
    )
    if found.trigger.is_noun and not harm:
        harm = noun_harm(reader, found.trigger, found.roles)
    figures = (*harm, *perpetrators)
    if found.trigger.is_noun or figures:
        return figures
    kind = COUNTED.get(found.sense.event_type) or COUNTED_MODES.get(found.sense.mode)
    if kind is None:
        return figures
    against = after(reader, found.trigger.token, "against", "at", "on", "with", "toward", "into")
    heads = [head for head in found.roles.recipients if head not in against]
    heads += [
        *found.roles.means,
        *(
            part
            for head in reader.tree.children(found.trigger.token, "dobj")
            for part in reader.tree.conjuncts(head)
        ),
    ]
    heads += weapons_included(reader, found.trigger.token)
    return act_figures(reader, sorted(set(heads)), kind)


def _contexts(found: _Found) -> tuple[Context, ...]:
    named = {CONTEXT_WORDS[word] for word in found.around.lemmas if word in CONTEXT_WORDS}
    return tuple(sorted(named))


def _kept(drafts: Sequence[Draft], groups: Sequence[int]) -> list[int]:
    """Return the drafts that become claims: no bare anaphors, no headings or questions alone."""
    pairs = list(zip(drafts, groups, strict=True))
    in_body = {group for draft, group in pairs if not draft.heading}
    told = {
        group for draft, group in pairs if not (draft.asked and makes_incident(draft.occurrence))
    }
    seen: set[int] = set()
    kept: list[int] = []
    for place, (draft, group) in enumerate(pairs):
        if group not in told or (draft.heading and group not in in_body):
            continue
        if group in seen and draft.definite and is_bare(draft):
            continue
        seen.add(group)
        kept.append(place)
    return kept


def _claim(
    reader: Reader,
    found: _Found,
    content: Occurrence,
    attributions: Sequence[Attribution],
    settings: OccurrenceSettings,
) -> Claim:
    tree, trigger = reader.tree, found.trigger
    attribution = teller_of(reader, trigger, content, attributions)
    score = (
        settings.score_in_body
        if content.actors or content.recipients
        else (settings.score_without_party)
    )
    if reader.in_heading(trigger.token):
        score = settings.score_in_heading
    rule = "warning" if content.warning else ("noun" if trigger.is_noun else "verb")
    return Claim(
        id=claim_id(reader.document.id, content),
        document_id=reader.document.id,
        attribution_id=attribution.id if attribution is not None else None,
        evidence=(tree.sentence_span(tree.sentence_of(trigger.token)),),
        score=score,
        made_by=f"occurrences/{rule}",
        content=content,
    )


__all__ = ["find_occurrences", "makes_incident"]
