"""The traps of YAML: what it reads is not what was meant."""
