"""Where the page can be reached: on this machine, and from others on its network."""

from __future__ import annotations

import socket
from ipaddress import ip_address

ANYWHERE = ("0.0.0.0", "::", "")
"""Hosts that stand for all of this machine's addresses."""


def address_of(host: str, port: int) -> str:
    """The address at which a browser on this machine finds the page."""
    name = "127.0.0.1" if host in ANYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def address_for_others(host: str, port: int) -> str:
    """The address at which others on the network find the page; "" where they cannot."""
    if is_loopback(host):
        return ""
    others = network_address() if host in ANYWHERE else host
    return address_of(others, port) if others else ""


def network_address() -> str:
    """This machine's address on its network; "" where it has none. Nothing is sent."""
    # To connect a UDP socket only asks which address the system would send from; the machine's own
    # name often stands for the loopback address.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))  # of no machine: kept for documentation (RFC 5737)
            return str(asked.getsockname()[0])
        except OSError:
            return ""


def is_loopback(host: str) -> bool:
    """Whether a host is this machine alone."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
