"""What all benchmarks share: units and measures, intervals, reading, progress, results."""
