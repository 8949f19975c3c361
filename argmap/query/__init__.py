"""SPARQL on maps: the read-only guard, limits, prepared questions."""
