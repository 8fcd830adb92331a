"""Which names are one: each merged name hangs on the one it was joined to, and the last of them counts.

The names of one thing make a tree: what was merged into A comes along when A is merged into B, and comes back
with A when A is split off again. A mapping `joined` holds, for each merged name, the name that it was joined
to; names that are not in it count themselves.
"""

from collections.abc import Collection, Mapping

__all__ = ["Joined", "join", "leads", "part"]

Joined = Mapping[str, str]


def leads(joined: Joined) -> dict[str, str]:
    """Give for each merged name the one that counts."""
    return {alias: _last(joined, alias) for alias in joined}


def join(joined: Joined, names: Collection[str], into: str) -> dict[str, str]:
    """Make these names, and all that is one with them, one with `into`, which counts from now on.

    A name that was merged into another one already takes the whole of that along: both were said to be one.
    """
    tops = {_last(joined, name) for name in (*names, into)}
    changed = {alias: name for alias, name in joined.items() if alias != into}
    return changed | {top: into for top in tops if top != into}


def part(joined: Joined, aliases: Collection[str]) -> dict[str, str]:
    """Give these names back to themselves; what had been joined to them comes along."""
    return {alias: name for alias, name in joined.items() if alias not in aliases}


def _last(joined: Joined, name: str) -> str:
    while name in joined:
        name = joined[name]
    return name
