"""The rules of the extraction in plain words."""

import re
import tomllib
from collections.abc import Mapping
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
_PLACE = re.compile(r"\{(\w+)\}")


def rule_in_words(evidence: Evidence, values: Mapping[str, str] | None = None) -> str:
    """Say in a sentence why a field has its value; one sentence for each rule where several decided.

    With `values`, the sentences that have places for words of the text are filled in, as far as the words are there.
    """
    sentences = [_sentence(rule, evidence.stage, values or {}) for rule in evidence.rule.split()]
    return " ".join(dict.fromkeys(sentence for sentence in sentences if sentence))


def _sentence(rule: str, stage: str, values: Mapping[str, str]) -> str:
    plain, worded = _tables()
    name = rule
    while name:
        if name in worded and all(values.get(place) for place in _PLACE.findall(worded[name])):
            return _PLACE.sub(lambda place: values[place.group(1)], worded[name])
        if name in plain:
            return plain[name]
        # "stance.plan-verb" is found under "stance.plan", then under "stance".
        cut = max(name.rfind("."), name.rfind("-"))
        name = name[:cut] if cut > 0 else ""
    last = rule.rsplit(".", 1)[-1].replace("_", " ").replace("-", " ")
    return f"Read from {_STAGES.get(stage, stage)} (rule “{last}”)."


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    """Give the sentences without and with places for words: rule id -> sentence.

    A rule that has none is described by the longest id it starts with.
    """
    tables = tomllib.loads(resource("rules.toml").read_text("utf-8"))
    plain, worded = ({name: str(words) for name, words in tables[key].items()} for key in ("rules", "worded"))
    return plain, worded
