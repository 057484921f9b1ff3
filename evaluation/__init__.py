"""How good the product is, and what keeps it from getting worse.

Takes answered pages and what the product says of them; gives precision, recall and F1 a measure, a language and a
part of the corpus, and compares them with pinned floors. No part of the package ``dragoman``: the package does not
know that it is measured.
"""
