"""A proposed change, a suggestion, and the workflows that carry them."""
