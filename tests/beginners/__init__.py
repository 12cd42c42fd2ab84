"""What people do who have never done this before, and what the check says to them."""
