"""All data sets as examples, made once and kept: parsing takes minutes."""

import pickle
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from bench.claims.load import load as load_claims
from training.adapters import (
    claims,
    event_location,
    hrdsattack,
    muc4,
    plover,
    silver,
    wikievents,
)
from training.bases import Base
from training.examples import Example
from training.windows import Marked, marked_windows

Maker = Callable[[Path], Iterable[Example]]


def _claims(data: Path) -> Iterable[Example]:
    return [claims.example_of(each) for each in load_claims(data / "claims", "train", "dev")]


# Data that may ship (data/README.md); of sets with a development part, the training part only.
ORIGINS: Mapping[str, Maker] = {
    "claims": _claims,
    "muc4": lambda data: muc4.examples(data / "muc4/processed/train.json"),
    "hrdsattack": lambda data: hrdsattack.examples(data / "hrdsattack/train.json"),
    "wikievents": lambda data: wikievents.examples(data / "wikievents/dev.jsonl"),
    "event_location": lambda data: event_location.examples(data / "event_location/labeled.jsonl"),
    "plover": lambda data: plover.examples(data / "plover_gsr/gold_standard_records"),
    "silver": silver.examples,
}


def examples_of(origin: str, data: Path, kept: Path) -> list[Example]:
    """Return a data set's examples, from `kept` where this code has made them before."""
    here = Path(__file__).parent
    code = b"".join(
        path.read_bytes()
        for path in (here / "examples.py", here / "texts.py", here / "adapters" / f"{origin}.py")
    )
    path = kept / f"{origin}-{sha256(code).hexdigest()[:12]}.pickle"
    if path.exists():
        found: list[Example] = pickle.loads(path.read_bytes())
        return found
    made = list(ORIGINS[origin](data))
    kept.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(made))
    return made


def windows_of(
    base: Base, shares: Iterable[str], data: Path, runs: Path
) -> dict[str, list[Marked]]:
    """Return the windows by origin; MUC-4's messages without a template are one of their own."""
    tokenizer = base.tokenizer()
    found = {
        origin: [
            window
            for example in examples_of(origin, data, runs / "kept")
            for window in marked_windows(tokenizer, example)
        ]
        for origin in shares
        if origin in ORIGINS
    }
    messages = found.get("muc4", [])
    found["muc4"] = [each for each in messages if each.example.wholes["types"]]
    found["muc4-quiet"] = [each for each in messages if not each.example.wholes["types"]]
    return found
