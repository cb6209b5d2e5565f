"""How well record checks find people: made-up registers, names misspelt in known ways, and figures of what came up."""
