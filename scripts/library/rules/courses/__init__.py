"""Rules about courses as a whole: the plan, the units and what a course asks for first."""
