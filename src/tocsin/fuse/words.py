"""Words that do not tell incidents or those counted apart. Source: general news English."""

# fmt: off
# A figure of "people" is the whole, not a part of it.
WHOLE = frozenset({
    "a", "additional", "an", "and", "at", "casualties", "dead", "deaths", "fatalities", "her",
    "his", "individuals", "injured", "its", "least", "lives", "more", "my", "of", "other",
    "others", "our", "people", "person", "persons", "some", "the", "their", "victims", "wounded",
    "your",
})
# Capitalised words that many reports share.
UNTELLING_NAMES = frozenset({
    "agency", "and", "according", "april", "army", "august", "authorities", "avenue", "but",
    "captain", "city", "colonel", "county", "december", "department", "east", "eastern",
    "february", "for", "force", "forces", "friday", "from", "general", "government", "january",
    "july", "june", "major", "march", "may", "minister", "ministry", "monday", "mrs", "news",
    "north", "northern", "november", "october", "officer", "officials", "police", "president",
    "press", "prime", "road", "saturday", "september", "sheriff", "sir", "south", "southern",
    "spokesman", "spokesperson", "spokeswoman", "state", "states", "street", "sunday", "that",
    "the", "this", "thursday", "town", "tuesday", "united", "wednesday", "west", "western", "with",
})
# fmt: on
