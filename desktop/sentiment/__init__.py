"""Text in, reading out: anger, satisfaction, evidence, risks, promises, phrasing, forecast. Knows core only."""
