"""Charts: rows of a store become declarative Vega-Lite specifications, and those files or pages (extra ``[desk]``).

A chart is one module with a function from rows to an Altair chart and one line in ``registry.py``.
"""

from foreigndesk.charts.chart import Chart
from foreigndesk.charts.registry import CHARTS
from foreigndesk.charts.saving import save_chart

__all__ = ["CHARTS", "Chart", "save_chart"]
