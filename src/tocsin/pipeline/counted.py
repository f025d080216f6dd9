"""In how many reports of a ledger words stand, looked up as they are asked for."""

from collections.abc import Iterable, Iterator, Mapping

from tocsin.store.files import Files


class CountedWords(Mapping[str, int]):
    """The words of all filed reports with their numbers; a word of none has 0.

    What is asked for is remembered; `prefetch` asks for many words at once.
    """

    def __init__(self, files: Files) -> None:
        self._files = files
        self._found: dict[str, int] = {}

    def prefetch(self, words: Iterable[str]) -> None:
        """Look up words that were not asked for yet."""
        asked = set(words) - self._found.keys()
        if asked:
            self._found.update(dict.fromkeys(asked, 0))
            self._found.update(self._files.reports_with(asked))

    def __getitem__(self, word: str) -> int:
        if word not in self._found:
            self.prefetch([word])
        return self._found[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
