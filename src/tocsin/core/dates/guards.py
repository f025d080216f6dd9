"""What keeps names, counts and verbs from being read as dates: pure questions to the text."""

import re

from tocsin.core.dates.words import COUNTED, NOT_YEAR_AFTER, YEAR_AFTER, words

_LAST_WORD = re.compile(r"([A-Za-z'’.\-]+)[^\S\n]*\n?[^\S\n]*$")
_NEXT_WORD = re.compile(r"[^\S\n]*\n?[^\S\n]*([A-Za-z'’\-]+)")
_COUNTED = re.compile(
    rf"(?:\s+[A-Za-z\-]+)?[\s-]+(?:{COUNTED})(?![A-Za-z])|\s*(?:%|°)", re.IGNORECASE
)
_DIRECTLY_COUNTED = re.compile(rf"[\s-]+(?:{COUNTED})(?![A-Za-z])|\s*(?:%|°)", re.IGNORECASE)
_MONTH_AFTER = words(
    "in since of by until till last next this from to through and or before after during between "
    "early mid late around that end beginning middle start each every previous following coming "
    "past around circa"
)
_SURELY_MONTH_AFTER = words("in since last early mid late this next during until between")
_NAMED_WEEKDAYS = words("good black bloody ash palm easter girl cyber")
_AFTER_VERB_MARCH = words("to on for of in against through toward towards with and at")
# "2004: the fighting spreads", as a heading.
_HEADING_YEAR = re.compile(r":[^\S\n][^\n]{0,80}(?:\n|$)")
_PAPERS = re.compile(r"\s+(?:Times|Telegraph|Mirror|Express|Herald|Mail|Star|Post|World|People)\b")
_PERSON_MAY = re.compile(r"\b(?:Theresa|Mrs\.?|Ms\.?|Minister)\s+May\b")
# Words that may follow a date which is no part of the noun phrase after it.
FUNCTION_WORDS = words(
    "a an the in on at when and or but to that which who as by for from of with after before while "
    "where during until till since near over under against between into is are was were has have "
    "had will would could said says say it he she they its his her their there more at than amid "
    "because if so then not also about some several many no all both killed killing saying when "
    "outside inside following leaving wounding injuring through despite without"
)


def word_before(text: str, start: int) -> str:
    """Return the word that ends right before `start`, in its own case; empty if none."""
    before = text[max(0, start - 40) : start]
    last = before.rstrip()
    # A pattern that ends where a text does is tried from every character before.
    found = _LAST_WORD.search(before, max(last.rfind(" "), last.rfind("\n")) + 1)
    return found.group(1) if found else ""


def word_after(text: str, end: int) -> str:
    """Return the word that starts right after `end`; empty if punctuation comes first."""
    found = _NEXT_WORD.match(text, end)
    return found.group(1) if found else ""


def is_bare_month(text: str, start: int, end: int) -> bool:
    """Return whether a month's name standing alone is the month and no verb or person."""
    word = text[start:end].strip(". ").lower()
    before, after = word_before(text, start), word_after(text, end)
    if word in {"mar", "jan", "jun", "sep", "dec"} and not text[start:end].endswith("."):
        return False
    if after[:1].isupper() and before.lower() not in _MONTH_AFTER:
        return False
    if before.lower() == "mid-":
        return True
    if word == "may":
        return _is_may(text, before, after)
    if word == "march":
        if before.lower() in {"a", "an", "the"}:
            return after.islower() and after not in _AFTER_VERB_MARCH
        return before.lower() in _MONTH_AFTER
    if word in {"april", "june", "august", "jan"} and before[:1].isupper():
        return before.lower() in _MONTH_AFTER
    joined = text[start - 1 : start]
    return joined not in {"/", "@", "#", "_"} and (joined != "-" or before.lower() == "mid-")


def _is_may(text: str, before: str, after: str) -> bool:
    if before.lower() in _SURELY_MONTH_AFTER:
        return True
    if before.lower() in {"a", "the"}:
        return after.islower()
    return before.lower() in _MONTH_AFTER and not _PERSON_MAY.search(text)


def is_bare_year(text: str, start: int, end: int) -> bool:
    """Return whether four digits standing alone are a year and no count, price or name."""
    if text[start - 1 : start] in {"$", "£", "€", "#", "/", "-", "_", ".", ":", "@", "+", "="}:
        return False
    if re.match(r"[/_@]|-\d|-[a-z]", text[end:]):
        return False
    before = word_before(text, start)
    if before.lower() in {"in", "since", "of", "until", "during"}:
        return not _DIRECTLY_COUNTED.match(text, end)
    if before.lower() in NOT_YEAR_AFTER or _COUNTED.match(text, end):
        return False
    if before.lower() in YEAR_AFTER:
        return True
    previous = text[max(0, start - 40) : start].rstrip(" \t\u00a0")[-1:]
    if _HEADING_YEAR.match(text, end) and previous in {"", "\n"}:
        return True
    if previous in {"", "\n", "(", "[", ",", ";", "—", "–", ":", "“", '"'}:
        return previous not in {":"} and text[end : end + 1] not in {":", "/"}
    return not before[:1].isupper() and word_after(text, end).islower()


def is_plain_weekday(text: str, start: int, end: int) -> bool:
    """Return whether a weekday's name is the day and no newspaper or named day."""
    if word_before(text, start).lower() in _NAMED_WEEKDAYS:
        return False
    return not _PAPERS.match(text, end)


def is_premodifier(text: str, start: int, end: int) -> bool:
    """Return whether a date stands inside a noun phrase: "the Jan. 3 attacks", "Friday's raid"."""
    if re.match(r"['’]s?(?![A-Za-z])", text[end:]) or re.search(r"['’]s?$", text[start:end]):
        return True
    after = word_after(text, end)
    return (
        text[end : end + 1] in {" ", "\u00a0", "\n"}
        and after.islower()
        and after not in FUNCTION_WORDS
        and not after.endswith("ly")
    )


def is_named_day(text: str, start: int, end: int) -> bool:
    """Return whether a day without a year serves as a name: "the Oct. 7 attack"."""
    before = word_before(text, start).lower()
    return before in {"the", "this", "that", "post", "pre"} and is_premodifier(text, start, end)


def is_part_of_address(text: str, start: int, end: int) -> bool:
    """Return whether the characters stand inside a web address or a file name."""
    around = text[max(0, start - 200) : end + 200]
    if "://" not in around and "www." not in around.lower():
        return False
    left = re.search(r"\S*$", text[max(0, start - 200) : start])
    right = re.match(r"\S*", text[end : end + 200])
    token = (left.group() if left else "") + text[start:end] + (right.group() if right else "")
    return "://" in token or token.lower().startswith("www.")
