"""How a report names its towns: every mention, and what the words around it say.

A town where something happened is named otherwise than one that somebody comes from or is taken
to: its police speak, it stands in the dateline, something is said to be in it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tocsin.core.vocab import BlockKind, PartyKind
from tocsin.resolve.focus.report import Report
from tocsin.resolve.place_context import names_of
from tocsin.resolve.place_relations import folded

# So many characters before and after a name are read.
BEFORE, AFTER = 45, 40
_KIND = r"(?:(?:city|town|village|capital|port)\s+(?:(?:city|town)\s+)?of\s+)?"
_SIDE = r"(?:(?:north|south|east|west|central|downtown|nearby)\w*\s+)?"
_IN = re.compile(
    rf"\b(?:in|at|near|outside|inside|around)\s+(?:the\s+)?{_SIDE}(?:the\s+)?{_KIND}$",
    re.IGNORECASE,
)
_TO = re.compile(rf"\b(?:from|to|of)\s+(?:the\s+)?{_KIND}$", re.IGNORECASE)
_AREA = re.compile(r",\s+[A-ZÀ-Ž]")
# Who speaks or comes for a town: its police, its courts, its mayor.
_BODIES = (
    "police|sheriff|fire|firefighters|deput(?:y|ies)|officers?|detectives?|investigators?|troopers?|"
    "prosecutors?|attorney|court(?:house|room)?|coroner|medical examiner|authorities|officials|"
    "chief|council(?:man|woman)?|mayor(?:al)?|paramedics|residents|neighbou?rhood|schools?|"
    "city hall"
)
_QUALIFIED = (
    r"(?:(?:city|metro|metropolitan|municipal|area|district|county|public|local|deputy|assistant|"
    r"acting|interim|superior|high|supreme|provincial|crown|circuit|magistrates['’]?|sheriff)\s+)?"
)
_BODY = re.compile(rf"['’]?s?\s+{_QUALIFIED}(?:{_BODIES})\b", re.IGNORECASE)
_BODY_OF = re.compile(
    r"\b(?:mayor|police(?:\s+(?:chief|department|commander|force))?|authorities|residents|people|"
    rf"hospitals?|prosecutor|governor|(?:arch)?bishop|streets?)\s+(?:of|in|at)\s+{_KIND}$",
    re.IGNORECASE,
)
# Where somebody is from: "Ann Fox, 20, of Dallas", "moved from Dallas".
_HOME = re.compile(
    r"(?:,|\d|\b(?:man|men|woman|women|boy|girl|teen|teenager|couple|native|student|resident|"
    r"suspect|family|brothers?))\s+(?:of|from)\s+$|"
    r"\b(?:lived?|lives|living|resid(?:es|ing|ed)|born|raised|grew\s+up|fled|flew|native\s+of|"
    r"travell?ed|returned|moved|arrested|extradited)\s+(?:\w+\s+)?(?:in|from|to)\s+$",
    re.IGNORECASE,
)
# Whose people do or suffer something: "a Dallas man", "two Dallas officers".
_FOLK = re.compile(
    r"\s+(?:man|men|woman|women|boys?|girls?|teens?|teenagers?|youths?|couple|family|father|mother|"
    r"resident|native|student|officers?|policem[ae]n|policewoman|farmers?|traders?|driver|home|"
    r"house|apartment|bar|restaurant|neighbou?rhood|suburb|street)\b",
)
# What is in a town: "a Dallas car park", "in a Dallas courtroom".
_SOME = re.compile(r"\b(?:an?|another|the|this|two|three|several|other)\s+$", re.IGNORECASE)
_THING = re.compile(r"\s+[a-z]{3,}")
# What the name of a place in a town ends in.
_IN_TOWN = re.compile(
    r"\b(?:Street|Avenue|Road|Drive|Boulevard|Lane|Parkway|Highway|Route|Way|Court|Circle|Terrace|"
    r"St|Ave|Rd|Dr|Blvd|Ln|Hwy|Park|Plaza|Square|School|College|University|Hospital|Cent(?:er|re)|"
    r"Clinic|Apartments|Homes|Estates?|Hotel|Motel|Inn|Club|Nightclub|Bar|Lounge|Pub|Restaurant|"
    r"Church|Mosque|Mall|Market|Store|Station|Airport|Building|Towers?|Jail|Prison)\.?$"
)
_HOSPITAL = re.compile(
    r"\b(?:hospitals?|clinic|trauma\s+center|medical\s+center|airlifted|flown|taken|transferred|"
    r"rushed)\s+(?:\w+\s+){0,2}(?:in|to)\s+$",
    re.IGNORECASE,
)
# What a name goes on with that is a town's own, or is only named after the town that it is in.
_OWN = frozenset(
    "police fire sheriff mayor municipal city metro metropolitan court courthouse district "
    "superior detective officer officers department crown circuit chief mayoral".split()
)
_NAMED_AFTER = frozenset(
    "municipality medical general hospital airport jail prison magistrate magistrates "
    "university high township port".split()
)
# What stands before the police of no town.
_NO_TOWN = frozenset(
    "national state federal local military civil judicial metropolitan county regional public "
    "royal district central chief the deputy assistant".split()
)
_OWNER = re.compile(r"['’]s?$")
_DASH = re.compile(r"(?:—|–|-)\s*$")
_BRACKET = re.compile(r"[(\[]")
# "Lagos: Two men", "Lagos -- Two men" at the start of a line.
_LINE_START = re.compile(r"(?:^|\n|\])\s*$")
_OPENS = re.compile(r":\s|\s*(?:--|—|–)|\s-\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the text and what the words around it say.

    `inside`: something is in it; `placed`: it stands where a place does; `body`: its police or
    the like are named; `folk`: its people; `home`: somebody comes from it; `hospital`: somebody
    was taken there; `head`: it stands in a dateline.
    """

    start: int
    end: int
    inside: bool
    placed: bool
    body: bool
    folk: bool
    home: bool
    hospital: bool
    head: bool


