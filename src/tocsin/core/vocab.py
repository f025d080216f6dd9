"""Closed vocabularies: the words that records may use and no others.

Event types, modes and contexts are PLOVER's (manual, draft 2.0) with the project's
additions, which are listed beside them. Definitions for people are in
`data/vocab/codebook.toml`; here stand only the codes.
"""

from collections.abc import Mapping
from enum import IntEnum, StrEnum


class EventType(StrEnum):
    """What was done. PLOVER 2.0 draft's sixteen types, and WARN and INTERCEPT."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    WARN = "WARN"
    INTERCEPT = "INTERCEPT"


# Types whose current occurrences make incidents (design, "The narrow waist").
INCIDENT_TYPES = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.MOBILIZE,
        EventType.PROTEST,
        EventType.RETREAT,
        EventType.INTERCEPT,
        EventType.WARN,
        EventType.CONSULT,
    }
)


class Mode(StrEnum):
    """How it was done. PLOVER modes; `unspecified`, `surrender`, `other` are additions."""

    # ASSAULT
    ABDUCT = "abduct"
    BEAT = "beat"
    TORTURE = "torture"
    SEXUAL = "sexual"
    TARGETED = "targeted"
    DESTROY = "destroy"
    PRIMITIVE = "primitive"
    FIREARMS = "firearms"
    EXPLOSIVES = "explosives"
    SUICIDE_ATTACK = "suicide-attack"
    AERIAL = "aerial"
    DRONE = "drone"
    HEAVY_WEAPONS = "heavy-weapons"
    CROWD_CONTROL = "crowd-control"
    UNCONVENTIONAL = "unconventional"
    # COERCE
    SEIZE = "seize"
    RESTRICT = "restrict"
    CENSOR = "censor"
    CURFEW = "curfew"
    MARTIAL_LAW = "martial-law"
    ARREST = "arrest"
    DEPORT = "deport"
    CYBER = "cyber"
    # MOBILIZE
    TROOPS = "troops"
    WEAPONS = "weapons"
    POLICE = "police"
    MILITIA = "militia"
    # PROTEST
    DEMO = "demo"
    RIOT = "riot"
    STRIKE = "strike"
    HUNGER = "hunger"
    BOYCOTT = "boycott"
    OBSTRUCT = "obstruct"
    # THREATEN
    VIOLENCE = "violence"
    # RETREAT
    WITHDRAW = "withdraw"
    RELEASE = "release"
    DISARM = "disarm"
    CEASEFIRE = "ceasefire"
    ACCESS = "access"
    SURRENDER = "surrender"
    # any
    UNSPECIFIED = "unspecified"
    OTHER = "other"


# The modes of each type that has modes of its own; `unspecified` and `other` go with any.
MODES_OF: Mapping[EventType, frozenset[Mode]] = {
    EventType.ASSAULT: frozenset(
        {
            Mode.ABDUCT, Mode.BEAT, Mode.TORTURE, Mode.SEXUAL, Mode.TARGETED, Mode.DESTROY,
            Mode.PRIMITIVE, Mode.FIREARMS, Mode.EXPLOSIVES, Mode.SUICIDE_ATTACK, Mode.AERIAL,
            Mode.DRONE, Mode.HEAVY_WEAPONS, Mode.CROWD_CONTROL, Mode.UNCONVENTIONAL,
        }
    ),
    EventType.COERCE: frozenset(
        {
            Mode.SEIZE, Mode.RESTRICT, Mode.CENSOR, Mode.CURFEW, Mode.MARTIAL_LAW, Mode.ARREST,
            Mode.DEPORT, Mode.CYBER,
        }
    ),
    EventType.MOBILIZE: frozenset({Mode.TROOPS, Mode.WEAPONS, Mode.POLICE, Mode.MILITIA}),
    EventType.PROTEST: frozenset(
        {Mode.DEMO, Mode.RIOT, Mode.STRIKE, Mode.HUNGER, Mode.BOYCOTT, Mode.OBSTRUCT}
    ),
    EventType.THREATEN: frozenset({Mode.VIOLENCE}),
    EventType.RETREAT: frozenset(
        {Mode.WITHDRAW, Mode.RELEASE, Mode.DISARM, Mode.CEASEFIRE, Mode.ACCESS, Mode.SURRENDER}
    ),
}  # fmt: skip


class Context(StrEnum):
    """Why, or in what setting: PLOVER 2.0 draft's 37 contexts."""

    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    EXECUTIVE = "executive"
    LEGISLATIVE = "legislative"
    ELECTION = "election"
    POLITICAL_INSTITUTIONS = "political_institutions"
    PRO_DEMOCRACY = "pro_democracy"
    PRO_AUTOCRACY = "pro_autocracy"
    ECONOMIC = "economic"
    LEGAL = "legal"
    REPARATIONS = "reparations"
    HUMAN_RIGHTS = "human_rights"
    RIGHTS_FREEDOMS = "rights_freedoms"
    REPRESSION = "repression"
    HUMAN_SECURITY = "human_security"
    GENDER = "gender"
    LGBT = "lgbt"
    RELIGION_ETHNICITY = "religion_ethnicity"
    INEQUALITY = "inequality"
    DIPLOMATIC = "diplomatic"
    TERRITORY = "territory"
    PEACEKEEPING = "peacekeeping"
    HEALTH = "health"
    ASYLUM = "asylum"
    MIGRATION = "migration"
    DISASTERS = "disasters"
    NATURAL_RESOURCE = "natural_resource"
    ENVIRONMENT = "environment"
    TECHNOLOGY = "technology"
    TERRORISM = "terrorism"
    CBRN = "cbrn"
    CYBER = "cyber"
    MISINFORMATION = "misinformation"
    CRIME = "crime"
    CORRUPTION = "corruption"
    ILLEGAL_DRUGS = "illegal_drugs"
    TRAFFICKING = "trafficking"


