"""What editors look up: every field, every rule and the schema, all derived from the model and the rules."""
