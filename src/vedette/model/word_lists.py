"""Open the word lists that come with the package, as YAML says them."""

from importlib import resources

import yaml


def word_lists(file: str) -> object:
    """Return what data/lexicon/`file` holds; yaml.YAMLError, with the line, where it is no YAML."""
    text = resources.files("vedette").joinpath("data", "lexicon", file).read_text(encoding="utf-8")
    return yaml.safe_load(text)
