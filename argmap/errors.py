"""The one family of errors that a user can cause.

They are caught once, at the edge (command line or page).
"""

from __future__ import annotations


class ArgmapError(Exception):
    """Something the user gave cannot be used.

    `str()` is one line: the file, the place in it, what is wrong and how to mend it, as far as each
    is known.
    """

    def __init__(
        self,
        what: str,
        *,
        file: str | None = None,
        place: str | None = None,
        mend: str | None = None,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.file = file
        self.place = place
        self.mend = mend

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        line = f"{where}: {self.what}" if where else self.what
        if self.mend:
            line = f"{line.rstrip('.')}. {self.mend[:1].upper()}{self.mend[1:]}"
        return " ".join(line.split())


class MapError(ArgmapError):
    """A map that is broken in its structure: no map, a dangling end, a doubled notation, a circle
    of strength.
    """


class NoMapError(MapError):
    """A file that holds no map at all."""


class ScenarioError(ArgmapError):
    """A scenario that does not fit the map: an unknown identifier, or one identifier given two
    stances.
    """


class EditError(ArgmapError):
    """An edit that does not fit the map: it names what is not there, gives an identifier twice, or
    would leave something dangling.
    """


class QueryError(ArgmapError):
    """A query that is not SPARQL, is not allowed (updates, SERVICE), or exceeded its bounds."""


class SourceError(ArgmapError):
    """A copy of a source that cannot be read or kept, or that there is none of."""
