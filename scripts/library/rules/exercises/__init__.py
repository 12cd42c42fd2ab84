"""Rules on case exercises."""
