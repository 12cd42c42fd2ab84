"""What tests of pages are written with; the fixtures themselves stand in opening.py, for every folder of tests."""

from tests.site.opening import Open, Scheme, new_context

__all__ = ["Open", "Scheme", "new_context"]
