"""Writes a transformer's weights as an ONNX graph, once."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path

from assistant.models.reference import keep_quiet

INPUTS = ("input_ids", "attention_mask")
OUTPUT = "hidden"
OPSET = 17


def export_onnx(folder: Path, target: Path) -> None:
    """Write the transformer in `folder` to `target`, which appears whole or not at all.

    The graph takes token ids and their mask, `(n_texts, n_tokens)` each, and returns
    the last hidden states, `(n_texts, n_tokens, dimension)`.
    """
    keep_quiet(offline=True)
    import torch
    from transformers import AutoModel

    class HiddenStates(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.transformer = AutoModel.from_pretrained(
                folder, attn_implementation="eager", local_files_only=True
            )

        def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
            states: torch.Tensor = self.transformer(
                input_ids=ids, attention_mask=mask
            ).last_hidden_state
            return states

    target.parent.mkdir(parents=True, exist_ok=True)
    example = torch.ones(2, 8, dtype=torch.long)
    with (
        tempfile.TemporaryDirectory(dir=target.parent) as scratch,
        warnings.catch_warnings(),
        torch.no_grad(),
    ):
        # The tracing exporter announces its successor, which needs a package more and
        # several times as long for the same graph.
        warnings.simplefilter("ignore")
        written = Path(scratch) / target.name
        torch.onnx.export(
            HiddenStates().eval(),
            (example, example),
            str(written),
            input_names=list(INPUTS),
            output_names=[OUTPUT],
            dynamic_axes={name: {0: "texts", 1: "tokens"} for name in (*INPUTS, OUTPUT)},
            opset_version=OPSET,
            dynamo=False,
        )
        written.replace(target)
