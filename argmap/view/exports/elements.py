"""Elements of HTML."""

from __future__ import annotations

from html import escape

from argmap.view.sanitize import escape_xml, one_line

Attribute = str | int | float | bool | None
_VOID = frozenset({"meta", "input", "br"})


def element(tag: str, *content: str, **attributes: Attribute) -> str:
    """An element. Its content is HTML; attributes are text, and names are written with an
    underscore for a hyphen and with one at the end where Python reserves them. Of truth values,
    True gives an attribute without a value, False and None give none.
    """
    told = "".join(
        f" {_name(key)}" if value is True else f' {_name(key)}="{escape(one_line(str(value)))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return f"<{tag}{told}>" + ("" if tag in _VOID else f"{''.join(content)}</{tag}>")


def text_element(tag: str, text: str, **attributes: Attribute) -> str:
    """An element whose content is text."""
    return element(tag, escape_xml(text), **attributes)


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
