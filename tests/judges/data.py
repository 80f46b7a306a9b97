#!/usr/bin/env python3
"""Holds the open data of built sites against independent readers.

    python3 tests/judges/data.py SITE…

Wants frictionless, check-jsonschema, jsonschema and openpyxl (tests/judges/requirements.txt). Looks at each SITE/data/:
the Data Package is valid and so is every table by it; every JSON, and each line of what changed, is what its schema says;
digests are those of the files; the workbook holds, cell by cell, what the CSV files hold, with numbers as numbers and days
as days; issues.json and notices.json hold the same. Then it breaks copies of the first site, and a line of its changes, in
several ways, each of which must be found.
Ends with 1 and says all that is wrong.
"""

import csv
import datetime
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
import openpyxl

BIN = Path(sys.executable).parent


def rows_of_csv(path):
    """The head and the rows of a table, without the guards."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    return rows[0], [[cell.removeprefix("'") for cell in row] for row in rows[1:]]


def fields_of(package, table):
    resource = next(of for of in package["resources"] if of["name"] == table)
    return {field["name"]: field for field in resource["schema"]["fields"]}


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    return [] if done.returncode == 0 else [f"{Path(command[0]).name}: {done.stdout}{done.stderr}"]


def as_in_csv(value):
    """A cell of the workbook as CSV writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return str(value)


def text_as_kept(text):
    """What XML 1.0 can hold of a text, and a workbook of a cell."""
    text = "".join(c for c in text if c in "\t\n\r" or ord(c) >= 32 and c not in "\ufffe\uffff")
    return text[:32767]


def wrong_in_workbook(data, package):
    book = openpyxl.load_workbook(data / "ledger.xlsx", read_only=False)
    wrong = []
    for resource in package["resources"]:
        name = resource["name"]
        head, rows = rows_of_csv(data / resource["path"])
        if resource["title"] not in book.sheetnames:
            wrong.append(f"ledger.xlsx: no sheet {resource['title']}")
            continue
        sheet = book[resource["title"]]
        if sheet.freeze_panes != "A2" or not sheet.auto_filter.ref:
            wrong.append(f"ledger.xlsx: the head of {name} is not frozen, or has no filter")
        found = list(sheet.iter_rows(values_only=True))
        if list(found[0]) != head or len(found) - 1 != len(rows):
            wrong.append(f"ledger.xlsx: {name} has another head or another number of rows")
            continue
        fields = fields_of(package, name)
        for number, (row, cells) in enumerate(zip(rows, found[1:]), 2):
            for column, cell, value in zip(head, row, cells):
                kind = fields[column]["type"]
                if cell and kind == "integer" and not isinstance(value, int):
                    wrong.append(f"ledger.xlsx: {name} {column}{number} is no number: {value!r}")
                if re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell) and "pattern" in fields[column].get("constraints", {}):
                    if not isinstance(value, datetime.datetime):
                        wrong.append(f"ledger.xlsx: {name} {column}{number} is no day: {value!r}")
                if as_in_csv(value) != text_as_kept(cell):
                    wrong.append(f"ledger.xlsx: {name} {column}{number} is {value!r}, not {cell!r}")
    return wrong


def wrong_in_json(data, package, table):
    head, rows = rows_of_csv(data / f"{table}.csv")
    said = json.loads((data / f"{table}.json").read_text(encoding="utf-8"))["rows"]
    wrong = [f"{table}.json: {len(said)} rows, not {len(rows)}"] if len(said) != len(rows) else []
    for row, values in zip(rows, said):
        if list(values) != head:
            wrong.append(f"{table}.json: other names: {list(values)}")
        for column, cell in zip(head, row):
            value = values[column]
            value = "；".join(value) if isinstance(value, list) else as_in_csv(value)
            if value != cell:
                wrong.append(f"{table}.json: {column} of {row[0]} is {value!r}, not {cell!r}")
    return wrong


def wrong_digests(data):
    index = json.loads((data / "index.json").read_text(encoding="utf-8"))
    wrong = []
    for file in index["files"]:
        path = data / file["path"]
        bytes_ = path.read_bytes() if path.exists() else b""
        if len(bytes_) != file["bytes"] or hashlib.sha256(bytes_).hexdigest() != file["sha256"]:
            wrong.append(f"index.json: {file['path']} has another length or digest")
    sums = (data / index["records"]["sums"]).read_text(encoding="utf-8").splitlines()
    if len(sums) != index["records"]["count"]:
        wrong.append(f"{index['records']['sums']}: {len(sums)} lines")
    for line in sums:
        digest, name = line.split("  ", 1)
        if hashlib.sha256((data / "notices" / name).read_bytes()).hexdigest() != digest:
            wrong.append(f"notices/{name} has another digest")
    known = {file["path"] for file in index["files"]} | {"index.json", "index.html"}
    known |= {f"notices/{line.split('  ', 1)[1]}" for line in sums}
    there = {str(path.relative_to(data)) for path in data.rglob("*") if path.is_file()}
    wrong += [f"{path} is in no list" for path in sorted(there - known)]
    return wrong


def judge_of(schema):
    return jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))


