"""One format a file; `binder.py` beside this folder is the contract."""