class Realis(StrEnum):
    """Whether the text says that it happened."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    GENERIC = "generic"


class Stance(StrEnum):
    """How a speaker stands to what is attributed to them (codebook, layer A)."""

    ASSERTED = "asserted"
    DENIED = "denied"
    DECLINED = "declined"
    SUSPECTED = "suspected"
    ACCUSED = "accused"
    CLAIMED = "claimed"
    ADMITTED = "admitted"
    THREATENED = "threatened"
    WARNED = "warned"
    PREDICTED = "predicted"
    ORDERED = "ordered"
    PROMISED = "promised"
    ASKED = "asked"
    OPINED = "opined"


class EvidenceBasis(StrEnum):
    """What a speaker's knowledge rests on, when the text says so."""

    NONE_STATED = "none_stated"
    EYEWITNESS = "eyewitness"
    COMMUNICATIONS_INTERCEPT = "communications_intercept"
    IMAGERY = "imagery"
    FORENSIC = "forensic"
    DOCUMENTS = "documents"
    INTELLIGENCE = "intelligence"
    CLAIM_OF_RESPONSIBILITY = "claim_of_responsibility"
    INVESTIGATION = "investigation"
    OFFICIAL_COUNT = "official_count"
    MEDIA_REPORT = "media_report"
    CONFESSION = "confession"
    OTHER = "other"


class SourceKind(StrEnum):
    """What kind of speaker a person or body quoted is."""

    OFFICIAL = "official"
    GOVERNMENT = "government"
    ARMED_GROUP = "armed_group"
    INTERNATIONAL_ORG = "international_org"
    NGO = "ngo"
    MEDIA = "media"
    WITNESS = "witness"
    EXPERT = "expert"
    DOCUMENT = "document"
    POLITICIAN = "politician"
    OTHER = "other"
    UNKNOWN = "unknown"


class PartyKind(StrEnum):
    """What kind of party took part."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    STATE = "state"
    FORCE = "force"
    CIVILIANS = "civilians"
    FACILITY = "facility"
    VEHICLE = "vehicle"
    PLACE = "place"
    UNKNOWN = "unknown"


class PartStatus(StrEnum):
    """How sure the text is of a party's part, or of a tie."""

    STATED = "stated"
    SUSPECTED = "suspected"
    CLAIMED = "claimed"
    DENIED = "denied"


class Tense(StrEnum):
    """The tense in which a text tells a relation: that it stands, or that it once stood."""

    PAST = "past"
    PRESENT = "present"


