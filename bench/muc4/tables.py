"""The tables by which MUC-4 is read: what it calls a type, an instrument, a mere modifier.

They follow the task documents, not what Tocsin happens to give. Words are lower case unless
they are values of a template.
"""

from collections.abc import Mapping

from tocsin.core.vocab import EventType, Mode, PartyKind

# Source: template-doc-part1, 7.8: the list of instrument types; the ones above each, nearest
# first.
INSTRUMENT_PARENTS: Mapping[str, tuple[str, ...]] = {
    "MACHINE GUN": ("GUN",),
    "MORTAR": ("GUN",),
    "HANDGUN": ("GUN",),
    "RIFLE": ("GUN",),
    "BOMB": ("EXPLOSIVE",),
    "VEHICLE BOMB": ("BOMB", "EXPLOSIVE"),
    "DYNAMITE": ("BOMB", "EXPLOSIVE"),
    "MINE": ("BOMB", "EXPLOSIVE"),
    "AERIAL BOMB": ("BOMB", "EXPLOSIVE"),
    "GRENADE": ("EXPLOSIVE",),
    "MOLOTOV COCKTAIL": ("EXPLOSIVE",),
    "MISSILE": ("PROJECTILE",),
    "ROCKET": ("PROJECTILE",),
}

# Source: template-doc-part2, slot 7. The first phrase that stands in an instrument decides.
INSTRUMENT_WORDS: tuple[tuple[str, str], ...] = (
    ("molotov", "MOLOTOV COCKTAIL"),
    ("car bomb", "VEHICLE BOMB"),
    ("bus bomb", "VEHICLE BOMB"),
    ("truck bomb", "VEHICLE BOMB"),
    ("machinegun", "MACHINE GUN"),
    ("machine gun", "MACHINE GUN"),
    ("submachine", "MACHINE GUN"),
    ("mortar", "MORTAR"),
    ("pistol", "HANDGUN"),
    ("revolver", "HANDGUN"),
    ("handgun", "HANDGUN"),
    ("rifle", "RIFLE"),
    ("grenade", "GRENADE"),
    ("dynamite", "DYNAMITE"),
    ("mine", "MINE"),
    ("bomb", "BOMB"),
    ("rocket", "ROCKET"),
    ("missile", "MISSILE"),
    ("explosive", "EXPLOSIVE"),
    ("tnt", "EXPLOSIVE"),
    ("gun", "GUN"),
    ("bullet", "GUN"),
    ("firearm", "GUN"),
    ("shot", "GUN"),
    ("knife", "CUTTING DEVICE"),
    ("knives", "CUTTING DEVICE"),
    ("machete", "CUTTING DEVICE"),
    ("ax", "CUTTING DEVICE"),
    ("stone", "STONE"),
    ("rock", "STONE"),
    ("fire", "FIRE"),
)
# 7.8, note 7: a type inferred from the act where no instrument is named.
MODE_INSTRUMENTS: Mapping[Mode, str] = {
    Mode.FIREARMS: "GUN",
    Mode.TORTURE: "TORTURE",
    Mode.EXPLOSIVES: "EXPLOSIVE",
}

# Types of incident that the words of the act tell apart and Tocsin's modes do not (7.5).
# A word of the act that begins so decides; the first entry that fits holds.
TRIGGER_TYPES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("HIJACKING", ("hijack",)),
    ("ROBBERY", ("rob", "steal", "stole", "loot", "holdup")),
    ("ARSON", ("arson", "burn", "torch", "ablaze")),
)
# Acts on which those words are asked.
TRIGGER_EVENTS = frozenset({EventType.ASSAULT, EventType.COERCE})
# 7.5: bombs dropped or shot are ATTACK; KIDNAPPING is abduction in general.
SHOT_OR_DROPPED = frozenset({Mode.AERIAL, Mode.DRONE, Mode.HEAVY_WEAPONS})
BOMBED = frozenset({Mode.EXPLOSIVES, Mode.SUICIDE_ATTACK})
BOMB_TYPES = frozenset({"BOMB", "VEHICLE BOMB", "DYNAMITE", "MINE", "EXPLOSIVE"})
# Ways of acting that tell nothing of the nature of an attack (1.0, 7: "two other explosions").
TELL_NOTHING = frozenset({Mode.UNSPECIFIED, Mode.EXPLOSIVES, Mode.OTHER})

