"""How well the search finds, and what a first result costs, in a real browser. Needs Playwright."""
