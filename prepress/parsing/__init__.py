"""Step two: a text becomes a tree of nodes with spans."""
