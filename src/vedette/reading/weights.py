"""The networks that come with the package: their files, and how they are run."""

from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any


def weights_folder(given: Traversable | None = None) -> Traversable:
    """Return the folder with the weights: `given`, or the one in the package."""
    return given if given is not None else resources.files("vedette").joinpath("data/tagger")


def weights_file(folder: Traversable, name: str, user: str) -> Traversable:
    """Return a file of the folder; FileNotFoundError tells what `user` lacks, and the remedy."""
    file = folder.joinpath(name)
    if not file.is_file():
        raise FileNotFoundError(
            f"the {user} lacks {name} in {folder}; reinstall the package, "
            "or make the weights with training/ (see training/README.md)"
        )
    return file


def session_of(file: Traversable, threads: int) -> Any:
    """Return an ONNX session whose results depend on nothing but its input."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(file.read_bytes(), options, providers=["CPUExecutionProvider"])
