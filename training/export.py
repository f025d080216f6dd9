"""From a trained network to the bundle: two graphs, int8 per channel, with a manifest."""

import json
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from tocsin.models import places
from training.bases import Base
from training.examples import FLAGS, PAIRS, TAGS
from training.network import Network

# What the reader asks; the other heads only help to learn these.
ASKED_TAGS = {head: TAGS[head] for head in ("trigger", "mode", "realis", "background", "incident")}
ASKED_FLAGS = {head: FLAGS[head] for head in ("filler",)}
ASKED_PAIRS = {head: PAIRS[head] for head in ("role", "part")}
ASKED = frozenset({*ASKED_TAGS, *ASKED_FLAGS, *ASKED_PAIRS})
# Which head's labels make a word a predicate of which head on pairs.
PREDICATES: Mapping[str, tuple[str, ...]] = {
    "role": ("trigger",),
    "part": ("incident", "trigger"),
}
# What stays as trained: the second products of the first layers, whose inputs reach furthest, lose
# most in int8 (a fifth of the whole loss, for 5 MB).
AS_TRAINED = tuple(f"layer.{layer}/output/dense/MatMul" for layer in range(3))
MANIFEST = "manifest.json"
# What a bundle weighs its words with; the last is made after the others, of the vectors they give.
WEIGHTS = ("words.onnx", "pairs.onnx", places.FILE)
MIN_PREDICATE = 0.1
MIN_PAIR = 0.05


class _Words(nn.Module):
    """The first graph: all scores of words that are asked, side by side."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        told = [network.tags[head] for head in ASKED_TAGS]
        told += [network.flags[head] for head in ASKED_FLAGS]
        heads = [each for each in told if isinstance(each, nn.Linear)]
        self.weight = nn.Parameter(torch.cat([each.weight for each in heads]))
        self.bias = nn.Parameter(torch.cat([each.bias for each in heads]))

    def forward(self, pieces: Tensor, present: Tensor, starts: Tensor) -> tuple[Tensor, ...]:
        vectors = self.network.vectors(pieces, present, starts)
        return vectors, nn.functional.linear(vectors, self.weight, self.bias)


class _Pairs(nn.Module):
    """The second graph: the heads on pairs that are asked, each with its own predicates."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, vectors: Tensor, *predicates: Tensor) -> tuple[Tensor, ...]:
        return tuple(
            self.network.pair(head, vectors, places)
            for head, places in zip(ASKED_PAIRS, predicates, strict=True)
        )


def export(
    network: Network,
    base: Base,
    folder: Path,
    *,
    temperatures: Mapping[str, float],
    whole: bool = False,
) -> str:
    """Write a bundle and return its digest.

    With `whole` the weights stay as they are, to measure what int8 costs.
    """
    network.eval().cpu()
    # Spelled out, attention runs a fifth faster in onnxruntime than as one fused operator.
    network.encoder.set_attn_implementation("eager")  # type: ignore[operator]
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made:
        _graphs(network, Path(made))
        for name in ("words.onnx", "pairs.onnx"):
            if whole:
                shutil.copy(Path(made) / name, folder / name)
            else:
                quantize_dynamic(
                    Path(made) / name,
                    folder / name,
                    per_channel=True,
                    # Without it sums overflow on processors that lack VNNI.
                    reduce_range=True,
                    weight_type=QuantType.QInt8,
                    nodes_to_exclude=_as_trained(Path(made) / name),
                )
    tokenizer = base.tokenizer()
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    manifest = {
        "digest": "",
        "tags": ASKED_TAGS,
        "flags": ASKED_FLAGS,
        "pairs": ASKED_PAIRS,
        "predicates": PREDICATES,
        "temperatures": temperatures,
        "min_predicate": MIN_PREDICATE,
        "min_pair": MIN_PAIR,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return sign(folder)


def sign(folder: Path) -> str:
    """Write the digest of a bundle's weights into its manifest and return it."""
    path = folder / MANIFEST
    weights = [folder / name for name in WEIGHTS]
    told = b"".join(each.read_bytes() for each in weights if each.exists())
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["digest"] = sha256(told).hexdigest()[:16]
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return str(manifest["digest"])


def _as_trained(path: Path) -> list[str]:
    """Return the products of a graph that stay as they are trained."""
    nodes = onnx.load(path).graph.node
    return [node.name for node in nodes if node.name.endswith(AS_TRAINED)]


def _graphs(network: Network, folder: Path) -> None:
    pieces = torch.full((1, 12), 5, dtype=torch.int64)
    starts = torch.arange(1, 9, dtype=torch.int64).unsqueeze(0)
    few = torch.tensor([[1, 3]], dtype=torch.int64)
    with torch.no_grad():
        vectors = network(pieces, torch.ones_like(pieces), starts)["vectors"]
    windows, words = "windows", "words"
    torch.onnx.export(
        _Words(network),
        (pieces, torch.ones_like(pieces), starts),
        folder / "words.onnx",
        input_names=["pieces", "present", "starts"],
        output_names=["vectors", "scores"],
        dynamic_axes={
            "pieces": {0: windows, 1: "pieces"},
            "present": {0: windows, 1: "pieces"},
            "starts": {0: windows, 1: words},
            "vectors": {0: windows, 1: words},
            "scores": {0: windows, 1: words},
        },
        dynamo=False,
    )
    names = [*ASKED_PAIRS]
    torch.onnx.export(
        _Pairs(network),
        (vectors, *[few for _ in names]),
        folder / "pairs.onnx",
        input_names=["vectors", *names],
        output_names=[f"{name}_scores" for name in names],
        dynamic_axes={
            "vectors": {0: windows, 1: words},
            **{name: {0: windows, 1: f"{name}_predicates"} for name in names},
            **{f"{name}_scores": {0: windows, 1: f"{name}_predicates", 2: words} for name in names},
        },
        dynamo=False,
    )
