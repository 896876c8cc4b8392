"""Claims: who says so, and whether it happened, is to come, is only thought of, or did not happen."""
