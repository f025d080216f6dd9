"""Scale: how time and memory grow with a ledger of 1,000 to 100,000 reports.

    python -m bench.scale [--most N] [--patience SECONDS]

Each size is measured in a process of its own, over the same invented world (`world.py`):

- `write`       every document with its reading, a transaction each, as reading does it
- `documents`   all documents read back; `readings`, the same of all readings
- `document`    one document by its id
- `file`        all documents filed under the keys by which others find them
- `fuse_one`    what one document adds: its incidents fused alone, copies and proposed merges;
                processor time, the median of forty documents from all over the ledger
- `view`        the incidents and grades that the whole ledger makes: fusing and assessing
- `copies`      near-duplicate texts alone, as fusing finds them
- `datasketch`  MinHash signatures and their index by the datasketch library, on the same texts

Fusing, copies and datasketch are left out, and named, where they would take longer than the
patience by the two sizes before. The slope is that of a straight line through time over size,
both logarithmic: 1 is growth in proportion, 2 is growth with the square.
"""

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.kit.results import RESULTS
from bench.kit.revisions import state_of_code
from bench.scale.world import reports
from tocsin.core.types import Document, Reading
from tocsin.core.words import words_of
from tocsin.fuse.copies import near_duplicates
from tocsin.pipeline.filing import catch_up
from tocsin.pipeline.neighbours import neighbours
from tocsin.pipeline.view import view
from tocsin.settings import Settings
from tocsin.store.ledger import Ledger

