"""What the office does: one public method, one use case, one transaction."""
