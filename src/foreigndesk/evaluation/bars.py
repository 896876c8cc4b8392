"""Bars: small inline SVG drawings for the HTML report, without a library and without a script."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from foreigndesk.evaluation.metrics import Figure, LabelScore

_WIDTH, _HEIGHT = 260, 16


def figure_bar(figure: Figure) -> str:
    """A bar from 0 to 1 with a whisker for the interval; figures beyond 1 are cut at the right edge."""
    value, low, high = (_WIDTH * min(1.0, max(0.0, x)) for x in (figure.value, figure.low, figure.high))
    middle = _HEIGHT / 2
    kind = "alarm" if figure.lower_is_better else "bar"
    return _svg(
        _HEIGHT,
        f'<rect class="{kind}" x="0" y="2" width="{value:.1f}" height="{_HEIGHT - 4}"/>'
        f'<line class="whisker" x1="{low:.1f}" x2="{high:.1f}" y1="{middle}" y2="{middle}"/>'
        + "".join(f'<line class="whisker" x1="{x:.1f}" x2="{x:.1f}" y1="4" y2="{_HEIGHT - 4}"/>' for x in (low, high)),
        f"{figure.name} {figure.shown()}",
    )


def label_bars(score: LabelScore) -> str:
    """Three thin bars: precision, recall, F1."""
    bars = zip(("precision", "recall", "f1"), (score.precision, score.recall, score.f1), strict=True)
    drawn = "".join(
        f'<rect class="{name}" x="0" y="{1 + 5 * row}" width="{_WIDTH * value:.1f}" height="4"/>'
        for row, (name, value) in enumerate(bars)
    )
    return _svg(_HEIGHT, drawn, f"{score.label}: P {score.precision:.2f}, R {score.recall:.2f}, F1 {score.f1:.2f}")


def recall_bar(score: LabelScore) -> str:
    """One bar, where precision cannot be read from a set."""
    return share_bar(score.recall, f"{score.label}: R {score.recall:.2f}")


def count_bars(counts: Sequence[tuple[str, int]]) -> list[tuple[str, int, str]]:
    """Each label with its count and a bar in proportion to the largest."""
    largest = max((count for _, count in counts), default=1)
    return [
        (label, count, _svg(_HEIGHT, _count_bar(_WIDTH * count / largest), f"{label}: {count}"))
        for label, count in counts
    ]


def share_bar(share: float, title: str) -> str:
    """A plain bar from 0 to 1."""
    return _svg(_HEIGHT, _count_bar(_WIDTH * share), title)


def _count_bar(width: float) -> str:
    return f'<rect class="count" x="0" y="2" width="{width:.1f}" height="{_HEIGHT - 4}"/>'


def _svg(height: int, content: str, title: str) -> str:
    return (
        f'<svg width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" role="img">'
        f"<title>{escape(title)}</title>"
        f'<rect class="ground" x="0" y="0" width="{_WIDTH}" height="{height}"/>{content}</svg>'
    )
