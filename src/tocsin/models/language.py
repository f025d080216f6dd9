"""The language of a text: told from its letters, paragraph by paragraph, or not told.

The model (py3langid) stands in its package: nothing is fetched.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from tocsin.core.errors import ModelError
from tocsin.core.types import Block
from tocsin.core.vocab import BlockKind
from tocsin.models.settings import ModelSettings

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# What the model calls numbers, addresses and markup.
_NO_LANGUAGE = "zxx"
_CODE_LETTERS = 2
# More of one paragraph tells nothing new.
_ENOUGH = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The language of a document, ISO 639-1, None where it could not be told.

    `unread` says in words why the document is not read; None where it is.
    """

    language: str | None = None
    unread: str | None = None


class LanguageTeller:
    """Tells in which language a document is, and whether that is read."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self.digest = f"py3langid-{version('py3langid')}"

    def prepare(self) -> None:
        """Load the model now rather than with the first document."""
        _identifier()

    def tell(self, blocks: Sequence[Block]) -> Told:
        """Return the language of the body, by the share of its paragraphs' letters."""
        texts = [block.span.quote for block in blocks if block.kind is BlockKind.BODY]
        letters = self._letters(texts) or self._letters([" ".join(texts)])
        if not letters:
            return Told()
        read = {code: letters[code] for code in self._settings.languages if letters[code]}
        if sum(read.values()) >= self._settings.language_min_share * letters.total():
            return Told(language=max(read, key=read.__getitem__))
        ((language, most), *_) = letters.most_common(1)
        share = "" if most == letters.total() else " for the most part"
        known = " and ".join(map(language_name, self._settings.languages))
        words = f"it is in {language_name(language)}{share}; only {known} is read"
        return Told(language=language, unread=words)

    def _letters(self, texts: Sequence[str]) -> Counter[str]:
        """Return how many letters of the texts are in which language, where it can be told.

        Where one language is read, it stops as soon as nothing to come can change that it is.
        """
        found: Counter[str] = Counter()
        counts = [sum(map(str.isalpha, text)) for text in texts]
        least = self._settings.language_min_letters
        telling = [number for number, count in enumerate(counts) if count >= least]
        enough = self._settings.language_min_share * sum(counts[n] for n in telling)
        for number in telling:
            told = tell(texts[number])
            if told is None or told[1] < self._settings.language_min_probability:
                continue
            found[told[0]] += counts[number]
            if self._settings.languages == (told[0],) and found[told[0]] >= enough:
                break
        return found


def tell(text: str) -> tuple[str, float] | None:
    """Return the most probable language of a text (ISO 639-1) with its probability.

    None for what is in no language: numbers, addresses, markup.
    """
    code, probability = _identifier().classify(text[:_ENOUGH])
    return None if code == _NO_LANGUAGE else (code, probability)


def language_name(code: str) -> str:
    """Return the English name of a language.

    >>> language_name("fa")
    'Persian'
    """
    return str(_names().get(code, code))


@cache
def _names() -> dict[str, str]:
    from babel import Locale

    return dict(Locale("en").languages)


@cache
def _identifier() -> "LanguageIdentifier":
    """Return the model, for the languages that have a code of two letters."""
    # Here and not above: half a second that most commands need not wait.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:
        raise ModelError(
            f"cannot unpack the model of languages: {error.strerror}",
            hint="Make room in the folder for temporary files (TMPDIR).",
        ) from error
    codes = [code for code in identifier.labels if len(code) == _CODE_LETTERS]
    identifier.set_languages([*codes, _NO_LANGUAGE])
    return identifier
