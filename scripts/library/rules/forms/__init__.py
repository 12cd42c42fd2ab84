"""Rules on forms. Whether a field exists and holds the right kind of thing, the rules on fields say for every file."""
