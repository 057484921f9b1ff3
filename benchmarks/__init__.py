"""How fast the product is and how much memory it takes; each module asks one question."""
