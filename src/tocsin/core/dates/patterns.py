"""The patterns of dates of the calendar, as regular expressions with named groups.

`core.dates.absolute` says what each one builds. `[^\\S\\n]` is white space within a line.
"""

from tocsin.core.dates import words as w

S = w.SPACE
_LEAD = rf"(?:(?P<weekday>{w.ANY_WEEKDAY}),?{S}(?:the{S})?)?"
TAIL = (
    rf"(?:(?:,|{S}@|{S}at|{S}-)?[^\S\n]*(?P<clock>{w.CLOCK})(?:[^\S\n]*\(?(?P<zone>{w.ZONE})\)?)?)?"
)
# "of that year", "last year", after a month or a day of one.
OF_YEAR = (
    rf"(?:,?{S}(?:of{S})?(?P<of_year>(?i:that|the same|the following|the previous|the next|"
    rf"last|this|next)){S}(?i:year)(?![A-Za-z]))?"
)
# "at 6:30 a.m. on", before a date.
CLOCK_LEAD = (
    rf"(?:(?P<clock_before>{w.CLOCK})(?:{S}\(?(?P<zone_before>{w.ZONE})\)?)?"
    rf"(?:{S}(?i:local time))?(?:,{S}?|{S})(?:(?i:on){S})?)?"
)
MONTH_DAY = (
    rf"{CLOCK_LEAD}{w.DAY_PART_OF}{_LEAD}(?P<month>{w.MONTH}){S}?(?P<day>{w.DAY})"
    rf"(?:,?{S}?(?P<year>(?<!\d){w.YEAR})|{OF_YEAR})"
)
DAY_MONTH = (
    rf"{CLOCK_LEAD}{w.DAY_PART_OF}{_LEAD}(?<![\d.,:$])(?<!\d-)(?:the{S})?(?P<day>{w.DAY})"
    rf"(?:{S}of)?{S}(?P<month>{w.MONTH})(?:,?{S}(?P<year>{w.YEAR})|{OF_YEAR})"
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
    rf"(?:(?P<section>{w.SECTION})[-\s]+)?(?<![A-Za-z])(?P<month>{w.MONTH})"
    rf"(?:{w.POSSESSIVE}|{OF_YEAR})"
)
DECADE = (
    rf"(?:(?:(?i:the){S})?(?P<section>{w.SECTION})[-\s]+(?:the{S})?|(?i:the){S})?(?<![\d$])"
    r"(?:(?P<decade>(?:1[5-9]|20)\d0)['’]?s|['’](?P<short>[2-9]0)s)(?![A-Za-z\d])"
)
CENTURY = (
    rf"(?:(?:(?i:the){S})?(?P<section>{w.SECTION})[-\s]+)?(?:(?i:the){S})?"
    rf"(?P<number>1[6-9]th|20th|21st){S}century(?![A-Za-z])"
)
_OF_SEASON = rf"(?:(?i:early|late|mid)[-\s]+)?(?P<season>{w.SEASON}){S}(?:of{S})?"
YEAR = (
    rf"(?:(?P<section>{w.SECTION})[-\s]+|(?:(?i:the){S})?{_OF_SEASON})?"
    rf"(?<!\d)(?<!\d[,.])(?P<year>{w.YEAR}|(?<=in[ ]){w.GARBLED_YEAR})"
)
SEASON = (
    rf"(?:(?P<which>(?i:that same|the same|that|the)){S})?(?:(?i:early|late|mid)[-\s]+)?"
    rf"(?P<season>{w.SEASON})(?![A-Za-z-])"
    rf"(?:{S}(?:of{S})?(?P<of_year>(?i:that|the same|the following|the previous|the next|"
    rf"last|this|next)){S}(?i:year)(?![A-Za-z]))?"
)
# "on the 8th", of the month told of.
DAY_OF_MONTH = rf"(?i:the){S}(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?![A-Za-z\d-])"
_ERA = r"(?:BCE?|B\.C\.(?:E\.)?)(?![A-Za-z])"
BEFORE_CHRIST = (
    rf"(?:(?:(?i:the){S})?(?:(?P<section>{w.SECTION})[-\s]+(?:(?i:the){S})?|{_OF_SEASON}))?"
    rf"(?:(?P<month>{w.MONTH}){S})?(?<![\d.,$-])(?P<year>\d{{1,4}})(?P<decade>s)?{S}{_ERA}"
)
CENTURY_BEFORE_CHRIST = (
    rf"(?:(?i:the){S})?(?P<number>\d{{1,2}})(?:st|nd|rd|th){S}(?i:century){S}{_ERA}"
)
YEARS_BEFORE_CHRIST = (
    rf"(?<![\d.,$-])(?P<year>\d{{1,4}})(?:{w.DASH}|{S}(?i:to|and|or){S})"
    rf"(?P<last>\d{{1,4}}){S}{_ERA}"
)
_TO = rf"(?:{w.DASH}|{S}(?i:to|and|until|through|or){S}(?:the{S})?)"
MONTH_DAYS = (
    rf"{w.DAY_PART_OF}{_LEAD}(?P<month>{w.MONTH}){S}"
    rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?){_TO}(?P<last>{w.DAY})"
    rf"(?:,?{S}(?P<year>{w.YEAR}))?(?!{S}?[A-Z][a-z]+{S}\d)"
)
DAYS_MONTH = (
    rf"{w.DAY_PART_OF}(?<![\d.,:$-])(?:the{S})?"
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
