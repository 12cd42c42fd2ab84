"""The learning log, the figures and the digest."""
