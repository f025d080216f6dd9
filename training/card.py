"""What the bundle is, on a page: what it learned from, how it is calibrated, its limits."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from bench.report.drawing import new_axes, save
from training.calibration import BINS, Told, probable, reliability
from training.windows import Marked

# Heads whose reliability is shown: of what the reader asks, what the annotation marks.
SHOWN = ("trigger", "role")
LICENCES: Mapping[str, str] = {
    "claims": "the project's own annotation of public-domain and OGL texts",
    "muc4": "MUC-4 training messages (NIST/NRaD)",
    "muc4-quiet": "MUC-4 training messages without an incident",
    "hrdsattack": "HRDsAttack training part (MIT)",
    "wikievents": "WikiEvents development part (MIT)",
    "event_location": "event locations of Halterman (MIT)",
    "plover": "sentences of PLOVER's gold records (CC BY-SA 4.0)",
    "silver": "texts of MUC-4, HRDsAttack, Giveme5W1H (Apache-2.0) and re3d (without BBC Online)"
    " marked by the rules",
}


def write_card(
    path: Path,
    *,
    digest: str,
    windows: Mapping[str, Sequence[Marked]],
    temperatures: Mapping[str, float],
) -> None:
    """Write the card beside the bundle."""
    lines = [
        "# The reader's model heads",
        "",
        f"Bundle {digest}. Made by `make train`; how and why: docs/adr/0014-learned-heads.md.",
        "",
        "One encoder (MiniLM, six layers of 384, lower case; pretrained weights Apache-2.0) with",
        "heads on words and on pairs of words. It says how probable it is that a word tells an",
        "act, of which type and mode, whether it happened or is history, and who has a part in",
        "it. Rules make records of that; the heads make none. It has learned attribution, identity",
        "and kinds of parties too, which rules read better: those heads are left out. A small",
        "network beside it (`places.npz`) tells which name is the place of an act.",
        "",
        "## What it learned from",
        "",
        "| data | documents | words |",
        "|---|---:|---:|",
        *(
            f"| {LICENCES[origin]} | {len({each.example.id for each in told}):,} "
            f"| {sum(each.count for each in told):,} |"
            for origin, told in windows.items()
            if told
        ),
        "",
        "Not from PolNeAR, the gun violence corpus, LGL, GeoVirus, WikiWars, UW or MEANTIME, whose",
        "licences do not allow it. Of what the scoreboard scores it has learned the annotation,",
        "and the sentences of event locations, whose figures with heads are therefore those of",
        "five folds (`make bench-cv`); and the texts of Giveme5W1H, as rules mark them, are 60 of",
        "the 200 quiet texts.",
        "",
        "## Calibration",
        "",
        "Scores are divided by a temperature before they are probabilities, fitted on documents of",
        "the annotation that the network had not seen (five folds). Heads without one (incidents,",
        "fillers and parts, which the annotation does not mark) are as trained.",
        "",
        "| head | temperature |",
        "|---|---:|",
        *(f"| {head} | {value:.2f} |" for head, value in sorted(temperatures.items())),
        "",
        "![Reliability of the heads](../../../../../docs/models/heads.svg)",
        "",
        "## Limits",
        "",
        "- English news of the kind in the annotation: agency reports and statements on political",
        "  violence, 1989 to 2017. Other genres and later words are read less well.",
        "- The annotation is small (62 documents); modes and realis with few cases are guesses.",
        "- Warnings delivered, aid, cooperation, agreements, accusations, interceptions and such",
        "  have next to no examples: of words that no table knows they are never told.",
        "- Not for decisions about persons. Names of victims are found so that they can be masked.",
        "",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def plot_reliability(
    told: Iterable[Mapping[str, Told]], temperatures: Mapping[str, float], path: Path
) -> Path:
    """Draw for each head how often what it says with some probability is right."""
    joined: dict[str, list[Told]] = {}
    for each in told:
        for head, part in each.items():
            joined.setdefault(head, []).append(part)
    figure, axes = new_axes()
    axes.plot([0, 1], [0, 1], color="grey", linewidth=1, label="perfect")
    for head in SHOWN:
        pairs = [probable(head, part, temperatures.get(head, 1.0)) for part in joined.get(head, [])]
        if not pairs:
            continue
        points = reliability(
            np.concatenate([one for one, _ in pairs]), np.concatenate([other for _, other in pairs])
        )
        axes.plot([x for x, _, _ in points], [y for _, y, _ in points], marker=".", label=head)
    axes.set(
        xlabel=f"probability said, in {BINS} bins", ylabel="share that is right",
        xlim=(0, 1), ylim=(0, 1.02),
    )  # fmt: skip
    return save(figure, path, columns=3)
