"""YAML files of a pack, read into plain data that remembers its lines."""

import re
from collections.abc import Hashable
from functools import cached_property
from typing import Any

import yaml

from vedette.model import Problem
from vedette.packs.errors import Steps

_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_FAST):  # type: ignore[misc]  # the base is chosen when the module is loaded
    """Safe YAML in which only true and false are booleans ("NO" is Norway), and which notes repeated keys."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:bool"]
        for first, pairs in _FAST.yaml_implicit_resolvers.items()
    }

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.repeated: list[tuple[str, int]] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, _ in node.value:
                if isinstance(key, yaml.ScalarNode):
                    if key.value in seen:
                        self.repeated.append((key.value, key.start_mark.line + 1))
                    seen.add(key.value)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep=deep)
        return mapping


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


class YamlFile:
    """A YAML file: `data` is its content, None when it cannot be read, `problems` say why."""

    def __init__(self, source: str, text: str) -> None:
        self.source = source
        self._text = text
        self.data: Any = None
        self.problems: list[Problem] = []
        loader = _Loader(text)
        try:
            self.data = loader.get_single_data()
            repeated = loader.repeated
        except yaml.YAMLError as fault:
            repeated = []
            self.problems.append(_yaml_problem(source, fault))
        except ValueError as fault:  # a day like 2017-02-30
            self.problems.append(Problem(source=source, message=str(fault), where=_odd_day(text)))
            repeated = []
        finally:
            loader.dispose()
        self.problems += [
            Problem(source=source, message=f"{key!r} is there twice; keep one", where=f"line {line}")
            for key, line in repeated
        ]

    @cached_property
    def _root(self) -> yaml.Node | None:
        root: yaml.Node | None = yaml.compose(self._text, Loader=_FAST)
        return root

    def line(self, path: Steps) -> int:
        """Return the line of the key or item that `path` leads to, of the last part of it that exists."""
        node, line = self._root, 1
        for step in path:
            found = None
            if isinstance(node, yaml.MappingNode):
                found = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                found = (node.value[step], node.value[step])
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        return line


def _yaml_problem(source: str, fault: yaml.YAMLError) -> Problem:
    if isinstance(fault, yaml.MarkedYAMLError) and fault.problem_mark is not None:
        message = f"not valid YAML: {fault.problem or fault.context}"
        return Problem(source=source, message=message, where=f"line {fault.problem_mark.line + 1}")
    return Problem(source=source, message=f"not valid YAML: {fault}", where="line 1")


def _odd_day(text: str) -> str:
    """Return the line of the first day that no calendar has."""
    for number, line in enumerate(text.splitlines(), 1):
        for day in re.findall(r"(?<!\d)\d{4}-\d\d?-\d\d?(?!\d)", line):
            try:
                yaml.safe_load(day)
            except ValueError:
                return f"line {number}"
    return "line 1"
