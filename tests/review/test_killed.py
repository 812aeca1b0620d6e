"""A command that is killed leaves the old file or the new one, and the next run goes on."""

from tests.review import killing
from tests.review.site import Site


def test_killed_imports_and_checks_leave_whole_files(site: Site) -> None:
    killing.prepared(site)

    assert list(killing.faults(site.folder, runs=3, seed=11)) == []
