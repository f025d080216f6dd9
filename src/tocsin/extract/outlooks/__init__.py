"""Acts to come, as somebody forecasts, threatens, warns of or plans them."""
