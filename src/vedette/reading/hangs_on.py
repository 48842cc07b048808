"""What the grammar of its own sentence settles of who says a statement, whatever the weights make of it."""

from itertools import pairwise

from vedette.reading.source_grounds import Setting, covers
from vedette.reading.speech_words import speech_words
from vedette.reading.story import Scene, Story


def settled(story: Story, scene: Scene, number: int | None) -> int | None:
    """Return the number of the attribution that says a statement; `number` is what was chosen for it.

    A statement is told by the one source of its sentence if it is the content of what that source says ("the
    sides met, the ministry said"). What a source only speaks after is the report's own ("after the attack
    the ministry said that ...").
    """
    setting = Setting.of(story, scene)
    if number is None and len(setting.own) == 1:
        (own,) = setting.own
        if covers(story.attributions[own], scene) and setting.under(story, scene, own) == "told":
            return own
    if number is not None and number in setting.own and _only_after(story, scene, number):
        return None
    return number


def _only_after(story: Story, scene: Scene, number: int) -> bool:
    """Tell whether a statement stands before a speaker, under a preposition of time of the verb of speech."""
    verb = story.attributions[number].verb
    path = [scene.head, *scene.head.ancestors]
    below = next((token for token, above in pairwise(path) if above.i == verb), None)
    if below is None or below.lower_ not in speech_words().occasions:
        return False
    return below.i < verb
