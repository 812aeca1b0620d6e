"""The language of a page: declared, unless its small words clearly say otherwise."""

import pytest

from checker.reading.languages import language
from tests.reading.reading_probe import document_of

SPANISH = (
    "<p>Las células madre son una opción para el dolor de rodilla y también para la espalda. En"
    " nuestra clínica los pacientes reciben una consulta con el médico, que explica los riesgos del"
    " tratamiento y responde a las preguntas. No está aprobado por las autoridades, pero muchos"
    " pacientes dicen que el dolor es menor después de unas semanas.</p>"
)
ENGLISH = (
    "<p>The cells are taken from the hip and put into the knee by the doctor. It is not known how"
    " well this works, and you should ask us about the risks before you decide. We do not promise"
    " that it will help, for it does not help all of the people who come to us with pain.</p>"
)
PAGES = [
    (f'<html lang="es">{SPANISH}', "es"),
    (f'<html lang="en">{SPANISH}', "es"),
    (SPANISH, "es"),
    (f'<html lang="en-GB">{ENGLISH}', "en"),
    (ENGLISH, "en"),
    ('<html lang="fr"><p>Bonjour.</p>', "fr"),
    ("<p>Too short to tell.</p>", ""),
]


@pytest.mark.parametrize(("page", "code"), PAGES)
def test_a_page_is_in_the_language_it_shows(page: str, code: str) -> None:
    assert language(document_of("a.html", page)) == code
