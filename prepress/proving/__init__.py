"""Step eight: a finished file is opened again and read, to be held against its bank."""
