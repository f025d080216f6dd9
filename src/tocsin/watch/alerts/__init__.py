"""What somebody asked to be told of: what is new, changed or taken back, and when it leaves."""
