"""The catalogue for machines: one file per format."""
