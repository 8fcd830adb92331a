"""Only texts that are clearly in another language are left unread."""

import pytest

from reportedly.extraction.language import detect_language

ENGLISH = [
    pytest.param("", id="nothing"),
    pytest.param("3,000", id="a number"),
    pytest.param("Seoul: 3,000 North Korean troops sent", id="a headline"),
    pytest.param("Pyongyang troops: 3,000", id="names and a number"),
    pytest.param("Nikkei 225 jumped 0.4%, Hang Seng rose 0.6%, Kospi slipped 0.2%.", id="a line of prices"),
    pytest.param(
        "RHP Jan Kowalski (0.5), LHP Andrej Novak (0.4), RHP Luis Ortega (0.4)", id="a list of names"
    ),
]
OTHERS = [
    pytest.param(
        "Die Regierung teilte am Mittwoch mit, dass mindestens 300 Menschen starben.", "de", id="German"
    ),
    pytest.param("Selon le ministère, au moins 300 personnes ont été tuées mercredi.", "fr", id="French"),
    pytest.param(
        "El gobierno dijo que murieron 300 personas en el terremoto del martes.", "es", id="Spanish"
    ),
    pytest.param("По данным министерства, погибли 300 человек.", "ru", id="Russian"),
    pytest.param("外交部说有三千名士兵被派往该地区，其中三百人受伤。", "zh", id="Chinese"),
]


@pytest.mark.parametrize("text", ENGLISH)
def test_short_english_is_read_rather_than_lost(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(("text", "code"), OTHERS)
def test_a_sentence_in_another_language_is_told_apart(text: str, code: str) -> None:
    assert detect_language(text) == code
