"""Document -> figures: stages plugged into a pipeline."""
