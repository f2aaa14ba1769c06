"""One output kind a file; `edition.py` beside this folder is the contract."""
