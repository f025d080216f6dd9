"""Which words of a document tell an act: what the rules and the model heads accept.

A rule accepts a word where its conditions hold; the heads say how probable it is that the word
tells an act. Both are evidence: what a rule says is added to what the heads find (`_joint`).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.core.vocab import EventType
from tocsin.extract.occurrences import warnings
from tocsin.extract.occurrences.accepting.evidence import excluded, satisfied
from tocsin.extract.occurrences.accepting.learned import SMALLEST, add_parties
from tocsin.extract.occurrences.accepting.security import document_share, sport_share
from tocsin.extract.occurrences.accepting.surroundings import Surroundings
from tocsin.extract.occurrences.harm.harm import harm_verbs, harmed
from tocsin.extract.occurrences.parts import Roles
from tocsin.extract.occurrences.roles import drop_scene, prefer_names, roles_of
from tocsin.extract.occurrences.sendings import intercepted_things, is_sending_of
from tocsin.extract.occurrences.triggers import (
    HEAD,
    Sense,
    Trigger,
    find_triggers,
    head_triggers,
    is_wound,
    names_death,
    sense_by_heads,
    sense_of,
)
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings
from tocsin.extract.tallies.aggregates import is_aggregate

# The head that marks words that tell an incident as MUC-4 counts them.
INCIDENT = "incident"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A trigger accepted, with its sense and parties.

    One that is not `sure` is no telling of an incident: a claim for those who look for all that
    may be told, and no more. Acts counted over a window are such, as the tally counts them.
    """

    trigger: Trigger
    sense: Sense
    around: Surroundings
    harm: tuple[int, ...]
    by_rule: bool = True
    sure: bool = True
    probability: float | None = None

    @property
    def roles(self) -> Roles:
        """Its parties."""
        return self.around.roles


def accepted_triggers(reader: Reader, settings: OccurrenceSettings) -> list[Found]:
    """Return the triggers that tell acts, in text order, with their senses and parties."""
    if sport_share(reader) > settings.max_sport_share:
        return []
    known = find_triggers(reader)
    further = head_triggers(reader, known)
    secure = document_share(reader) >= settings.min_document_share
    found: list[Found] = []
    for trigger in sorted((*known, *further), key=lambda each: each.token):
        senses = [sense_of(entry) for entry in trigger.senses]
        if any(sense.event_type is EventType.WARN for sense in senses):
            if secure and (warning := _warning(reader, trigger, senses[0], settings, found)):
                found.append(warning)
        elif _may_tell(reader, trigger, settings) and (
            one := _found(reader, trigger, settings, secure=secure)
        ):
            found.append(one)
    return _without_wounds(reader, _without_effects(reader, found))


def _found(
    reader: Reader, trigger: Trigger, settings: OccurrenceSettings, *, secure: bool
) -> Found | None:
    """Return a trigger that tells an act, None where it tells none."""
    roles = roles_of(reader, trigger)
    around = Surroundings(reader=reader, trigger=trigger, roles=roles, settings=settings)
    senses = [sense_of(entry) for entry in trigger.senses]
    by_rule = next(
        (sense for sense in senses if satisfied(sense, around, secure_document=secure)), None
    )
    probability = _joint(reader, trigger, settings, by_rule=by_rule is not None)
    if probability is None:
        sense = by_rule
    else:
        sense = _joint_sense(around, probability, by_rule, settings, secure=secure)
    if sense is None:
        return None
    counted = is_aggregate(reader, trigger.token)
    if counted and probability is None:
        return None
    if by_rule is None:
        add_parties(reader, trigger, roles, settings.min_role)
    moves = sense.event_type is EventType.MOBILIZE
    harm = () if moves else harm_verbs(reader, trigger, roles)
    for head in harmed(reader, harm):
        roles.recipient(head)
    prefer_names(reader, roles)
    drop_scene(reader, trigger, roles)
    if sense.event_type is EventType.CONSULT:
        roles.meet()
    return Found(
        trigger=trigger,
        sense=sense,
        around=around,
        harm=harm,
        by_rule=by_rule is not None,
        sure=not counted
        and (
            by_rule is not None
            or (secure and _tells_incident(reader, trigger, probability or 0.0, settings))
        ),
        probability=probability,
    )


