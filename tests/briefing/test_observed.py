"""The fields of a field report beside an entry of the register."""

from vedette.briefing import Results
from vedette.briefing.lookup import Lookup
from vedette.briefing.observed import observed_text
from vedette.model import Claim, Record


class Observation(Record):
    observer_position: str = ""
    perception: str | None = None
    weapon: str = ""
    count: int | None = None
    direction: str = ""
    distance_km: float | None = None


class Form(Record):
    source: str
    observation: Observation


class FormClaim(Claim):
    form: Form


def test_what_was_observed_is_told_and_its_source_is_not(results: Results) -> None:
    lookup = Lookup(results)
    seen = Observation(observer_position="the mill", perception="heard", count=3, distance_km=2.5)
    claim = FormClaim.model_validate(
        results.claims[0].model_dump() | {"form": Form(source="J. Doe", observation=seen).model_dump()}
    )
    told = "observed from the mill, heard, count: 3, 2.5 km away"
    assert observed_text([claim, claim], lookup) == (told,)
    assert observed_text(results.claims, lookup) == ()
