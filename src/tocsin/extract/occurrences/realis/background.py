"""Whether an act is told as history: an earlier event than what the document reports."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tocsin.core.types import DateInterval
from tocsin.core.vocab import Realis
from tocsin.extract.occurrences.clauses import clause_tokens, phrase_tokens, verb_over
from tocsin.extract.occurrences.parts import act_verb
from tocsin.extract.occurrences.realis.of_verbs import of_verb
from tocsin.extract.phrases.mentions import is_human
from tocsin.extract.phrases.times import times_of
from tocsin.extract.reader import Reader
from tocsin.extract.settings import OccurrenceSettings

YEAR = re.compile(r"(?:1[89]|20)\d\d")
LONG_AGO = re.compile(
    r"\blast year\b|\b(?:years?|decades?) (?:ago|earlier|before)\b|\bmonths ago\b"
    r"|\b(?:in|during) the (?:early |late |mid-?)?(?:19|20)\d0s\b|\bdecades? of\b|\bin the past\b"
    r"|\bpreviously\b|\bin recent (?:years|months)\b|\bhistory of\b"
    r"|\b(?:over|during|for|in) the (?:past|last) (?:\w+ )?(?:years?|months|decades?)\b"
    r"|\blast (?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|month)\b|\ba year ago\b|\bearlier this year\b|\bfor years\b|\bbefore ?[.;]?$",
    re.IGNORECASE,
)
AFTERWARDS = frozenset({"since", "like", "following", "over"})
# Under these an act is what something else came of.
SEQUELS = frozenset({"wake", "aftermath", "anniversary", "resumption", "commemoration", "memory"})
FORMER = frozenset({"recent", "previous", "past", "earlier", "prior"})
# What may be still to come.
AHEAD = frozenset({Realis.PLANNED, Realis.POSSIBLE, Realis.HYPOTHETICAL})
# Courts and police charge people with acts that were reported before.
CHARGING = frozenset({"accuse", "convict", "charge", "suspect", "acquit", "try", "indict"})
LISTING = frozenset({"include", "be", "comprise"})
# What goes on around the news: told by its beginning, it is never the news.
WARS = frozenset({"war", "conflict"})
YEAR_PREPOSITIONS = frozenset({"in", "of", "on", "during", "from", "after"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """When a document was published: the last day it can have been, and whether it was that day."""

    latest: date | None
    exact: bool

    @property
    def day(self) -> date | None:
        """The day of publication where it is known."""
        return self.latest if self.exact else None


def publication(reader: Reader) -> Publication:
    """Return the publication date that cleaning found, else that given by the user."""
    given = reader.document.published_given
    found = reader.published_on
    if found is None or found.latest is None:
        return Publication(latest=given, exact=given is not None)
    return Publication(latest=found.latest, exact=found.earliest == found.latest)


def is_background(
    reader: Reader,
    token: int,
    times: tuple[DateInterval, ...],
    *,
    realis: Realis,
    published: Publication,
    settings: OccurrenceSettings,
) -> bool:
    """Return whether an act is history: by an older date, words for long ago, or tense."""
    if is_long_ago(reader, token, times, realis=realis, published=published, settings=settings):
        return True
    if _years(reader, token, times) or any(t.written.weekday or t.written.day for t in times):
        return False
    return _old_above(reader, token, published) or _told_apart(reader, token)


def is_long_ago(
    reader: Reader,
    token: int,
    times: tuple[DateInterval, ...],
    *,
    realis: Realis,
    published: Publication,
    settings: OccurrenceSettings,
) -> bool:
    """Return whether an act is dated as history, or words for long ago stand beside it.

    In a report of unknown date a year means history, but for a whole date in its lead: that
    is the news. What is still to come is history only by a year or a day that is past.
    """
    if reader.tree.lemma(token) in WARS:
        return True
    ahead = is_ahead(reader, token, realis)
    dated_ahead = ahead or (realis is Realis.PLANNED and not _had(reader, token))
    if realis is not Realis.ONGOING and any(
        _is_old(each, published.day, settings, ahead=dated_ahead) for each in times
    ):
        return True
    years = _years(reader, token, times)
    if years and published.latest is None:
        dated = any(t.written.year and t.written.month and t.written.day for t in times)
        return not (dated and reader.in_lead(token, settings.lead_sentences))
    if years and published.latest is not None:
        return max(years) < published.latest.year
    if ahead:
        return False
    return bool(LONG_AGO.search(_own_words(reader, token))) or _long_ago_above(reader, token)


def tells_of_long_ago(
    reader: Reader, token: int, *, published: Publication, settings: OccurrenceSettings
) -> bool:
    """Return whether what a word tells that is no act itself is history, by its own times."""
    times = times_of(reader, token)
    return is_long_ago(
        reader, token, times, realis=Realis.HAPPENED, published=published, settings=settings
    )


def is_ahead(reader: Reader, token: int, realis: Realis) -> bool:
    """Return whether an act is told as still to come: planned or possible, in no past tense.

    Not "had planned to attack", "may have attacked", "a foiled attack".
    """
    if realis not in AHEAD:
        return False
    tree = reader.tree
    verb = verb_over(reader, token)
    if verb is None:
        return False
    if _is_modal(reader, verb):
        return True
    governor = tree.tokens[verb].head
    clauses = [verb, governor] if tree.tokens[verb].relation in {"xcomp", "ccomp"} else [verb]
    tags = {
        tree.tokens[each].tag
        for clause in clauses
        for each in (clause, *tree.children(clause, "aux", "auxpass"))
    }
    return "VBD" not in tags and bool(tags & {"VBZ", "VBP"})


def _had(reader: Reader, token: int) -> bool:
    """Return whether the clause of an act, or the one over it, stands in the pluperfect."""
    tree = reader.tree
    verb = verb_over(reader, token)
    clauses = [] if verb is None else [verb, tree.tokens[verb].head]
    return any(
        tree.tokens[child].text.lower() == "had"
        for clause in clauses
        for child in tree.children(clause, "aux")
    )


def _is_modal(reader: Reader, verb: int) -> bool:
    """Return whether a verb stands under "will", "would" or "may", and in no perfect."""
    helpers = reader.tree.children(verb, "aux")
    modal = any(reader.tree.tokens[child].tag == "MD" for child in helpers)
    return modal and not any(reader.tree.lemma(child) == "have" for child in helpers)


def _years(reader: Reader, token: int, times: tuple[DateInterval, ...]) -> set[int]:
    return {t.written.year for t in times if t.written.year} | set(_years_beside(reader, token))


def _long_ago_above(reader: Reader, token: int) -> bool:
    """Return whether a phrase over this one is of long ago ("deaths two years ago in a raid").

    So is what a clause dates that says no more: "it was ten years ago that two men killed".
    """
    tree = reader.tree
    for above in tree.ancestors(token):
        if tree.is_verb(above):
            below = next(n for n in (token, *tree.ancestors(token)) if tree.tokens[n].head == above)
            words = " ".join(tree.tokens[n].text for n in clause_tokens(reader, above))
            return _is_cleft(reader, above, below) and bool(LONG_AGO.search(words))
        words = " ".join(tree.tokens[number].text for number in phrase_tokens(reader, above))
        if LONG_AGO.search(words):
            return True
    return False


def _is_cleft(reader: Reader, verb: int, below: int) -> bool:
    """Return whether "it was ... that" only points out when or where a clause was."""
    tree = reader.tree
    it = any(tree.lemma(child) == "it" for child in tree.children(verb, "nsubj", "expl"))
    that = any(tree.lemma(child) == "that" for child in tree.children(below, "mark", "advmod"))
    return tree.lemma(verb) == "be" and it and that


def _is_old(
    interval: DateInterval, published: date | None, settings: OccurrenceSettings, *, ahead: bool
) -> bool:
    """Return whether a day or month, without a year the last one, is long before publication.

    What is `ahead` is not of the last year where this year's day is still to come.
    """
    written = interval.written
    if published is None or written.month is None:
        return False
    last = () if ahead else (published.year - 1,)
    for year in (written.year,) if written.year else (published.year, *last):
        try:
            day = date(year, written.month, written.day or 1)
        except ValueError:
            return False
        if day <= published:
            return (published - day).days > settings.max_days_current
    return False


def _years_beside(reader: Reader, token: int) -> Iterator[int]:
    """Yield the years in the noun's phrase or in a prepositional phrase of the verb's own."""
    tree = reader.tree
    for child in tree.children(token):
        if YEAR.fullmatch(tree.tokens[child].text):
            yield int(tree.tokens[child].text)
        if tree.tokens[child].relation == "prep" and tree.lemma(child) in YEAR_PREPOSITIONS:
            for number in tree.children(child, "pobj"):
                for part in (number, *tree.children(number)):
                    if YEAR.fullmatch(tree.tokens[part].text.rstrip("s")):
                        yield int(tree.tokens[part].text.rstrip("s"))


def _old_above(reader: Reader, token: int, published: Publication) -> bool:
    """Return whether a clause over this one in its sentence carries an older year."""
    for above in reader.tree.ancestors(token):
        if not reader.tree.is_verb(above) and not reader.tree.is_noun(above):
            continue
        times = times_of(reader, above) if reader.tree.is_verb(above) else ()
        years = {t.written.year for t in times if t.written.year}
        years |= set(_years_beside(reader, above))
        if years and (published.latest is None or max(years) < published.latest.year):
            return True
        if reader.tree.lemma(above) in LISTING and _listed_as_old(reader, above):
            return True
    return False


def _listed_as_old(reader: Reader, verb: int) -> bool:
    """Return whether a list is headed as history ("attacks during the 1990s include ...")."""
    return any(
        LONG_AGO.search(" ".join(reader.tree.tokens[n].text for n in reader.tree.subtree(subject)))
        for subject in reader.tree.children(verb, "nsubj")
    )


def _own_words(reader: Reader, token: int) -> str:
    """Return the words of the noun's phrase and of the clause that carries it."""
    tree = reader.tree
    members = set(phrase_tokens(reader, token)) if tree.is_noun(token) else {token}
    verb = verb_over(reader, token)
    if verb is not None and (verb == token or _carries(reader, token, verb)):
        members |= set(clause_tokens(reader, verb))
    return " ".join(tree.tokens[number].text for number in sorted(members))


