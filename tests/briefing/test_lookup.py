"""Look-ups by id."""

from dataclasses import replace

from vedette.briefing import Results
from vedette.briefing.lookup import Lookup


def test_names_come_from_the_caller_then_from_the_origins_then_from_the_id(results: Results) -> None:
    lookup = Lookup(results)
    assert lookup.name("vrs") == "Bosnian Serb Army"
    assert lookup.name("org_corps") == "Drina Corps"
    assert lookup.name("river_radio") == "river radio"
    assert lookup.name(None) == ""
    assert lookup.names(("vrs", "zepa")) == "Bosnian Serb Army, zepa"


def test_an_origin_has_the_reports_of_all_its_incidents(results: Results) -> None:
    first, second = results.incidents
    other = second.origins[0].model_copy(update={"reports": ("rep_more",)})
    changed = replace(results, incidents=(first, second.model_copy(update={"origins": (other,)})))
    assert Lookup(changed).origins["org_corps"].reports == (results.reports[2].id, "rep_more")


def test_a_family_holds_a_report_and_its_reprints(results: Results) -> None:
    assert Lookup(results).families["f1"] == (results.reports[0].id, results.reports[1].id)


def test_claims_that_are_not_there_are_passed_over(results: Results) -> None:
    known = Lookup(results).known_claims(("clm_gone", results.claims[1].id))
    assert [claim.id for claim in known] == [results.claims[1].id]
