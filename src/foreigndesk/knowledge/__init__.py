"""Knowledge files: everything Foreign Desk knows about words, actors, places and codes, as data."""

from foreigndesk.knowledge.files import knowledge_dir, load_csv, load_yaml, read_text

__all__ = ["knowledge_dir", "load_csv", "load_yaml", "read_text"]
