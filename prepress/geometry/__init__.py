"""Paper, cards and columns in millimetres: arithmetic only, no text and no engine."""
