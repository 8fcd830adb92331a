"""One module a format; each defines EXPORTER."""
