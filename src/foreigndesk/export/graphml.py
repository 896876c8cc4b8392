"""GraphML: the network of actors, for networkx, igraph, yEd and Cytoscape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from foreigndesk.export.format import ExportFormat, Row, as_text
from foreigndesk.export.network import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Network

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
_TYPES = {"integer": "int", "double": "double", "string": "string"}
_LABEL, _WEIGHT = {"label": "string"}, {"weight": "integer"}


def _write(rows: Iterable[Row], stream: IO[str]) -> None:
    network = Network.of(rows)
    stream.write(_HEAD + _declared("node", _LABEL | dict(NODE_ATTRIBUTES)))
    stream.write(_declared("edge", _WEIGHT | dict(EDGE_ATTRIBUTES)) + '<graph edgedefault="directed">\n')
    for name, node in network.nodes.items():
        stream.write(f"<node id={quoteattr(name)}>{_data('node', {'label': node.label} | node.attributes())}</node>\n")
    for (source, target), edge in network.edges.items():
        data = _data("edge", {"weight": edge.weight} | edge.attributes())
        stream.write(f"<edge source={quoteattr(source)} target={quoteattr(target)}>{data}</edge>\n")
    stream.write("</graph>\n</graphml>\n")


def _declared(kind: str, attributes: Mapping[str, str]) -> str:
    return "".join(
        f'<key id="{kind}_{name}" for="{kind}" attr.name="{name}" attr.type="{_TYPES[of]}"/>\n'
        for name, of in attributes.items()
    )


def _data(kind: str, values: Mapping[str, object]) -> str:
    known = ((name, value) for name, value in values.items() if value not in (None, ""))
    return "".join(f'<data key="{kind}_{name}">{escape(str(value))}</data>' for name, value in known)


FORMAT = ExportFormat(
    "graphml", ".graphml", "networkx, igraph, yEd: the network of actors", as_text(_write), tells_status=False
)
