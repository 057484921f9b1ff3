"""How well the product does what it is for, measured on labelled data."""
