"""Which language an article is in; only languages with a lexicon are read for figures."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["detect_language", "language_name"]

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to in a is that for it was on are as with by at from be this have has had not but or said his "
    "they an will which were been their who its more than would there after over up one two he she we you".split()
)
# Share of function words above which a text is English without asking the classifier: English news has
# 0.30 to 0.45, other European languages under 0.10 (own articles and bench texts, 2026-11-22).
SURELY_ENGLISH = 0.15
# Written news languages that the classifier chooses among; with all of its 140 a line of names and prices
# comes out as Sotho or Nigerian Pidgin.
_LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian",
    "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu",
    "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip
# By how much (natural logarithm of the odds) another language must win over English: whole sentences of 8
# words do so by 60 to 370, English lines of names by 1 to 25 (own sentences in 9 languages, 2026-11-22).
SURELY_OTHER = 30.0


def detect_language(text: str) -> str:
    """Give the ISO 639-1 code of the text's language; "en" unless another one is clearly more likely."""
    words = [word.lower() for word in _WORD.findall(text[:20_000])]
    if not words or sum(word in _ENGLISH for word in words) / len(words) >= SURELY_ENGLISH:
        return "en"
    scores = _scores(text[:20_000])
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] - scores["en"] >= SURELY_OTHER else "en"


def language_name(code: str) -> str:
    """Give a language's English name; of a code without one, what is known of it."""
    return _LANGUAGES.get(code, f"another language ({code})")


def _scores(text: str) -> dict[str, float]:
    """Give the log-likelihood of each language."""
    return dict(_classifier().rank(text))


@cache
def _classifier() -> "LanguageIdentifier":
    from py3langid.langid import (  # a second: only where it is needed
        MODEL_DIR,
        MODEL_FILE,
        LanguageIdentifier,
    )

    classifier = LanguageIdentifier.from_modelpath(str(MODEL_DIR / MODEL_FILE))
    known = set(classifier.labels)
    classifier.set_languages([code for code in _LANGUAGES if code in known])
    return classifier
