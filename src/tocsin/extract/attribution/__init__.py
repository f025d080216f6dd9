"""How a document says who says so: speakers, cues, content, stance, evidence."""
