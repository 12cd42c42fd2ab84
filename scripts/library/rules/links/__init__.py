"""Links that lead somewhere, and say where."""
