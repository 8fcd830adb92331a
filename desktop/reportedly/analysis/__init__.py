"""Figures -> comparisons: pure functions, no Qt, no SQL."""
