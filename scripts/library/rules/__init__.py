"""Is it good enough? One file per rule; registry.py is the table of them all."""
