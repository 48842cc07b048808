"""The state of the war on one day, folded from its incidents."""

from vedette.situation.control import control
from vedette.situation.history import History, situation
from vedette.situation.view import View, view_of

__all__ = ["History", "View", "control", "situation", "view_of"]
