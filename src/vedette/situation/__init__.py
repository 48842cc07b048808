"""The state of the war on one day, folded from its incidents."""

from vedette.situation.control import control
from vedette.situation.refusals import refusals
from vedette.situation.situation import situation
from vedette.situation.tested import Tested, tested
from vedette.situation.view import View, view_of
from vedette.situation.violations import Register, register

__all__ = ["Register", "Tested", "View", "control", "refusals", "register", "situation", "tested", "view_of"]
