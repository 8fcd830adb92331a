"""Parameterised SQL to model objects, one module a subject."""
