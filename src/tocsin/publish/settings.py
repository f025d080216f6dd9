"""What publishing can be told."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tocsin.core.bounds import AtLeastOne, Count


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSettings:
    """How a brief is written.

    Attributes:
        title: The title of a brief.
        show_private_names: Whether names of private persons are shown, in briefs and tables.
        context_characters: So many characters are shown at most on either side of a quote: two
            long sentences of news English.
        at_most: So many entries of each list beside the incidents are shown at most, the most
            important first; the rest is counted, with what lists it. `tocsin brief --full`
            shows all. Set by reading briefs of 5 to 60 reports.
        country_names: Names of countries by ISO code, beside the tables'.
    """

    title: str = "Brief on political violence"
    show_private_names: bool = False
    context_characters: Count = 320
    at_most: AtLeastOne = 10
    country_names: Mapping[str, str] = field(default_factory=dict)
