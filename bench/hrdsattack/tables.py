"""What Tocsin's terms mean in those of HRDsAttack. Each table says why.

Source: the annotators' instructions, https://github.com/dataminr-ai/HRDsAttack,
AMT/ui_app/templates/full_annotation_interface.html.
"""

from collections.abc import Mapping

from tocsin.core.vocab import ActorKind, EventType, FigureKind, Mode, PartyKind

STATE = "state actor"
OTHER_STATE = "other state actors"
ARMED = "other actors without permissions"
OTHER = "other non-state actors"
INTERNATIONAL = "regional orgs"
UNCLEAR = "insufficient info"

# Types of incident that do somebody harm: the others are no violation.
HARMFUL = frozenset({EventType.ASSAULT, EventType.COERCE})

# Further types of act that say of their actor that he is against somebody.
AGAINST_SOMEBODY = frozenset({EventType.THREATEN, EventType.SANCTION})

DETENTION = "arbitrary detention"
# What a mode says of the violation, whoever does it.
# - arrest: "arrest or detention"; whether it is against the law, no reader can tell.
# - abduct: "deprivation of liberty that is not enforced or authorized by the state".
# - targeted is an execution or assassination, which kills.
# All other modes are acts "causing or intending to cause harm, such as coercion".
VIOLATION_OF_MODE: Mapping[Mode, str] = {
    Mode.ARREST: DETENTION,
    Mode.ABDUCT: "kidnapping",
    Mode.TARGETED: "killing",
    Mode.TORTURE: "torture",
}
# What harm says of it; the dead of an abduction are killed too.
VIOLATION_OF_FIGURE: Mapping[FigureKind, str] = {
    FigureKind.KILLED: "killing",
    FigureKind.ABDUCTED: "kidnapping",
    FigureKind.ARRESTED: DETENTION,
    FigureKind.MISSING: "enforced disappearance",
}
# Words that tell an act and say that it killed, whether or not the text counts the dead.
KILLING = frozenset(
    "kill killed killing murder murdered murdering assassinate assassinated assassination slay "
    "slain slaying massacre massacred behead beheaded beheading execute executed execution lynch "
    "lynched lynching slaughter slaughtered".split()
)
# Whose rights a seizure, a closure or a ban may violate: not a force's or an armed group's.
BEARERS_OF_RIGHTS = frozenset(
    {PartyKind.PERSON, PartyKind.CIVILIANS, PartyKind.ORGANISATION, PartyKind.FACILITY}
)
OTHER_VIOLATION = "other"
# "Deprivation of liberty enforced or authorized by the state": an abduction by the state.
STATE_ABDUCTION = "enforced disappearance"

# Entries of the registry. "State security forces" are whoever is "employed by or representing
# a state institution, including government, courts, parliament, police, military"; ministries
# and persons in office are named under "other state actors".
TYPE_OF_ACTOR: Mapping[ActorKind, str] = {
    ActorKind.STATE: STATE,
    ActorKind.STATE_FORCE: STATE,
    ActorKind.GOVERNMENT_BODY: OTHER_STATE,
    ActorKind.PERSON: OTHER_STATE,
    ActorKind.ARMED_GROUP: ARMED,
    ActorKind.COALITION: INTERNATIONAL,
    ActorKind.INTERNATIONAL_ORG: INTERNATIONAL,
    ActorKind.POLITICAL_PARTY: OTHER,
    ActorKind.NGO: OTHER,
    ActorKind.MEDIA: OTHER,
}
# Parties that are in no registry. `state` holds authorities, courts and governments.
TYPE_OF_PARTY: Mapping[PartyKind, str] = {
    PartyKind.STATE: STATE,
    PartyKind.FORCE: STATE,
    PartyKind.GROUP: ARMED,
    PartyKind.ORGANISATION: OTHER,
    PartyKind.PERSON: OTHER,
    PartyKind.CIVILIANS: OTHER,
}
# Words of persons and of people that say more than their kind does, in the singular.
TYPE_OF_WORD: Mapping[str, str] = {
    **dict.fromkeys(
        "official officer prosecutor judge guard agent commander interrogator".split(),
        STATE,
    ),
    **dict.fromkeys(
        "president dictator minister governor mayor king prince premier chancellor".split(),
        OTHER_STATE,
    ),
    **dict.fromkeys("armed masked militant militiamen".split(), ARMED),
}
# What only public authority does: where nobody is named, the state did it.
# An arrest by "them" is the state's too.
DONE_BY_STATE = frozenset({Mode.ARREST, Mode.DEPORT, Mode.CENSOR, Mode.CURFEW, Mode.MARTIAL_LAW})
# "Deprivation of liberty that is not enforced or authorized by the state": by others, whoever.
DONE_BY_OTHERS = frozenset({Mode.ABDUCT})

# Those who are arrested for what they did to others, and what they did: such an arrest answers
# an attack. Charges that states bring against defenders too ("terrorism") are left out.
SUSPECTS = frozenset(
    "suspect culprit perpetrator robber kidnapper abductor thief killer murderer dealer trafficker "
    "smuggler criminal gangster gang gunman gunmen attacker assailant rapist hijacker fraudster "
    "bandit cultist hoodlum syndicate".split()
)
CRIMES = frozenset(
    "kidnap kidnapping kidnapped abduction murder murdered murdering robbery rape manslaughter "
    "homicide hijacking burglary theft stabbing fraud killing".split()
)
# Words for people of whom nothing else is said.
ANYBODY = frozenset(
    "he she they him them his her who those man men woman women people person duo trio other one "
    "two three four five six seven eight nine ten".split()
)
# Words in the mention of a victim that say what the annotators ask of victims.
VICTIM_TYPES: Mapping[str, str] = {
    **dict.fromkeys(
        "journalist reporter correspondent photojournalist editor cameraman photographer "
        "columnist blogger broadcaster presenter".split(),
        "journalist",
    ),
    **dict.fromkeys("activist defender campaigner dissident".split(), "human rights defender"),
    **dict.fromkeys("unionist".split(), "trade unionist"),
}
SEXES: Mapping[str, str] = {
    **dict.fromkeys("woman girl mother daughter wife sister she her actress".split(), "woman"),
    **dict.fromkeys("man boy father son husband brother he him his actor".split(), "man"),
}
AGES: Mapping[str, str] = {
    **dict.fromkeys("girl boy child toddler schoolgirl schoolboy baby infant".split(), "child"),
    **dict.fromkeys(
        "man woman mother father husband wife journalist reporter lawyer officer".split(), "adult"
    ),
}
# Words that have a capital at the head of a sentence and name nobody.
NO_NAMES = frozenset(
    "i me my we us our you your he him his she her they them their it its who whose this that "
    "these those one two three four five six seven eight nine ten some many most several all both "
    "others another dozens hundreds thousands people men women".split()
)
# Titles and posts that stand before a name with a capital and are no part of it.
TITLES = frozenset(
    "mr mrs ms miss dr prof professor president minister senator governor gov sen rep mayor "
    "general colonel captain lieutenant major sergeant staff army navy police corporal private "
    "judge justice sheikh sir dame rev reverend father sister pastor bishop imam king queen prince "
    "princess chief officer journalist activist lawyer attorney comrade director secretary "
    "chairman leader parliament speaker".split()
)
# Territories that annotators give the country they belong to, by ISO code.
SOVEREIGN: Mapping[str, str] = {"HK": "CN", "MO": "CN"}
# What the gazetteer has as a country and is a town as well.
TOWNS_TOO = frozenset({"HK", "MO", "SG", "MC", "VA", "GI"})
