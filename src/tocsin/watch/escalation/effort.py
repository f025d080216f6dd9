"""How much sources reported in each week, by what else they brought: the exposure of counts."""

import numpy as np

from tocsin.watch.escalation.tails import Array

# So many reports a week are added: a few more or less by chance change nothing.
_ADDED = 10.0
# The least and the most that effort may differ from the usual.
_LEAST, _MOST = 0.25, 4.0


def exposure(reports: Array, observed: Array, *, least: float) -> Array:
    """Return how much was reported in each week, 1 as usual and 0 where nothing was read.

    Args:
        reports: n series by T weeks, reports of the sources that tell of none of the incidents
            counted: what is counted must not measure itself.
        observed: n by T, 1 where anything was read, else 0.
        least: A series with fewer such reports in a usual week has exposure 1: how much was
            reported cannot be measured.
    """
    seen = np.where(observed > 0, reports, np.nan)
    usual = np.nanmedian(np.where(np.isnan(seen).all(axis=1, keepdims=True), 0.0, seen), axis=1)
    share = (reports + _ADDED) / (usual[:, None] + _ADDED)
    measured = np.where(usual[:, None] >= least, np.clip(share, _LEAST, _MOST), 1.0)
    return np.where(observed > 0, measured, 0.0)
