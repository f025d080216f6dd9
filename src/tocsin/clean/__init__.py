"""A Document's text becomes blocks and a publication date."""