def _by_heads(reader: Reader, trigger: Trigger) -> float | None:
    """Return how probable the heads find it that a word tells an act or incident."""
    words = (*range(trigger.first, trigger.last + 1), trigger.token)
    told = [reader.heads.marked(head, *words) for head in (HEAD, INCIDENT)]
    return max((each for each in told if each is not None), default=None)


def _tells_incident(
    reader: Reader, trigger: Trigger, probability: float, settings: OccurrenceSettings
) -> bool:
    """Return whether the heads alone are sure that a word tells a current incident.

    Of a word that the tables know they cannot be: there a rule has found a reason against it.
    """
    if trigger.senses or trigger.passed_over:
        return False
    past = reader.heads.of("background", trigger.token).get("background", 0.0)
    return probability >= settings.min_incident and past <= settings.max_background


def _may_tell(reader: Reader, trigger: Trigger, settings: OccurrenceSettings) -> bool:
    """Return whether a word would tell an act if a rule accepted it: most are passed over here."""
    most = _joint(reader, trigger, settings, by_rule=bool(trigger.senses))
    return most is None or most >= settings.min_probability


def _joint(
    reader: Reader, trigger: Trigger, settings: OccurrenceSettings, *, by_rule: bool
) -> float | None:
    """Return how probable it is that a word tells an act, by both; None without heads."""
    alone = _by_heads(reader, trigger)
    if alone is None:
        return None
    alone = min(max(alone, SMALLEST), 1.0 - SMALLEST)
    odds = math.log(alone / (1.0 - alone)) * settings.log_odds_of_heads + settings.log_odds
    if by_rule:
        odds += settings.log_odds_of_rule
    elif trigger.senses:
        odds += settings.log_odds_of_table
    return 1.0 / (1.0 + math.exp(-odds))


def _joint_sense(
    around: Surroundings,
    probability: float,
    by_rule: Sense | None,
    settings: OccurrenceSettings,
    *,
    secure: bool,
) -> Sense | None:
    """Return the sense in which a trigger tells an act, None where that is too improbable."""
    if by_rule is not None:
        return by_rule if probability >= settings.min_probability else None
    least = settings.min_probability if secure else settings.min_probability_elsewhere
    if probability < least or excluded(around):
        return None
    return sense_by_heads(around.reader, around.trigger)


def _warning(
    reader: Reader,
    trigger: Trigger,
    sense: Sense,
    settings: OccurrenceSettings,
    before: Sequence[Found],
) -> Found | None:
    roles = warnings.warning_roles(reader, trigger)
    if roles is None:
        return None
    told = any(found.sense.event_type is EventType.WARN for found in before)
    if not warnings.tells_threat(reader, trigger, roles) and not (
        told and warnings.follows_up(reader, trigger, roles)
    ):
        return None
    around = Surroundings(reader=reader, trigger=trigger, roles=roles, settings=settings)
    return Found(trigger=trigger, sense=sense, around=around, harm=())


def _without_effects(reader: Reader, accepted: Sequence[Found]) -> list[Found]:
    """Drop verbs that only tell what another act did ("the blast killed 12").

    The same for the sending of what was intercepted.
    """
    dropped: set[int] = set()
    stopped = frozenset[str]().union(
        *(
            intercepted_things(reader, found.trigger.token)
            for found in accepted
            if found.sure and found.sense.event_type is EventType.INTERCEPT
        )
    )
    for found in accepted:
        if found.trigger.token in dropped or not found.sure:
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


def _without_wounds(reader: Reader, accepted: Sequence[Found]) -> list[Found]:
    """Drop wounds where the document tells an act that may have made them."""
    wounds = [found for found in accepted if is_wound(reader, found.trigger.token)]
    others = any(
        found.sure and found.sense.event_type is EventType.ASSAULT
        for found in accepted
        if found not in wounds
    )
    return [found for found in accepted if not (others and found.by_rule and found in wounds)]


def told_by(reader: Reader, accepted: Sequence[Found]) -> frozenset[int]:
    """Return the words whose harm some accepted acts have already: theirs and those beside."""
    own = [found.trigger.token for found in accepted]
    deaths = [reader.tree.tokens[token].head for token in own if names_death(reader, token)]
    return frozenset([*own, *deaths, *(verb for found in accepted for verb in found.harm)])
