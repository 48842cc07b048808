"""Who says so: the attributions of a report, weighed for one statement."""

from collections import Counter

from vedette.model import ActorRef
from vedette.reading.source_grounds import Setting, covers, grounds, root_of
from vedette.reading.story import Choice, Scene, Story

NOBODY = "nobody"
_BEFORE, _AFTER = -6, 2  # sentences over which a source that is named but once may carry a statement


def source_choices(story: Story, scene: Scene, before: int | None = None) -> list[Choice]:
    """Return the attributions that may carry a statement, and `NOBODY`, with the grounds for each.

    The id of a choice is the number of the attribution in the story. `before` is the one that the report's
    previous statement was given to (-1 for nobody, None for the first statement).
    """
    counts = story.once(_how_often)
    most = max(counts.values(), default=1)
    setting = Setting.of(story, scene)
    own, quoted = setting.own, setting.quoted
    choices = []
    for number, one in enumerate(story.attributions):
        root = root_of(story, number)
        distance = one.sentence - scene.sentence
        if not _BEFORE <= distance <= _AFTER and number != 0 and counts[root] < 2:
            continue
        features = dict.fromkeys(grounds(story, scene, setting, number), 1.0)
        features["share"] = counts[root] / most
        if before is not None:
            same = before >= 0 and root_of(story, before) == root
            features["previous" if same else "not previous"] = 1.0
            features[f"{'previous' if same else 'not previous'}:own {bool(own)}:quote {quoted}"] = 1.0
            features[f"{'previous' if same else 'not previous'}:goes on {setting.goes_on}"] = 1.0
        choices.append(Choice(str(number), features))
    choices.append(Choice(NOBODY, _nobody(story, scene, setting, before)))
    return choices


def _how_often(story: Story) -> Counter[int]:
    """Return how many attributions have each source."""
    return Counter(root_of(story, n) for n in range(len(story.attributions)))


def _nobody(story: Story, scene: Scene, setting: Setting, before: int | None) -> dict[str, float]:
    """Return the grounds for and against a statement being the report's own."""
    own = setting.own
    found = [
        f"own {min(2, len(own))}",
        scene.statement.kind,
        f"quote {setting.quoted}",
        f"covering {any(covers(story.attributions[n], scene) for n in own)}",
        f"under {any(setting.under(story, scene, n) for n in own)}",
        f"any {bool(story.attributions)}",
        f"goes on {setting.goes_on}:own {bool(own)}",
        f"lead {scene.sentence < 3}:own {bool(own)}",
        f"between {setting.between}:own {bool(own)}",
    ]
    if before is not None:
        found.append(f"previous nobody {before < 0}:own {bool(own)}")
    return {f"nobody:{name}": 1.0 for name in found}


def source_ref(story: Story, number: int) -> tuple[ActorRef, tuple[ActorRef, ...]]:
    """Return the source of an attribution and those who carried it, as a claim holds them."""
    one = story.attributions[number]
    root = story.attributions[root_of(story, number)]
    carriers = tuple(
        ActorRef(id=i, name=_name(story, i) or text, as_written=text) for i, text in one.carriers
    )
    identity = root.ids[0] if root.ids else None
    words = root.means or root.text
    name = (_name(story, identity) if identity is not None else None) or words
    return ActorRef(id=identity, name=name, as_written=words), carriers


def _name(story: Story, identity: str | None) -> str | None:
    if identity is None:
        return None
    known = story.pack.sources.get(identity) or story.pack.actors.get(identity)
    return known.name if known is not None else None
