"""What a line is by its place: headline, deck, section heading, title of another story."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from tocsin.clean.furniture import is_outlet
from tocsin.clean.pieces import Piece, Role, words
from tocsin.clean.settings import CleanSettings
from tocsin.core.types import Document

_STOP = re.compile(r"[.!?\u2026:;]['\")\]*_\u2019\u201d]*(?:\s*\[[^\]]{1,60}\])*$")
_QUESTION = re.compile(r"\?['\")\]\u2019\u201d]*$")
_BULLET = re.compile(r"[\u2022\u25cf\u25aa*\u2013-]\s*\S")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_LONG_WORD = 4
_STEM = 5
_TITLE_MIN_WORDS = 3
_AFTER_HEADLINE = frozenset({Role.DATE_LINE, Role.BYLINE})


def placed(document: Document, pieces: Sequence[Piece], settings: CleanSettings) -> list[Piece]:
    """Return the pieces with headline, decks, headings and other stories' titles marked.

    A line between the date line and the text that stands close to the date is another
    story's title or a caption; one that a blank line sets off stands over the text and is a
    heading. Where a text has no line that reads as a sentence, all of it is body.
    """
    return _Page(document, pieces, settings).placed()


class _Page:
    """The lines of one text, while it is found out what each of them is."""

    def __init__(
        self, document: Document, pieces: Sequence[Piece], settings: CleanSettings
    ) -> None:
        self.text = document.text
        self.headline = _key(document.title or "")
        self.pieces = list(pieces)
        self.settings = settings
        self.capitals = sum(map(str.isupper, self.text)) > sum(map(str.islower, self.text))
        self.blank_lines = sum(piece.gap for piece in self.pieces) * 3 > len(self.pieces)

    def placed(self) -> list[Piece]:
        """Return the pieces, each with its role."""
        contents = [n for n, piece in enumerate(self.pieces) if self._is_content(piece)]
        if not any(self._is_sentence(n) for n in contents):
            return self.pieces
        title = self._find_title(contents)
        first = self._first_of_body(contents, title)
        self._place_front(contents, title, first)
        self._place_rest([n for n in contents if n >= first])
        return self.pieces

    # ------------------------------------------------------------------ headline and front

    def _find_title(self, contents: Sequence[int]) -> int | None:
        if self.headline:
            for number in contents:
                if _key(self._words(number)) == self.headline:
                    self._set(number, Role.TITLE, "headline, as the document's title has it")
                    return number
        front = []
        for number in contents:
            if not self._may_be_title(number, first=number == contents[0]):
                break
            front.append(number)
        long = [
            n
            for n in front
            if self.pieces[n].role is Role.SECTION or len(words(self._words(n))) >= _TITLE_MIN_WORDS
        ]
        for number in long or front[:1]:
            self._set(number, Role.TITLE, "headline: first line that reads as one")
            return number
        return None

    def _may_be_title(self, number: int, *, first: bool) -> bool:
        if self.pieces[number].role is Role.SECTION or self._is_line(number):
            return True
        line = self._words(number)
        return (
            first
            and len(words(line)) <= self.settings.title_max_words
            and len(self.pieces) > 1
            and (self._in_title_case(line) or bool(_QUESTION.search(line)))
        )

    def _first_of_body(self, contents: Sequence[int], title: int | None) -> int:
        """Return the number of the first piece of the body; decks stand before it."""
        sentences = [n for n in contents if n != title and self._is_sentence(n)]
        if title is None or not sentences:
            return sentences[0] if sentences else contents[-1] + 1
        sentences = [n for n in sentences if n > title] or sentences
        dated = [n for n in self._numbers_after_headline(title) if n > sentences[0]]
        before = [n for n in sentences if dated and n < dated[0]]
        if len(before) == 1 and len(sentences) > 1:
            line = self._words(before[0])
            if len(words(line)) <= self.settings.caption_max_words // 2:
                self._set(before[0], Role.LEDE, "paragraph between headline and byline or date")
                return sentences[1]
        return sentences[0]

    def _numbers_after_headline(self, title: int) -> list[int]:
        return [
            n for n, piece in enumerate(self.pieces) if n > title and piece.role in _AFTER_HEADLINE
        ]

    def _place_front(self, contents: Sequence[int], title: int | None, first: int) -> None:
        front = [
            n
            for n in contents
            if n < first and self.pieces[n].role is Role.TEXT and not self._is_sentence(n)
        ]
        dates = self._numbers_after_headline(-1 if title is None else title)
        last_date = max((n for n in dates if n < first), default=None)
        after_date = [n for n in front if last_date is not None and n > last_date]
        for number in front:
            if title is not None and number < title:
                self._set(number, Role.MENU, "short line above the headline")
            elif is_outlet(self._words(number)):
                self._set(number, Role.OUTLET, "name of the outlet")
            elif number not in after_date:
                self._set(number, Role.DECK, "deck: line under the headline")
            elif number == after_date[-1] and self._stands_over_text(number):
                self._set(number, Role.SECTION, "heading: stands over the text")
            else:
                self._set(number, Role.PICTURE, "title of another story or caption under the date")

    def _stands_over_text(self, number: int) -> bool:
        if self.pieces[number].role is not Role.TEXT:
            return False
        if self.blank_lines and not self.pieces[number].gap:
            return False
        return self._shares_words(number)

    def _shares_words(self, number: int) -> bool:
        own = Counter(_stems(self._words(number)))
        shared = sum(count for stem, count in own.items() if self._all_stems[stem] > count)
        return bool(own) and shared >= self.settings.related_overlap * own.total()

    @cached_property
    def _all_stems(self) -> Counter[str]:
        return Counter(_stems(self.text))

    def _is_strange(self, number: int) -> bool:
        """Return whether a line with enough words to tell shares few of them with the text."""
        line = self._words(number)
        told = len(_stems(line)) >= self.settings.related_min_words
        return told and self._in_title_case(line) and not self._shares_words(number)

    # ------------------------------------------------------------------ body and end

    def _place_rest(self, contents: Sequence[int]) -> None:
        sentences = [n for n in contents if self._is_sentence(n)]
        last = sentences[-1] if sentences else -1
        for number in contents:
            if self.pieces[number].role is not Role.TEXT or not self._is_line(number):
                continue
            if self._is_listed_elsewhere(number):
                self._set(number, Role.RELATED, "title in a list of other stories")
            elif number > last:
                self._place_end(number)
            elif self._is_strange(number):
                self._set(number, Role.RELATED, "line that shares few words with the text")
            elif self._reads_as_heading(self._words(number)):
                self._set(number, Role.SECTION, "heading: line without a final stop over the text")

    def _place_end(self, number: int) -> None:
        line = self._words(number)
        if (
            not self.capitals
            and self._reads_as_heading(line)
            and (self._in_title_case(line) or len(words(line)) <= _TITLE_MIN_WORDS)
        ):
            self._set(number, Role.RELATED, "short line after the last paragraph")

    def _is_listed_elsewhere(self, number: int) -> bool:
        """Return whether only titles stand between a list's label and this line."""
        for before in range(number - 1, -1, -1):
            role = self.pieces[before].role
            if role is Role.RELATED:
                return True
            if role in {Role.TEXT, Role.LEDE, Role.TITLE, Role.SECTION, Role.DECK}:
                return False
        return False

    def _reads_as_heading(self, line: str) -> bool:
        length = len(words(line))
        if _BULLET.match(line):
            return False
        return length <= self.settings.heading_max_words or (
            length <= self.settings.title_max_words and self._in_title_case(line)
        )

    # ------------------------------------------------------------------ lines

    def _words(self, number: int) -> str:
        piece = self.pieces[number]
        return self.text[piece.start : piece.end]

    def _set(self, number: int, role: Role, reason: str) -> None:
        self.pieces[number] = replace(self.pieces[number], role=role, reason=reason)

    def _is_content(self, piece: Piece) -> bool:
        return piece.role in {Role.TEXT, Role.SECTION}

    def _is_sentence(self, number: int) -> bool:
        """Return whether a piece is text: it ends as a sentence does, or it is long."""
        if self.pieces[number].role is not Role.TEXT:
            return False
        line = self._words(number)
        length = len(words(line))
        enough = self.settings.sentence_min_words if line.istitle() or line.isupper() else 2
        stopped = bool(_STOP.search(line)) and length >= enough
        return stopped or length >= self.settings.long_line_words

    def _is_line(self, number: int) -> bool:
        """Return whether a piece is a line without a final stop, no longer than a headline."""
        line = self._words(number)
        if self._is_sentence(number) or (self.capitals and "\n" in line):
            return False
        return len(words(line)) <= self.settings.title_max_words

    def _in_title_case(self, line: str) -> bool:
        if self.capitals:
            return False
        long = [word for word in _WORD.findall(line) if len(word) >= _LONG_WORD]
        capitals = sum(word[0].isupper() for word in long)
        # A sentence full of names is a lead and no headline: its verb is small.
        share = 1.0 if _STOP.search(line) else self.settings.title_case_share
        return bool(long) and capitals >= share * len(long)


def _stems(text: str) -> list[str]:
    """Return the longer words, cut short so that "denies" and "denied" are one."""
    return [word.lower()[:_STEM] for word in _WORD.findall(text) if len(word) >= _LONG_WORD]


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold().replace("\u2019", "'")))
