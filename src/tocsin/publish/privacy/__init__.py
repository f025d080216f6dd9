"""Which names are private, and text without them."""
