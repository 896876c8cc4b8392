"""Trains the language model that the package ships; not part of the wheel. See README.md beside this file."""
