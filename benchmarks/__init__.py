"""How fast, against whom: one script a question."""
