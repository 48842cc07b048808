"""Write annotated statements with the names around them, for the closer look to learn from.

usage: python -m training.scenes DATA OUT.jsonl [--pack PACK]

DATA is laid out as training/README.md says. A line of OUT is one report: its name, its text, and its
statements, each with the names that a slot may be filled with and whether they are right. Needs the package;
`training.closer`, which reads this, needs PyTorch.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from training.slot_rows import Annotated, Gold, read_annotated, same_source
from vedette.packs import load_pack
from vedette.reading.place_grounds import place_ids
from vedette.reading.source_grounds import root_of
from vedette.reading.story import Scene, Story
from vedette.reading.who import one_voice

ABSENT = -1  # a name that cannot fill the slot


def rows_of(gold: Gold, annotated: Annotated) -> list[dict[str, Any]]:
    """Return the statements of one report with the names around them."""
    story = annotated.story
    return [
        {
            "start": scene.statement.start,
            "end": scene.statement.end,
            "kind": scene.statement.kind,
            "optional": bool(claim.get("optional")),
            "names": _names(gold, story, scene, claim),
        }
        for scene, claim in annotated.claims
    ]


def _names(gold: Gold, story: Story, scene: Scene, claim: dict[str, Any]) -> list[list[Any]]:
    """Return for each name: start, end, role, is place, says so, and the actor, place and source it means.

    The role is 0 for acting, 1 for suffering, 2 for neither; the answers are ABSENT where a name can't be it.
    """
    one = one_voice(story.pack, scene.statement.kind)
    by, against = claim.get("by") or [], claim.get("against") or []
    found: list[list[Any]] = []
    for mention in story.mentions:
        places = place_ids(mention)
        if not mention.actors and not places:
            continue
        role = right = ABSENT
        if mention.actors:
            acts, suffers = (any(gold.same_actor(a, n) for a in mention.actors[:2]) for n in (by, against))
            role = 0 if acts else 1 if suffers else 2
        if places:
            there = claim.get("place") or ""
            right = int(any(gold.same_place(i, there, [mention.text]) for i in places[:2]))
        actor = one(mention.actors[0]) if mention.actors else ""
        found.append(
            [mention.start, mention.end, role, right, ABSENT, actor, places[0] if places else "", ""]
        )
    told = claim.get("said_by") or ""
    for number, voice in enumerate(story.attributions):
        says = int(same_source(gold, story, number, told))
        root = root_of(story, number)
        found.append([voice.start, voice.end, ABSENT, ABSENT, says, "", "", str(root)])
    return found


def main() -> None:
    """Read the annotations, parse the texts, write the statements."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pack", default="syria")
    options = parser.parse_args()
    pack, _ = load_pack(options.pack)
    gold = Gold(pack)
    with options.out.open("w", encoding="utf-8") as out:
        for annotated in read_annotated(options.data, gold):
            report = annotated.story.report
            row = {"name": report.name, "text": report.text, "statements": rows_of(gold, annotated)}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
