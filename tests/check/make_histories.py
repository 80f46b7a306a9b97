"""Makes the cases of the history of publishing (H6xx): lines that hang together, and spoilt ones.

    python3 tests/check/make_histories.py
"""
import hashlib
import json
import pathlib
import shutil

HERE = pathlib.Path(__file__).parent
HISTORY = "content/history.jsonl"
NOTICE = (HERE / "_base/content/notices/base.md").read_bytes()
SETTINGS = (HERE / "_base/content/site.yaml").read_text()


def sha(data):
    return hashlib.sha256(data).hexdigest()


def sources(files):
    """The digest of kept sources, as src/approval/source_files.rs writes it."""
    number = lambda of: of.to_bytes(8, "big")
    named = lambda of: number(len(of)) + of
    out = named(b"source") + b"C" + named(b"files") + number(len(files))
    for name, data in sorted(files.items()):
        out += b"T" + named(name.encode()) + named(sha(data).encode())
    return sha(out)


KEPT = sources({"notice.md": NOTICE})


def line(sequence, previous, **other):
    of = {
        "format": 1,
        "sequence": sequence,
        "at": f"2025-02-0{sequence} 09:30",
        "manifest": sha(b"%d" % sequence),
        "previous": sha(previous.encode()) if previous else None,
        "as_of": "2025-01-31",
        "day": f"2025-02-0{sequence}",
        "added": [],
        "changed": [],
        "withdrawn": [],
    } | other
    return json.dumps(of, ensure_ascii=False, separators=(",", ":"))


def notice(of="base"):
    return {"id": of, "source": KEPT}


def put(case, side, files):
    shutil.rmtree(HERE / case / side, ignore_errors=True)
    for path, data in files.items():
        place = HERE / case / side / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data if isinstance(data, bytes) else data.encode())


def case(name, spoilt, near=None):
    of = lambda given: given if isinstance(given, dict) else {HISTORY: given}
    put(name, "site", of(spoilt))
    put(name, "near", of(near if near is not None else good))


first = line(1, None, added=[notice()])
second = line(2, first)
third = line(3, second, withdrawn=["base"])
other = line(2, first, as_of="2025-01-30")
good = f"{first}\n{second}\n{third}\n"

case("H601-history-merge-mark", f"{first}\n<<<<<<< HEAD\n{second}\n=======\n{other}\n>>>>>>> other\n")
case("H602-history-sequence-twice", f"{first}\n{second}\n{other}\n")
case("H603-history-version", good.replace('"format":1', '"format":2'))
case("H604-history-line", good[:-30], "")
case("H604-unknown-key", good.replace('"day"', '"date"', 1))
case("H604-key-twice", good.replace('"sequence":1,', '"sequence":1,"sequence":1,', 1))
case("H605-history-chain", good.replace("2025-01-31", "2025-01-30", 1), f"{first}\n{second}\n")
case("H605-line-missing", f"{first}\n{third}\n", f"{first}\n")
case("H605-time-runs-back", f"{first}\n{line(2, first, at='2025-02-01 09:29')}\n", f"{first}\n{line(2, first, at='2025-02-01 09:30')}\n")
again = line(3, second, added=[notice()])
back = line(4, third, added=[notice()])
case("H606-history-impossible", f"{first}\n{second}\n{again}\n", f"{good}{back}\n")
case("H606-never-there", f"{first}\n{line(2, first, changed=[notice('nosuch')])}\n", f"{first}\n{line(2, first, changed=[notice()])}\n")
case("H607-future-edition", line(1, None, at="2999-02-01 09:30", added=[notice()]) + "\n", first + "\n")
kept = "content/history/base/1/notice.md"
case("H608-kept-source-changed", {HISTORY: good, kept: NOTICE + b"\n"}, {HISTORY: good, kept: NOTICE})
case("H609-kept-of-nothing", {HISTORY: good, "content/history/base/2/notice.md": NOTICE}, {HISTORY: good, kept: NOTICE})
targets = lambda *lines: {"content/site.yaml": SETTINGS + "publish:\n" + "".join(f"  - {{ {of} }}\n" for of in lines)}
case(
    "H610-target-without-place",
    targets("name: 官网", "name: 主机, in_place: /srv/a, zip: a.zip"),
    targets("name: 官网, folder: /srv/a, keep: 3", "name: 主机, in_place: /srv/b", "name: 上传, zip: a.zip"),
)
case("H611-target-named-twice", targets("name: 官网, folder: /srv/a", "name: 官网, folder: /srv/b"), targets("name: 官网, folder: /srv/a", "name: 官网2, folder: /srv/b"))
