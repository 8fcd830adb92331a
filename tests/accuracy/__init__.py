"""The own accuracy set: sentences of our own writing, their gold, and how the program is scored on them."""
