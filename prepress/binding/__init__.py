"""Step seven: HTML becomes the bytes of a file."""
