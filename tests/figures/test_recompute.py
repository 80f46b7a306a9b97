"""Whether recompute.py can fail: each figure that is altered in a copy of a page has to be found.

    TONGBAO_SITE=SITE python3 test_recompute.py
"""

import contextlib
import datetime
import io
import os
import re
import shutil
import tempfile
import unittest
from pathlib import Path

import recompute

FIGURE = re.compile(r'<data value="([^"]*)" data-rule="([^"]*)">([^<]*)</data>')


def said(site):
    """What the script says of a site, and its exit code."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = recompute.main(site)
    return code, out.getvalue()


class Recompute(unittest.TestCase):
    def copy(self, change):
        """The data of the site with one page, in which `change` has altered the figures."""
        site = Path(os.environ["TONGBAO_SITE"])
        folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        (folder / "data").mkdir()
        for file in [*(site / "data").glob("*.csv"), site / "data" / "index.json"]:
            shutil.copy(file, folder / "data")
        page = (site / "index.html").read_text("utf-8")
        self.assertGreater(len(FIGURE.findall(page)), 20)
        (folder / "index.html").write_text(change(page), "utf-8")
        return folder

    def test_a_page_as_it_is(self):
        code, out = said(self.copy(lambda page: page))
        self.assertEqual(code, 0, out)
        self.assertIn(" 0 differences", out)

    def test_every_figure_that_is_altered_is_found(self):
        def more(figure):
            value = int(figure[1]) + 1
            return f'<data value="{value}" data-rule="{figure[2]}">{value}</data>'

        code, out = said(self.copy(lambda page: FIGURE.sub(more, page)))
        figures = len(FIGURE.findall((Path(os.environ["TONGBAO_SITE"]) / "index.html").read_text("utf-8")))
        self.assertEqual(code, 1)
        self.assertIn(f"{figures} differences", out)

    def test_one_altered_figure_is_enough(self):
        def altered(page):
            figure = FIGURE.search(page)
            return page.replace(figure[0], figure[0].replace(f">{figure[3]}<", f">{figure[3]}0<"), 1)

        code, out = said(self.copy(altered))
        self.assertEqual(code, 1)
        self.assertIn(" 1 differences", out)

    def test_rules_and_filters_that_are_not_known(self):
        for rule in ["problems", "issues colour=red", "issues due=soon", "notices late=overdue", "findings"]:
            alter = lambda page: FIGURE.sub(f'<data value="1" data-rule="{rule}">1</data>', page, count=1)
            code, out = said(self.copy(alter))
            self.assertEqual((code, out.count("\n")), (1, 2), out)

    def test_a_site_without_figures(self):
        self.assertEqual(said(self.copy(lambda page: FIGURE.sub("1", page)))[0], 1)

    def test_dates_that_are_not_exact(self):
        for text, first, last in [
            ("2025", (2025, 1, 1), (2025, 12, 31)),
            ("2025-H1", (2025, 1, 1), (2025, 6, 30)),
            ("2025-Q4", (2025, 10, 1), (2025, 12, 31)),
            ("2024-02", (2024, 2, 1), (2024, 2, 29)),
            ("2025-02-late", (2025, 2, 21), (2025, 2, 28)),
            ("2025-12-mid", (2025, 12, 11), (2025, 12, 20)),
            ("2025-12-31", (2025, 12, 31), (2025, 12, 31)),
        ]:
            self.assertEqual(recompute.span(text), (datetime.date(*first), datetime.date(*last)), text)
        in_time = ["", "2024", "2025-01-01", "2025-01-early", "2025-01", "2025-Q1", "2025-H1", "2025", "2025-01-mid"]
        self.assertEqual(sorted(reversed(in_time), key=recompute.order), in_time)


if __name__ == "__main__":
    unittest.main()
