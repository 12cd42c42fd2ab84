"""Rules on decks of cards."""
