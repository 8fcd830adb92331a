"""Qt item models over the figures, articles and sources of a project."""
