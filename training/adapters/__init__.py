"""One module a data set: from its own form to examples of the common task format."""
