"""Claims by many origins become one incident, with what its origins differ on."""

from vedette.incidents.acled import acled_event
from vedette.incidents.link import link

__all__ = ["acled_event", "link"]
