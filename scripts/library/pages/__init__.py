"""What a page says: each module turns the catalogue into pages of one kind."""
