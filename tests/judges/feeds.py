#!/usr/bin/env python3
"""Whether the feeds and lists of addresses of a built site are what their standards say.

    python3 tests/judges/feeds.py SITE

`xmllint` says whether each is XML, `jing` whether it has the form of RFC 4287 (atom.rnc) or of sitemaps.org
(sitemap.rnc). What a schema cannot say is looked at here: that entries are newest first and named once, that every
address leads to a file of the site, and that every page stands in the list of addresses once. Before that, feeds and
lists that were broken on purpose must be refused by the same judges: a judge that takes everything judges nothing.
"""

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

HERE = Path(__file__).parent
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def is_xml(path):
    return subprocess.run(["xmllint", "--noout", "--nonet", str(path)], capture_output=True).returncode == 0


def faults_of_form(schema, paths):
    """What jing says of files, in one run."""
    done = subprocess.run(["jing", "-c", str(HERE / schema), *map(str, paths)], capture_output=True, text=True)
    if done.returncode == 0:
        return []
    # Debian's jing warns of archives that it does without.
    said = [line for line in (done.stdout + done.stderr).splitlines() if not line.startswith("[warning]")]
    return said or [f"jing: exit {done.returncode}"]


def must_refuse(schema, whole, broken):
    """Holds that the judges refuse each of these changes of a file that they take."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "broken.xml"
        path.write_text(whole, encoding="utf-8")
        said = faults_of_form(schema, [path])
        if said:
            sys.exit("\n".join(said))
        for before, after in broken:
            text = whole.replace(before, after, 1)
            assert text != whole, f"{before!r} does not stand in the file"
            path.write_text(text, encoding="utf-8")
            if is_xml(path) and not faults_of_form(schema, [path]):
                sys.exit(f"the judges take a broken file ({schema}): {before!r} -> {after!r}")


BROKEN_FEEDS = [
    ("<updated>", "<updated>on "),
    ("T00:00:00+08:00", ""),
    ("</id>", "</id><id>again</id>"),
    ("<summary>", "<summary>\x01"),
    ("<summary>", "<summary>R&D "),
    ("<title>", "<titel>a</titel><title>"),
    ("<name>", "<nom>x</nom><nam>"),
    (' term="', ' wort="'),
    ("</feed>", ""),
]
BROKEN_LISTS = [
    ("<lastmod>", "<lastmod>2025年"),
    ("<loc>https://", "<loc>/"),
    ("<loc>", "<log>x</log><loc>"),
    ("</urlset>", ""),
]


def looked_at(feed, site, top):
    """What is wrong with a feed that has the right form."""
    root = ET.parse(feed).getroot()
    said = []
    own = root.find(f"{ATOM}link[@rel='self']").get("href")
    if own != top + feed.relative_to(site).as_posix():
        said.append(f"says that it is {own}")
    entries = root.findall(f"{ATOM}entry")
    if not 1 <= len(entries) <= 50:
        said.append(f"{len(entries)} entries")
    days = [entry.findtext(f"{ATOM}updated") for entry in entries]
    if days != sorted(days, reverse=True):
        said.append("its entries are not newest first")
    if days and root.findtext(f"{ATOM}updated") != days[0]:
        said.append("its day is not that of its newest entry")
    names = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(set(names)) < len(names):
        said.append("two entries have one name")
    if root.find(f"{ATOM}author") is None:
        said.append("nobody is named as its author")
    for entry in [root, *entries]:
        page = entry.find(f"{ATOM}link[@rel='alternate']").get("href")
        if not page.startswith(top) or not (site / page[len(top):]).is_file():
            said.append(f"leads to {page}, which is not there")
    return [f"{feed}: {fault}" for fault in said]


def listed(site, top):
    """What is wrong with the list of addresses."""
    root = ET.parse(site / "sitemap.xml").getroot()
    files = [site / "sitemap.xml"]
    if root.tag == f"{MAP}sitemapindex":
        files = [site / part.text[len(top):] for part in root.iter(f"{MAP}loc")]
    pages = [page.text for file in files for page in ET.parse(file).getroot().iter(f"{MAP}loc")]
    if len(set(pages)) < len(pages):
        return ["a page is listed twice"]
    # The site's own files at the root and beside notices are no pages of it; what leads on or stands for what is missing
    # asks not to be listed.
    wanted = set()
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if '<meta name="robots" content="noindex">' not in text and 'rel="canonical"' in text:
            wanted.add(top + path.relative_to(site).as_posix())
    return [f"{page} is not listed" for page in wanted - set(pages)] + [
        f"{page} is listed and not there" for page in set(pages) - wanted
    ]


def main():
    site = Path(sys.argv[1])
    feeds = sorted((site / "feeds").rglob("*.xml"))
    lists = sorted(site.glob("sitemap*.xml"))
    if not feeds or not lists:
        sys.exit(f"{site} has no feeds or no list of addresses")
    top = re.search(r"^Sitemap: (.*)sitemap\.xml$", (site / "robots.txt").read_text(encoding="utf-8"), re.M)[1]
    must_refuse("atom.rnc", (site / "feeds/notices.xml").read_text(encoding="utf-8"), BROKEN_FEEDS)
    must_refuse("sitemap.rnc", lists[-1].read_text(encoding="utf-8"), BROKEN_LISTS)
    said = [f"{path}: is no XML" for path in feeds + lists if not is_xml(path)]
    said = said or faults_of_form("atom.rnc", feeds) + faults_of_form("sitemap.rnc", lists)
    if not said:
        said = [fault for feed in feeds for fault in looked_at(feed, site, top)] + listed(site, top)
    if said:
        sys.exit("\n".join(said))
    print(f"{len(feeds)} feeds and {len(lists)} lists of addresses are as their standards say")


if __name__ == "__main__":
    main()
