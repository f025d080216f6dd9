"""How many were killed, hurt, taken: by which act, and as which outcome."""
