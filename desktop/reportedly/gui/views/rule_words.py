"""The rules of the extraction in plain words."""

import tomllib
from functools import cache

from reportedly.assets import resource
from reportedly.model.evidence import Evidence

__all__ = ["rule_in_words"]

_STAGES = {
    "numbers": "how the number is written", "quantities": "the number and its unit",
    "hedges": "the words around the number",
    "measures": "the noun that the number counts", "cues": "the words that attribute", "sources": "who is named",
    "stance": "the verb and its tense", "dates": "the dates in the text", "assemble": "the figure as a whole",
    "segment": "the sentence", "set_aside": "what the number stands for",
}  # fmt: skip


def rule_in_words(evidence: Evidence) -> str:
    """Say in a sentence why a field has its value; one sentence for each rule where several decided."""
    sentences = [_sentence(rule, evidence.stage) for rule in evidence.rule.split()]
    return " ".join(dict.fromkeys(sentences))


def _sentence(rule: str, stage: str) -> str:
    table, name = _rules(), rule
    while name:
        if name in table:
            return table[name]
        # "stance.plan-verb" is found under "stance.plan", then under "stance".
        cut = max(name.rfind("."), name.rfind("-"))
        name = name[:cut] if cut > 0 else ""
    last = rule.rsplit(".", 1)[-1].replace("_", " ").replace("-", " ")
    return f"Read from {_STAGES.get(stage, stage)} (rule “{last}”)."


@cache
def _rules() -> dict[str, str]:
    """Give rule id -> sentence; a rule that has none is described by the longest id it starts with."""
    path = resource("rules.toml")
    return {name: str(words) for name, words in tomllib.loads(path.read_text("utf-8"))["rules"].items()}