NAME = "scale"
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
ALWAYS = ("write", "documents", "readings", "document", "file", "fuse_one")
MAYBE = ("copies", "datasketch", "view")
PATIENCE = 120.0
_ASKED = 200
_FUSED = 40
_PERMUTATIONS = 128
Row = Mapping[str, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure every size, print and write the figures and their slopes."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale", description=__doc__)
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest ledger")
    parser.add_argument("--patience", type=float, default=PATIENCE, help="seconds a measurement")
    parser.add_argument("--measure", nargs=2, metavar=("KINDS", "SIZE"), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.measure:
        kinds, size = given.measure
        print(json.dumps(_measured(kinds.split(","), int(size))))
        return 0
    rows: dict[int, Row] = {}
    left: dict[str, int] = {}
    for size in (each for each in SIZES if each <= given.most):
        late = [kind for kind in MAYBE if foreseen(rows, kind, size) > given.patience]
        left = {**dict.fromkeys(late, size), **left}
        rows[size] = _in_a_process([kind for kind in MAYBE if kind not in left], size)
        figures = (f"{key} {value:,.4g}" for key, value in rows[size].items())
        print(f"{size:>7,}", *figures, flush=True)
    grown = (*ALWAYS, *MAYBE, "ledger_mib", "files_mib")
    slopes = {kind: found for kind in grown if (found := slope(rows, kind)) is not None}
    for kind, found in slopes.items():
        end = f"; left out from {left[kind]:,} on" if kind in left else ""
        print(f"{kind:12} slope {found:.2f}{end}")
    content = {
        "benchmark": NAME,
        "commit": state_of_code(),
        "patience_s": given.patience,
        "rows": {str(size): _rounded(row) for size, row in rows.items()},
        "slopes": {kind: round(found, 3) for kind, found in slopes.items()},
        "left_out_from": left,
    }
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{NAME}.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return 0


def slope(rows: Mapping[int, Row], kind: str) -> float | None:
    """Return the slope of a kind's figure over the size, both logarithmic (least squares)."""
    points = [(math.log(n), math.log(row[kind])) for n, row in rows.items() if row.get(kind)]
    if len(points) < 2:
        return None
    middle_x, middle_y = (sum(values) / len(points) for values in zip(*points, strict=True))
    over = sum((x - middle_x) * (y - middle_y) for x, y in points)
    return float(over / sum((x - middle_x) ** 2 for x, _ in points))


def foreseen(rows: Mapping[int, Row], kind: str, size: int) -> float:
    """Return the seconds that the last two sizes lead one to expect; 0 for the first two."""
    last = [(n, row[kind]) for n, row in rows.items() if row.get(kind)][-2:]
    if len(last) < 2:
        return 0.0
    (n, before), (m, now) = last
    steepness = max(1.0, math.log(now / before) / math.log(m / n))
    return float(now * (size / m) ** steepness)


def _in_a_process(kinds: Sequence[str], size: int) -> Row:
    command = [sys.executable, "-m", "bench.scale", "--measure", ",".join(kinds), str(size)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: Row = json.loads(done.stdout)
    return found


def _rounded(row: Row) -> Row:
    return {key: float(f"{value:.4g}") for key, value in row.items()}


# --------------------------------------------------------------------------- in a process


def _measured(kinds: Sequence[str], size: int) -> dict[str, float]:
    """Return the seconds of each kind on a ledger of this size, and sizes in MiB."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        pairs = list(reports(size))
        with Ledger.open(path) as ledger:
            found["write"] = _seconds(lambda: _write(ledger, pairs))
            found["ledger_mib"] = path.stat().st_size / 2**20
            found["documents"] = _seconds(ledger.documents)
            found["readings"] = _seconds(ledger.readings)
            found["document"] = _seconds(lambda: _ask(ledger, pairs)) / _ASKED
            settings = Settings()
            found["file"] = _seconds(lambda: catch_up(ledger, settings))
            found["files_mib"] = path.stat().st_size / 2**20 - found["ledger_mib"]
            found |= _fused_alone(ledger, [document.id for document, _ in pairs], settings)
            documents, readings = zip(*pairs, strict=True)
            slow: dict[str, Callable[[], object]] = {
                "copies": lambda: near_duplicates(documents, readings, settings.fuse.copies),
                "datasketch": lambda: _datasketch([document.text for document in documents]),
                "view": lambda: view(ledger, settings=settings),
            }
            for kind, done in slow.items():
                if kind in kinds:
                    found[kind] = _seconds(done)
    found["peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def _seconds(done: Callable[[], object]) -> float:
    started = time.perf_counter()
    done()
    return time.perf_counter() - started


def _write(ledger: Ledger, pairs: Sequence[tuple[Document, Reading]]) -> None:
    now = datetime.now(UTC)
    for document, reading in pairs:
        with ledger.writing() as writer:
            writer.append(document, recorded_at=now)
            writer.append(reading, recorded_at=now)


def _ask(ledger: Ledger, pairs: Sequence[tuple[Document, Reading]]) -> None:
    step = max(1, len(pairs) // _ASKED)
    for number in range(_ASKED):
        assert ledger.document(pairs[number * step % len(pairs)][0].id) is not None


def _fused_alone(
    ledger: Ledger, document_ids: Sequence[str], settings: Settings
) -> dict[str, float]:
    """Return the processor seconds of fusing one document: the median, and the longest."""
    neighbours(ledger, document_ids[:1], settings=settings)
    taken = []
    for one in document_ids[:: -max(1, len(document_ids) // _FUSED)][:_FUSED]:
        started = time.process_time()
        neighbours(ledger, [one], settings=settings)
        taken.append(time.process_time() - started)
    return {"fuse_one": median(taken), "fuse_one_longest": max(taken)}


def _datasketch(texts: Sequence[str]) -> int:
    """Return how many texts have a near-duplicate among those before, by datasketch."""
    from datasketch import MinHash, MinHashLSH

    settings = Settings().fuse.copies
    index = MinHashLSH(threshold=settings.min_similarity, num_perm=_PERMUTATIONS)
    alike = 0
    for number, text in enumerate(texts):
        words = words_of(text)
        size = settings.shingle_words
        runs = {" ".join(words[at : at + size]).encode() for at in range(len(words) - size + 1)}
        signature = MinHash(num_perm=_PERMUTATIONS)
        signature.update_batch(runs)
        alike += bool(index.query(signature))
        index.insert(str(number), signature)
    return alike


if __name__ == "__main__":
    sys.exit(main())
