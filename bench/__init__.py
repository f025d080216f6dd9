"""The scoreboard: public benchmarks of what the package does. Never imported by it."""
