"""The pages, a module for each sort: each asks the views, fills its context and hands it to its template."""
