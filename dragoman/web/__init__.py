"""The record on screen: pages in HTML, and the same as JSON at the same addresses.

Takes an open store and what a browser asks for; gives server-rendered pages that work without JavaScript and fetch
nothing from elsewhere. It asks :mod:`dragoman.views` and shows; it knows no SQL and decides nothing about facts.
What pages say is hostile until it is escaped: templates escape everything, and no style or script stands in a page.
"""
