"""What publishing can be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSettings:
    """How a brief is written.

    `context_characters` bounds the words shown on either side of a quote: two long
    sentences of news English. `country_names` gives names to ISO codes; where a code is
    missing, the name is taken from a place in the documents, else the code is shown.
    """

    title: str = "Brief on political violence"
    show_private_names: bool = False
    context_characters: int = 320
    country_names: Mapping[str, str] = field(default_factory=dict)
