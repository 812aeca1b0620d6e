"""What a reviewer decided is what `overclaim fix --decided` writes, and nothing else."""

from tests.review.site import CURE, GUARANTEED, SAFE, TWO_YEARS, Site, ruled

WORDING = "Ask us what the studies say."


def test_only_decided_wording_is_put_in(site: Site) -> None:
    rows = {
        TWO_YEARS: ruled("edit", wording=WORDING),
        SAFE: ruled("keep", reason="true"),
        CURE: ruled("discuss"),
    }
    site.take(site.edited(rows))
    status, _, err = site.overclaim("fix", "content", "--decided", "--today", "2026-11-05")
    page = (site.folder / "content/knee.md").read_text("utf-8")

    assert (status, err) == (0, "")
    assert f"Our injections regrow knee cartilage. {WORDING}\n" in page
    assert "It is completely safe." in page
    assert "miracle cure" in page


def test_what_is_kept_stays_when_all_is_mended(site: Site) -> None:
    site.take(site.edited({GUARANTEED: ruled("keep", reason="a refund is meant")}))
    site.overclaim("fix", "content", "--today", "2026-11-05")

    assert "It is 100% guaranteed." in (site.folder / "content/hip.md").read_text("utf-8")
