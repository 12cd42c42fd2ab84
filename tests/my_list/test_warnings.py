"""A pack says what its pages say before anybody reads them."""

import pytest

from tests.my_list.conftest import Some
from tests.site.built_site import BuiltSite
from tests.site.conftest import Open

WARNING = "//p[@class = 'warning']"


@pytest.mark.browser
def test_a_pack_keeps_the_warnings(some: Some, site: BuiltSite, open_page: Open) -> None:
    rows = (some.form, some.deck, some.film, some.sensitive)
    found = [site.tree(site.address(row)).xpath(WARNING) for row in rows]
    warnings = [warning.text_content() for warnings in found for warning in warnings]
    assert warnings
    page = open_page(f"list/#ids={','.join(row['id'] for row in rows)}", fresh=True)
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.get_by_role("button", name="Print as one pack").click()
    page.wait_for_function("() => window.printed")
    assert page.locator(".booklet p.warning").all_text_contents() == warnings
