"""The patterns of times that count from another, as regular expressions with named groups.

`core.dates.relative` says what each one builds.
"""

from tocsin.core.dates import words as w
from tocsin.core.dates.patterns import CLOCK_LEAD, TAIL

S = w.SPACE
_DAY_PART_TAIL = rf"(?:{S}(?P<daypart>{w.DAY_PART})(?![A-Za-z]))?"
WEEKDAY = (
    rf"{CLOCK_LEAD}{w.DAY_PART_OF}"
    rf"(?:(?P<section>(?i:early|late)(?:{S}on)?|(?i:earlier|later){S}on){S})?"
    rf"(?:(?P<which>(?i:last|this past|this coming|the previous|the following|this|next|past|"
    rf"coming|previous|following)){S})?"
    rf"(?P<weekday>{w.WEEKDAY})(?:{w.POSSESSIVE})?{_DAY_PART_TAIL}{TAIL}"
)
_NAMED_UNIT = r"(?i:weekend|week|fortnight|month|year|quarter|decade|century)(?![A-Za-z])"
_WHICH = r"(?i:last|this|next|the previous|the following|the same|the current|the coming)"
CALENDAR_UNIT = (
    rf"(?:(?P<section>{w.SECTION}|(?i:earlier|later))[-\s]+)?"
    rf"(?P<which>{_WHICH}){S}(?P<unit>{_NAMED_UNIT})(?:{w.POSSESSIVE}(?![^\S\n]*(?i:end)\b))?"
)
END_OF_UNIT = (
    rf"(?:(?P<section>{w.SECTION}){S}(?P<which>the|this|that|the same|the following|"
    rf"the previous|the next){S}(?P<unit>{_NAMED_UNIT})"
    rf"|(?P<later>(?i:earlier|later)){S}in{S}the{S}(?P<unit4>(?i:week|month|year))"
    rf"|(?:the{S})?(?P<unit2>(?i:year|month|week)){w.POSSESSIVE}{S}(?i:end)"
    r"|(?P<unit3>(?i:year))-(?i:end))(?![A-Za-z])"
)
WHICH_MONTH = (
    rf"(?P<which>(?i:last|this past|this|next)){S}(?P<month>{w.MONTH})(?:{w.POSSESSIVE})?(?!{S}?\d)"
)
WHICH_SEASON = rf"(?P<which>(?i:last|this|next)){S}(?P<season>{w.SEASON})(?![A-Za-z])"
_AFTER_DAY_WORD = rf"(?![A-Za-z])(?:{w.POSSESSIVE})?{_DAY_PART_TAIL}"
_BEFORE_DAY_WORD = r"(?:(?i:earlier|early|late|later)\s+)?"
DAY_WORD = (
    rf"{_BEFORE_DAY_WORD}(?P<word>(?i:the\s+day\s+before\s+yesterday|today|tonight|yesterday|"
    rf"tomorrow|overnight|the\s+day\s+after\s+tomorrow)){_AFTER_DAY_WORD}"
)
PART_OF_TODAY = (
    rf"{_BEFORE_DAY_WORD}(?P<word>(?i:last\s+night|this\s+(?:morning|afternoon|evening)))"
    rf"{_AFTER_DAY_WORD}"
)
AGO = (
    rf"(?:(?P<rough>{w.ROUGHLY}){S})?(?P<count>{w.COUNT}){S}(?P<unit>{w.UNIT}){S}"
    r"(?i:ago)(?![A-Za-z])"
)
WINDOW = (
    rf"(?i:the|these|this){S}(?P<way>(?i:past|last|previous|preceding|coming|"
    rf"next|following)){S}(?:(?P<count>{w.COUNT}){S})?(?:(?i:or so){S})?"
    rf"(?P<unit>{w.UNIT})(?![A-Za-z])"
)
# What "the last weeks" are those of, where they are not those before now: "of the war".
OF_ANOTHER = rf"{S}of{S}(?:(?:the|his|her|its|their|a|an){S}|[A-Z])"
BARE_WINDOW = (
    rf"(?P<way>(?i:past|last|next|coming)){S}(?P<count>{w.COUNT}){S}(?P<unit>{w.UNIT})(?![A-Za-z])"
)
RECENT_UNITS = rf"(?P<way>(?i:recent|coming)){S}(?P<unit>{w.UNIT})(?![A-Za-z])"
RECENT = r"(?<![A-Za-z-])(?i:recently|lately|recent)(?![A-Za-z])"
FROM_EVENT = (
    rf"(?:(?P<rough>{w.ROUGHLY}){S})?(?:(?P<count>{w.COUNT}){S}|(?<![A-Za-z]))(?P<unit>{w.UNIT}){S}"
    r"(?P<way>(?i:earlier|later|before|after|beforehand|afterwards?|previously|prior))(?![A-Za-z-])"
)
NEAR_EVENT = (
    r"(?i:shortly|soon|moments|immediately)\s+"
    r"(?P<way>(?i:before|after|afterwards?|beforehand))(?![A-Za-z])"
)
EVE = r"(?i:on\s+the\s+eve\s+of)(?![A-Za-z])"
THAT_DAY = (
    rf"(?:(?P<section>(?i:early|late|earlier|later))(?:{S}(?i:in|on))?{S})?"
    rf"(?P<which>(?i:that same|that|the same|the next|the following|the previous|the preceding)){S}"
    r"(?:(?i:very)\s+)?"
    r"(?P<unit>(?i:day|night|morning|afternoon|evening|week|weekend|month|year|decade|century))"
    r"(?![A-Za-z])"
)
DAY_BESIDE = (
    rf"(?i:the){S}(?P<unit>(?i:day|night|week|month|year)){S}(?P<way>(?i:before|after|following))"
    r"(?![A-Za-z-])"
)
FOLLOWING_UNITS = (
    rf"(?i:the){S}(?P<way>(?i:following|succeeding|subsequent|ensuing|preceding)){S}"
    r"(?P<unit>(?i:hours|days|nights|weeks|months|years|decades))(?![A-Za-z])"
)
DURATION = (
    rf"(?P<cue>(?i:for|within)){S}(?:(?P<rough>{w.ROUGHLY}){S})?(?:(?P<count>{w.COUNT}){S})?"
    rf"(?P<unit>{w.UNIT})(?![A-Za-z-])"
)
_NUMBER = (
    rf"(?i:\d{{1,3}}|several|a\s+few|many|a\s+couple\s+of|{w.LONG_NUMBER}(?:[-\s]{w.LONG_NUMBER})?)"
)
LENGTH = (
    rf"(?:(?P<rough>{w.ROUGHLY}|(?i:under)){S})?(?P<count>(?<![\d.,:/$-]){_NUMBER})[-\s]"
    rf"(?:(?i:full|whole|more|long|bloody|consecutive|straight|successive){S})?(?P<unit>{w.UNIT})"
    rf"(?:[-\s](?i:long))?(?![A-Za-z])(?!['’]?[-\s]+(?i:old|of{S}age|ago)(?![A-Za-z]))"
)
ONE_LENGTH = (
    rf"(?P<rough>{w.ROUGHLY}|(?i:under)){S}(?P<count>(?i:an?|half{S}an?)){S}(?P<unit>{w.UNIT})"
    r"(?![A-Za-z-])"
)
CLOCK_ALONE = (
    r"(?<![\d:.,-])(?P<clock>\d{1,2}:\d\d(?!:?\d)(?:[^\S\n]*(?:[ap]\.?m\.?(?![a-z])|AM|PM))?|"
    r"\d{1,2}[^\S\n]*(?:[ap]\.m\.|am(?![a-z])|pm(?![a-z])|AM|PM))(?![\d:])"
)
