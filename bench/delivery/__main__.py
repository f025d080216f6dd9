"""At least once and in order: alerts over webhooks while so many failures are injected.

    python -m bench.delivery [--alerts 300] [--failures 1000] [--seed 7]

A real receiver on loopback fails in each of eleven ways; the sender is Tocsin's own outbox in a
ledger. Each subject is told, corrected and taken back. Time is simulated, so that waits cost
nothing. Ends with 1 unless all failures were injected, every alert arrived, and a receiver that
throws repetitions away saw each once, and those on one subject in the order of telling.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.delivery.simulation import Outcome, simulate


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what arrived."""
    parser = argparse.ArgumentParser(prog="python -m bench.delivery", description=__doc__)
    parser.add_argument("--alerts", type=int, default=300)
    parser.add_argument("--failures", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args(arguments)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        found = simulate(
            Path(folder) / "ledger.db",
            alerts=given.alerts,
            failures=given.failures,
            seed=given.seed,
        )
    _print(found, seconds=time.monotonic() - started)
    return 0 if found.complete else 1


def _print(found: Outcome, *, seconds: float) -> None:
    print(f"alerts sent out           {found.alerts}")
    print(f"subjects                  {found.subjects}")
    print(f"failures injected         {sum(found.faults.values())} of {found.asked}")
    for fault, number in sorted(Counter(found.faults).items()):
        print(f"  {fault.value:58} {number}")
    print(f"alerts that arrived       {found.arrived}")
    print(f"seen twice, duplicates thrown away    {found.twice}")
    print(f"messages that came again  {found.again}")
    print(f"subjects seen out of order  {found.disordered}")
    print(f"dead letters              {found.dead}")
    print(f"wrong signatures          {found.wrong_signatures}")
    print(f"simulated time            {found.simulated}")
    print(f"{seconds:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
