"""The guide to a first resource, followed step by step."""
