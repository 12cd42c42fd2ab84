"""How a long list becomes several pages, none of them heavy."""

PER_PAGE = 100
"""Cards on one page; a phone still scrolls it, and it stays near 60 kB."""


def turns(base: str, count: int, per_page: int = PER_PAGE) -> tuple[str, ...]:
    """Return the addresses of the pages of a list, the first of which is the list's own; one page at least."""
    pages = max(1, -(-count // per_page))
    return (base, *(f"{base}{number}/" for number in range(2, pages + 1)))