# 1.0, 4: the countries of interest.
COUNTRIES = frozenset({"SV", "GT", "HN", "AR", "BO", "CL", "CO", "EC", "PE"})
# 1.0, 6: an incident told as background is recent within two months.
RECENT_DAYS = 62

# 1.0, 1b: parties whose suffering alone makes no terrorist incident.
MILITARY = frozenset({PartyKind.FORCE, PartyKind.GROUP})
STATE_SIDE = frozenset({PartyKind.FORCE, PartyKind.STATE})
BODIES = frozenset({PartyKind.ORGANISATION, PartyKind.STATE, PartyKind.FORCE, PartyKind.GROUP})
# Kinds that no perpetrator has.
NOBODY = frozenset({PartyKind.FACILITY, PartyKind.VEHICLE, PartyKind.PLACE})
THINGS = frozenset({PartyKind.FACILITY, PartyKind.VEHICLE, PartyKind.ORGANISATION})
PERSONS = frozenset({PartyKind.PERSON, PartyKind.CIVILIANS, PartyKind.FORCE, PartyKind.GROUP})

# Countries as the list of nations writes them, where that differs from Tocsin's table.
NATIONS: Mapping[str, str] = {
    "US": "UNITED STATES",
    "GB": "UNITED KINGDOM",
    "RU": "USSR",
    "CN": "PEOPLES REP OF CHINA",
    "TW": "REPUBLIC OF CHINA",
    "KR": "REPUBLIC OF KOREA",
    "KP": "DEMOCRATIC PEOPLES REP OF KOREA",
    "ZA": "REPUBLIC OF SOUTH AFRICA",
    "DE": "WEST GERMANY",
    "CZ": "CZECHOSLOVAKIA",
    "VA": "VATICAN CITY",
}

# Ways of acting that are done to persons (rather than to things), where a target of unknown
# kind tells nothing by itself.
DONE_TO_PERSONS = frozenset(
    {
        Mode.ABDUCT,
        Mode.BEAT,
        Mode.TORTURE,
        Mode.SEXUAL,
        Mode.TARGETED,
        Mode.FIREARMS,
        Mode.PRIMITIVE,
    }
)
# template-doc-part2, slot 9: bodies in general words, which are individuals to MUC-4
# ("guerrilla column", "group of armed men", "urban commandos", "paramilitary groups").
GENERAL_BODIES = frozenset(
    "band bands cell cells column columns commando commandos contingent contingents element "
    "elements gang gangs group groups guerrilla guerrillas patrol patrols platoon platoons "
    "rebel rebels squad squads team teams troops unit units".split()
)
# Titles before the names of persons (slots 18 and 19), beside those in Tocsin's own table.
TITLES = frozenset(
    "adm archbishop bishop brig capt cardinal col congressman dr eng engineer father fr gen lt maj "
    "monsignor mr mrs ms msgr rev reverend sgt sister".split()
)

DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your another other others some any "
    "several many few no all both each every".split()
)
PRONOUNS = frozenset(
    "he she it they him her them we us i you who whom which that this these those one others "
    "another himself themselves".split()
)
NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred hundreds thousand thousands dozen dozens".split()
)
AMOUNT_WORDS = frozenset(
    "about approximately around least more most than nearly almost over numerous various".split()
)
# 3.1.1.1: words that do not decide whether a filler is right.
NONESSENTIAL = (
    NUMBER_WORDS
    | frozenset("some several many few other another about least approximately".split())
    | frozenset(
        "salvadoran salvadorans guatemalan honduran argentine argentinian bolivian chilean "
        "colombian ecuadoran ecuadorian peruvian nicaraguan spanish american us".split()
    )
)
PREPOSITIONS = frozenset(
    "of in at on for to from by with who whom that which near against under between inside "
    "outside".split()
)
