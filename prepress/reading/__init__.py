"""Step three: a tree becomes a bank. The dialect is recognised here and nowhere else."""
