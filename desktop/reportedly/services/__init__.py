"""Use cases: the only callers of the store, the same for the window and the command line."""