class FigureKind(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    MISSING = "missing"
    DAMAGED = "damaged"
    RELEASED = "released"
    DEPLOYED = "deployed"
    INTERCEPTED = "intercepted"
    SEIZED = "seized"
    PERPETRATORS = "perpetrators"
    INCIDENTS = "incidents"
    STRIKES = "strikes"
    OTHER = "other"


class Unit(StrEnum):
    """What a figure is counted in."""

    PERSONS = "persons"
    THINGS = "things"
    INCIDENTS = "incidents"
    PERCENT = "percent"


class DateBasis(StrEnum):
    """How a date interval came to be known."""

    STATED = "stated"
    RELATIVE_TO_PUBLICATION = "relative_to_publication"
    RELATIVE_TO_EVENT = "relative_to_event"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class DatePrecision(IntEnum):
    """UCDP GED `date_prec`: 1 is the exact day, 5 a year or longer."""

    DAY = 1
    DAYS = 2
    WEEK = 3
    MONTH = 4
    YEAR = 5


class PlacePrecision(IntEnum):
    """UCDP GED `where_prec`: 1 is an exact location, 7 international waters or airspace."""

    EXACT = 1
    NEAR = 2
    SECOND_ORDER = 3
    FIRST_ORDER = 4
    FEATURE = 5
    COUNTRY = 6
    INTERNATIONAL = 7


class PlaceKind(StrEnum):
    """What kind of gazetteer entry a place is."""

    COUNTRY = "country"
    FIRST_ORDER = "first_order"
    SECOND_ORDER = "second_order"
    SETTLEMENT = "settlement"
    REGION = "region"
    WATER = "water"
    FACILITY = "facility"
    FEATURE = "feature"


class ActorKind(StrEnum):
    """What kind of registry entry an actor is."""

    STATE = "state"
    STATE_FORCE = "state_force"
    ARMED_GROUP = "armed_group"
    COALITION = "coalition"
    INTERNATIONAL_ORG = "international_org"
    GOVERNMENT_BODY = "government_body"
    POLITICAL_PARTY = "political_party"
    NGO = "ngo"
    MEDIA = "media"
    PERSON = "person"


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    FURNITURE = "furniture"
    DUPLICATE = "duplicate"


class DoubtKind(StrEnum):
    """Why a value needs a person's eye."""

    GARBLE = "garble"
    SPELLING = "spelling"
    TRUNCATED = "truncated"
    UNCLOSED_QUOTATION = "unclosed_quotation"
    OUT_OF_CONTEXT = "out_of_context"
    ARITHMETIC = "arithmetic"


class Relation(StrEnum):
    """Standing relations between parties (codebook, layer C)."""

    SUPPORTS = "supports"
    FUNDS = "funds"
    ARMS = "arms"
    TRAINS = "trains"
    DIRECTS = "directs"
    ENCOURAGES = "encourages"
    COORDINATES_WITH = "coordinates_with"
    HOSTS = "hosts"
    RECRUITS = "recruits"
    PART_OF = "part_of"
    LEADS = "leads"
    ALLIED_WITH = "allied_with"
    FIGHTS = "fights"
    SAME_AS = "same_as"


class OutlookKind(StrEnum):
    """What kind of statement about the future it is."""

    FORECAST = "forecast"
    THREAT = "threat"
    WARNING = "warning"
    PLAN = "plan"


class StatementKind(StrEnum):
    """What is said but is no occurrence, tie, tally or outlook."""

    DECLINED = "declined"
    NO_REPLY = "no_reply"
    WOULD_NOT_CONFIRM = "would_not_confirm"
    OPINION = "opinion"
    OTHER = "other"


class Known(StrEnum):
    """Yes, no, or not known: `unknown` is never `no`."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class DateRole(StrEnum):
    """What a date found in or with a document is the date of."""

    PUBLICATION = "publication"
    GIVEN = "given"
    METADATA = "metadata"
    PAGE_CLOCK = "page_clock"
    COPYRIGHT = "copyright"
    RELATED = "related"
    UNPLACED = "unplaced"


class AdditionKind(StrEnum):
    """The table that a user's addition belongs to."""

    ACTOR = "actor"
    PLACE = "place"


class FeedKind(StrEnum):
    """What stands behind an address that is pulled."""

    FEED = "feed"
    PAGE = "page"


class FeedStatus(StrEnum):
    """How a followed address does. `silent` is one that answers but says nothing new."""

    FRESH = "fresh"
    SILENT = "silent"
    FAILING = "failing"
    NEVER_PULLED = "never-pulled"
    RETIRED = "retired"


class Verdict(StrEnum):
    """What a person ruled."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


class Reliability(StrEnum):
    """Admiralty code, a source's reliability. F is "cannot be judged", not worst."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(IntEnum):
    """Admiralty code, an item's credibility. 6 is "cannot be judged", not worst."""

    CONFIRMED = 1
    PROBABLY_TRUE = 2
    POSSIBLY_TRUE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    CANNOT_BE_JUDGED = 6


class Confidence(StrEnum):
    """ICD 203 confidence in a judgement."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


class ReviewKind(StrEnum):
    """Why something should be looked at by a person, the most pressing first."""

    DOUBTED = "doubted"
    CONTESTED = "contested"
    RULING_LOST = "ruling-lost"
    NEAR_MERGE = "near-merge"
    NEAR_MISS = "near-miss"
    OPINION_ALONE = "opinion-alone"
    UNDATED = "undated"
    UNREAD = "unread"


class EffectKind(StrEnum):
    """What a report does to the incidents that are known without it."""

    NEW = "new"
    JOINED = "joined"
    BRIDGED = "bridged"
    PROPOSED = "proposed"
    COPY = "copy"


class CheckStatus(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


class Outcome(StrEnum):
    """What became of an act that was announced, threatened or forecast."""

    HAPPENED = "happened"
    DID_NOT = "did-not"
    UNRESOLVED = "unresolved"
    VOID = "void"


class OutlookState(StrEnum):
    """How an outlook stands on a day: before its last day, after it, ruled, or without one."""

    OPEN = "open"
    DUE = "due"
    RULED = "ruled"
    NO_DEADLINE = "no-deadline"


class SignalKind(StrEnum):
    """How a series of incidents rose."""

    BURST = "burst"
    RISE = "rise"


class ChangeKind(StrEnum):
    """What is other than before in a series of incidents."""

    NEW_ACTOR = "new-actor"
    NEW_PLACE = "new-place"
    NEW_WEAPON = "new-weapon"
    DEADLIER = "deadlier"


# Duty to warn


class CaseStep(StrEnum):
    """What one event of a case of duty to warn records."""

    OPENED = "opened"
    SCREENED = "screened"
    ASSESSED = "assessed"
    DECIDED = "decided"
    DELIVERED = "delivered"
    ACKNOWLEDGED = "acknowledged"
    ACTED = "acted"
    LINKED = "linked"
    REMINDED = "reminded"
    SETTLED = "settled"
    CLOSED = "closed"
    REOPENED = "reopened"


class CaseTest(StrEnum):
    """The four tests by which information is screened for a duty to warn."""

    CREDIBLE = "credible"
    SPECIFIC = "specific"
    IMPENDING = "impending"
    HARM = "harm"


class ThreatenedHarm(StrEnum):
    """The harms that make a duty to warn."""

    KILLING = "killing"
    SERIOUS_INJURY = "serious_injury"
    KIDNAPPING = "kidnapping"


class WarningDecision(StrEnum):
    """What is decided on a case."""

    WARN = "warn"
    WAIVE = "waive"
    REFER = "refer"


class WaiverGround(StrEnum):
    """Why a warning may be waived."""

    ENDANGERS_SOURCES = "endangers_sources"
    VIOLENT_VICTIM = "violent_victim"
    PARTICIPANT = "participant"
    ALREADY_AWARE = "already_aware"
    PARTNER_INFORMATION = "partner_information"
    NO_REASONABLE_WAY = "no_reasonable_way"


class DeliveryMethod(StrEnum):
    """How a warning was put to whom it was meant for."""

    IN_PERSON = "in_person"
    CALL = "call"
    LETTER = "letter"
    EMAIL = "email"
    MESSAGE = "message"
    OTHER = "other"
    UNKNOWN = "unknown"


class DeliveryChannel(StrEnum):
    """Through whom a warning went."""

    DIRECT = "direct"
    PROTECTOR = "protector"
    AUTHORITY = "authority"
    INTERMEDIARY = "intermediary"
    OTHER = "other"
    UNKNOWN = "unknown"


class LinkedAs(StrEnum):
    """What an incident or an outlook is to a case."""

    OUTCOME = "outcome"
    THREAT = "threat"
    RELATED = "related"


class CaseOutcome(StrEnum):
    """What became of the threat of a case, as far as whoever closes it knows."""

    OCCURRED = "occurred"
    DID_NOT_OCCUR = "did_not_occur"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"


class AlertSubject(StrEnum):
    """What an alert is on."""

    INCIDENT = "incident"
    OUTLOOK = "outlook"
    SIGNAL = "signal"
    SOURCE = "source"


class AlertKind(StrEnum):
    """What an alert does: tell something first, correct it, say it is over, or take it back."""

    NEW = "new"
    UPDATED = "updated"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


class ChannelKind(StrEnum):
    """The way by which alerts leave."""

    EMAIL = "email"
    WEBHOOK = "webhook"
    FILE = "file"
    ATOM = "atom"
    RSS = "rss"
    CAP = "cap"


class DeliveryStep(StrEnum):
    """What is recorded of a message on its way out."""

    QUEUED = "queued"
    TRYING = "trying"
    DELIVERED = "delivered"
    FAILED = "failed"
    DEAD = "dead"
    SUPERSEDED = "superseded"


class Pace(StrEnum):
    """How often a watch tells: each alert at once, or all of an hour or a day together."""

    EACH = "each"
    HOURLY = "hourly"
    DAILY = "daily"


class CapStatus(StrEnum):
    """How a CAP message is to be handled. Source: CAP 1.2, alert/status."""

    ACTUAL = "Actual"
    EXERCISE = "Exercise"
    SYSTEM = "System"
    TEST = "Test"
    DRAFT = "Draft"
