"""An Analysis becomes attributions and claims, each with the words that say it."""
