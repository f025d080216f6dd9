"""What is made of results: lines, the page of the board, comparisons, plots, floors."""
