"""Telling languages apart."""

import pytest

from vedette.intake.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army shelled the village on Monday and killed two shepherds who were with their sheep.", "en"),
        ("35 cases of suffocation in chemical attack on al-Hamra area", None),
        (
            "L'armée a bombardé le village pendant la nuit et deux bergers ont été tués, a dit le maire. "
            * 4,
            "fr",
        ),
        (
            "Die Armee beschoss das Dorf in der Nacht, und zwei Hirten wurden getötet. " * 4,
            "de",
        ),
        ("قال رئيس البلدية إن الجيش قصف القرية", "ar"),
        ("Армия обстреляла деревню ночью, погибли два пастуха, сказал мэр", "ru"),
        ("12 - 14", None),
        ("", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert language_of(text) == language
