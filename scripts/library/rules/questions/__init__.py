"""Rules about the questions in a course's units."""
