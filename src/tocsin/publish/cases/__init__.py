"""A case of duty to warn as a page and as lines, without names that are not to be shown."""
