"""Plain frozen dataclasses and enums; imports nothing of ours outside this package."""
