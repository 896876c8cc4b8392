"""GEXF 1.2: the network of actors, for Gephi."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO
from xml.sax.saxutils import quoteattr

from foreigndesk.export.format import ExportFormat, Row, as_text
from foreigndesk.export.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Network

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    '<graph mode="static" defaultedgetype="directed">\n'
)


def _write(rows: Iterable[Row], stream: IO[str]) -> None:
    network = Network.of(rows)
    stream.write(_HEAD + _declared("node", NODE_ATTRIBUTES) + _declared("edge", EDGE_ATTRIBUTES) + "<nodes>\n")
    for name, node in network.nodes.items():
        values = _values(NODE_ATTRIBUTES, node.attributes())
        stream.write(f"<node id={quoteattr(name)} label={quoteattr(node.label)}>{values}</node>\n")
    stream.write("</nodes>\n<edges>\n")
    for number, ((source, target), edge) in enumerate(network.edges.items()):
        ends = f'source={quoteattr(source)} target={quoteattr(target)} weight="{edge.weight}"'
        stream.write(f'<edge id="{number}" {ends}>{_values(EDGE_ATTRIBUTES, edge.attributes())}</edge>\n')
    stream.write("</edges>\n</graph>\n</gexf>\n")


def _declared(kind: str, attributes: Mapping[str, str]) -> str:
    lines = "".join(f'<attribute id="{name}" title="{name}" type="{of}"/>\n' for name, of in attributes.items())
    return f'<attributes class="{kind}">\n{lines}</attributes>\n'


def _values(attributes: Mapping[str, str], values: Mapping[str, object]) -> str:
    known = ((name, values[name]) for name in attributes if values[name] not in (None, ""))
    inside = "".join(f'<attvalue for="{name}" value={quoteattr(str(value))}/>' for name, value in known)
    return f"<attvalues>{inside}</attvalues>"


FORMAT = ExportFormat(
    "gexf", ".gexf", "Gephi: the network of actors, edges weighted by events", as_text(_write), tells_status=False
)
