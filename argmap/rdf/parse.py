"""RDF files as quads, read safely: nothing that a file names is fetched, and its size is
bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from argmap.encodings import as_utf8, not_utf8
from argmap.errors import ArgmapError, NoMapError
from argmap.file_kinds import READS, binary_kind, kind_of
from argmap.notices import notice
from argmap.rdf.odd_iris import Hint, mended_quads
from argmap.resources import map_file

FORMATS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
"""The formats of RDF, by the names that the command line uses."""

SUFFIXES = {
    ".ttl": "turtle",
    ".turtle": "turtle",
    ".n3": "turtle",
    ".trig": "trig",
    ".nt": "nt",
    ".nq": "nquads",
    ".nquads": "nquads",
    ".rdf": "rdfxml",
    ".xml": "rdfxml",
    ".owl": "rdfxml",
    ".jsonld": "jsonld",
    ".json": "jsonld",
}

T = TypeVar("T")

LARGEST = 512 * 1024 * 1024
"""Bytes of the largest file that is read."""

_SNIFFED = 4096


@dataclass(frozen=True)
class Parser:
    """A file's quads, once through, and the prefixes that it declares (known when the quads are
    read).
    """

    file: str
    format: str
    data: bytes

    def quads(self) -> Iterator[ox.Quad]:
        """Each quad of the file; what is odd about it is told (`argmap.notices`).

        Raises `ArgmapError` with file, line and mend where the file is broken.
        """
        quads, hints = self.read()
        for hint in hints:
            notice(str(hint))
        yield from quads

    def taken(self, take: Callable[[Iterable[ox.Quad]], T]) -> T:
        """What `take` makes of the quads, which it gets one by one: a large file's are never there
        all at once. It is called once more where the file proves odd on the way. Raises as `quads`
        does.
        """
        # What is odd in JSON-LD only `read` tells.
        if self.format != "jsonld":
            with suppress(SyntaxError, ValueError, OSError):  # told by `quads`
                return take(self._parser())
        return take(self.quads())

    def read(self) -> tuple[list[ox.Quad], tuple[Hint, ...]]:
        """The quads of the file, and what is odd about it. Raises as `quads` does."""
        with _told(self):
            # The parser of JSON-LD drops what is odd without a word.
            read = self._read_leniently() if self.format == "jsonld" else None
            if read is not None:
                return read
            try:
                return list(self._parser()), ()
            except SyntaxError:
                read = self._read_leniently()
                if read is None or not read[1]:
                    raise
                return read

    def _read_leniently(self) -> tuple[list[ox.Quad], tuple[Hint, ...]] | None:
        """What is read where at most odd addresses are wrong with the file; None where more is."""
        try:
            return mended_quads(
                self._parser(lenient=True),
                self.data,
                file=self.file,
                format=self.format,
                base=_base(self.file),
            )
        except (SyntaxError, ValueError):
            return None

    def as_no_map(self) -> NoMapError | None:
        """What the file seems to be instead of a map, and what can be done with it; None where it
        may be meant as one.
        """
        kind = kind_of(self.data, self.file)
        if kind is None:
            return None
        return NoMapError(f"this is {kind.name}, not a map", file=self.file, mend=kind.mend)

    def prefixes(self) -> dict[str, str]:
        """The prefixes that the file declares."""
        with _told(self):
            # To the end, since a prefix may be declared anywhere; what is broken `quads` has told.
            parser = self._parser(lenient=True)
            for _ in parser:
                pass
            return dict(parser.prefixes)

    def _parser(self, *, lenient: bool = False) -> ox.QuadParser:
        # pyoxigraph expands entities, and a few lines of them can grow to gigabytes.
        if self.format == "rdfxml" and b"<!ENTITY" in self.data:
            raise ArgmapError(
                "the file declares XML entities, which are not expanded",
                file=self.file,
                place="the <!DOCTYPE> at its head",
                mend="write each entity out in full, or convert the file to Turtle",
            )
        return ox.parse(
            self.data, format=FORMATS[self.format], base_iri=_base(self.file), lenient=lenient
        )


def open_rdf(path: str | Path, format: str | None = None) -> Parser:
    """The parser of a file, or of a bundled map, whose format is named, or told by its name or
    content.

    Raises `ArgmapError` where the file is missing, unreadable, larger than `LARGEST` or of no known
    format.
    """
    file = str(path)
    if format is not None and format not in FORMATS:
        raise ArgmapError(
            f"unknown format {format!r}", file=file, mend=f"use one of {', '.join(FORMATS)}"
        )
    path = map_file(path)
    data = read_bytes(path)
    return _parser_of(file, format or SUFFIXES.get(Path(path).suffix.lower()), data)


def parse_text(text: str | bytes, *, file: str, format: str | None = None) -> Parser:
    """The parser of a text that is at hand already; `file` names it in errors."""
    data = text.encode() if isinstance(text, str) else text
    if len(data) > LARGEST:
        raise _too_large(file)
    return _parser_of(file, format or SUFFIXES.get(Path(file).suffix.lower()), data)


def read_bytes(path: str | Path) -> bytes:
    """The bytes of a file, with one clear line where it cannot be read."""
    file = str(path)
    try:
        if Path(path).stat().st_size > LARGEST:
            raise _too_large(file)
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise ArgmapError(
            "there is no such file", file=file, mend="check its name and folder"
        ) from None
    except IsADirectoryError:
        raise ArgmapError("this is a folder", file=file, mend="name a file in it") from None
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise ArgmapError(reason, file=file, mend="check its name and permissions") from None
    except ValueError:
        raise ArgmapError(
            "this is not a file name", file=repr(file), mend="check its name"
        ) from None


def _too_large(file: str) -> ArgmapError:
    return ArgmapError(
        f"the file is larger than {LARGEST // 2**20} MiB",
        file=file,
        mend="split it into several maps",
    )


def _parser_of(file: str, format: str | None, data: bytes) -> Parser:
    binary = binary_kind(data, file)
    data = data if binary else as_utf8(data, file)
    if binary or b"\0" in data[:_SNIFFED]:
        name, mend = (binary.name, binary.mend) if binary else ("a binary file", READS)
        raise NoMapError(f"this is {name}, not a map", file=file, mend=mend)
    return Parser(file, format or _told_by(data), data)


def _told_by(data: bytes) -> str:
    head = data[:_SNIFFED].lstrip()
    # A brace opens a graph of TriG too, a bracket a blank node: what comes after it decides.
    if head.startswith((b"{", b"[")) and re.match(rb'[\[{\s]*("|\}|\])', head):
        return "jsonld"
    if head.startswith((b"<?xml", b"<!DOCTYPE", b"<rdf:", b"<!--")):
        return "rdfxml"
    if re.match(
        rb"(<[^>]*>|_:\S+)\s+<[^>]*>\s+(<[^>]*>|_:\S+|\"[^\n]*\"\S*)\s+(<[^>]*>|_:\S+)\s*\.", head
    ):
        return "nquads"
    # Turtle and N-Triples are TriG as well.
    return "trig"


def _base(file: str) -> str:
    """The base of relative IRIs: none of argmap's own, so that a file means the same wherever it
    lies.
    """
    from urllib.parse import quote

    return "file:///" + quote(Path(file).name)


@contextmanager
def _told(parser: Parser) -> Iterator[None]:
    """Errors of the parser as one clear line."""
    file, format = parser.file, parser.format
    try:
        yield
    except SyntaxError as error:
        # Another encoding or another kind of file looks like bad syntax: these say what it is.
        if wrong := not_utf8(parser.data, file):
            raise wrong from None
        if other := parser.as_no_map():
            raise other from None
        # The parser's own words begin with the place, which is told before them.
        what = re.sub(r"^Parser error at .*?: ", "", error.msg or "syntax error")
        if "LoadDocumentCallback" in what or "remote context" in what:
            raise ArgmapError(
                "its @context is a remote document, which is never fetched",
                file=file,
                mend="write the context into the file",
            ) from None
        place = f"line {error.lineno}, column {error.offset}" if error.lineno else None
        raise ArgmapError(
            f"not valid {format}: {what}", file=file, place=place, mend="correct the file there"
        ) from None
    except (ValueError, OSError, UnicodeError) as error:
        raise ArgmapError(
            f"not valid {format}: {error}", file=file, mend="correct the file"
        ) from None
