"""What leaves the house: mail, webhooks, files. One adapter a way of sending."""
