"""The routes: one module a view, each with a ``router(site)`` that holds its page and its JSON twin."""
