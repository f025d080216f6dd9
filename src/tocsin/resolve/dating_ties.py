"""When a relation stands that is told without a time: by the tense in which it is told."""

from tocsin.core.dates.calendar import precision_of
from tocsin.core.types import DateInterval, Tie
from tocsin.core.vocab import DateBasis, Tense

_STOOD = "told in the present tense: it stood when this was {}; since when is not told"
_HAD_STOOD = "told in the past tense: it stood before this was {}; whether it still did is not told"
_UNDATED = "; when that was is not known"


def standing_by_tense(
    tie: Tie, *, said_on: DateInterval | None, published_on: DateInterval
) -> DateInterval:
    """Return the days on which a tie without a stated time stands, as far as its tense says.

    The present holds on the day on which it was said, if that is known, else on that of
    publication: a report keeps in the present what it takes to be still so.
    """
    if tie.tense is None or tie.valid.span is not None:
        return tie.valid
    dated = said_on is not None and said_on.earliest and said_on.latest
    told, how = (said_on, "said") if said_on is not None and dated else (published_on, "published")
    present = tie.tense is Tense.PRESENT
    if present and told.earliest is None:
        # A bound on the day of telling is none on the relation.
        return DateInterval(reason=_STOOD.format(how) + _UNDATED)
    earliest, latest = (told.earliest if present else None), told.latest
    reason = (_STOOD if present else _HAD_STOOD).format(how)
    return DateInterval(
        earliest=earliest,
        latest=latest,
        precision=precision_of(earliest, latest),
        basis=DateBasis.INFERRED if earliest or latest else DateBasis.UNKNOWN,
        derived_from=(told.span,) if told.span is not None and latest else (),
        reason=reason if latest else reason + _UNDATED,
    )
