"""The IRIs that maps are written with: argmap's own vocabulary (ontology/argmap.ttl) and those it
is anchored in.
"""

from __future__ import annotations

from typing import Final

AM: Final = "https://w3id.org/argmap/ns#"
DCTERMS: Final = "http://purl.org/dc/terms/"
OA: Final = "http://www.w3.org/ns/oa#"
PROV: Final = "http://www.w3.org/ns/prov#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: Final = {
    "am": AM,
    "dcterms": DCTERMS,
    "oa": OA,
    "prov": PROV,
    "rdf": RDF,
    "skos": SKOS,
    "xsd": XSD,
}
"""The prefixes that queries may use without declaring them, and that written files declare."""

TYPE: Final = RDF + "type"
NOTATION: Final = SKOS + "notation"
PREF_LABEL: Final = SKOS + "prefLabel"
IS_PART_OF: Final = DCTERMS + "isPartOf"
