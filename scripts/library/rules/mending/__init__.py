"""Mending what is certain: changes at known places in a text, each proved to alter nothing else."""
