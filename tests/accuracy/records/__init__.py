"""The own set of whole records: articles of our own writing, their gold, and how the program is scored on them."""
