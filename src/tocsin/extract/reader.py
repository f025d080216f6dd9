"""What every extractor is handed: parse, blocks, lexicons, names, scores of model heads."""

from dataclasses import dataclass, field

from tocsin.core.ports import Lexicons, Names
from tocsin.core.types import Block, DateInterval, Document
from tocsin.core.vocab import BlockKind
from tocsin.extract.heads import HeadScores
from tocsin.extract.phrases.syntax import Tree

# The blocks of which sentences are read.
READ_KINDS = frozenset({BlockKind.BODY, BlockKind.HEADING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One document under extraction; `published_on` is what cleaning found, None where unasked."""

    document: Document
    blocks: tuple[Block, ...]
    tree: Tree
    lexicons: Lexicons
    names: Names
    published_on: DateInterval | None = None
    heads: HeadScores = field(default_factory=HeadScores)

    def in_heading(self, token: int) -> bool:
        """Return whether a token stands in a heading."""
        return self.blocks[self.tree.sentence_of(token).block].kind is BlockKind.HEADING

    def in_lead(self, token: int, sentences: int) -> bool:
        """Return whether a token stands in so many sentences at the head of the body."""
        number = self.tree.sentence_number(token)
        before = self.tree.sentences[: number + 1]
        return sum(not self.in_heading(each.first) for each in before) <= sentences
