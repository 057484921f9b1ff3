"""The command line with a reader that needs no model; runs as ``python -m tests.cli.fake``.

A page that says SLEEP takes a while, one that says DIE takes its process with it, one without the meeting of the
factory's text gives no article.
"""

import os
import time

from dragoman.cli import main, workers
from dragoman.model import Page, PageRecord, Reason, Rejection
from tests import factory


class FakeReader:
    def read(self, page: Page) -> PageRecord | Rejection:
        if "SLEEP" in page.content:
            time.sleep(0.02)
        if "DIE" in page.content:
            os._exit(1)
        if factory.MEETING not in page.content:
            return Rejection(page.id, page.path, "cleaning", Reason.NO_ARTICLE, "It has no article.")
        return factory.record(page)


workers._reader = FakeReader  # at import, so that spawned processes do the same

if __name__ == "__main__":
    main()
