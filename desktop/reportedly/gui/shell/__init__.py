"""What every part of the window stands on: theme, icons, selection, jobs, messages."""