def _carries(reader: Reader, token: int, verb: int) -> bool:
    return bool(act_verb(reader, verb)) or reader.tree.tokens[token].relation in {
        "nsubj",
        "nsubjpass",
    }


def is_aside(reader: Reader, token: int) -> bool:
    """Return whether an act is told beside the news: who somebody is, what this came of.

    It stands inside a noun's clause, after "since" or "in the wake of", under a charge in
    court, or is called recent or earlier.
    """
    tree = reader.tree
    number = token
    if _is_former(reader, token):
        return True
    while tree.tokens[number].head != number:
        current = tree.tokens[number]
        if current.relation in {"ccomp", "parataxis"}:
            return False
        if tree.lemma(current.head) in SEQUELS and not tree.is_verb(current.head):
            return True
        if current.relation == "pcomp" and tree.lemma(tree.tokens[current.head].head) in CHARGING:
            return True
        if current.relation == "relcl" and _is_former(reader, current.head):
            return True
        if current.relation in {"acl", "relcl"} and _says_who(reader, number):
            return True
        if current.relation in {"pobj", "pcomp"} and tree.lemma(current.head) in AFTERWARDS:
            return True
        number = current.head
    return False


def _is_former(reader: Reader, noun: int) -> bool:
    tree = reader.tree
    return tree.is_noun(noun) and any(
        tree.lemma(child) in FORMER for child in tree.children(noun, "amod")
    )


def _says_who(reader: Reader, verb: int) -> bool:
    """Return whether a clause says who somebody is, not where or when something is."""
    tree = reader.tree
    head = tree.tokens[verb].head
    where = any(tree.tokens[child].tag == "WRB" for child in tree.children(verb, "advmod"))
    infinitive = tree.tokens[verb].tag == "VB"
    return not where and not infinitive and is_human(reader, head)


def _told_apart(reader: Reader, token: int) -> bool:
    """Return whether the act only says who somebody is, beside what goes on now.

    "Iran is recruiting fighters who were captured": a relative clause in the past under a
    clause in the present; or a pluperfect outside reported speech.
    """
    tree = reader.tree
    verb = verb_over(reader, token)
    if verb is None or reader.in_heading(token):
        return False
    had = any(tree.tokens[child].text.lower() == "had" for child in tree.children(verb, "aux"))
    if tree.tokens[verb].relation == "relcl" and verb == token:
        above = verb_over(reader, tree.tokens[verb].head)
        present = above is not None and of_verb(reader, above) in {Realis.ONGOING, Realis.GENERIC}
        return had or present
    return had and tree.tokens[verb].relation == "ROOT"
