"""Conditions: what must stand beside a trigger before it may tell an act.

Each word in a trigger's `need` names one test; one that holds is enough. They are what
keeps "strike a deal", "heart attack" and "fired the coach" out.
"""

from collections.abc import Callable

from tocsin.extract.occurrences.accepting import senses, signs
from tocsin.extract.occurrences.accepting.surroundings import Surroundings
from tocsin.extract.occurrences.triggers import Sense
from tocsin.extract.phrases.contests import is_contest, is_labour
from tocsin.extract.phrases.mentions import is_armed

# What kills without intent: the one who acts, where it stands as subject.
NATURE = frozenset(
    "rain rainfall downpour flood flooding floodwater storm thunderstorm rainstorm snowstorm "
    "sandstorm blizzard hail hailstorm snow ice wind gale lightning heat heatwave cold frost "
    "weather monsoon cyclone hurricane typhoon tornado landslide mudslide rockslide avalanche "
    "earthquake quake tremor aftershock tsunami eruption volcano wildfire drought famine hunger "
    "starvation malnutrition disease illness infection virus epidemic pandemic outbreak cholera "
    "malaria measles ebola covid covid-19 coronavirus cancer accident".split()
)
# Words of a match that hardly stand in another sentence, two of them together.
PLAY = frozenset(
    "striker keeper goalkeeper midfielder winger goal wicket batter bowler touchdown equaliser "
    "equalizer halftime half-time offside hat-trick kickoff kick-off quarterback".split()
)
LEAST_WORDS_OF_PLAY = 2


def satisfied(sense: Sense, around: Surroundings, *, secure_document: bool) -> bool:
    """Return whether a sense's conditions hold here."""
    if _other_sense(sense, around) or excluded(around):
        return False
    secure = secure_document or signs.secure(around)
    if sense.strength == "sure":
        return secure or signs.armed(around)
    if not (secure_document if sense.strength == "weak" else secure):
        return False
    told = not sense.need or any(TESTS[name](around) for name in sorted(sense.need))
    return told or signs.blamed(around)


def excluded(around: Surroundings) -> bool:
    """Return whether what stands around a trigger tells an accident, nature, a match, a contest."""
    return _accident(around) or _by_nature(around) or _sport(around) or _peaceful(around)


def _other_sense(sense: Sense, around: Surroundings) -> bool:
    """Return whether a word beside the trigger makes it another sense."""
    tree, token = around.reader.tree, around.trigger.token
    beside = set(tree.children(token, "dobj", "compound", "amod", "nmod", "prt", "advmod"))
    beside |= set(tree.children(token, "nsubj", "nsubjpass"))
    beside |= {head for head in around.parties if abs(head - token) < 6}
    words = {tree.lemma(number) for number in beside}
    for prep in tree.children(token, "prep"):
        for number in tree.children(prep, "pobj"):
            words |= {tree.lemma(part) for part in (number, *tree.children(number, "compound"))}
        words.add(tree.lemma(prep))
    if tree.tokens[token].relation in {"compound", "amod", "nmod"}:
        words.add(tree.lemma(tree.tokens[token].head))
    return bool(words & sense.without)


def _accident(around: Surroundings) -> bool:
    table, tree = around.reader.lexicons.table("accidents"), around.reader.tree
    sentence = tree.sentence_of(around.trigger.token)
    lemmas = {tree.lemma(number) for number in range(sentence.first, sentence.last)}
    if not any(word in table for word in lemmas):
        return False
    return not signs.weapon(around) and not around.any_actor(is_armed)


def _by_nature(around: Surroundings) -> bool:
    """Return whether all that would act are weather, disease or the like: "rain killed six"."""
    tree, actors = around.reader.tree, around.roles.actors
    return bool(actors) and all(tree.lemma(head) in NATURE for head in actors)


def _sport(around: Surroundings) -> bool:
    """Return whether a sentence tells of play: its words, nobody armed and no harm."""
    tree = around.reader.tree
    sentence = tree.sentence_of(around.trigger.token)
    lemmas = {tree.lemma(number) for number in range(sentence.first, sentence.last)}
    played = len(lemmas & PLAY) >= LEAST_WORDS_OF_PLAY
    return played and not around.any_actor(is_armed) and not signs.harm(around)


def _peaceful(around: Surroundings) -> bool:
    """Return whether a strike is one of labour, or a battle one for an office, market or right."""
    reader, token = around.reader, around.trigger.token
    if not (is_labour(reader, token) or is_contest(reader, token)):
        return False
    return not (signs.weapon(around) or signs.harm(around) or around.any_actor(is_armed))


TESTS: dict[str, Callable[[Surroundings], bool]] = {
    "person": signs.person,
    "oneself": signs.oneself,
    "armed": signs.armed,
    "armed2": signs.armed2,
    "weapon": signs.weapon,
    "harm": signs.harm,
    "deadly": signs.deadly,
    "secure": signs.secure,
    "target": signs.target,
    "state": signs.state,
    "forcefire": signs.forcefire,
    "place": signs.place,
    "definite": signs.definite,
    "forplace": signs.for_place,
    "protestwords": senses.protest_words,
    "vehicle": signs.vehicle,
    "shots": signs.shots,
    "time": signs.time,
    "count": signs.count,
    "event": signs.event,
    "begun": signs.begun,
    "bombing": signs.bombing,
    "bombtold": signs.bomb_told,
    "strikesense": senses.strike_sense,
    "plot": senses.plot,
    "crime": senses.crime,
    "groundtaken": senses.ground_taken,
    "troops": senses.troops,
    "troopsobject": senses.troops_object,
    "troopsnoun": senses.troops_noun,
    "troopscome": senses.troops_come,
    "troopscross": senses.troops_cross,
    "troopsany": senses.troops_any,
    "weaponobject": signs.weapon_object,
    "armedobject": senses.armed_object,
    "sentagainst": senses.sent_against,
    "crowdactor": senses.crowd_actor,
    "crowdprotest": senses.crowd_protest,
    "captive": senses.captive,
    "threat": senses.threat,
    "vow": senses.vow,
    "meeting": senses.meeting,
}
