"""Reports of a ledger fused as people ruled them, and dated by what they tell together."""

from tocsin.core.types import Fusion, Reading
from tocsin.fuse.fusion import Part, fuse_part
from tocsin.fuse.wording import Rarity
from tocsin.pipeline.dated import dated_by_incidents
from tocsin.pipeline.known import Known
from tocsin.tables.vocabulary import shipped_vocabulary


def fused(
    part: Part, known: Known, *, rarity: Rarity | None = None
) -> tuple[tuple[Reading, ...], Fusion]:
    """Return the readings of a ledger or a part of it, dates and all, and the incidents.

    Without `rarity` words are as rare as the table that is shipped and these reports have them.
    """
    if rarity is None:
        rarity = Rarity(known=shipped_vocabulary())
    fusion = fuse_part(part, settings=known.fuse, rarity=rarity)
    return dated_by_incidents(
        part.documents, part.readings, fusion, part.judgements, settings=known.settings
    )
