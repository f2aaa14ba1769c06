"""What is wrong with an EPUB as a file, one rule a file; `bookrule.py` is their contract."""
