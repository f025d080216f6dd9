"""What a claim says, in words and codes: its kind, what, when, where, how many."""

from collections.abc import Sequence

from tocsin.core.types import (
    Content,
    DateInterval,
    Doubt,
    Figure,
    Occurrence,
    Outlook,
    Party,
    PlaceRef,
    Statement,
    Tally,
    Tie,
)
from tocsin.publish.wording.naming import name_words
from tocsin.publish.wording.phrases import (
    DOUBT_WORDS,
    FIGURE_WORDS,
    OUTLOOK_WORDS,
    event_noun,
    relation_words,
)
from tocsin.publish.wording.words import (
    figure_words,
    listed,
    one_line,
    quoted,
    valid_words,
    when_words,
)

# The kinds of claim by the names that people give them.
KINDS: dict[str, type] = {
    "occurrence": Occurrence,
    "tie": Tie,
    "tally": Tally,
    "outlook": Outlook,
    "statement": Statement,
}


def kind_of(content: Content) -> str:
    """Return the kind of a claim: "occurrence", "tie" and so on."""
    return type(content).__name__.lower()


def what_words(content: Content) -> str:
    """Return what is said to be, in a few words, the source's between quotation marks."""
    match content:
        case Occurrence():
            noun = event_noun(
                content.event_type,
                content.modes,
                plural=False,
                words=(content.trigger.quote,),
            )
            return f"{quoted(content.trigger.quote)}: {noun}"
        case Tie():
            subject = content.subject.mention.quote
            qualifier = f" {quoted(content.qualifier.quote)}" if content.qualifier else ""
            return (
                f"{name_words(subject)} {relation_words(content.relation, subject)}{qualifier} "
                f"{name_words(content.object.mention.quote)}"
            )
        case Tally():
            return f"{figure_words(content.figure)} {FIGURE_WORDS[content.figure.kind]}"
        case Outlook():
            return f"{OUTLOOK_WORDS[content.kind].lower()}: {quoted(content.trigger.quote)}"
        case Statement():
            said = " ".join(one_line(span.quote) for span in content.content)
            return f"{content.kind.replace('_', ' ')}: {quoted(shortened(said))}"


def shortened(text: str, limit: int = 80) -> str:
    """Return a text cut at a word to a number of characters, with the mark of a cut."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + "…"


def type_codes(content: Content) -> tuple[str, ...]:
    """Return the codes that tell what it is: type and modes, relation, or kind."""
    match content:
        case Occurrence():
            return (content.event_type, *content.modes)
        case Tie():
            return (content.relation,)
        case Tally():
            codes = (content.figure.kind, content.event_type, *content.modes)
            return tuple(code for code in codes if code)
        case Outlook():
            return tuple(code for code in (content.kind, content.event_type) if code)
        case Statement():
            return (content.kind,)


def when_of(content: Content) -> DateInterval:
    """Return when it is said to be: of several times, the first that is dated."""
    match content:
        case Occurrence(times=times):
            dated = [time for time in times if time.earliest or time.latest or time.span]
            return next(iter(dated), DateInterval(reason="no date found"))
        case Tie(valid=when) | Tally(window=when) | Outlook(horizon=when):
            return when
    return DateInterval(reason="no date found")


def when_words_of(content: Content) -> str:
    """Return in words when it is said to be."""
    if isinstance(content, Tie):
        return valid_words(content.valid, content.tense)
    return when_words(when_of(content))


def places_in(content: Content) -> tuple[PlaceRef, ...]:
    """Return the places that it names."""
    match content:
        case Occurrence(places=places) | Outlook(places=places):
            return places
        case Tally(area=area, parts=parts):
            return (*area, *(part.area for part in parts if part.area is not None))
    return ()


def parties_in(content: Content) -> tuple[Party, ...]:
    """Return the parties that it names."""
    match content:
        case Occurrence(actors=actors, recipients=others) | Tally(actors=actors, recipients=others):
            return (*actors, *others)
        case Outlook(by=actors, against=others):
            return (*actors, *others)
        case Tie(subject=subject, object=other):
            return (subject, other)
    return ()


def figures_in(content: Content) -> tuple[Figure, ...]:
    """Return the figures that it gives."""
    match content:
        case Occurrence(figures=figures, count=count):
            return (*figures, *([count] if count else []))
        case Tally(figure=figure, parts=parts):
            return (figure, *(part.figure for part in parts))
    return ()


def figures_words(figures: Sequence[Figure]) -> str:
    """Return figures in words: "81 to 99 killed; two incidents"."""
    return "; ".join(f"{figure_words(each)} {FIGURE_WORDS[each.kind]}" for each in figures)


def place_names(refs: Sequence[PlaceRef]) -> str:
    """Return the names of places, as the gazetteer has them, else as mentioned."""
    names = (
        f"{ref.place.name}{' (inferred)' if ref.inferred else ''}"
        if ref.place
        else one_line(ref.mention.quote)
        for ref in refs
    )
    return "; ".join(dict.fromkeys(names))


def names_party(parties: Sequence[Party], wanted: str) -> bool:
    """Return whether a party bears this registry id, or a name with these words in it."""
    folded = wanted.casefold()
    return any(
        folded == (party.actor_id or "").casefold()
        or folded in one_line(party.mention.quote).casefold()
        for party in parties
    )


def doubt_words(doubts: Sequence[Doubt]) -> str:
    """Return why words may not be meant so, and how else they may be read."""
    told = []
    for doubt in doubts:
        read = f"; or read {listed(doubt.alternatives, word='or')}" if doubt.alternatives else ""
        told.append(f"{quoted(doubt.span.quote)} {DOUBT_WORDS[doubt.kind]}: {doubt.reason}{read}")
    return "; ".join(told)
