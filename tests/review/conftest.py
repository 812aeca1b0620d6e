"""The small site of these tests, checked once and copied for each of them."""

import os
from pathlib import Path

import pytest

from tests.review.site import Site, copied, made


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    folder = tmp_path_factory.mktemp("template")
    before, cached = Path.cwd(), os.environ.get("XDG_CACHE_HOME")
    os.chdir(folder)
    os.environ["XDG_CACHE_HOME"] = str(cache)
    try:
        made(folder)
    finally:
        os.chdir(before)
        if cached is None:
            del os.environ["XDG_CACHE_HOME"]
        else:
            os.environ["XDG_CACHE_HOME"] = cached
    return folder


@pytest.fixture
def site(
    template: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> Site:
    copied(template, tmp_path)
    monkeypatch.chdir(tmp_path)

    def told() -> tuple[str, str]:
        out, err = capfdbinary.readouterr()
        return out.decode(), err.decode()

    return Site(tmp_path, told)
