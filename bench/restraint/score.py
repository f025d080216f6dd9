"""What is false among the incidents of a text, and what of the reported is found.

An incident that is listed is right if at least one of its triggers begins in a passage that
the verdict gives for something whose types include the incident's type and that is not told
as history only; else it is false. Several incidents made of one thing are all right: that
one thing is counted twice is another test's matter.

Something is wanted if the verdict says that it is reported as current, and if one of its
types makes incidents; it is found if an incident of one of its types has a trigger in its
passages. A text that was not read counts in no rate, and what is wanted there is not found.
"""

from collections.abc import Sequence

from bench.kit.measures import mean, recall, share
from bench.kit.types import Unit
from bench.restraint.adapt import Listed
from bench.restraint.load import Text, Told
from tocsin.core.vocab import INCIDENT_TYPES, EventType

MEASURES = (
    mean(
        "false current incidents per 100 documents",
        "false",
        "read",
        times=100,
        main=True,
        higher_is_better=False,
    ),
    mean(
        "false incidents of violence per 100 documents",
        "false.ASSAULT",
        "read",
        times=100,
        main=True,
        higher_is_better=False,
    ),
    share("documents with a false incident", "with_false", "read", higher_is_better=False),
    share("incidents that are right", "right", "listed", main=True),
    recall("current", "recall of reported current incidents", main=True),
    share("documents read", "read", "documents"),
)


def unit(text: Text, found: Sequence[Listed] | None) -> Unit:
    """Return what a text's verdict says of the incidents listed of it."""
    wanted = [each for each in text.told if is_wanted(each)]
    counts = {"documents": 1.0, "current.wanted": float(len(wanted)), "current.right": 0.0}
    if found is None:
        return Unit(id=text.id, counts=counts, output=None, text=text.text)
    false = [each for each in found if not is_right(each, text.told)]
    counts |= {
        "read": 1.0,
        "listed": float(len(found)),
        "right": float(len(found) - len(false)),
        "false": float(len(false)),
        "false.ASSAULT": float(sum(each.event_type is EventType.ASSAULT for each in false)),
        "with_false": float(bool(false)),
        "current.right": float(sum(any(tells(one, each) for one in found) for each in wanted)),
    }
    output = [
        {
            "type": each.event_type.value,
            "words": list(each.words),
            "at": [list(extent) for extent in each.triggers],
            "right": each not in false,
        }
        for each in found
    ]
    return Unit(id=text.id, counts=counts, output=output, text=text.text)


def is_right(incident: Listed, told: Sequence[Told]) -> bool:
    """Return whether a text tells, and not as history only, what an incident says."""
    return any(each.background is not True and tells(incident, each) for each in told)


def is_wanted(told: Told) -> bool:
    """Return whether something is reported as current and of a type that makes incidents."""
    return told.background is False and not told.types.isdisjoint(INCIDENT_TYPES)


def tells(incident: Listed, told: Told) -> bool:
    """Return whether an incident is of a type of something told, from a passage that tells it."""
    return incident.event_type in told.types and any(
        start <= trigger < end for trigger, _ in incident.triggers for start, end in told.where
    )
