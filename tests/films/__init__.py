"""Films: their pages, their players and what they are made from."""
