"""Claims by many origins become one incident, with what its origins differ on."""

from vedette.incidents.acled import acled_event, coded
from vedette.incidents.aside import with_set_aside
from vedette.incidents.field_rows import apart_by_hour
from vedette.incidents.link import Linked, link

__all__ = ["Linked", "acled_event", "apart_by_hour", "coded", "link", "with_set_aside"]
