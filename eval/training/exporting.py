"""Writes a trained cross-encoder as an ONNX graph with weights of eight bits."""

from __future__ import annotations

import hashlib
import tempfile
import warnings
from pathlib import Path

import torch

from assistant.models.packaged import packaged_folder
from assistant.models.pairing import INPUTS
from eval.training.learning import CrossEncoder

OPSET = 17


def export_int8(model: CrossEncoder, target: Path) -> str:
    """Write `model` to `target`, quantised by channel; return the file's SHA-256."""
    # Imported here: it announces itself, and only training needs it.
    from onnxruntime.quantization import QuantType, quantize_dynamic

    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        export_fp32(model, whole)
        quantize_dynamic(whole, target, weight_type=QuantType.QInt8, per_channel=True)
    return hashlib.sha256(target.read_bytes()).hexdigest()


def export_fp32(model: CrossEncoder, target: Path) -> None:
    """Write `model` to `target` as it is."""
    # The graph is traced in the plainest form of attention.
    plain = CrossEncoder(packaged_folder(), attention="eager")
    plain.load_state_dict(model.state_dict())
    example = torch.ones(2, 8, dtype=torch.long)
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            plain.eval(),
            (example, example, example),
            str(target),
            input_names=list(INPUTS),
            output_names=["logits"],
            dynamic_axes={
                **{name: {0: "pairs", 1: "tokens"} for name in INPUTS},
                "logits": {0: "pairs"},
            },
            opset_version=OPSET,
            dynamo=False,
        )
