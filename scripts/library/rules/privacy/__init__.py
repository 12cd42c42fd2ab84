"""No child, family or colleague can be recognised."""
