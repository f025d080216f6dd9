"""Words around a name that say what part of a mention the name is. Source: news English."""

import re

# Members of a body: "Hamas fighters" are Hamas, by its own people.
MEMBERS = frozenset(
    "militants militant fighters fighter insurgents insurgent rebels rebel gunmen gunman "
    "jihadists jihadist jihadis extremists extremist terrorists terrorist guerrillas "
    "guerrilla guerillas militia militias militiamen militiaman forces troops soldiers "
    "soldier units unit cells cell members member group groups organization organisation "
    "movement network faction commandos mercenaries operatives operative bombers bomber "
    "assailants attackers army separatists paramilitary paramilitaries brigades party cartel "
    "gang sailors airmen marines paratroopers servicemen servicemembers warplanes jets drones "
    "troopers policemen officers division divisions battalion battalions regiment regiments "
    "squadron corps bandits pirates vigilantes".split()
)
# Words that may stand before those: "Taliban suicide bombers", "Islamic State terror cells".
BEFORE_MEMBERS = frozenset(
    "suicide terror terrorist militant rebel armed kurdish sunni shiite shi'ite islamist "
    "jihadist insurgent sleeper drug extremist combat military ground special assault "
    "tactical counter-attack".split()
)
# Words that say of what people, faith or region somebody is, and name nobody.
PEOPLES = frozenset(
    "sunni sunnis shiite shiites shi'ite shi'ites shia shi'a muslim muslims christian christians "
    "jewish jews hindu hindus buddhist buddhists sikh sikhs kurd kurds kurdish arab arabs druze "
    "alawite alawites yazidi yazidis tuareg tuaregs fulani hausa berber pashtun pashtuns tamil "
    "tamils rohingya chechen chechens palestinian palestinians islamic islamist islamists jihadist "
    "jihadists jihadi jihadis takfiri salafist salafists marxist marxists maoist maoists "
    "communist communists nationalist nationalists loyalist loyalists republican western african "
    "european asian eastern northern southern american nazi nazis mob police army government "
    "state interior foreign defence defense ministry security special coalition forces allied "
    "allies group groups gang gangs militia militias rebels rebel militants gunmen protesters "
    "local national federal the we they it our us".split()
)
OUTLETS = frozenset(
    "news agency newspaper television tv radio magazine website service network channel daily "
    "broadcaster station outlet".split()
)
# Bodies that say whose they are: "Islamic State's Afghanistan-based branch".
BRANCHES = frozenset(
    "branch affiliate wing arm offshoot chapter franchise province faction".split()
)
# A numbered or named unit of a force: "the army's 209th Shaheen Corps", "the 4th Brigade of".
_UNIT = (
    r"(?:(?:\d+(?:st|nd|rd|th)|[A-Z][\w-]*)\s+){1,4}"
    r"(?:Corps|Division|Brigade|Battalion|Regiment|Squadron|Wing|Command|Unit)"
)
UNIT = re.compile(
    rf"^(?:(?P<force>[A-Z][\w.\s]*?)['’]s\s+{_UNIT}|{_UNIT}\s+of\s+(?:the\s+)?(?P<whole>[A-Z].*))$"
)
# What a name ends in or begins with that can only be that of a body.
BODY_NOUN = re.compile(
    r"\b(?:Front|Army|Movement|Brigades?|Forces?|Party|Group|Militia|Liberation|Command|Council|"
    r"Alliance|Resistance|Cartel|Gang|Network|Guards?|Volunteers|Battalion|Union|Faction|"
    r"Mujahideen|Fighters|Defen[cs]e|Coalition|Organi[sz]ation|League|Corps|Unit)\b"
)
# "Kurdish militia the YPG": what a body is, then its name.
DESCRIBED = re.compile(
    r"^(?:[\w’'-]+\s+){0,4}?(?:militia|group|rebels|guerrillas|organi[sz]ation|movement|army|party|"
    r"gang|cartel|force|militants|insurgents|separatists)\s+(?:known as\s+|called\s+)?(?:the\s+)?"
    r"(?P<name>[A-ZÀ-Ž]\S*(?:\s+[A-ZÀ-Ž]\S*)*)$"
)
# An office that the text names, for private_person (design, "It protects people"). No office
# begins with a letter that is left out before them: most words are passed over at once.
OFFICES = re.compile(
    r"\b(?=[a-eg-mo-sv])(?:president|vice[- ]president|premier|chancellor|prime minister|minister|"
    r"secretary|"
    r"spokes(?:man|men|woman|women|person|people)|press secretary|ambassador|envoy|diplomat|"
    r"commander|general|"
    r"colonel|lieutenant|major|captain|admiral|brigadier|gen|col|lt|maj|capt|adm|brig|marshal|"
    r"chief|director|head|mayor|governor|senator|sen|representative|congress(?:man|woman)|lawmaker|"
    r"mp|legislator|deputy|judge|justice|prosecutor|attorney[- ]general|king|queen|prince|princess|"
    r"emir|sheikh|sultan|ayatollah|supreme leader|leader|chairman|chairwoman|official|adviser|"
    r"advisor|coordinator|commissioner|superintendent|inspector|sheriff|rapporteur|"
    r"high commissioner)"
    r"s?\b\.?",
    re.IGNORECASE,
)
# "the governor of the district, Ana Bel"; "Ana Bel, the district's governor".
OFFICE_BEFORE = re.compile(
    rf"(?:{OFFICES.pattern})(?:\s+(?:of|for|in|to)\s+[\w\s'’-]{{1,30}})?,?\s+"
    r"(?:(?-i:[A-ZÀ-Ž])[\w.’'-]*\s+){0,3}$",
    re.IGNORECASE,
)
OFFICE_AFTER = re.compile(rf"^,\s+(?:[\w.’'-]+\s+){{0,4}}?(?:{OFFICES.pattern})", re.IGNORECASE)
BACKED = re.compile(
    r"\b[\w.]+(?:[- ][\w.]+)?[-‑](?:backed|supported|aligned|linked|affiliated|allied|"
    r"trained|funded|"
    r"sponsored|inspired|led|armed|based|controlled)\s+|\bpro-\w+\s+",
    re.IGNORECASE,
)
LOOSE = re.compile(
    r"\b(?:of|to|by|with|for|from|in|under|against|near|around|like|between|and|or|at|on|behind|"
    r"including|loyal)\b"
)
PREPOSITION = re.compile(
    r"\b(?:of|to|by|with|for|from|in|under|against|near|around|like|between|and|or|at|on|behind)\s+"
    r"(?:the\s+)?$"
)
MEMBERS_OF = re.compile(
    r"^(?:[\w-]+\s+){0,4}?(?i:militants|fighters|insurgents|rebels|gunmen|members|jihadists|"
    r"guerrillas|soldiers|troops|forces|militiamen|commandos|units|operatives|formation|"
    r"formations|elements|battalions|groups)\s+"
    r"(?:of|from|with|belonging to)\s+(?:the\s+)?(?P<name>[^,;]+)$"
)
# "the army of President Roe", "troops loyal to Roe": the forces of the state that he heads.
FORCES_OF = re.compile(
    r"^(?:the\s+)?(?:army|forces|troops|military|soldiers)\s+(?:of|loyal\s+to)\s+(?P<name>[^,;]+)$",
    re.IGNORECASE,
)
# "coalition against Daesh": what a coalition is against is part of its name.
AGAINST = re.compile(r"\b(?:against|to Defeat|to Counter)\s+(?P<name>.+)$")
# "the Biden administration", "Assad's government": the state that such a person heads.
ADMINISTRATION = re.compile(
    r"^(?:the\s+)?(?P<name>[A-ZÀ-Ž][\w.’'-]*?(?:\s+[A-ZÀ-Ž][\w.’'-]*?)*)(?:['’]s?)?\s+"
    r"(?:[Aa]dministration|[Gg]overnment|[Rr]egime)$"
)
HEADS = frozenset({"president", "prime minister", "chancellor", "supreme leader", "leader", "king"})
# What may stand, with a capital, before a family name and is no given name.
NOT_GIVEN = frozenset(
    "but and if while when as for in on at the a an that this with since after before "
    "although though because both neither even also then so yet like unlike did does has is "
    "was will would could should meanwhile however earlier later republican democrat "
    "democratic pro anti mr mrs ms dr sir former incumbent acting said says by to from of "
    "about whether what why how where who mr. mrs. ms. dr.".split()
)
PRONOUNS = frozenset("he she they we i you it his her their its him them one".split())
# Words that count or describe, which a capital at the start of a sentence makes no name.
COUNT_WORDS = frozenset(
    "approximately about nearly some many several dozens hundreds thousands another other at more "
    "fewer most one two three four five six seven eight nine ten eleven twelve armed suspected "
    "alleged former local all both".split()
)
# "hundreds of Afghan soldiers": what stands before "of" counts, it names nobody.
COUNTED = re.compile(
    r"^(?:an?|the|another|some|several|at least|about|nearly|more than)?\s*(?:[\w-]+\s+)?"
    r"(?:groups?|hundreds|dozens|scores|thousands|number|hundred|dozen|units?|bands?|cells?|"
    r"formation|majority|most|many|some)\s+of\b",
    re.IGNORECASE,
)
# Words of bodies that every state has: alone they name none of them.
EVERY_STATE_HAS = frozenset(
    "national republican presidential provincial municipal regional federal central supreme "
    "military state high coast border air naval armed special security general public interior "
    "guard guards force forces council court army navy police command staff ministry parliament "
    "assembly government gendarmerie corps service services".split()
)
