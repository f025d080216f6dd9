"""What readings are read with: rulings, additions and tables, the same for one and for all."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from tocsin.core.ports import Places
from tocsin.core.types import Document, Judgement, Reading
from tocsin.core.vocab import ActorKind
from tocsin.fuse.settings import FuseSettings
from tocsin.pipeline.carried import Carried
from tocsin.pipeline.merged import merged_readings, without_places
from tocsin.pipeline.ruled import ruled_readings
from tocsin.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What people ruled, and what the tables and a user's additions to them say.

    `fuse` are the settings of fusing with the tables; `same` are actors that were merged,
    `retired` those taken back with their kinds, `gone` places that were.
    """

    settings: Settings
    fuse: FuseSettings
    carried: Carried
    places: Places
    same: Mapping[str, str]
    retired: Mapping[str, ActorKind]
    gone: Set[str]

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Return the rulings on the claims that stand now."""
        return self.carried.judgements

    def standing(
        self, documents: Sequence[Document], recorded: Sequence[Reading]
    ) -> tuple[Reading, ...]:
        """Return the readings as they stand: ruled, and with what was merged or retired since."""
        ruled = ruled_readings(
            documents,
            without_places(recorded, self.gone),
            self.judgements,
            places=self.places,
            settings=self.settings.resolve.times,
        )
        return merged_readings(ruled, self.same, self.retired)

    def as_read(self, recorded: Sequence[Reading]) -> tuple[Reading, ...]:
        """Return the readings with what was merged or retired since, as if nobody had ruled."""
        return merged_readings(without_places(recorded, self.gone), self.same, self.retired)
