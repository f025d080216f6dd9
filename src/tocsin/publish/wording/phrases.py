"""The words that a brief has for the codes of the vocabularies: tables, neutral by choice."""

from collections.abc import Sequence

from tocsin.core.vocab import (
    BlockKind,
    Credibility,
    DoubtKind,
    EventType,
    EvidenceBasis,
    FigureKind,
    Mode,
    OutlookKind,
    PartStatus,
    PlacePrecision,
    Relation,
    Reliability,
    SourceKind,
    Stance,
    StatementKind,
)

# PLOVER manual, draft 2.0: types and modes. In order: the first mode that an incident has
# names it, so the more telling modes stand first.
MODE_NOUNS: tuple[tuple[EventType, Mode, str, str], ...] = (
    (EventType.ASSAULT, Mode.ABDUCT, "abduction", "abductions"),
    (EventType.ASSAULT, Mode.SUICIDE_ATTACK, "suicide attack", "suicide attacks"),
    (EventType.ASSAULT, Mode.DRONE, "drone attack", "drone attacks"),
    (EventType.ASSAULT, Mode.AERIAL, "air strike", "air strikes"),
    (
        EventType.ASSAULT,
        Mode.HEAVY_WEAPONS,
        "attack with heavy weapons",
        "attacks with heavy weapons",
    ),
    (
        EventType.ASSAULT,
        Mode.UNCONVENTIONAL,
        "attack with unconventional weapons",
        "attacks with unconventional weapons",
    ),
    (EventType.ASSAULT, Mode.EXPLOSIVES, "bombing", "bombings"),
    (EventType.ASSAULT, Mode.FIREARMS, "shooting", "shootings"),
    (EventType.ASSAULT, Mode.TARGETED, "targeted attack", "targeted attacks"),
    (EventType.ASSAULT, Mode.PRIMITIVE, "attack with hand weapons", "attacks with hand weapons"),
    (EventType.ASSAULT, Mode.SEXUAL, "sexual assault", "sexual assaults"),
    (EventType.ASSAULT, Mode.TORTURE, "case of torture", "cases of torture"),
    (EventType.ASSAULT, Mode.BEAT, "beating", "beatings"),
    (
        EventType.ASSAULT,
        Mode.CROWD_CONTROL,
        "use of force against a crowd",
        "uses of force against crowds",
    ),
    (EventType.ASSAULT, Mode.DESTROY, "destruction of property", "acts of destruction"),
    (EventType.COERCE, Mode.ARREST, "arrest", "arrests"),
    (EventType.COERCE, Mode.SEIZE, "seizure", "seizures"),
    (EventType.COERCE, Mode.DEPORT, "deportation", "deportations"),
    (EventType.COERCE, Mode.CURFEW, "curfew", "curfews"),
    (EventType.COERCE, Mode.MARTIAL_LAW, "martial law", "declarations of martial law"),
    (EventType.COERCE, Mode.CENSOR, "censorship", "acts of censorship"),
    (EventType.COERCE, Mode.CYBER, "cyber attack", "cyber attacks"),
    (EventType.COERCE, Mode.RESTRICT, "restriction", "restrictions"),
    (EventType.MOBILIZE, Mode.TROOPS, "deployment of troops", "deployments of troops"),
    (EventType.MOBILIZE, Mode.WEAPONS, "deployment of weapons", "deployments of weapons"),
    (EventType.MOBILIZE, Mode.POLICE, "deployment of police", "deployments of police"),
    (EventType.MOBILIZE, Mode.MILITIA, "mobilisation of militia", "mobilisations of militia"),
    (EventType.PROTEST, Mode.RIOT, "riot", "riots"),
    (EventType.PROTEST, Mode.HUNGER, "hunger strike", "hunger strikes"),
    (EventType.PROTEST, Mode.STRIKE, "strike", "strikes"),
    (EventType.PROTEST, Mode.BOYCOTT, "boycott", "boycotts"),
    (EventType.PROTEST, Mode.OBSTRUCT, "blockade", "blockades"),
    (EventType.PROTEST, Mode.DEMO, "demonstration", "demonstrations"),
    (EventType.RETREAT, Mode.RELEASE, "release", "releases"),
    (EventType.RETREAT, Mode.SURRENDER, "surrender", "surrenders"),
    (EventType.RETREAT, Mode.CEASEFIRE, "ceasefire", "ceasefires"),
    (EventType.RETREAT, Mode.DISARM, "disarmament", "disarmaments"),
    (EventType.RETREAT, Mode.ACCESS, "granting of access", "grantings of access"),
    (EventType.RETREAT, Mode.WITHDRAW, "withdrawal", "withdrawals"),
)
_SUICIDE_BOMBING = ("suicide bombing", "suicide bombings")
TYPE_NOUNS: dict[EventType, tuple[str, str]] = {
    EventType.AGREE: ("agreement", "agreements"),
    EventType.CONSULT: ("meeting", "meetings"),
    EventType.SUPPORT: ("act of support", "acts of support"),
    EventType.CONCEDE: ("concession", "concessions"),
    EventType.COOPERATE: ("act of cooperation", "acts of cooperation"),
    EventType.AID: ("provision of aid", "provisions of aid"),
    EventType.RETREAT: ("retreat", "retreats"),
    EventType.REQUEST: ("request", "requests"),
    EventType.ACCUSE: ("accusation", "accusations"),
    EventType.REJECT: ("refusal", "refusals"),
    EventType.THREATEN: ("threat", "threats"),
    EventType.PROTEST: ("protest", "protests"),
    EventType.SANCTION: ("sanction", "sanctions"),
    EventType.MOBILIZE: ("mobilisation", "mobilisations"),
    EventType.COERCE: ("coercive measure", "coercive measures"),
    EventType.ASSAULT: ("attack", "attacks"),
    EventType.WARN: ("warning", "warnings"),
    EventType.INTERCEPT: ("interception", "interceptions"),
}
# Types whose headline names who acted: elsewhere the actor is a matter of responsibility.
ACTORS_IN_HEADLINE = frozenset(
    {EventType.CONSULT, EventType.WARN, EventType.MOBILIZE, EventType.INTERCEPT, EventType.PROTEST}
)
FIGURE_WORDS: dict[FigureKind, str] = {
    FigureKind.KILLED: "killed",
    FigureKind.INJURED: "injured",
    FigureKind.ABDUCTED: "abducted",
    FigureKind.ARRESTED: "arrested",
    FigureKind.DISPLACED: "displaced",
    FigureKind.MISSING: "missing",
    FigureKind.DAMAGED: "damaged",
    FigureKind.RELEASED: "released",
    FigureKind.DEPLOYED: "deployed",
    FigureKind.INTERCEPTED: "intercepted",
    FigureKind.SEIZED: "seized",
    FigureKind.PERPETRATORS: "said to have carried it out",
    FigureKind.INCIDENTS: "incidents",
    FigureKind.STRIKES: "strikes",
    FigureKind.OTHER: "counted",
}
BASIS_WORDS: dict[EvidenceBasis, str] = {
    EvidenceBasis.EYEWITNESS: "what they saw",
    EvidenceBasis.COMMUNICATIONS_INTERCEPT: "communications intercepts",
    EvidenceBasis.IMAGERY: "imagery",
    EvidenceBasis.FORENSIC: "forensic findings",
    EvidenceBasis.DOCUMENTS: "documents",
    EvidenceBasis.INTELLIGENCE: "intelligence",
    EvidenceBasis.CLAIM_OF_RESPONSIBILITY: "a claim of responsibility",
    EvidenceBasis.INVESTIGATION: "an investigation",
    EvidenceBasis.OFFICIAL_COUNT: "an official count",
    EvidenceBasis.MEDIA_REPORT: "a media report",
    EvidenceBasis.CONFESSION: "a confession",
    EvidenceBasis.OTHER: "evidence of another kind",
}
SPEAKER_NOUNS: dict[SourceKind, tuple[str, str]] = {
    SourceKind.OFFICIAL: ("official", "officials"),
    SourceKind.GOVERNMENT: ("government source", "government sources"),
    SourceKind.ARMED_GROUP: ("member of an armed group", "members of an armed group"),
    SourceKind.INTERNATIONAL_ORG: (
        "source at an international organisation",
        "sources at an international organisation",
    ),
    SourceKind.NGO: ("source at a non-governmental organisation", "non-governmental sources"),
    SourceKind.MEDIA: ("media outlet", "media outlets"),
    SourceKind.WITNESS: ("witness", "witnesses"),
    SourceKind.EXPERT: ("expert", "experts"),
    SourceKind.DOCUMENT: ("document", "documents"),
    SourceKind.POLITICIAN: ("politician", "politicians"),
    SourceKind.OTHER: ("source", "sources"),
    SourceKind.UNKNOWN: ("source", "sources"),
}
STANCE_WORDS: dict[Stance, str] = {
    Stance.ASSERTED: "asserted by",
    Stance.DENIED: "denied by",
    Stance.DECLINED: "comment declined by",
    Stance.SUSPECTED: "suspected by",
    Stance.ACCUSED: "alleged by",
    Stance.CLAIMED: "claimed by",
    Stance.ADMITTED: "admitted by",
    Stance.THREATENED: "threatened by",
    Stance.WARNED: "warned of by",
    Stance.PREDICTED: "predicted by",
    Stance.ORDERED: "ordered by",
    Stance.PROMISED: "promised by",
    Stance.ASKED: "asked for by",
    Stance.OPINED: "given as an opinion by",
}
RELATION_WORDS: dict[Relation, str] = {
    Relation.SUPPORTS: "supports",
    Relation.FUNDS: "funds",
    Relation.ARMS: "arms",
    Relation.TRAINS: "trains",
    Relation.DIRECTS: "directs",
    Relation.ENCOURAGES: "encourages",
    Relation.COORDINATES_WITH: "coordinates with",
    Relation.HOSTS: "hosts",
    Relation.RECRUITS: "recruits",
    Relation.PART_OF: "is part of",
    Relation.LEADS: "leads",
    Relation.ALLIED_WITH: "is allied with",
    Relation.FIGHTS: "fights",
    Relation.SAME_AS: "is the same as",
}
STATUS_WORDS: dict[PartStatus, str] = {
    PartStatus.STATED: "stated",
    PartStatus.SUSPECTED: "suspected",
    PartStatus.CLAIMED: "claimed",
    PartStatus.DENIED: "denied",
}
OUTLOOK_WORDS: dict[OutlookKind, str] = {
    OutlookKind.FORECAST: "Forecast",
    OutlookKind.THREAT: "Threat",
    OutlookKind.WARNING: "Warning",
    OutlookKind.PLAN: "Plan",
}
STATEMENT_WORDS: dict[StatementKind, str] = {
    StatementKind.DECLINED: "Declined to comment",
    StatementKind.NO_REPLY: "Did not reply",
    StatementKind.WOULD_NOT_CONFIRM: "Would not confirm",
    StatementKind.OPINION: "Opinions, which corroborate nothing",
    StatementKind.OTHER: "Other statements",
}
# What a statement's words are to its speaker, where it is not simply asserted.
STATEMENT_STANCE: dict[Stance, str] = {
    Stance.DENIED: ", denying",
    Stance.SUSPECTED: ", suspecting",
    Stance.ACCUSED: ", alleging",
    Stance.WARNED: ", warning",
    Stance.PREDICTED: ", expecting",
    Stance.THREATENED: ", threatening",
    Stance.ORDERED: ", demanding",
    Stance.PROMISED: ", promising",
    Stance.ASKED: ", asking",
}
BLOCK_WORDS: dict[BlockKind, tuple[str, str]] = {
    BlockKind.FURNITURE: ("piece of page furniture", "pieces of page furniture"),
    BlockKind.DUPLICATE: ("repetition", "repetitions"),
    BlockKind.CAPTION: ("caption", "captions"),
}
# Admiralty code (FM 2-22.3). F and 6 mean "cannot be judged", not "worst".
RELIABILITY_WORDS: dict[Reliability, str] = {
    Reliability.A: "source completely reliable",
    Reliability.B: "source usually reliable",
    Reliability.C: "source fairly reliable",
    Reliability.D: "source not usually reliable",
    Reliability.E: "source unreliable",
    Reliability.F: "reliability of the source cannot be judged",
}
CREDIBILITY_WORDS: dict[Credibility, str] = {
    Credibility.CONFIRMED: "confirmed by other independent sources",
    Credibility.PROBABLY_TRUE: "probably true",
    Credibility.POSSIBLY_TRUE: "possibly true",
    Credibility.DOUBTFUL: "doubtful",
    Credibility.IMPROBABLE: "improbable",
    Credibility.CANNOT_BE_JUDGED: "truth cannot be judged",
}
# UCDP GED, where_prec.
PRECISION_WORDS: dict[PlacePrecision, str] = {
    PlacePrecision.EXACT: "the place itself",
    PlacePrecision.NEAR: "near this place",
    PlacePrecision.SECOND_ORDER: "known to the district only",
    PlacePrecision.FIRST_ORDER: "known to the province only",
    PlacePrecision.FEATURE: "known to a wider feature only",
    PlacePrecision.COUNTRY: "known to the country only",
    PlacePrecision.INTERNATIONAL: "international waters or airspace",
}
DOUBT_WORDS: dict[DoubtKind, str] = {
    DoubtKind.GARBLE: "may be garbled",
    DoubtKind.SPELLING: "may be misspelt",
    DoubtKind.TRUNCATED: "is cut off",
    DoubtKind.UNCLOSED_QUOTATION: "opens a quotation that is never closed",
    DoubtKind.OUT_OF_CONTEXT: "may be out of context",
    DoubtKind.ARITHMETIC: "does not add up",
}
FIELD_WORDS: dict[str, str] = {
    "when": "Date",
    "where": "Place",
    "actors": "Who did it",
    "recipients": "Who was affected",
    "what": "What happened",
    "responsibility": "Responsibility",
    "modes": "How",
    "weapons": "Weapons",
    "killed": "Killed",
    "injured": "Injured",
    "count": "Number of attacks",
}


