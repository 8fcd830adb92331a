"""Keeps PySide from reading the source of each module that is imported after it."""

import sys

__all__ = ["leave_sources_unread"]


def leave_sources_unread() -> None:
    """Tell PySide that no module asks for its switches (`from __feature__ import snake_case`).

    PySide 6 looks for its own name in the source text of every module, right after its import, for the sake of these
    switches, and Python keeps all that text: 0.05 s of the start and some megabytes (23 November 2026). No module of
    the program or of what it uses has one. Where PySide has no such look-up any more, nothing is changed.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _uses_none


def _uses_none(_: object) -> bool:
    return False
