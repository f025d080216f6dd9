"""The parse of a document as a tree that rules can ask: heads, phrases, clauses."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from tocsin.core.spans import quote
from tocsin.core.types import Analysis, Document, Sentence, Span, Token

# What ends a noun phrase when it must stand alone (codebook, "Spans").
TRAILING = frozenset({"relcl", "acl", "appos", "cc", "conj", "punct", "parataxis", "advcl"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


class Tree:
    """A document's tokens with their dependants. Token numbers index `tokens`."""

    def __init__(self, document: Document, analysis: Analysis) -> None:
        self.document = document
        self.tokens: tuple[Token, ...] = analysis.tokens
        self.sentences: tuple[Sentence, ...] = analysis.sentences
        self._lemmas = [token.lemma.lower() for token in self.tokens]
        self._subtrees: dict[int, list[int]] = {}
        self._children: list[list[int]] = [[] for _ in self.tokens]
        for number, token in enumerate(self.tokens):
            if token.head != number:
                self._children[token.head].append(number)

    @cached_property
    def proper_nouns(self) -> Mapping[str, tuple[int, ...]]:
        """The tokens tagged as a name's, in text order, by their text."""
        found: dict[str, list[int]] = {}
        for number, token in enumerate(self.tokens):
            if token.tag == "NNP":
                found.setdefault(token.text, []).append(number)
        return {text: tuple(numbers) for text, numbers in found.items()}

    @cached_property
    def _sentence_numbers(self) -> list[int]:
        numbers = [0] * len(self.tokens)
        for number, sentence in enumerate(self.sentences):
            for token in range(sentence.first, sentence.last):
                numbers[token] = number
        return numbers

    def children(self, number: int, *relations: str) -> list[int]:
        """Return the dependants of a token, left to right, of these relations if given."""
        dependants = self._children[number]
        if not relations:
            return list(dependants)
        return [child for child in dependants if self.tokens[child].relation in relations]

    def subtree(self, number: int) -> list[int]:
        """Return the token and everything under it, in text order."""
        if number not in self._subtrees:
            found, stack = [], [number]
            while stack:
                current = stack.pop()
                found.append(current)
                stack.extend(self._children[current])
            self._subtrees[number] = sorted(found)
        return list(self._subtrees[number])

    def ancestors(self, number: int) -> Iterator[int]:
        """Yield the heads above a token, nearest first."""
        while self.tokens[number].head != number:
            number = self.tokens[number].head
            yield number

    def tops(self, numbers: Collection[int]) -> list[int]:
        """Return those of some tokens that hang on none of the others, in their order."""
        return [
            number
            for number in numbers
            if self.tokens[number].head not in numbers or self.tokens[number].head == number
        ]

    def sentence_of(self, number: int) -> Sentence:
        """Return the sentence that holds a token."""
        return self.sentences[self._sentence_numbers[number]]

    def sentence_number(self, number: int) -> int:
        """Return the index in `sentences` of the sentence that holds a token."""
        return self._sentence_numbers[number]

    def sentence_span(self, sentence: Sentence) -> Span:
        """Return the words of a sentence."""
        return self.span(sentence.first, sentence.last - 1)

    def span(self, first: int, last: int) -> Span:
        """Return the words from token `first` to token `last`, both included, trimmed."""
        return self.characters(self.tokens[first].start, self.tokens[last].end)

    def characters(self, start: int, end: int) -> Span:
        """Return the words between two offsets, without the white space at their edges."""
        text = self.document.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return quote(self.document, start, end)

    def tokens_in(self, span: Span) -> list[int]:
        """Return the tokens that lie within a span."""
        number, found = self._first_from(span.start), []
        while number < len(self.tokens) and self.tokens[number].end <= span.end:
            found.append(number)
            number += 1
        return found

    def token_at(self, offset: int) -> int | None:
        """Return the token that covers a character, or None."""
        number = self._first_from(offset)
        for candidate in (number - 1, number):
            if 0 <= candidate < len(self.tokens):
                token = self.tokens[candidate]
                if token.start <= offset < token.end:
                    return candidate
        return None

    def noun_phrase(self, head: int) -> Span:
        """Return the noun phrase of a head, without trailing clauses, appositions, conjuncts.

        "Islamic State militants", not "Islamic State militants who attacked ...";
        prepositional complements stay ("the head of the Quds Force").
        """
        first, last = self.noun_phrase_tokens(head)
        return self.span(first, last)

    def noun_phrase_tokens(self, head: int) -> tuple[int, int]:
        """Return the first and last token of `noun_phrase`."""
        first = last = head
        for child in self._children[head]:
            relation = self.tokens[child].relation
            if child < head:
                if relation not in {"cc", "preconj", "punct", "relcl", "advcl", "parataxis"}:
                    first = min(first, self.subtree(child)[0])
            elif relation not in TRAILING:
                last = max(last, self._phrase_end(child))
        return first, last

    def _phrase_end(self, number: int) -> int:
        end = number
        for child in self._children[number]:
            if child > number and self.tokens[child].relation not in TRAILING:
                end = max(end, self._phrase_end(child))
        return end

    def conjuncts(self, number: int) -> list[int]:
        """Return a token and those joined to it by "and", "or", commas."""
        found = [number]
        for child in self.children(number, "conj"):
            found.extend(self.conjuncts(child))
        return found

    def lemma(self, number: int) -> str:
        """Return a token's lemma in lower case."""
        return self._lemmas[number]

    def is_verb(self, number: int) -> bool:
        """Return whether a token is a verb."""
        return self.tokens[number].tag in VERB_TAGS

    def is_noun(self, number: int) -> bool:
        """Return whether a token is a noun or a name."""
        return self.tokens[number].tag in NOUN_TAGS

    def negated(self, number: int) -> bool:
        """Return whether a verb or noun stands under a negation of its own ("not", "no")."""
        return any(
            self.tokens[child].relation == "neg"
            or (self.tokens[child].relation == "det" and self.lemma(child) == "no")
            for child in self._children[number]
        )

    def clause_span(self, verb: int) -> Span:
        """Return the words of a clause: the verb's subtree without edge punctuation."""
        members = self.subtree(verb)
        while len(members) > 1 and self.tokens[members[-1]].tag in {".", ",", ":", "_SP"}:
            members.pop()
        while len(members) > 1 and self.tokens[members[0]].tag in {",", ":", "_SP", "CC"}:
            members.pop(0)
        return self.span(members[0], members[-1])

    def _first_from(self, offset: int) -> int:
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low
