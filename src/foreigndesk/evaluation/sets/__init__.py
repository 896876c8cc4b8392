"""The families of hand-coded sets, one module each."""
