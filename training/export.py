"""Turn a checkpoint into the weights that the package ships: `python -m training.export RUN FOLDER`."""

import argparse
import json
import os
import tempfile
from pathlib import Path

import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import TaggerNetwork, base_folder, load


class _Exported(nn.Module):
    """The network as the product calls it, attention written out so that it exports the same each time."""

    def __init__(self, network: TaggerNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        return self.network.seen(ids, mask)


def to_onnx(network: TaggerNetwork, file: Path) -> None:
    """Write the network with inputs `ids` and `mask` (batch, tokens) and outputs `scores` and `states`."""
    network.eval()
    network.encoder.set_attn_implementation("eager")
    ids = torch.ones(2, 12, dtype=torch.long)
    axes = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        _Exported(network),
        (ids, torch.ones_like(ids)),
        str(file),
        input_names=["ids", "mask"],
        output_names=["scores", "states"],
        dynamic_axes=dict.fromkeys(("ids", "mask", "scores", "states"), axes),
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Write int8 weights, one scale a channel; activations are quantised as they come."""
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        onnxruntime.quantization.shape_inference.quant_pre_process(
            str(source), str(prepared), skip_symbolic_shape=True
        )
        quantize_dynamic(
            str(prepared),
            str(target),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=False,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
    model = onnx.load(str(target))
    model.doc_string, model.producer_version = "", ""
    onnx.save(model, str(target))


def write_atomically(file: Path, data: bytes) -> None:
    """Replace `file` in one step, so that nobody reads half of it."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    with os.fdopen(handle, "wb") as out:
        out.write(data)
    Path(name).chmod(0o644)
    Path(name).replace(file)


def main() -> None:
    """Write tagger.onnx, tokenizer.json and config.json to FOLDER."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, help="folder that `training.train` wrote")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--float", action="store_true", help="keep 32-bit weights, for comparison")
    parser.add_argument("--decoder", type=Path, help="JSON with decoder settings, of `training.calibrate`")
    settings = parser.parse_args()
    base = base_folder(settings.base)
    network, recipe = load(settings.run, base)
    settings.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain, small = Path(scratch) / "plain.onnx", Path(scratch) / "small.onnx"
        to_onnx(network, plain)
        if not settings.float:
            quantise(plain, small)
        write_atomically(settings.folder / "tagger.onnx", (plain if settings.float else small).read_bytes())
    write_atomically(settings.folder / "tokenizer.json", (base_folder(None) / "tokenizer.json").read_bytes())
    config = {
        "version": 1,
        "base": "sentence-transformers/all-MiniLM-L6-v2",
        "recipe": {k: v for k, v in recipe.items() if k not in {"kinds", "statuses"}},
        "window": recipe["window"],
        "kinds": recipe["kinds"],
        "statuses": recipe["statuses"],
        "decoder": json.loads(settings.decoder.read_text(encoding="utf-8")) if settings.decoder else {},
    }
    write_atomically(settings.folder / "config.json", (json.dumps(config, indent=1) + "\n").encode())


if __name__ == "__main__":
    main()
