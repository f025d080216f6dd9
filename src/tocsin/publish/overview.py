"""A brief in a few plain sentences. Counting is not judging: no word says how grave."""

from collections.abc import Sequence

from tocsin.core.told import is_told
from tocsin.core.types import Incident, Outlook, Tally
from tocsin.publish.beside import Beside
from tocsin.publish.counts.measured import covered_overview
from tocsin.publish.disputes import FIGURE_FIELDS, differs
from tocsin.publish.followed import followed_overview
from tocsin.publish.revisions import differing
from tocsin.publish.scoping import Chosen
from tocsin.publish.shelf import Shelf
from tocsin.publish.wording.phrases import field_words
from tocsin.publish.wording.words import capitalised, counted, counted_range


def overview(
    chosen: Chosen,
    current: Sequence[tuple[int, Incident]],
    shelf: Shelf,
    beside: Beside,
) -> tuple[str, ...]:
    """Return the first lines of a brief: what was read and found, and what is not covered."""
    told = _overview(chosen, current, shelf)
    return (*told, *covered_overview(beside.measured), *followed_overview(beside.feeds))


def _overview(
    chosen: Chosen, current: Sequence[tuple[int, Incident]], shelf: Shelf
) -> tuple[str, ...]:
    """Return the brief in plain numbers. Counting is not judging: no word says how grave."""
    unread = sum(reading.unread is not None for reading in chosen.readings)
    read = len(chosen.readings) - unread
    sentences = [
        f"{counted(read, 'document was', 'documents were') if read else 'no document was'} read.",
        _incident_sentence(chosen.current),
    ]
    if unread:
        more = counted(unread, "other document was", "other documents were")
        sentences.insert(1, f"{more} not read: why is said under what is not known.")
    if chosen.irrelevant:
        more = counted(chosen.irrelevant, "other document was", "other documents were")
        sentences.insert(1, f"{more} not read: by their words they are of something else.")
    sentences += _difference_sentences(current, shelf)
    outlooks = sum(isinstance(claim.content, Outlook) for claim in chosen.claims)
    tallies = sum(isinstance(claim.content, Tally) for claim in chosen.claims)
    if outlooks or tallies:
        sentences.append(
            f"{counted(outlooks, 'statement')} about the future and "
            f"{counted(tallies, 'reported total')} are listed apart and not counted."
        )
    if chosen.unplaced:
        sentences.append(
            f"{counted(chosen.unplaced, 'incident')} without a known place "
            f"{'is' if chosen.unplaced == 1 else 'are'} left out."
        )
    return tuple(capitalised(text) for text in sentences)


def _difference_sentences(current: Sequence[tuple[int, Incident]], shelf: Shelf) -> list[str]:
    """Return on how many points reports conflict, and what those allow that only differ.

    What a person corrected is neither.
    """
    fields = [
        (number, i, item)
        for number, i in current
        for item in i.fields
        if differs(item) and not item.ruled
    ]
    contested = sum(item.contested for _, _, item in fields)
    figures = [
        f"{field_words(item.name).lower()} {item.joined} (incident {number})"
        for number, i, item in fields
        if not item.contested and item.name in FIGURE_FIELDS and differing(item, i, shelf)
    ]
    sentences = []
    if contested or not figures:
        sentences.append(
            f"{counted(contested, 'point') if contested else 'no point'} "
            f"{'are' if contested > 1 else 'is'} contested."
        )
    if figures:
        sentences.append(f"figures differ, compatible: {'; '.join(figures)}.")
    return sentences


def _incident_sentence(incidents: Sequence[Incident]) -> str:
    told = [incident for incident in incidents if is_told(incident)]
    opined = len(incidents) - len(told)
    apart = f"{counted(opined, 'incident')} told by nothing but opinion or denial"
    if not told:
        return f"They report {apart if opined else 'no incident in this scope'}."
    known = {o.key for i in told for o in i.origins if o.known}
    unknown = {o.key for i in told for o in i.origins if not o.known}
    low, high = max(len(known), 1), max(len(known | unknown), 1)
    origins = counted_range(low, high, "independent origin")
    report = counted(len(told), "incident")
    return f"They report {report}, on information from {origins}{f', and {apart}' * bool(opined)}."
