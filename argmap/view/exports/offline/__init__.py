"""The page that toggles offline: one HTML file with map, outline and guided reading.

The verdicts of all its scenarios are inside, as a circuit. The file fetches nothing and may run its
own script alone (content security policy); all of the map's text is escaped.
"""
