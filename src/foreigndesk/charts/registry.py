"""The charts there are; a new one is a module and a line here."""

from __future__ import annotations

from collections.abc import Mapping

from foreigndesk.charts.chart import Chart
from foreigndesk.charts.timeline import timeline

CHARTS: Mapping[str, Chart] = {
    chart.name: chart
    for chart in (Chart("timeline", "events over time, from conflict to cooperation", "timeline", timeline),)
}
