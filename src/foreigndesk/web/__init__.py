"""The desk in a browser: read-only pages and their JSON twins over the tables of a store.

Last step of the flow. A view is one SQL file under ``sql``, one module under ``routes``, one template.
"""
