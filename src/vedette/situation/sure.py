"""What is known well enough of who holds what to say for certain that a place is cut off."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from vedette.model import PlaceState, RouteState, SiegeState
from vedette.packs.pack import Pack
from vedette.situation.settings import settings
from vedette.situation.supply import Ground, grounds, side_of


def with_doubts(
    computed: Iterable[SiegeState],
    places: Sequence[PlaceState],
    cuts: Sequence[RouteState],
    pack: Pack,
    on: date,
) -> tuple[SiegeState, ...]:
    """Return computed sieges, those `uncertain` that don't follow from what is sure alone.

    A place closes a way for sure if its holder is trusted from `sure_from` on and nobody contends for it, a
    road if it was told to be cut within `siege_uncertain_after`: with one misread holder a ring is none. Who
    holds the place that is cut off must be as sure, but it may well be fought for.
    """
    states = {state.place: state for state in places}
    closing = [state for state in places if _is_trusted(state) and not state.contested]
    roads = [route for route in cuts if _is_fresh(route, on)]
    of_all: Mapping[str, Ground] | None = None  # what most sieges share, since their own place is sure too
    found = []
    for siege in computed:
        state = states[siege.place]
        sure = _is_trusted(state) and not state.parts
        if sure and state.contested:
            sure = _is_cut_off(state, grounds([*closing, state], roads, pack, on), pack, on)
        elif sure:
            of_all = grounds(closing, roads, pack, on) if of_all is None else of_all
            sure = _is_cut_off(state, of_all, pack, on)
        found.append(siege if sure else siege.model_copy(update={"state": "uncertain"}))
    return tuple(found)


def _is_cut_off(state: PlaceState, ground: Mapping[str, Ground], pack: Pack, on: date) -> bool:
    own = ground.get(side_of(state.holder or "", pack, on))
    return own is not None and state.place not in own.supplied


def _is_trusted(state: PlaceState) -> bool:
    disputed = any(one.field == "holder" for one in state.disagreements)
    return state.confidence >= settings().sure_from and not disputed


def _is_fresh(route: RouteState, on: date) -> bool:
    heard = route.heard or route.since
    return heard is None or on - heard <= settings().siege_uncertain_after
