"""The state of the war on one day, folded from its incidents."""

from vedette.situation.control import control
from vedette.situation.history import History, situation
from vedette.situation.tested import Tested, tested
from vedette.situation.view import View, view_of
from vedette.situation.violations import Register, register

__all__ = [
    "History",
    "Register",
    "Tested",
    "View",
    "control",
    "register",
    "situation",
    "tested",
    "view_of",
]
