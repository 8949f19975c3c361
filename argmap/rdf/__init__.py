"""Maps and verdicts as RDF: vocabulary, reading, writing, validation."""
