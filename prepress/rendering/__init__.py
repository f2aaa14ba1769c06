"""Step six: pages become HTML, cleaned in one place."""
