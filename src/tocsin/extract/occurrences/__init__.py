"""What was done, by whom, to whom, where, when, with what harm; and what is not told as done."""
