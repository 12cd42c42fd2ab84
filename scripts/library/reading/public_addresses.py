"""Which machines may be asked: those of the public internet, and never one of the network that we run in.

A link in a resource, or a website that sends us on, must not make us knock on doors inside.
"""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Machine = IPv4Address | IPv6Address
Resolve = Callable[[str, int], tuple[Machine, ...]]
"""Returns the machines behind a name; raises OSError where there are none."""
TRANSLATED = IPv6Network("64:ff9b::/96")
"""Where networks without IPv4 put its addresses. https://www.rfc-editor.org/rfc/rfc6052"""


def is_public(machine: Machine) -> bool:
    """Tell whether everybody can reach a machine."""
    inner = _inside(machine) if isinstance(machine, IPv6Address) else None
    if inner:
        return is_public(inner)
    return machine.is_global and not machine.is_multicast


def _inside(machine: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address only wraps."""
    if machine in TRANSLATED:
        return IPv4Address(int(machine) & 0xFFFFFFFF)
    tunnel = machine.teredo[1] if machine.teredo else None
    return machine.ipv4_mapped or machine.sixtofour or tunnel


def machines_of(host: str, port: int) -> tuple[Machine, ...]:
    """Ask the domain name system. IPv4 comes first: fewer networks lack it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    machines = {ip_address(str(where[0]).partition("%")[0]) for *_, where in found}
    return tuple(sorted(machines, key=lambda machine: (machine.version, int(machine))))
