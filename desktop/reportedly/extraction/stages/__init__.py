"""The stages of reading, one module each; they share layers (`draft`) and words (`lexicon`), nothing else."""
