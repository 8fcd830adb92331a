"""The window: a thin layer of Qt over the services."""
