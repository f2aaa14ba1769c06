"""One rule about a bank a file; `check.py` beside this folder is the contract."""
