"""One promise about the output a file; `proof.py` beside this folder is the contract."""
