"""Words of likelihood as said, and the numbers that people read in them, for comparison."""

import re
from collections.abc import Mapping, Sequence

from tocsin.core.types import LikelihoodRange, Outlook

_ARTICLE = re.compile(r"^(?:an?|the)\s+")
# What turns a phrase into another: "not likely", "isn't likely", "more likely than before".
_TURNED = re.compile(
    r"(?:\b(?:not|never|no|hardly|less|more|how|whether|neither|nor)|n['’]t)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


def numbers_of(
    outlooks: Sequence[Outlook], table: Mapping[str, LikelihoodRange]
) -> LikelihoodRange | None:
    """Return what people read in the likelihood words of one outlook's mentions.

    None where no words are said, where nobody was asked about them ("could"), or where the
    mentions use words that people read differently.
    """
    found = {numbers for each in outlooks if (numbers := _numbers(each, table)) is not None}
    return found.pop() if len(found) == 1 else None


def _numbers(outlook: Outlook, table: Mapping[str, LikelihoodRange]) -> LikelihoodRange | None:
    if outlook.likelihood is None:
        return None
    words = _ARTICLE.sub("", " ".join(outlook.likelihood.quote.casefold().split()))
    before = outlook.span.quote[: max(0, outlook.likelihood.start - outlook.span.start)]
    if _TURNED.search(before):
        return None
    return table.get(words)
