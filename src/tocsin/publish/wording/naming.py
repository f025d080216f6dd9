"""How parties are named in the brief's own sentences: neutrally, or in the source's marks.

A mention stands bare only if it is a proper name or made of neutral words. All other
words of a source ("terror groups backed by ...") are put between quotation marks, so
that its labels never become the brief's own (promise 9).
"""

import re
from collections.abc import Sequence

from tocsin.core.parties import party_key
from tocsin.core.types import Party
from tocsin.publish.wording.words import one_line, quoted

# Labels that judge; a mention holding one is always quoted, capitals or not.
_LABELS = re.compile(
    r"\b(terror|extremis|jihad|radical|regime|junta|rebel|insurgen|militan|bandit|thug|martyr"
    r"|mercenar|freedom fighter|separatis|infidel|puppet|proxy|proxies|hostile|enem(y|ies)|zionis"
    r"|crusader|criminal|gang|butcher|murderer|killer|hero|traitor|aggressor|occupi|invader"
    r"|fanatic|islamist|puppet)",
    re.IGNORECASE,
)
# Common nouns and small words that judge nobody.
_NEUTRAL_WORDS = """
a about administration admiral affiliate agencies agency aid air aircraft airport all almost
also ammunition an analyst analysts and another are arm armed army around assailant assailants
at attacker attackers aunt authorities authority babies baby ballistic base based bases been
bomber bombers border both boy boys branch bride bridge briefing brigadier brother brothers
building buildings bus buses by calls capital captain car cargo cars casualties ceremony channel
channels checkpoint checkpoints chief child children church city civilian civilians coalition
colonel commander commanders commercial commission communications companies company consulate
controls convoy council couple court cousin cousins crowd cruise current daughter daughters dead
defence defense delegates delegation delegations demonstrator demonstrators destroyer destroyers
detainee detainees device devices diplomat diplomats doctor doctors document documents dozen
dozens driver drivers drone drones eight elderly eleven embassies embassy emergency envoy envoys
expert experts explosive explosives facilities facility familiar families family farmer farmers
father fathers federal fiancee fighter fighters finance first five for force forces foreign
former four fourth frigate from general generals girl girls government governor grandfather
grandmother grandson groom group groups guard guards guided gunman gunmen had have head health
helicopter helicopters her his home homes hospital hospitals house houses hundred hundreds
husband husbands images in infant infants injured intelligence intercept intercepted intercepts
interior is its jet jets journalist journalists judge judges leader leaders least lieutenant
lives local major man many market matter mayor member members memorial men merchant messages
migrant migrants military million minister ministry missile missiles mission more mosque most
mother mothers mourners national navy near nearly neighbor neighbors neighbour neighbours nephew
news newspaper niece nine nurse nurses of office officer officers offices official officials oil
old on one operative operatives or organisation organization other others over parents
parliament party passenger passengers patient patients pellets people person personnel persons
phone pilgrims pipeline plane plant plants police policeman policemen policewoman port post
posts power pregnant president prisoner prisoners prosecutor prosecutors protester protesters
provincial refugee refugees region relative relatives remote report reports representative
representatives rescue resident residents rifle rifles road rocket rockets sailor sailors same
satellite school schools second security senior sergeant service servicemen services seven
several ship ships shrine sister sisters six soldier soldiers some son sons source sources
spokesman spokesperson spokespersons spokeswoman state statement station stations student
students suicide suspect suspects tank tanker tankers tanks teacher teachers temple ten than
that the their third thousand thousands three to town towns train trains troop troops truck
trucks twelve two uncle under unidentified union unknown vehicle vehicles vessel vessels vests
victims video videos village villager villagers villages voter voters war warship warships was
weapon weapons website were which who wife wing with witness witnesses wives woman women worker
workers worshippers wounded young
"""
_NEUTRAL = frozenset(_NEUTRAL_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")


def name_words(mention: str) -> str:
    """Return a mention as the brief may print it: bare if neutral, else in quotation marks."""
    text = one_line(mention).strip(" ,;:")
    text = re.sub(r"['’]s?$", "", text)
    if _LABELS.search(text) or not all(is_neutral(word) for word in _WORD.findall(text)):
        return quoted(text)
    return _mid_sentence(text)


def _mid_sentence(text: str) -> str:
    """Return a mention without the capital of a sentence's first word: "police", "two men"."""
    first, _, rest = text.partition(" ")
    common = first.lower() in _NEUTRAL and first[1:].islower() and not rest[:1].isupper()
    article = first in {"The", "A", "An"}
    return text[0].lower() + text[1:] if common or article else text


def is_neutral(word: str) -> bool:
    """Return whether a word judges nobody: it has a capital, or is a common noun or small word."""
    bare = re.sub(r"['’]s?$", "", word)
    return bare[:1].isupper() or bare.lower() in _NEUTRAL


def is_proper(mention: str) -> bool:
    """Return whether a mention is a proper name: its last word has a capital."""
    words = _WORD.findall(mention)
    return bool(words) and words[-1][:1].isupper()


def is_told_by(words: str, other: str) -> bool:
    """Return whether other words name the one that these only describe.

    >>> is_told_by("the mayor", "mayor Omar Quell"), is_told_by("two mayors", "mayor Omar Quell")
    (True, False)
    """
    bare = re.sub(r"^(the|an?)\s+", "", words, flags=re.IGNORECASE)
    named = re.sub(r"^the\s+", "", other, flags=re.IGNORECASE)
    rest = named.casefold().removeprefix(f"{bare.casefold()} ")
    return bare.islower() and rest != named.casefold() and named[-len(rest) :][:1].isupper()


def distinct_parties(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return one party for each, by what makes two mentions one, proper names first."""
    kept: dict[str, Party] = {}
    for party in sorted(parties, key=lambda party: not is_proper(party.mention.quote)):
        kept.setdefault(party_key(party), party)
    return tuple(kept.values())


def party_names(parties: Sequence[Party]) -> tuple[str, ...]:
    """Return the names of distinct parties, each as the brief may print it."""
    return tuple(dict.fromkeys(name_words(p.mention.quote) for p in distinct_parties(parties)))
