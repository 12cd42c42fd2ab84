"""Rules about films and webinars: their files, their words, their times, and what they are made from."""
