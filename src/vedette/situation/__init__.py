"""The state of the war on one day, folded from its incidents."""

from vedette.situation.control import control
from vedette.situation.situation import situation
from vedette.situation.view import View, view_of

__all__ = ["View", "control", "situation", "view_of"]
