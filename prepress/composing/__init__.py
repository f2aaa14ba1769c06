"""Step five: what stands where in a volume. No HTML, no files."""
