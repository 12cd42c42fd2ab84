"""What editors look up, derived from the model and the rules and never written by hand."""
