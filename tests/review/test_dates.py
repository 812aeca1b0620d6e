"""Days are read in the forms people and programs write them; doubtful ones are refused."""

from datetime import date, datetime

import pytest

from checker.review.dates import DayError, day


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (None, ""),
        ("  ", ""),
        ("2025-06-03", "2025-06-03"),
        ("2025/6/3", "2025-06-03"),
        ("2025.06.03", "2025-06-03"),
        ("'2025-06-03", "2025-06-03"),
        ("2025-06-03T00:00:00", "2025-06-03"),
        ("2025-06-03 14:05", "2025-06-03"),
        ("3.6.2025", "2025-06-03"),
        ("03. 06. 2025", "2025-06-03"),
        ("13/06/2025", "2025-06-13"),
        ("06/13/2025", "2025-06-13"),
        ("5/5/2025", "2025-05-05"),
        ("3 June 2025", "2025-06-03"),
        ("Tuesday, 3 June 2025", "2025-06-03"),
        ("3rd June, 2025", "2025-06-03"),
        ("June 3, 2025", "2025-06-03"),
        ("Jun. 3rd, 2025", "2025-06-03"),
        ("3-Jun-25", "2025-06-03"),
        ("3-JUN-2025", "2025-06-03"),
        ("3. Juni 2025", "2025-06-03"),
        ("Dienstag, 3. Juni 2025", "2025-06-03"),
        ("3. März 2025", "2025-03-03"),
        ("mardi 3 juin 2025", "2025-06-03"),
        ("1er août 2025", "2025-08-01"),
        ("3 de junio de 2025", "2025-06-03"),
        ("martes, 3 de junio de 2025", "2025-06-03"),
        ("3 dic 2025", "2025-12-03"),
        ("3 giugno 2025", "2025-06-03"),
        ("terça-feira, 3 de março de 2025", "2025-03-03"),
        ("3 mrt. 2025", "2025-03-03"),
        ("2025年6月3日", "2025-06-03"),
        ("2025. 6. 3.", "2025-06-03"),
        (date(2025, 6, 3), "2025-06-03"),
        (datetime(2025, 6, 3, 9, 30), "2025-06-03"),  # noqa: DTZ001 - a cell has no time zone
        (45811, "2025-06-03"),
        (45811.4, "2025-06-03"),
    ],
)
def test_a_day_is_read(value: object, read: str) -> None:
    assert day(value) == read


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("06/03/2025", "'06/03/2025' may be 2025-06-03 or 2025-03-06; write it as 2026-04-02"),
        ("06-03-2025", "'06-03-2025' may be 2025-06-03 or 2025-03-06; write it as 2026-04-02"),
        ("3/6/25", "'3/6/25' can be read in more than one way; write it as 2026-04-02"),
        (
            "3 jui 2025",
            "'3 jui 2025': 'jui' is no month that is known here; write it as 2026-04-02",
        ),
        ("Freitag", "'Freitag' is not read as a date; write it as 2026-04-02"),
        ("2025-02-30", "'2025-02-30' is no day of the calendar; write it as 2026-04-02"),
        ("31/31/2025", "'31/31/2025' is no day of the calendar; write it as 2026-04-02"),
        ("yesterday", "'yesterday' is not read as a date; write it as 2026-04-02"),
        (True, "'True' is not read as a date; write it as 2026-04-02"),
        (12, "12 is no date; write it as 2026-04-02"),
        ("1899-12-30", "'1899-12-30' lies before 2000; write it as 2026-04-02"),
    ],
)
def test_a_doubtful_day_is_refused(value: object, told: str) -> None:
    with pytest.raises(DayError) as caught:
        day(value)

    assert str(caught.value) == told
