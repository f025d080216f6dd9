"""The patterns of dates in news English, as regular expressions with named groups.

`core.dates_grammar` says what each one builds. `[^\\S\\n]` is white space within a line.
"""

from tocsin.core.dates import words as w

S = w.SPACE
_LEAD = rf"(?:(?P<weekday>{w.ANY_WEEKDAY}),?{S}(?:the{S})?)?"
TAIL = (
    rf"(?:(?:,|{S}@|{S}at|{S}-)?[^\S\n]*(?P<clock>{w.CLOCK})(?:[^\S\n]*\(?(?P<zone>{w.ZONE})\)?)?)?"
)
_DAY_PART_TAIL = rf"(?:{S}(?P<daypart>{w.DAY_PART})(?![A-Za-z]))?"
_DAY_PART_LEAD = rf"(?:the{S}(?i:night|morning|evening|afternoon|early hours){S}of{S})?"
MONTH_DAY = (
    rf"{_LEAD}{_DAY_PART_LEAD}(?P<month>{w.MONTH}){S}?(?P<day>{w.DAY})"
    rf"(?:,?{S}?(?P<year>(?<!\d){w.YEAR}))?"
)
DAY_MONTH = (
    rf"{_LEAD}{_DAY_PART_LEAD}(?<![\d.,:$])(?<!\d-)(?:the{S})?(?P<day>{w.DAY})(?:{S}of)?{S}"
    rf"(?P<month>{w.MONTH})(?:,?{S}(?P<year>{w.YEAR}))?"
)
ISO = (
    r"(?<![\d/-])(?P<year>(?:1[5-9]|20)\d\d)(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
    rf"(?!\d)(?:(?:T|{S})(?P<clock>{w.CLOCK})(?:\.\d+)?(?:[^\S\n]*(?P<zone>{w.ZONE}))?)?"
)
MONTH_YEAR = (
    rf"(?:(?P<section>{w.SECTION})[-\s]+(?:the{S})?)?(?P<month>{w.MONTH}),?(?:{S}of)?{S}"
    rf"(?P<year>{w.YEAR}|{w.GARBLED_YEAR})"
)
BARE_MONTH = (
    rf"(?:(?P<section>{w.SECTION})[-\s]+)?(?<![A-Za-z])(?P<month>{w.MONTH})(?:{w.POSSESSIVE})?"
)
DECADE = (
    rf"(?:(?P<section>{w.SECTION})[-\s]+(?:the{S})?)?(?<![\d$])"
    r"(?:(?P<decade>(?:1[5-9]|20)\d0)['’]?s|['’](?P<short>[2-9]0)s)(?![A-Za-z\d])"
)
YEAR = (
    rf"(?:(?P<section>{w.SECTION})[-\s]+|(?:the{S})?(?P<season>{w.SEASON}){S}(?:of{S})?)?"
    rf"(?<!\d)(?<!\d[,.])(?P<year>{w.YEAR}|(?<=in[ ]){w.GARBLED_YEAR})"
)
WEEKDAY = (
    rf"(?:(?P<section>(?i:early|late)(?:{S}on)?|(?i:earlier|later){S}on){S})?"
    rf"(?:(?P<which>(?i:last|this past|this coming|the previous|the following|this|next|past|"
    rf"coming|previous|following)){S})?"
    rf"(?P<weekday>{w.WEEKDAY})(?:{w.POSSESSIVE})?{_DAY_PART_TAIL}"
)
_NAMED_UNIT = r"(?i:weekend|week|fortnight|month|year|quarter|decade|century)(?![A-Za-z])"
_WHICH = r"(?i:last|this|next|the previous|the following|the same|the current|the coming)"
CALENDAR_UNIT = (
    rf"(?:(?P<section>{w.SECTION}|(?i:earlier|later))[-\s]+)?"
    rf"(?P<which>{_WHICH}){S}(?P<unit>{_NAMED_UNIT})(?:{w.POSSESSIVE}(?![^\S\n]*(?i:end)\b))?"
)
END_OF_UNIT = (
    rf"(?:(?P<section>{w.SECTION}){S}(?:the|this){S}(?P<unit>{_NAMED_UNIT})"
    rf"|(?:the{S})?(?P<unit2>(?i:year|month|week)){w.POSSESSIVE}{S}(?i:end)"
    r"|(?P<unit3>(?i:year))-(?i:end))(?![A-Za-z])"
)
WHICH_MONTH = (
    rf"(?P<which>(?i:last|this past|this|next)){S}(?P<month>{w.MONTH})(?:{w.POSSESSIVE})?(?!{S}?\d)"
)
WHICH_SEASON = rf"(?P<which>(?i:last|this|next)){S}(?P<season>{w.SEASON})(?![A-Za-z])"
DAY_WORD = (
    r"(?:(?i:earlier|early|late|later)\s+)?(?P<word>(?i:the\s+day\s+before\s+yesterday|today|"
    r"tonight|yesterday|tomorrow|overnight|last\s+night|this\s+(?:morning|afternoon|evening)|"
    r"the\s+day\s+after\s+tomorrow))"
    rf"(?![A-Za-z])(?:{w.POSSESSIVE})?(?:{S}(?:{w.DAY_PART})(?![A-Za-z]))?"
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
    rf"(?P<which>(?i:that|the same|the next|the following|the previous|the preceding)){S}"
    r"(?:(?i:very)\s+)?"
    r"(?P<unit>(?i:day|night|morning|afternoon|evening|week|weekend|month|year))(?![A-Za-z])"
)
DURATION = (
    rf"(?P<cue>(?i:for|within)){S}(?:(?P<rough>{w.ROUGHLY}){S})?(?:(?P<count>{w.COUNT}){S})?"
    rf"(?P<unit>{w.UNIT})(?![A-Za-z-])"
)
_TO = rf"(?:{w.DASH}|{S}(?i:to|and|until|through|or){S}(?:the{S})?)"
MONTH_DAYS = (
    rf"{_LEAD}{_DAY_PART_LEAD}(?P<month>{w.MONTH}){S}"
    rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?){_TO}(?P<last>{w.DAY})"
    rf"(?:,?{S}(?P<year>{w.YEAR}))?(?!{S}?[A-Z][a-z]+{S}\d)"
)
DAYS_MONTH = (
    rf"(?<![\d.,:$-])(?:the{S})?"
    rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?){_TO}(?P<last>{w.DAY})(?:{S}of)?{S}"
    rf"(?P<month>{w.MONTH})(?:,?{S}(?P<year>{w.YEAR}))?"
)
YEARS = (
    rf"(?:(?P<section>{w.SECTION})[-\s]+(?:the{S})?)?"
    r"(?<![\d$£€.,/-])(?P<year>(?:1[5-9]|20)\d\d)(?:[-–—/])"
    r"(?P<last>\d{2,4})(?![\dA-Za-z/-]|[.,]\d)"
)
NUMERIC = (
    r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\d)"
)
NAMED_DAY = (
    r"(?<![\d/])9/11(?![\d/])|(?:September|Sept\.?)\s+11(?:th)?(?:,\s+2001,?)?"
    r"(?=\s+(?:[a-z]+\s+)?(?:attacks|hijack))"
)
