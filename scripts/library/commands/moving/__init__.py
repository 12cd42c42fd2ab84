"""Changes to many files at once: worked out first, tried on a copy, shown, and only then written."""
