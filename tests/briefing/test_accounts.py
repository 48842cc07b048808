"""Accounts side by side: one an origin, reprints once."""

from dataclasses import replace

from vedette.briefing import Results
from vedette.briefing.accounts import accounts
from vedette.briefing.lookup import Lookup


def test_reprints_are_one_statement_with_two_carriers(results: Results) -> None:
    medics, corps = accounts(results.claims[:3], Lookup(results))
    assert (medics.name, medics.reports, medics.texts) == ("Hospital staff", 2, 1)
    (statement,) = medics.statements
    assert [carrier.label for carrier in statement.carriers] == [
        "Drina Courier (16 April 1993)",
        "morning mirror (16 April 1993)",
    ]
    assert statement.chains == ("Drina Courier → Valley Wire", "morning mirror")
    assert statement.numbers == ("15 killed (children)",)
    assert (corps.name, corps.kind, corps.side) == (
        "Drina Corps",
        "party to the fighting",
        "Bosnian Serb Army",
    )


def test_words_for_actors_are_told_beside_the_neutral_name(results: Results) -> None:
    medics, _ = accounts(results.claims[:3], Lookup(results))
    assert medics.statements[0].resolved == (
        ("Serb gunners", "Bosnian Serb Army"),
        ("residents", "Civilians"),
    )


def test_evidence_is_named_to_the_character(results: Results) -> None:
    claim = results.claims[0]
    carrier = accounts([claim], Lookup(results))[0].statements[0].carriers[0]
    assert results.reports[0].text[carrier.start : carrier.end] == claim.evidence.quote


def test_claims_without_an_attribution_come_last_and_say_so(results: Results) -> None:
    found = accounts([results.claims[4], results.claims[0]], Lookup(results))
    assert [account.name for account in found] == ["Hospital staff", "Origin not known"]
    assert found[1].origin is None


def test_an_origin_that_no_incident_describes_is_shown_by_its_id(results: Results) -> None:
    attribution = results.attributions[0].model_copy(update={"origin": "night_watch"})
    changed = replace(results, attributions=(attribution,))
    assert accounts(results.claims[:1], Lookup(changed))[0].name == "night watch"
