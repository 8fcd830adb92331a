"""The comparison sets: what of several figures is one origin, can both be true, and how a source's figures follow."""
