"""Words of war for what is none: strikes of workers, battles for an office or a market."""

from collections import Counter

from tocsin.core.vocab import PartyKind
from tocsin.extract.phrases.ends import objects_of_preposition
from tocsin.extract.phrases.mentions import is_place, kind_of
from tocsin.extract.reader import Reader

MIN_LABOUR_WORDS = 5
# A strike of which the sentence says no more is the one told so many sentences before it.
_BACK = 2
_LABOUR = frozenset(
    {"union", "worker", "wage", "pay", "employer", "employee", "walkout", "driver", "teacher",
     "nurse", "doctor", "staff", "labour", "labor", "salary", "lecturer", "docker", "miner"}
)  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OF_ARMS = frozenset({"air", "drone", "missile", "rocket", "artillery", "aerial", "nuclear"})
_STRUGGLES = frozenset({"battle", "fight", "war", "clash", "fighting"})
# What is fought for without arms.
_STAKES = frozenset(
    "leadership presidency premiership chairmanship governorship mayoralty nomination candidacy "
    "succession seat vote voter ballot election electorate title trophy cup medal championship "
    "promotion market share customer audience viewer price profit contract licence license tender "
    "takeover merger budget tax bill legislation reform wage pay job pension custody inheritance "
    "copyright patent trademark rating talent subscriber shareholder".split()
)
# Ills that are fought without arms.
_ILLS = frozenset(
    "inflation corruption poverty disease virus cancer cholera malaria obesity racism pollution "
    "unemployment hunger disinformation misinformation doping covid covid-19 aids".split()
)
# Where a struggle is one of words: in court, at the ballot box.
_VENUES = frozenset({"court", "parliament", "senate", "poll", "ballot", "boardroom", "tribunal"})
# Who or what gives such a struggle its name ("a leadership battle", "the OPEC battle").
_FIELDS = _STAKES | {"court", "legal", "political", "opec", "oil", "boardroom", "bidding"}
_BODIES = frozenset({"party", "company", "board", "parliament", "senate", "club", "council"})
# Words for what is fought for that say nothing without what follows: "control of the party".
_LIGHT = frozenset({"control", "future", "possession", "soul"})


def is_labour(reader: Reader, token: int) -> bool:
    """Return whether a strike is one of workers, by the words around it.

    "The strike" is the one that was told before.
    """
    tree = reader.tree
    if tree.lemma(token) != "strike" or _is_of_arms(reader, token):
        return False
    words = Counter(each.lemma.lower() for each in tree.tokens)
    if sum(words[word] for word in _LABOUR) >= MIN_LABOUR_WORDS:
        return True
    at = tree.sentence_number(token)
    definite = {tree.lemma(child) for child in tree.children(token, "det")} & _DEFINITE
    for number in range(at, max(at - _BACK, 0) - 1 if definite else at - 1, -1):
        sentence = tree.sentences[number]
        places = range(sentence.first, sentence.last)
        if {tree.lemma(place) for place in places} & _LABOUR:
            strikes = [place for place in places if tree.lemma(place) == "strike"]
            return bool(strikes) and not any(_is_of_arms(reader, place) for place in strikes)
        if number < at and any(tree.lemma(place) == "strike" for place in places):
            return False
    return False


def is_contest(reader: Reader, token: int) -> bool:
    """Return whether a battle is one for an office, a market or a right, or against an ill."""
    tree = reader.tree
    if not tree.is_noun(token) or tree.lemma(token) not in _STRUGGLES:
        return False
    stakes = objects_of_preposition(tree, token, "for", "over", "about")
    light = [head for head in stakes if tree.lemma(head) in _LIGHT]
    below = [each for head in light for each in objects_of_preposition(tree, head, "of")]
    foes = objects_of_preposition(tree, token, "against", "on", "with")
    venues = objects_of_preposition(tree, token, "in", "at", "before")
    beside = tree.children(token, "compound", "amod", "nmod", "poss")
    return any(
        {tree.lemma(head) for head in heads} & words
        for heads, words in (
            (stakes, _STAKES), (below, _STAKES | _BODIES), (foes, _ILLS), (venues, _VENUES),
            (beside, _FIELDS),
        )
    )  # fmt: skip


def _is_of_arms(reader: Reader, strike: int) -> bool:
    """Return whether a strike is one of weapons, or on somebody or some place."""
    tree = reader.tree
    if {tree.lemma(child) for child in tree.children(strike, "compound", "amod")} & _OF_ARMS:
        return True
    struck = objects_of_preposition(tree, strike, "on", "against")
    return any(kind_of(reader, head) is not PartyKind.UNKNOWN or is_place(reader, head)
               for head in struck)  # fmt: skip
