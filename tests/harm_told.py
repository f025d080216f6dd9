"""What a text tells of who came to harm, for the tests of harm."""

from collections.abc import Callable

from tocsin.core.types import Claim, Occurrence
from tocsin.core.vocab import FigureKind
from tocsin.extract.occurrences.acts import find_occurrences
from tocsin.extract.reader import Reader

Read = Callable[..., Reader]
Told = list[tuple[FigureKind, int | None, int | None]]
KILLED, INJURED = FigureKind.KILLED, FigureKind.INJURED
# A sentence that makes any text one about security, and tells no act of its own.
SECURE = "Militants and insurgents hold the border, and soldiers guard the checkpoints. "


def claims_of(read: Read, text: str) -> list[Claim]:
    return list(find_occurrences(read(SECURE + text), ()))


def acts(read: Read, text: str) -> list[Occurrence]:
    contents = [claim.content for claim in claims_of(read, text)]
    return [one for one in contents if isinstance(one, Occurrence)]


def harm(read: Read, text: str) -> Told:
    """The whole numbers of those killed and hurt in all acts of a text."""
    return sorted(
        (figure.kind, figure.low, figure.high)
        for act in acts(read, text)
        for figure in act.figures
        if figure.kind in {KILLED, INJURED} and figure.subset_of is None
    )
