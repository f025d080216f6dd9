"""Whether it happened: told as done, planned, asked, supposed, or as history."""
