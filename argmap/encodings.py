"""In which encoding a file of text is: read where that is certain, named where it is not."""

from __future__ import annotations

import re
import unicodedata

from argmap.errors import ArgmapError

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    # Before UTF-16, whose mark is how this one begins.
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
PROBED = 4_000
"""Bytes from which an encoding is guessed."""
SHORTEST = 16
"""Bytes, of which too few tell nothing."""
MEND = "save it as UTF-8"

_DECLARED = re.compile(rb"""\A\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["'][^>]*\?>""")
_DECLARABLE = re.compile(
    r"us-ascii|utf-?(8|16|32)(-?[lb]e)?|iso-8859-\d{1,2}|windows-125\d|koi8-[ru]|shift_jis|euc-(jp|kr)"
    r"|gb(k|2312|18030)|big5",
    re.IGNORECASE,
)
"""What an XML declaration may name: of Python's many codecs, those that are encodings of text."""
_WESTERN = {"cp1252": "Windows-1252 (cp1252, Latin-1)", "mac_roman": "Mac Roman"}
_BEYOND_ASCII = re.compile(r"(?s)(?<=(.))([^\x00-\x7f])(?=(.))")
"""A sign beyond ASCII, with its neighbours."""
_JOINING = "‘’–—…\xa0\xad"
"""What may stand between two letters."""
_HIGH = re.compile(rb"[\x80-\xff]+")


def encoding_of(data: bytes) -> str:
    """The encoding that the first bytes of a text tell: by a byte order mark, or because in UTF-16
    every other byte of most texts is 0; else UTF-8.
    """
    marked = next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), None)
    if marked is not None:
        return marked
    head = data[:PROBED]
    zeros = [head[first::2].count(0) for first in (0, 1)]
    if len(head) < SHORTEST or min(zeros) or max(zeros) < len(head) / 4:
        return "utf-8"
    return "utf-16-le" if zeros[1] else "utf-16-be"


def as_utf8(data: bytes, file: str) -> bytes:
    """The bytes of a text as UTF-8 without a byte order mark, where their encoding is certain (a
    mark, UTF-16, what an XML declaration says); others as they are.

    Raises `ArgmapError` where they are not in the encoding that they say.
    """
    encoding = encoding_of(data)
    if encoding == "utf-8":
        declared = _DECLARED.match(data[:200])
        encoding = declared[1].decode() if declared else encoding
        if not _DECLARABLE.fullmatch(encoding) or re.fullmatch("utf-?8", encoding, re.IGNORECASE):
            return data
    elif encoding == "utf-8-sig":
        return data[3:]
    try:
        decoded = data.decode(encoding).encode()
    except (UnicodeError, LookupError):
        if encoding.startswith("utf-16-"):
            return data  # Nothing said so but its zeros: some binary file.
        raise ArgmapError(
            f"it seems to be {encoding.upper()}, but is not", file=file, mend=MEND
        ) from None
    # A parser of XML believes the declaration, so it must name what the bytes are now.
    found = _DECLARED.match(decoded[:200])
    return decoded[: found.start(1)] + b"UTF-8" + decoded[found.end(1) :] if found else decoded


def text_of(data: bytes, file: str) -> str:
    """The text of a file in UTF-8, or in an encoding that is certain.

    Raises `ArgmapError` where it is in another, with the line and what the encoding seems to be.
    """
    data = as_utf8(data, file)
    if wrong := not_utf8(data, file):
        raise wrong
    return data.decode()


def not_utf8(data: bytes, file: str) -> ArgmapError | None:
    """What is wrong with bytes that are not UTF-8; None where they are."""
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        seems = _legacy(data)
        return ArgmapError(
            f"this is not UTF-8: it seems to be {seems}" if seems else "this is not UTF-8",
            file=file,
            place=f"line {line}",
            mend=MEND,
        )
    return None


def _legacy(data: bytes) -> str | None:
    """What an older encoding seems to be: in Western texts letters beyond ASCII stand alone, in
    other scripts in runs. None where more than one makes sense, or none.
    """
    data = data[:1_000_000]
    runs = _HIGH.findall(data) or [b"\x80\x80"]
    if sum(map(len, runs)) >= 2 * len(runs):
        return "an older encoding of another script (as Windows-1251, Shift JIS or GBK are)"
    sensible = [
        name for codec, name in _WESTERN.items() if _is_sensible(data.decode(codec, "replace"))
    ]
    return sensible[0] if len(sensible) == 1 else None


def _is_sensible(text: str) -> bool:
    """Whether each sign beyond ASCII may stand where it does: no capital or mark within a word."""
    return not any(
        sign == "\ufffd"
        or unicodedata.category(sign) in ("Lm", "Sk", "Cc")
        or sign in "ﬁﬂ"
        or (before.islower() and sign.isupper())
        or (sign.islower() and after.isupper())
        or (before.isalpha() and after.isalpha() and not sign.isalpha() and sign not in _JOINING)
        for before, sign, after in _BEYOND_ASCII.findall(text)
    )
