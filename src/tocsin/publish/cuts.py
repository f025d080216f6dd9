"""What a brief shows of a long list, and where the rest of it is: nothing is left out unsaid."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tocsin.publish.model import Left

Item = TypeVar("Item")
FULL = "tocsin brief --full"


@dataclass(slots=True, kw_only=True)
class Cuts:
    """Cuts lists to so many entries each, and keeps what was left out; None leaves out nothing."""

    at_most: int | None
    left: list[Left] = field(default_factory=list)

    def first(
        self, section: str, items: Sequence[Item], *, command: str = FULL, what: str = ""
    ) -> list[Item]:
        """Return the first entries of a section's list, which has the most important first.

        Args:
            command: What lists all of them, beside the whole brief.
            what: What kind of entries are left out: "of which nothing is cited".
        """
        kept = list(items if self.at_most is None else items[: self.at_most])
        if rest := len(items) - len(kept):
            self.left.append(
                Left(
                    section=section,
                    number=rest,
                    words=" ".join(filter(None, (f"And {rest:,} more", what))),
                    command=command,
                    also=FULL if command != FULL else "",
                )
            )
        return kept
