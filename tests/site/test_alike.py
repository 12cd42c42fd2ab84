"""“More like this” on a resource's page: what the page shows already is not shown again, and each row says why."""

from tests.site.built_site import BuiltSite

ROWS = "//section[@aria-labelledby = 'alike-title']//li"


def test_every_row_is_new_to_the_page_and_says_why(site: BuiltSite) -> None:
    shown = 0
    for row in site.resources:
        address = site.address(row)
        tree = site.tree(address)
        links = [str(item.xpath("string(.//a/@href)")) for item in tree.xpath(ROWS)]
        above = {str(link) for link in tree.xpath("//section[@aria-labelledby = 'related-title']//a/@href")}
        assert above.isdisjoint(links), address
        assert f"../{address.split('/')[1]}/" not in links, address
        assert len(links) <= 4
        for item in tree.xpath(ROWS):
            reason = item.xpath("string(.//*[@class = 'likeness__why'])").removeprefix("Why it is here: ")
            assert reason.startswith(
                ("In common: ", "Similar words", "On the same", "Links to", "One of its", "Named on", "Builds on")
            ), f"{address}: {reason}"
            shown += 1
    assert shown > len(site.resources), "most pages have several"
