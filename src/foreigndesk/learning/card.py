"""The card of a reader: what it was made from, how, and what it scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foreigndesk.learning.training import Trial


def card(trial: Trial, taught: int, held_out: int, scores: dict[str, float], size: int) -> str:
    """The text of ``MODEL_CARD.md``."""
    schedule = trial.schedule
    rows = "\n".join(f"| {name} | {value:.3f} |" for name, value in scores.items())
    measured = (
        f"Kept back and scored: {held_out} labelled sentences.\n\n| score | value |\n|---|---|\n{rows}\n"
        if scores
        else "Trained on every example, so nothing is left to score it on; docs/accuracy.md has figures on open sets.\n"
    )
    return (
        "# The reader\n\n"
        "Says of every word of a sentence which act it tells (type and mode, or none), under which CAMEO code, with "
        "which status, and which words head its actor and recipient. One encoder, ONNX, int8, run by onnxruntime and "
        "numpy alone.\n\n"
        f"- **Made from** {taught} sentences: the codebook's labelled sentences and its frames' examples (Apache-2.0, "
        "written for this project). No text of anyone else's.\n"
        f"- **Starts from** all-MiniLM-L6-v2 (Apache-2.0); {trial.layers} layers; word embeddings stay as they are. "
        "With fewer than six layers, a network of six is trained first and is then the teacher.\n"
        f"- **Recipe**: {schedule.epochs} epochs, AdamW, encoder {schedule.encoder_rate:g}, heads "
        f"{schedule.head_rate:g}, batches of {schedule.pieces} wordpieces, seed {schedule.seed}; `foreigndesk train`.\n"
        f"- **Size** {size / 1e6:.1f} MB. **Licence** Apache-2.0.\n\n"
        f"{measured}"
    )
