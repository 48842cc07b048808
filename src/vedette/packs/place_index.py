"""Find places by name: the pack's own first, then those of the world's gazetteer."""

from collections.abc import Mapping
from functools import cached_property, lru_cache

from vedette.model.globe import great_circle_km
from vedette.packs.gazetteer import PREFIX, Found, world_gazetteer
from vedette.packs.names import name_key, same_article
from vedette.packs.records import Country, Place
from vedette.packs.spelling import skeletons, spelled_apart

# A gazetteer's place of the same name within this distance of the pack's is the same place.
_SAME_PLACE_KM = 12.0
# GeoNames lists other names by the hundred; a place known mainly by the name weighs as much as one ten times
# its size that is only also called so.
_OTHER_NAME_WEIGHT = 0.1
# A province counts for a twentieth of its people: "New York" is the city before it is the state.
_PROVINCE_WEIGHT = 0.05


class PlaceIndex:
    """The places of a pack by name and id, over the gazetteer of the world."""

    def __init__(
        self,
        places: Mapping[str, Place],
        own: frozenset[str],
        countries: Mapping[str, Country],
        home: tuple[str, ...],
        provinces: Mapping[str, str],
    ) -> None:
        self._places = places
        self._own = own
        self._home = home
        self._provinces = provinces
        self._country_ids = {country.iso2: country.id for country in countries.values()}
        self._by_key: dict[str, list[tuple[Place, str]]] = {}
        for place in places.values():
            for name in dict.fromkeys((place.name, *place.names)):
                self._by_key.setdefault(name_key(name), []).append((place, name))

        # The same few names come again and again in the reports of one war.
        self._cached = lru_cache(maxsize=8192)(self._find)
        self._cached_alike = lru_cache(maxsize=8192)(self._alike)
        self._cached_within = lru_cache(maxsize=65536)(self._within)
        self._cached_province = lru_cache(maxsize=8192)(lambda code: world_gazetteer().province(code))

    def find(self, name: str, country: str | None) -> tuple[Place, ...]:
        """Return the places called `name`, likeliest first; `country` is an ISO code."""
        found = self._cached(name)
        return found if country is None else tuple(place for place in found if place.country == country)

    def _find(self, name: str) -> tuple[Place, ...]:
        key = name_key(name)
        if not key:
            return ()
        found: dict[str, tuple[tuple[bool, bool, bool, bool, float, str], Place]] = {}

        def add(place: Place, same: bool, weight: float) -> None:
            rank = (
                place.id not in self._own,
                not same,
                place.id not in self._places,
                place.country not in self._home,
                -place.population * weight,
                place.id,
            )
            if place.id not in found or rank < found[place.id][0]:
                found[place.id] = (rank, place)

        of_pack = self._by_key.get(key, [])
        for place, text in of_pack:
            add(place, same_article(name, text), 1.0)
        for hit in world_gazetteer().find(name):
            if hit.place.kind == "province":
                if hit.admin1 not in self._provinces and not any(
                    _same_land(hit.place, p) for p, _ in of_pack
                ):
                    add(self._placed(hit), hit.same_article, _PROVINCE_WEIGHT)
            elif not any(_same_place(hit.place, place) for place, _ in of_pack):
                add(self._placed(hit), hit.same_article, 1.0 if hit.main else _OTHER_NAME_WEIGHT)
        return tuple(place for _, place in sorted(found.values(), key=lambda pair: pair[0]))

    def alike(self, name: str) -> tuple[Place, ...]:
        """Return the places at home whose name may be `name` in another spelling, the closest only."""
        return self._cached_alike(name)

    def _alike(self, name: str) -> tuple[Place, ...]:
        near: dict[str, tuple[int, Place]] = {}
        for key in skeletons(name):
            for place, text in self._by_skeleton.get(key, ()):
                apart = spelled_apart(name, text)
                if apart is not None and apart <= near.get(place.id, (apart, place))[0]:
                    near[place.id] = apart, place
        least = min((apart for apart, _ in near.values()), default=0)
        found: list[Place] = []
        for apart, place in near.values():
            if apart == least and not any(_same_place(place, other) for other in found):
                found.append(place)
        return tuple(found)

    @cached_property
    def _by_skeleton(self) -> dict[str, list[tuple[Place, str]]]:
        """The places at home, the pack's own before the gazetteer's, by the skeletons of their names."""
        found: dict[str, list[tuple[Place, str]]] = {}
        at_home = [
            (place, text)
            for place in self._places.values()
            if place.country in self._home and place.kind not in {"country", "province"}
            for text in dict.fromkeys((place.name, *place.names))
        ]
        known = {name_key(text) for _, text in at_home}
        for country in self._home:
            for hit, text in world_gazetteer().of_country(country):
                if name_key(text) not in known:
                    at_home.append((self._placed(hit), text))
        for place, text in at_home:
            for key in skeletons(text):
                found.setdefault(key, []).append((place, text))
        return found

    def get(self, place_id: str) -> Place | None:
        """Return the place with this id, None where there is none."""
        if place_id in self._places or not place_id.startswith(PREFIX):
            return self._places.get(place_id)
        hit = world_gazetteer().get(place_id)
        return self._placed(hit) if hit is not None else None

    def within(self, place_id: str) -> tuple[str, ...]:
        """Return the ids of the places that hold `place_id`, from the inside out, the country last."""
        return self._cached_within(place_id)

    def _within(self, place_id: str) -> tuple[str, ...]:
        place = self.get(place_id)
        above: list[str] = []
        while place is not None:
            larger = place.part_of
            if larger is None and place.kind != "country" and place.country is not None:
                larger = self._country_ids.get(place.country)
            if larger is None or larger in above or larger == place_id:
                break
            above.append(larger)
            place = self.get(larger)
        return tuple(above)

    def _placed(self, hit: Found) -> Place:
        """Give a place of the gazetteer its province, the pack's own first, or its country."""
        code = hit.place.country
        larger = self._country_ids.get(code) if code else None
        if hit.place.kind != "province":
            larger = self._province(hit.admin1) or larger
        return hit.place.model_copy(update={"part_of": larger})

    def _province(self, code: str) -> str | None:
        if code in self._provinces:
            return self._provinces[code]
        found = self._cached_province(code)
        return found.place.id if found is not None else None


def distance_km(one: Place, other: Place) -> float:
    """Return the distance of two places in kilometres along the earth's surface."""
    return great_circle_km((one.lat, one.lon), (other.lat, other.lon))


def _same_land(hit: Place, place: Place) -> bool:
    """Whether a gazetteer's province is the land of the same name that the pack has."""
    return hit.country == place.country and place.kind in {"province", "region"}


def _same_place(hit: Place, place: Place) -> bool:
    return hit.country == place.country and distance_km(hit, place) <= _SAME_PLACE_KM
