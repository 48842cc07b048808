"""Days in English words, whatever the language of the machine."""

from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def month_text(day: date) -> str:
    """Return the month of a day as "February 2017"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_text(day: date) -> str:
    """Return a day as "6 February 2017"."""
    return f"{day.day} {month_text(day)}"
