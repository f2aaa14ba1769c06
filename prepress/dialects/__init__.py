"""One file a family of banks; `dialect.py` beside this folder is the contract."""
