"""What a full reading finds in each text that the gate is trained on, and where.

    python -m training.gate_labels --data DIR --out FILE

Every text is read with the gate off. A line of the file is one text: its words that are
read (body and headings) and the place and kind of each occurrence, tie, tally and outlook.
A run that was stopped goes on where it was.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tocsin.core import ids
from tocsin.core.errors import InputError
from tocsin.core.types import Claim, Document, Occurrence, Outlook, Reading, Tally, Tie
from tocsin.core.vocab import Realis
from tocsin.models.english import TEXT_KINDS
from tocsin.pipeline.stages import Reader
from tocsin.settings import Settings
from training.gate_texts import Text, texts_in

VERDICTS = Path(__file__).parent.parent / "bench" / "restraint" / "verdicts_quiet.toml"
CURRENT = "current"
_HAPPENED = frozenset({Realis.HAPPENED, Realis.ONGOING})


def main(arguments: Sequence[str] | None = None) -> int:
    """Read every text and write what was found."""
    parser = argparse.ArgumentParser(prog="training.gate_labels", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args(arguments)
    reader = full_reader()
    known = _labelled(given.out)
    done = len(known)
    with given.out.open("a", encoding="utf-8") as out:
        for text in texts_in(given.data, VERDICTS):
            labelled = None if text.id in known else labels_of(text, reader)
            if labelled is not None:
                out.write(json.dumps(labelled, ensure_ascii=False) + "\n")
                done += 1
    print(f"{done} texts labelled", file=sys.stderr)
    return 0


def _labelled(path: Path) -> frozenset[str]:
    """Return the ids of the texts that are labelled already."""
    if not path.exists():
        return frozenset()
    lines = path.read_text(encoding="utf-8").split("\n")
    return frozenset(json.loads(line)["id"] for line in lines if line)


def labels_of(text: Text, reader: Reader) -> dict[str, Any] | None:
    """Return a text's blocks and finds, None where it is not read at all."""
    document = Document(id=ids.raw_digest(text.id.encode()), text=text.text, raw_digest="")
    try:
        reading = reader.read(document)
    except InputError:
        return None
    if reading.unread is not None:
        return None
    return {
        "id": text.id,
        "source": text.source,
        "known": text.known,
        "blocks": blocks_of(reading),
        "finds": finds_in(reading),
    }


def blocks_of(reading: Reading) -> list[tuple[int, str]]:
    """Return where each block that is read begins, and its words."""
    read = (each for each in reading.blocks if each.kind in TEXT_KINDS)
    return [(each.span.start, each.span.quote) for each in read]


def finds_in(reading: Reading) -> list[tuple[int, str, str]]:
    """Return where each occurrence, tie, tally and outlook stands, its kind and event type."""
    return sorted(find for claim in reading.claims if (find := _find(claim)) is not None)


def _find(claim: Claim) -> tuple[int, str, str] | None:
    content = claim.content
    match content:
        case Occurrence(realis=realis, background=background) if realis in _HAPPENED:
            kind = "background" if background else CURRENT
            return content.trigger.start, kind, content.event_type.value
        case Occurrence():
            return content.trigger.start, "occurrence", content.event_type.value
        case Tie():
            return content.trigger.start, "tie", ""
        case Tally() | Outlook():
            event = content.event_type.value if content.event_type else ""
            return content.span.start, type(content).__name__.lower(), event
        case _:
            return None


def full_reader() -> Reader:
    """Return what reads every text whole, the gate being off."""
    return Reader(Settings().without_gate())


if __name__ == "__main__":
    sys.exit(main())
