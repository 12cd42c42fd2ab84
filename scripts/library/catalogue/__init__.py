"""How it all relates: one immutable catalogue, and the addresses of everything in it."""
