"""Foreign Desk reads news reports and keeps the desk's books: events, claims, incidents, agreements."""
