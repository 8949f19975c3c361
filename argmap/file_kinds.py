"""What a file that is no map seems to be, by its content, and what can be done with it.

Looked at only where no map can be read from a file: what is taken for a map is never refused for
its looks.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

SNIFFED = 65_536
"""Bytes of a file that tell what it is."""

FRAMEWORKS = {
    "af": re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s*#[^\n]*\n)*\s*p\s+af\s"),
    "aba": re.compile(rb"\A(?:\xef\xbb\xbf)?(?:\s*#[^\n]*\n)*\s*p\s+aba\s"),
    "apx": re.compile(rb"^[ \t]*(?:arg|att)[ \t]*\(", re.MULTILINE),
    "tgf": re.compile(rb"^[ \t]*#[ \t]*\r?$", re.MULTILINE),
}
"""What the formats of frameworks look like; the first two say so in their first line."""

READS = (
    "give a map in Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD; docs/how-to.md shows "
    "how to write one"
)
_SOLVE = "ask it with `argmap solve -p SE-GR -f FILE`"
_SOURCE = (
    "a map is RDF: write one from the template (docs/how-to.md), and let `argmap source TEXT MAP` "
    "find its passages in the text"
)


class Kind(NamedTuple):
    """A kind of file: what it is called, what can be done with one, and how it is told."""

    name: str
    mend: str
    looks: re.Pattern[bytes] | None = None
    endings: tuple[str, ...] = ()


_ARCHIVES = (
    (b"word/", Kind("a Word document", _SOURCE, None, (".docx", ".docm", ".dotx"))),
    (
        b"application/vnd.oasis.opendocument",
        Kind("a document of LibreOffice", _SOURCE, None, (".odt", ".ods", ".odp", ".ott")),
    ),
    (b"application/epub", Kind("an e-book (EPUB)", _SOURCE, None, (".epub",))),
    (b"xl/", Kind("a spreadsheet", READS, None, (".xlsx", ".xlsm"))),
    (b"ppt/", Kind("a presentation", READS, None, (".pptx", ".pptm"))),
    (b"Index/Document.iwa", Kind("a document of Pages", _SOURCE, None, (".pages",))),
)
"""Documents that are ZIP archives, and what the names in one tell of it."""
_ZIP = b"PK\x03\x04"
_BINARY = (
    (b"%PDF-", Kind("a PDF document", _SOURCE)),
    (_ZIP, Kind("a ZIP archive", "unpack it, and give the map that is in it")),
    (b"\xd0\xcf\x11\xe0", Kind("a document of an old word processor", _SOURCE)),
    (b"{\\rtf", Kind("an RTF document", _SOURCE)),
    (b"%!PS", Kind("PostScript", _SOURCE)),
    (b"\x89PNG", Kind("a picture", READS)),
    (b"\xff\xd8\xff", Kind("a picture", READS)),
    (b"GIF8", Kind("a picture", READS)),
    (b"II*\x00", Kind("a picture", READS)),
    (b"MM\x00*", Kind("a picture", READS)),
    (b"\x1f\x8b", Kind("a compressed file", "unpack it, and give the map that is in it")),
    (b"AT&TFORM", Kind("a DjVu document", _SOURCE)),
)
_XML_ROOTS = {
    b"graphml": Kind("a graph in GraphML", READS, None, (".graphml",)),
    b"gexf": Kind("a graph in GEXF", READS, None, (".gexf",)),
    b"lkif": Kind("an argument graph in LKIF (Carneades)", READS, None, (".lkif",)),
    b"caf": Kind("an argument graph in CAF (Carneades)", READS),
    b"arg": Kind("an argument diagram in AML (Araucaria)", READS, None, (".aml",)),
    b"arggraph": Kind("an argument graph of the Potsdam microtext corpus", READS),
    b"map": Kind("a mind map (FreeMind)", READS, None, (".mm",)),
    b"opml": Kind("an outline in OPML", READS, None, (".opml",)),
    b"mxfile": Kind("a diagram of draw.io", READS, None, (".drawio",)),
    b"svg": Kind("a drawing (SVG)", READS, None, (".svg",)),
    b"html": Kind("a web page", _SOURCE, None, (".html", ".htm")),
}
# Atomic groups: blanks could else be parted in exponentially many ways before it fails.
_XML_ROOT = re.compile(
    rb"\A(?>\s+|<\?(?>.*?\?>)|<!--(?>.*?-->)|<!(?i:doctype)(?>[^>]*>))*+<(?:[\w.-]+:)?([\w.-]+)",
    re.DOTALL,
)
_LABEL = rb"(?:\[(?![ xX]\])[^\]^\n][^\]\n]*\](?!\()|<(?!\w+:)[^<>\n]+>)"
"""The name of a statement or an argument; not a link, a check box or a footnote of Markdown."""
_TEXTS = (
    Kind("an argument graph in AIF-RDF", READS, re.compile(rb"arg\.dundee\.ac\.uk/aif")),
    Kind("an argument graph in xAIF (JSON)", READS, re.compile(rb'\A\s*\{.*?"AIF"\s*:\s*\{', re.S)),
    Kind(
        "an argument graph in AIF (JSON)",
        READS,
        re.compile(rb'\A\s*\{(?=.*?"nodes"\s*:\s*\[).*?"nodeID"\s*:', re.S),
    ),
    Kind(
        "a scenario",
        "give it with --scenario FILE, beside the map",
        re.compile(rb'\A\s*\{\s*"(?:granted|open|denied)"\s*:\s*\['),
    ),
    Kind(
        "an Argdown document in JSON",
        READS,
        re.compile(rb'\A\s*\{(?=.*?"statements"\s*:).*?"(?:arguments|relations)"\s*:', re.S),
    ),
    Kind(
        "JSON, but not JSON-LD",
        "give it an @context (docs/vocabulary.md), or write the map in Turtle",
        re.compile(rb'\A\s*+(?!.*"@)(?:\{\s*["}]|\[\s*[\[{"\]])', re.S),
    ),
    Kind(
        "a query in SPARQL",
        "ask a map with it: `argmap query MAP --file FILE`",
        re.compile(
            rb"\A(?>\s+|#[^\n]*\n|(?:prefix|base)\s[^>\n]*>)*+(?:select|ask|construct|describe)\b",
            re.IGNORECASE,
        ),
        (".rq", ".sparql"),
    ),
)
"""Kinds that are told before Turtle is, which some of them look like in part."""
_TURTLE = re.compile(
    rb"@prefix\s|@base\s|^[ \t]*prefix\s+[\w.-]*:|^[ \t]*<[^<>\s]*>\s+(?:a\s|<|\"|[\w-]*:\w)"
    rb"|<[^<>\s]+>\s+[;.,]\s*$|\bam:\w|\"@[a-z]{2}\b",
    re.IGNORECASE | re.MULTILINE,
)
_OTHER_TEXTS = (
    Kind("an abstract argumentation framework (af)", _SOLVE, FRAMEWORKS["af"], (".af",)),
    Kind("an assumption-based framework (aba)", _SOLVE, FRAMEWORKS["aba"], (".aba",)),
    Kind("an abstract argumentation framework (apx)", _SOLVE, FRAMEWORKS["apx"], (".apx",)),
    Kind(
        "an annotation of brat (.ann)",
        READS,
        re.compile(rb"^T\d+\t\S+ \d+ \d+(?:;\d+ \d+)*\t", re.MULTILINE),
        (".ann",),
    ),
    Kind(
        "a discussion exported from Kialo",
        READS,
        re.compile(rb"\A\s*Discussion (?:Title|Name)\s*:|^1\.(?:\d+\.)+\s*(?:Pro|Con)\s*:", re.M),
    ),
    Kind(
        "a graph for Graphviz (DOT)",
        READS,
        re.compile(
            rb"\A(?>\s+|//[^\n]*\n|#[^\n]*\n|/\*(?>.*?\*/))*+(?:strict\s+)?(?:di)?graph\b[^{};]*\{",
            re.IGNORECASE | re.DOTALL,
        ),
        (".dot", ".gv"),
    ),
    Kind(
        "an Argdown document",
        READS,
        re.compile(
            rb"^[ \t]*(?:[-+_]|<[-+_]|[-+_]>|><)[ \t]+"
            + _LABEL
            + rb"|^"
            + _LABEL
            + rb"[ \t]*:[ \t](?!\s*<?\w+://)"
            rb"|^\(\d+\)[ \t][^\n]+(?:\n[^\n]*){0,40}?\n[ \t]*-{2,}",
            re.MULTILINE,
        ),
        (".argdown", ".ad"),
    ),
    Kind(
        "an abstract argumentation framework (tgf)",
        _SOLVE,
        re.compile(
            rb"\A(?>[ \t]*[\w.:-]+(?:[ \t][^\n]*)?\n)++[ \t]*#[ \t]*\r?\n"
            rb"(?:[ \t]*[\w.:-]+[ \t]+[\w.:-]+|\s*\Z)"
        ),
        (".tgf",),
    ),
    Kind(
        "an argument graph in YAML (Carneades)",
        READS,
        re.compile(
            rb"\A(?=.*^(?:statements|language)[ \t]*:)"
            rb"(?=.*^(?:arguments|issues|assumptions)[ \t]*:)"
            rb"|^(?:argument|issue)_schemes[ \t]*:",
            re.MULTILINE | re.DOTALL,
        ),
    ),
    Kind("a file in YAML", READS, None, (".yml", ".yaml")),
    Kind(
        "a table (CSV)",
        READS,
        re.compile(rb"\A\w[\w -]*(?:,\w[\w -]*)+\r?\n|\A\w[\w -]*(?:[;\t]\w[\w -]*)+\r?\n"),
        (".csv", ".tsv"),
    ),
)
_TEXT = Kind("a text", _SOURCE, None, (".txt", ".text", ".md", ".markdown", ".rst", ".tex"))
_PUNCTUATION = frozenset(",.!?()'’‘\"“”-–—…")
_WORDS = 6
"""So many words at least make a text."""


def binary_kind(data: bytes, file: str) -> Kind | None:
    """What a file that is not text is, by its first bytes; of archives, by the names in it, else
    by the ending of its own.
    """
    kind = next((kind for magic, kind in _BINARY if data.startswith(magic)), None)
    if kind is not None and data.startswith(_ZIP):
        documents = tuple(document for _, document in _ARCHIVES)
        inside = next((document for name, document in _ARCHIVES if name in data), None)
        return inside or _ending_as(documents, file) or kind
    return kind


def kind_of(data: bytes, file: str) -> Kind | None:
    """What a file in UTF-8 that no map can be read from seems to be: by its content, else by the
    ending of its name; None where it may be meant as a map.
    """
    head = data[:SNIFFED]
    if not head.strip():
        return Kind("an empty file", READS)
    if known := binary_kind(data, file):
        return known
    root = _XML_ROOT.match(head)
    if root and (known := _XML_ROOTS.get(root[1].lower())):
        return known
    if known := _looking_like(_TEXTS, head):
        return known
    # Perhaps a map with a fault, of which the parser can tell more.
    if _TURTLE.search(head):
        return None
    return (
        _looking_like(_OTHER_TEXTS, head)
        or _ending_as(_ALL, file)
        or (_TEXT if _is_prose(head) else None)
    )


_ALL = (*_XML_ROOTS.values(), *_TEXTS, *_OTHER_TEXTS, _TEXT)


def _looking_like(kinds: tuple[Kind, ...], head: bytes) -> Kind | None:
    return next((kind for kind in kinds if kind.looks and kind.looks.search(head)), None)


def _ending_as(kinds: tuple[Kind, ...], file: str) -> Kind | None:
    ending = Path(file).suffix.lower()
    return next((kind for kind in kinds if ending in kind.endings), None)


def _is_prose(head: bytes) -> bool:
    """Whether nearly all is words, and the spaces and signs that stand between those of prose."""
    text = head.decode(errors="replace")
    words = sum(sign.isalnum() or sign.isspace() for sign in text)
    marks = sum(sign in _PUNCTUATION for sign in text)
    plain = words + marks >= 0.98 * len(text) and words >= 0.85 * len(text)
    return plain and len(text.split()) >= _WORDS
