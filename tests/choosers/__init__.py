"""Choosers: which options they suggest."""
