"""The ontology holds every kind of the guide, each with names that ACLED, PLOVER and CAMEO know."""

from vedette.model import kind_info, ontology

# ACLED codebook 2023: sub-event types by event type.
ACLED = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Suicide bomb",
        "Chemical weapon",
        "Grenade",
    },
    "Violence against civilians": {"Attack", "Abduction/forced disappearance", "Sexual violence"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_there_are_forty_one_kinds() -> None:
    assert len(ontology()) == 41


def test_every_acled_name_is_one_of_the_codebook() -> None:
    for kind in ontology().values():
        if kind.acled is not None:
            assert kind.acled.sub_event_type in ACLED[kind.acled.event_type], kind.id


def test_every_plover_and_cameo_code_is_one() -> None:
    for kind in ontology().values():
        assert kind.plover is None or kind.plover in PLOVER, kind.id
        assert kind.cameo is None or 1 <= int(kind.cameo) <= 20, kind.id


def test_violence_against_civilians_is_one_sided_and_fighting_is_not() -> None:
    assert kind_info("execution").ucdp == "one_sided"
    assert kind_info("clash").ucdp == "armed_conflict"
    assert kind_info("talks_held").ucdp is None
