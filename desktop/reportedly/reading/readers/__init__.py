"""One file a format. Each defines READER; nothing else needs to know."""

__all__: list[str] = []
