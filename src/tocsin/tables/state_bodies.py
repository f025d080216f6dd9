"""What every state has: forces, police, ministries, named after it ("Kenyan police")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.core.spelling import trim
from tocsin.core.types import Actor
from tocsin.core.vocab import ActorKind
from tocsin.tables.countries import Country, code_of

SOURCE = "common English usage: the body of that state (table of countries)"
# States and territories without standing armed forces of their own.
# Source: their constitutions and laws.
WITHOUT_FORCES = frozenset(
    "AD AG BB BM CR DM EH FM FO GD GF GI GL GU HK IS KI KN LC LI MC MH MO MU NC NR PA PR PS "
    "PW RE SB SM TV VA VC VU WS XK YT".split()
)
STATE, FORCES = "state", "forces"
LONGEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StateBody:
    """A kind of body, the words for it beside the state's name, and what it is part of."""

    key: str
    title: str
    kind: ActorKind
    part_of: str
    words: Sequence[str]


# Ships and aircraft stand for the forces that they belong to ("Syrian jets").
BODIES = (
    StateBody(
        key="security",
        title="Security forces of {}",
        kind=ActorKind.STATE_FORCE,
        part_of=STATE,
        words=(
            "security forces|security services|security personnel|security force|"
            "security agencies|security apparatus|law enforcement|law enforcement agencies|"
            "law enforcement authorities|security officers|security agents"
        ).split("|"),
    ),
    StateBody(
        key=FORCES,
        title="Armed forces of {}",
        kind=ActorKind.STATE_FORCE,
        part_of="security",
        words=(
            "armed forces|army|military|forces|troops|soldiers|navy|air force|government forces|"
            "government troops|government soldiers|military forces|ground forces|servicemen|"
            "service members|servicemembers|sailors|marines|airmen|paratroopers|commandos|"
            "special forces|special operations forces|military personnel|army soldiers|"
            "army troops|warplanes|jets|fighter jets|warships|artillery|gunboats|"
            "helicopter gunships|government aircraft|aircraft|border guards|peacekeepers|infantry|"
            "army units|military units|fighters jets|helicopters"
        ).split("|"),
    ),
    StateBody(
        key="police",
        title="Police of {}",
        kind=ActorKind.STATE_FORCE,
        part_of="security",
        words=(
            "police|police officers|policemen|riot police|federal police|national police|"
            "police force|police forces|border police|military police|gendarmerie|gendarmes"
        ).split("|"),
    ),
    StateBody(
        key="intelligence",
        title="Intelligence services of {}",
        kind=ActorKind.STATE_FORCE,
        part_of="security",
        words=(
            "intelligence|intelligence service|intelligence services|intelligence agency|"
            "intelligence agencies|secret service|secret services|intelligence officers|"
            "military intelligence|spy agency"
        ).split("|"),
    ),
    StateBody(
        key="defence",
        title="Ministry of Defence of {}",
        kind=ActorKind.GOVERNMENT_BODY,
        part_of=STATE,
        words=("defence ministry|defense ministry|ministry of defence|ministry of defense").split(
            "|"
        ),
    ),
    StateBody(
        key="interior",
        title="Ministry of the Interior of {}",
        kind=ActorKind.GOVERNMENT_BODY,
        part_of=STATE,
        words=("interior ministry|ministry of interior|ministry of the interior").split("|"),
    ),
    StateBody(
        key="foreign",
        title="Ministry of Foreign Affairs of {}",
        kind=ActorKind.GOVERNMENT_BODY,
        part_of=STATE,
        words=(
            "foreign ministry|ministry of foreign affairs|foreign affairs ministry|foreign office"
        ).split("|"),
    ),
    StateBody(
        key="health",
        title="Ministry of Health of {}",
        kind=ActorKind.GOVERNMENT_BODY,
        part_of=STATE,
        words=("health ministry|ministry of health|public health ministry").split("|"),
    ),
    # The state itself, by words for its rule.
    StateBody(
        key=STATE,
        title="{}",
        kind=ActorKind.STATE,
        part_of="",
        words=("government|authorities|regime|state|administration|central government").split("|"),
    ),
)
# What may stand between a state's name and one of its forces ("Turkey's elite special forces").
BETWEEN = frozenset(
    "elite special motorized motorised armored armoured mechanized mechanised government ground "
    "naval federal national riot border military army air and forces commando combat tactical "
    "antiterrorism anti-terrorism counterterrorism counter-terrorism infantry artillery local "
    "regional state strike fighter sukhoi mig f-16 paramilitary regular armed troops soldiers "
    "police security operations".split()
)
_WORDS = {words: body.key for body in BODIES for words in body.words}
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")


def body_id(key: str, code: str) -> str:
    """Return the id of a country's body: "police-ke", "state-ke"."""
    return f"{key}-{code.lower()}"


def bodies_of(country: Country) -> Iterator[Actor]:
    """Yield the bodies that a country has as every country has them; not the state itself."""
    if not country.adjectives:
        return
    for body in BODIES:
        if body.key == STATE or (body.key == FORCES and country.code in WITHOUT_FORCES):
            continue
        yield Actor(
            id=body_id(body.key, country.code),
            name=body.title.format(country.name),
            kind=body.kind,
            country=country.code,
            part_of=body_id(body.part_of, country.code),
            source=SOURCE,
        )


def named_body(name: str) -> tuple[str, str] | None:
    """Return the key and the country of a body named after its state, or None.

    Example: "Kenyan police", "Kenya's police", "the Government of Kenya".
    """
    name = trim(name)
    words = name.split()
    for length in range(min(LONGEST, len(words) - 1), 0, -1):
        key = _WORDS.get(" ".join(words[-length:]).lower())
        if key is None:
            continue
        before = words[:-length]
        while len(before) > 1 and before[-1].lower() in BETWEEN:
            before.pop()
        if code := code_of(_POSSESSIVE.sub("", " ".join(before))):
            return key, code
    first, of, rest = name.partition(" of ")
    while of:
        key = _WORDS.get(first.lower())
        code = key and code_of(rest)
        if key and code:
            return key, code
        more, of, rest = rest.partition(" of ")
        first = f"{first} of {more}"
    return None
