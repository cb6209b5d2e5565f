"""What can happen to a tracker while the program works on it, done to the program's own services."""
