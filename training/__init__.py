"""How the learned heads are made: ``make train``. Needs torch, which nothing else of the project does."""
