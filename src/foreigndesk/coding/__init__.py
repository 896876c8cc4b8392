"""Coding: candidates from syntax and roles, matched against the codebook's frames, become proposals of events."""