def wrong_in_changes(data, schema):
    """Lines of what changed that are not what the schema says; and none where issues are listed."""
    judge = judge_of(schema)
    wrong, count = [], 0
    for path in sorted((data / "changes").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            count += 1
            where = f"changes/{path.name}:{number}"
            wrong += [f"{where}: {of.json_path}: {of.message}" for of in judge.iter_errors(json.loads(line))]
    has_issues = len(rows_of_csv(data / "issues.csv")[1]) > 0
    return wrong if count or not has_issues else ["changes: there is no line"]


def judge(site):
    """All that is wrong with the open data of a site."""
    data = Path(site) / "data"
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    schemas = data / "schemas"
    check = [BIN / "check-jsonschema", "--schemafile"]
    records = sorted((data / "notices").glob("*.json"))
    wrong = run(BIN / "frictionless", "validate", "--type", "package", data / "datapackage.json")
    wrong += run(BIN / "check-jsonschema", "--check-metaschema", *sorted(schemas.glob("*.json")))
    for name in ["index", "issues", "notices"]:
        wrong += run(*check, schemas / f"{name}.json", data / f"{name}.json")
    for start in range(0, len(records), 500):
        wrong += run(*check, schemas / "notice.json", *records[start : start + 500])
    wrong += wrong_in_changes(data, schemas / "change.json")
    wrong += wrong_digests(data)
    for table in ["issues", "notices"]:
        wrong += wrong_in_json(data, package, table)
    wrong += wrong_in_workbook(data, package)
    tables = {of["name"]: len(rows_of_csv(data / of["path"])[1]) for of in package["resources"]}
    return wrong, tables


def examples():
    """The programs of docs/data.md, each with the lines that read a table in front."""
    docs = (Path(__file__).parents[2] / "docs" / "data.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", docs, re.S)
    read = next(block for block in blocks if "def rows(" in block)
    return [read + block for block in blocks if block is not read]


def wrong_examples(data):
    """Programs of docs/data.md that fail, or say nothing, on the sample site."""
    wrong = []
    for program in examples():
        done = subprocess.run([sys.executable, "-c", program], cwd=data, capture_output=True, text=True)
        if done.returncode or not done.stdout.strip():
            wrong.append(f"docs/data.md: {program}\n{done.stdout}{done.stderr}")
    return wrong


def spoil(path, old, new):
    def change(data):
        text = (data / path).read_bytes()
        assert old in text, f"{path} holds {old}"
        (data / path).write_bytes(text.replace(old, new, 1))

    return change


SPOILT = {
    "a status that is no word": spoil("issues.csv", b",completed,", b",finished,"),
    "an issue that is there twice": lambda data: (data / "issues.csv").write_bytes(
        (data / "issues.csv").read_bytes() + (data / "issues.csv").read_bytes().splitlines(keepends=True)[-1]
    ),
    "a notice that is nowhere": spoil("corrections.csv", b"\r\n", b"\r\nnowhere,1,2025-01-01,x\r\n"),
    "a day that is none": spoil("notices.json", b'"published_on":"2', b'"published_on":"x'),
    "a record that was changed": lambda data: next(iter(sorted((data / "notices").glob("*.json")))).open("a").write(" "),
    "a word less in JSON": spoil("issues.json", b'"title":"', b'"title":"x'),
}


# What nobody may write as a line, made of one that lists an issue.
BAD_LINES = {
    "another format": {"format": "tongbao-change-0"},
    "a field that is none": {"field": "colour"},
    "an issue that is listed without what is known": {"after": None},
    "a list where a status stands": {"field": "status", "before": None, "after": ["completed"]},
    "a status that is no word": {"field": "status", "before": None, "after": "finished"},
    "words of the text for a title": {"field": "title", "before": "x", "after": "y", "printed_after": "z"},
    "a day that is none": {"day": "July"},
    "a key that is none": {"colour": "red"},
}


def bad_lines_that_pass(data):
    judge = judge_of(data / "schemas" / "change.json")
    lines = (line for path in sorted((data / "changes").glob("*.jsonl")) for line in path.open(encoding="utf-8"))
    line = next(line for line in map(json.loads, lines) if line["field"] == "listed")
    return [what for what, spoilt in BAD_LINES.items() if judge.is_valid(line | spoilt)]


def main(sites):
    bad = False
    for site in sites:
        wrong, tables = judge(site)
        print(f"{site}: {', '.join(f'{name} {rows}' for name, rows in tables.items())}; {len(wrong)} faults")
        for line in wrong[:40]:
            bad = True
            print(f"  {line}")
    for line in wrong_examples(Path(sites[0]) / "data"):
        bad = True
        print(f"  {line}")
    for what, change in SPOILT.items():
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(Path(sites[0]) / "data", Path(folder) / "data")
            change(Path(folder) / "data")
            if not judge(folder)[0]:
                bad = True
                print(f"not found: {what}")
    for what in bad_lines_that_pass(Path(sites[0]) / "data"):
        bad = True
        print(f"not found on a line of changes: {what}")
    print(f"{len(SPOILT)} spoilt copies and {len(BAD_LINES)} spoilt lines were judged")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if sys.argv[1:] else "usage: data.py SITE…")
