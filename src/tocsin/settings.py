"""All settings in one record, with the values that the project ships, and how to load others.

Each room defines its own settings; here they are only put together.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from inspect import cleandoc
from pathlib import Path
from typing import Any, get_type_hints

from tocsin import codec
from tocsin.assess.settings import AssessSettings
from tocsin.clean.settings import CleanSettings
from tocsin.core.bounds import Bounds, Unbroken
from tocsin.core.errors import FormatError, SettingsError
from tocsin.core.ids import digest
from tocsin.deliver.settings import DeliverSettings
from tocsin.extract.settings import ExtractSettings
from tocsin.fuse.settings import FuseSettings
from tocsin.ingest.limits import ReadSettings
from tocsin.ingest.settings import FetchSettings
from tocsin.models.settings import OFF, ModelSettings
from tocsin.publish.settings import BriefSettings
from tocsin.resolve.settings import ResolveSettings
from tocsin.watch.settings import CountSettings, EscalationSettings

FILE = "tocsin.toml"
_HELP = re.compile(r"^    (\w+): (.+(?:\n {8}.+)*)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSettings:
    """Who rules.

    Attributes:
        by: The name that rulings bear where `--by` gives none; without either, the login name.
    """

    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set; each room's part is documented where it is defined."""

    read: ReadSettings = field(default_factory=ReadSettings)
    clean: CleanSettings = field(default_factory=CleanSettings)
    models: ModelSettings = field(default_factory=ModelSettings)
    extract: ExtractSettings = field(default_factory=ExtractSettings)
    resolve: ResolveSettings = field(default_factory=ResolveSettings)
    fuse: FuseSettings = field(default_factory=FuseSettings)
    assess: AssessSettings = field(default_factory=AssessSettings)
    count: CountSettings = field(default_factory=CountSettings)
    escalation: EscalationSettings = field(default_factory=EscalationSettings)
    brief: BriefSettings = field(default_factory=BriefSettings)
    fetch: FetchSettings = field(default_factory=FetchSettings)
    deliver: DeliverSettings = field(default_factory=DeliverSettings)
    review: ReviewSettings = field(default_factory=ReviewSettings)

    def reading_digest(self) -> str:
        """Return the digest of what shapes a reading: everything up to resolution."""
        parts = (self.clean, self.models, self.extract, self.resolve)
        return digest("s", *(codec.encode(part) for part in parts))

    def without_gate(self) -> "Settings":
        """Return the settings with which every document is read in full."""
        gate = replace(self.models.gate, min_probability=0.0)
        return replace(self, models=replace(self.models, gate=gate))

    def without_heads(self) -> "Settings":
        """Return the settings with which rules read alone."""
        heads = replace(self.models.heads, bundle=OFF)
        return replace(self, models=replace(self.models, heads=heads))


def load_settings(path: Path | None = None) -> Settings:
    """Return the settings of a TOML file; without one, of `tocsin.toml` here, or the shipped ones.

    Raises:
        SettingsError: If the file cannot be read, a key or value is not known, or a value is
            out of its range.
    """
    chosen = path or Path(FILE)
    if path is None and not chosen.is_file():
        return Settings()
    try:
        loaded = codec.convert(tomllib.loads(chosen.read_text(encoding="utf-8")), Settings)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, FormatError) as error:
        raise SettingsError(f"{chosen}: {error}", hint="See docs/settings.md.") from error
    for setting in settings_in(loaded):
        if setting.bounds is not None and not setting.bounds.holds(setting.value):
            raise SettingsError(
                f"{chosen}: {setting.key} is {setting.value}; it must be {setting.bounds.words}",
                hint=f"{setting.help} See `tocsin settings --filled`.",
            )
    return loaded


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting: its key ("fuse.merge.min_score"), value, help and range."""

    key: str
    value: Any
    help: str
    bounds: Bounds | Unbroken | None


def settings_in(part: Any, prefix: str = "") -> Iterator[Setting]:
    """Yield every setting of a settings record, those of its parts included, in order."""
    hints = get_type_hints(type(part), include_extras=True)
    told = help_of(type(part))
    for item in fields(part):
        value, key = getattr(part, item.name), f"{prefix}{item.name}"
        if is_dataclass(value):
            yield from settings_in(value, f"{key}.")
            continue
        ranges = (each for each in getattr(hints[item.name], "__metadata__", ()))
        yield Setting(
            key=key,
            value=value,
            help=told.get(item.name, ""),
            bounds=next((each for each in ranges if isinstance(each, Bounds | Unbroken)), None),
        )


def help_of(kind: type) -> Mapping[str, str]:
    """Return what the docstring of a settings class says of each field, under "Attributes:"."""
    _, _, told = cleandoc(kind.__doc__ or "").partition("\nAttributes:\n")
    return {name: " ".join(words.split()) for name, words in _HELP.findall(told)}