_PLURALS = frozenset({"men", "women", "people", "police", "troops", "gunmen", "policemen"})


# Acts of courts, which the codebook puts with arrests: the stems of the words that tell them.
COURT_NOUNS: tuple[tuple[str, str, str], ...] = (
    ("sentenc", "court sentence", "court sentences"),
    ("convict", "conviction", "convictions"),
    ("indict", "criminal charge", "criminal charges"),
    ("charg", "criminal charge", "criminal charges"),
    ("trial", "trial", "trials"),
)


def event_noun(
    event_type: EventType, modes: Sequence[Mode], *, plural: bool, words: Sequence[str] = ()
) -> str:
    """Return the noun for what was done: "suicide bombings", "arrest".

    `words` are those of the texts for the act: where all tell an act of a court, it is called so.
    """
    if Mode.ARREST in modes and (court := _court_noun(words)):
        return court[plural]
    if {Mode.SUICIDE_ATTACK, Mode.EXPLOSIVES} <= set(modes):
        return _SUICIDE_BOMBING[plural]
    for of_type, mode, one, many in MODE_NOUNS:
        if of_type is event_type and mode in modes:
            return many if plural else one
    return TYPE_NOUNS[event_type][plural]


def codes_by_label() -> dict[str, str]:
    """Return the code of the type or mode for which each noun stands, in small letters."""
    types = {noun: kind.value for kind, nouns in TYPE_NOUNS.items() for noun in nouns}
    modes = {noun: mode.value for _, mode, *nouns in MODE_NOUNS for noun in nouns}
    suicide = dict.fromkeys(_SUICIDE_BOMBING, Mode.SUICIDE_ATTACK.value)
    return {**types, **modes, **suicide}


def _court_noun(words: Sequence[str]) -> tuple[str, str] | None:
    """Return the noun for an act of a court, that of the first word; None where it is another."""
    found = [
        next(((one, many) for stem, one, many in COURT_NOUNS if stem in word.lower()), None)
        for word in words
    ]
    return found[0] if found and all(found) else None


def relation_words(relation: Relation, subject: str) -> str:
    """Return the verb of a tie, in the number of its subject as written.

    A lower-case plural ("officials", "armed men") takes the plural; a name the singular.
    """
    words = RELATION_WORDS[relation]
    last = subject.rsplit(maxsplit=1)[-1] if subject.split() else ""
    plural = last.islower() and (last.endswith("s") or last in _PLURALS)
    if not plural:
        return words
    first, _, rest = words.partition(" ")
    verb = "are" if first == "is" else first.removesuffix("s")
    return f"{verb} {rest}".strip()


def field_words(name: str) -> str:
    """Return a field's name for a reader."""
    return FIELD_WORDS.get(name, name.replace("_", " ").capitalize())
