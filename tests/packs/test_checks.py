"""Every class of fault in a pack is found, at its line, and nothing else is."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.case_files import cases_beside

from vedette.packs import PackError, check_pack, load_pack

CASES: list[dict[str, Any]] = cases_beside(__file__, "faults.yaml")


def _changed(base: Mapping[str, str], case: Mapping[str, Any]) -> dict[str, str | None]:
    files: dict[str, str | None] = dict(base)
    files.update(case.get("more", {}))
    if "text" in case:
        files[case["file"]] = case["text"]
    else:
        whole = files[case["file"]] or ""
        assert whole.count(case["old"]) == 1, "the case must change one piece"
        files[case["file"]] = whole.replace(case["old"], case["new"])
    return files


def test_the_base_pack_has_no_fault(base_pack: Path) -> None:
    assert check_pack(base_pack) == ()
    pack, problems = load_pack(base_pack)
    assert problems == ()
    assert pack.name == "veldt"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_fault(case: dict[str, Any], base_files: Mapping[str, str], write_pack: Callable[..., Path]) -> None:
    folder = write_pack(_changed(base_files, case))
    found = check_pack(folder)
    assert len(found) == len(case["expect"]), [str(problem) for problem in found]
    for problem, expected in zip(found, case["expect"], strict=True):
        file, line, message = expected.split(":", 2)
        assert problem.source == f"{folder}/{file}"
        assert problem.where == (f"line {line}" if line.strip() else "")
        assert message.strip() in problem.message
    with pytest.raises(PackError) as raised:
        load_pack(folder)
    assert raised.value.problems == found


def test_the_error_names_file_line_and_remedy(
    base_files: Mapping[str, str], write_pack: Callable[..., Path]
) -> None:
    folder = write_pack(dict(base_files, **{"talks.yaml": "a: {track: A, round: 1}\nb: {track: B}\n"}))
    with pytest.raises(PackError) as raised:
        load_pack(folder)
    message = str(raised.value)
    assert message.startswith(f"{folder}/talks.yaml:1: ")
    assert f"vedette pack check {folder}" in message
    assert "more)" in message


def test_all_faults_come_at_once_in_the_order_of_files_and_lines(write_pack: Callable[..., Path]) -> None:
    folder = write_pack(
        {
            "pack.yaml": "name: p\nhome: [QQ]\n",
            "actors.yaml": "a: {name: A, side: x}\nb: {kind: gang}\nc: {name: C, side: y}\n",
        }
    )
    shown = [(Path(p.source).name, p.where) for p in check_pack(folder)]
    assert shown == sorted(shown, key=lambda pair: (pair[0] != "actors.yaml", pair[1]))
    assert len(shown) == 5


def test_a_file_that_is_not_utf8_is_a_fault(base_pack: Path) -> None:
    file = base_pack / "actors.yaml"
    file.write_bytes(b"a: {name: A}\nb: {name: Caf\xe9}\n")
    problem = next(p for p in check_pack(base_pack) if "UTF-8" in p.message)
    assert (problem.source, problem.where) == (str(file), "line 2")


def test_a_folder_without_a_manifest_is_no_pack(tmp_path: Path) -> None:
    (problem,) = check_pack(tmp_path)
    assert problem.source == f"{tmp_path}/pack.yaml"
    assert "no such file" in problem.message


def test_a_pack_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="world"):
        load_pack(tmp_path / "none")
    with pytest.raises(FileNotFoundError, match="there is no pack 'no_such_pack'"):
        check_pack("no_such_pack")
