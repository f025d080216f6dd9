"""A mix of texts of which nine in ten are irrelevant, as a feed of all news brings them.

The irrelevant ones are the quiet texts of restraint in which a person found nothing to report
at all, the relevant ones the documents of `claims/dev`: the document gate was trained on neither.
"""

import json
from pathlib import Path

from bench.restraint.load import load

VERDICTS = Path(__file__).parent / "restraint" / "verdicts_quiet.toml"
IRRELEVANT_TO_ONE = 9


def mixed_texts(data: Path) -> list[str]:
    """Return the texts, a relevant one after each nine that are not; none without the data.

    Raises:
        MissingDataError: If a quiet text is not as it was when its verdict was written.
    """
    docs, relevant = data / "claims" / "docs", sorted((data / "claims" / "dev").glob("*.json"))
    quiet = [each.text for each in load(data, VERDICTS).texts if not each.told]
    # Every so many of them, so that each of their folders has its share.
    wanted = IRRELEVANT_TO_ONE * len(relevant)
    chosen = [quiet[number * len(quiet) // wanted] for number in range(wanted)] if quiet else []
    found = []
    for number, path in enumerate(relevant if chosen else ()):
        found += chosen[number * IRRELEVANT_TO_ONE : (number + 1) * IRRELEVANT_TO_ONE]
        found.append(str(json.loads((docs / path.name).read_text("utf-8"))["text"]))
    return found
