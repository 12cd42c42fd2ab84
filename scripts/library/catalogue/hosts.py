"""Which site keeps a film that does not lie here, and the address that shows one film inside a page."""

import re
from urllib.parse import urlsplit

from library.model.vocabulary import VideoHost, Vocabulary


def domain_of(url: str) -> str:
    """Return an address's domain in small letters, without `www.`; nothing where it has none."""
    try:
        parts = urlsplit(url.strip())
        domain = parts.hostname or ""
    except ValueError:
        return ""
    return domain.removeprefix("www.") if parts.scheme in {"http", "https"} and "." in domain else ""


def host_of(domain: str, hosts: Vocabulary) -> VideoHost | None:
    """Return the site that a domain belongs to."""
    for host in hosts:
        if isinstance(host, VideoHost) and any(
            domain == known or domain.endswith(f".{known}") for known in host.domains
        ):
            return host
    return None


def key_of(url: str, host: VideoHost) -> str:
    """Return the key of one film in its address, or nothing: a channel, say, or a pattern that is none."""
    try:
        found = re.search(host.key, url) if host.key else None
        return found[1] if found else ""
    except (re.error, IndexError):
        return ""


def embed_of(url: str, host: VideoHost) -> str:
    """Return the address that shows the film inside a page; nothing where there is none."""
    key = key_of(url, host)
    return host.embed.replace("{key}", key) if key and host.embed else ""
