"""Forms: each fills one draft."""
