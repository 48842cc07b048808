"""Packs: what is known about a conflict, loaded from data and checked."""

from vedette.packs.errors import PackError
from vedette.packs.loader import check_pack, load_pack, packaged_packs
from vedette.packs.names import name_key
from vedette.packs.pack import Pack
from vedette.packs.place_index import distance_km

__all__ = ["Pack", "PackError", "check_pack", "distance_km", "load_pack", "name_key", "packaged_packs"]