@dataclass(frozen=True, slots=True)
class Spots:
    """Where a name stands, in text order, each with the word that the name goes on with or ""."""

    name: str
    at: list[tuple[int, str]]


class Naming:
    """The names of a report and how they stand in what is read, but for those of persons."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._text = report.document.text
        self._heads = _datelines(report)
        self._persons = [
            (party.mention.start, party.mention.end)
            for act in report.acts
            for party in (*act.actors, *act.recipients)
            if party.kind is PartyKind.PERSON
        ]

    def names(self) -> Mapping[str, Spots]:
        """Return where each name stands, by its letters."""
        found: dict[str, Spots] = {}
        for start, words in names_of(self._text):
            name, rest = _parted(words)
            found.setdefault(folded(name), Spots(name, [])).at.append((start, rest))
        return found

    def mentions(self, spots: Spots) -> list[Mention]:
        """Return how a name stands wherever it is read or heads the report."""
        found = []
        for start, rest in spots.at:
            head = _holds(self._heads, start)
            if (head or self._report.reads(start)) and not self.is_in_person(start):
                found.append(self._mention(start, start + len(spots.name), rest, head=head))
        return found

    def is_in_person(self, start: int) -> bool:
        """Return whether what begins here is a part of a person's name."""
        return _holds(self._persons, start)

    def _mention(self, start: int, end: int, rest: str, *, head: bool) -> Mention:
        before = self._text[max(0, start - BEFORE) : start]
        after = self._text[end : end + AFTER]
        opens = _OPENS.match(after) is not None and _LINE_START.search(before) is not None
        placed = rest in _NAMED_AFTER or _AREA.match(after) is not None
        body = rest in _OWN or _BODY.match(after) is not None
        return Mention(
            start=start,
            end=end,
            inside=_IN.search(before) is not None,
            placed=placed or _TO.search(before) is not None,
            body=body or _BODY_OF.search(before) is not None,
            folk=_FOLK.match(after) is not None
            or (_SOME.search(before) is not None and _THING.match(after) is not None),
            home=_HOME.search(before) is not None,
            hospital=_HOSPITAL.search(before) is not None,
            head=head or opens,
        )


def is_in_town(name: str) -> bool:
    """Return whether a name is that of a street, a building or the like, and of no town."""
    return _IN_TOWN.search(name) is not None


def _holds(spans: Sequence[tuple[int, int]], start: int) -> bool:
    return any(first <= start < last for first, last in spans)


@lru_cache(maxsize=32_768)
def _parted(words: str) -> tuple[str, str]:
    """Return a town's name, and the word that the name goes on with: "Leeds", "city".

    The words are "Leeds City Council"; of a name that goes on with no such word all is kept.
    """
    parts = words.split(" ")
    for number, part in enumerate(parts[1:], 1):
        word = _OWNER.sub("", part.lower())
        if (word in _OWN or word in _NAMED_AFTER) and parts[number - 1].lower() not in _NO_TOWN:
            return " ".join(parts[:number]), word
    return words, ""


def _datelines(report: Report) -> list[tuple[int, int]]:
    """Return where datelines stand: up to a bracket, which holds the agency."""
    found = []
    for block in report.cleaned.blocks:
        if block.kind is BlockKind.FURNITURE and _DASH.search(block.span.quote):
            bracket = _BRACKET.search(block.span.quote)
            end = block.span.start + bracket.start() if bracket else block.span.end
            found.append((block.span.start, end))
    return found
