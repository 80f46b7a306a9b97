"""Recomputes every figure on the pages of a site from its open data, by the rules that data/index.html states.

    python3 recompute.py SITE      the folder that `tongbao build` made

Prints each figure that comes out otherwise, and how many were checked; exit code 1 if there is any, or a rule that is
not known. Numbers are taken from data/*.csv and the day of data/index.json alone, never from a page.
"""

import calendar
import csv
import datetime
import json
import re
import sys
from collections import defaultdict
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote


def span(text):
    """The first and the last day that a date may mean: 2025, 2025-H1, 2025-Q4, 2025-12, 2025-12-late, 2025-12-31."""
    parts = text.split("-")
    year = int(parts[0])

    def months(first, last):
        return (datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1]))

    if len(parts) == 1:
        return months(1, 12)
    if parts[1].startswith("H"):
        half = int(parts[1][1:])
        return months(half * 6 - 5, half * 6)
    if parts[1].startswith("Q"):
        quarter = int(parts[1][1:])
        return months(quarter * 3 - 2, quarter * 3)
    first, last = months(int(parts[1]), int(parts[1]))
    if len(parts) == 2:
        return (first, last)
    tens = {"early": (1, 10), "mid": (11, 20), "late": (21, last.day)}
    from_day, to_day = tens.get(parts[2]) or (int(parts[2]), int(parts[2]))
    return (first.replace(day=from_day), first.replace(day=to_day))


# How exactly a date is known, from its form: of dates with the same span the vaguer one comes first.
EXACT = [r"\d+", r"\d+-H\d", r"\d+-Q\d", r"\d+-\d+", r"\d+-\d+-[a-z]+", r"\d+-\d+-\d+"]


def order(text):
    """Dates in time; no date is in front of all."""
    if not text:
        return (0,)
    exact = next(at for at, form in enumerate(EXACT) if re.fullmatch(form, text))
    return (1, *span(text), exact)


def last(text):
    """The last day of a date; none of none."""
    return span(text)[1] if text else None


def many(cell):
    """The words of a cell that holds several."""
    return cell.split("；") if cell else []


class Data:
    """The open data of a site, and what follows from them."""

    def __init__(self, folder):
        self.folder = folder
        index = json.loads((folder / "index.json").read_text("utf-8"))
        self.day = last(index["as_of"])
        self.tables = {}
        self.organs = {row["id"]: row for row in self.rows("organs")}
        self.below = {id: self.all_below(id) for id in self.organs}
        self.notices = {row["id"]: row for row in self.rows("notices")}
        self.statements = {row["key"]: row for row in self.rows("statements")}
        # Notices of one supervision, the earliest first.
        self.cases = defaultdict(list)
        for row in self.rows("notices"):
            self.cases[row["case"]].append(row)
        for rows in self.cases.values():
            rows.sort(key=lambda row: (order(said_on(row)), row["id"]))
        # What notices say of an issue, the earliest first; of two of one day the one further down in the ledger.
        self.steps = defaultdict(list)
        for at, row in enumerate(self.rows("statements")):
            self.steps[row["entry"]].append((order(said_on(self.notices[row["notice"]])), -at, row))
        self.steps = {key: [row for _, _, row in sorted(steps, key=lambda s: s[:2])] for key, steps in self.steps.items()}
        self.of_notice = defaultdict(list)
        for row in self.rows("statements"):
            self.of_notice[row["notice"]].append(row)
        self.promised = defaultdict(list)
        for row in self.rows("commitments"):
            self.promised[row["issue"]].append(row)
        for row in self.rows("issues"):
            row["late"] = self.late(row)
            row["owner"] = many(row["owners"])
            row["topic"] = many(row["topics"])

    def rows(self, table):
        """The rows of a table, as dictionaries by the names of its columns."""
        if table not in self.tables:
            with open(self.folder / f"{table}.csv", encoding="utf-8-sig", newline="") as file:
                rows = csv.DictReader(file)
                self.tables[table] = [{name: cell.removeprefix("'") for name, cell in row.items()} for row in rows]
        return self.tables[table]

    def all_below(self, id):
        """The organs below one, at any rank."""
        found, waiting = set(), [id]
        while waiting:
            above = waiting.pop()
            right = [row["id"] for row in self.organs.values() if row["parent"] == above and row["id"] not in found]
            found.update(right)
            waiting.extend(right)
        return found - {id}

    def rank(self, id):
        """How many organs are above one."""
        above = self.organs[id]["parent"]
        return 1 + self.rank(above) if above in self.organs else 0

    @lru_cache(maxsize=None)
    def of_inspection(self, id):
        """The notices that answer an inspection."""
        cases = [case for case in self.cases if self.notices[case]["inspection"] == id]
        return {row["id"] for case in cases for row in self.cases[case]}

    @lru_cache(maxsize=None)
    def entries_of_inspection(self, id):
        """The issues that any of these speaks of."""
        return {row["entry"] for notice in self.of_inspection(id) for row in self.of_notice[notice]}

    def is_past(self, due):
        """Whether a date lies before the day of the site."""
        return bool(due) and self.day is not None and last(due) < self.day

    def passed_promises(self, issue):
        """How many promises of an issue, beside its deadline, have passed without a word since."""
        if issue["status"] == "completed" or issue["closed_on"]:
            return 0
        given = self.promised[issue["key"]]
        return sum(row["kind"] != "deadline" and self.is_past(row["due_on"]) for row in given)

    def late(self, issue):
        """In which ways an issue is late."""
        ways = {"promised"} if self.passed_promises(issue) else set()
        if not self.is_past(issue["due_on"]) or issue["closed_on"]:
            return ways
        dated = self.statements[issue["due_in"]]
        if dated["due_part_status"] and issue["stated_in"] in ("", issue["due_in"]):
            status, said_in = dated["due_part_status"], issue["due_in"]
        else:
            status, said_in = issue["status"], issue["stated_in"]
        if status in ("completed", "sustained"):
            return ways
        if status in ("", "unstated"):
            return ways if issue["reported"] == "true" else ways | {"unreported"}
        said = last(self.notices[self.statements[said_in]["notice"]]["as_of"])
        return ways | {"overdue" if said and said > last(issue["due_on"]) else "unreported"}

    def urgency(self, issue):
        """What part of a list an issue stands in."""
        if "overdue" in issue["late"]:
            return "overdue"
        if "unreported" in issue["late"]:
            return "passed"
        if issue["status"] in ("completed", "sustained"):
            return issue["status"]
        if issue["status"]:
            return "open"
        return "unstated" if issue["reported"] == "true" else "listed"

    def is_of_organ(self, organ, key, wanted):
        """Whether an organ is the one that a filter wants."""
        if key == "within":
            return organ == wanted or organ in self.below[wanted]
        return bool(organ) if wanted == "*" else organ == wanted

    # Filters: whether a row is kept.

    def keeps_issue(self, row, key, wanted):
        if key in ("organ", "within"):
            return self.is_of_organ(row["organ"], key, wanted)
        if key in ("owner", "topic", "late"):
            return wanted in row[key]
        if key == "year":
            return bool(row["published_on"]) and last(row["published_on"]).year == int(wanted)
        if key == "status":
            unstated = row["reported"] == "true" and not row["status"]
            return unstated if wanted == "unstated" else row["status"] == wanted
        if key == "stated":
            return (row["reported"] == "true" and bool(row["status"])) == (wanted == "true")
        if key in ("assurance", "reported"):
            return row[key] == wanted
        if key == "checked":
            return row["status"] == "completed" and row["assurance"] != "self_reported"
        if key == "due" and wanted == "dated":
            return bool(row["due_on"])
        if key == "urgency":
            return self.urgency(row) == wanted
        if key == "inspection":
            return row["first_key"] in self.entries_of_inspection(wanted)
        raise Unknown(f"filter {key}={wanted} of issues")

    def keeps_notice(self, row, key, wanted):
        if key in ("organ", "within"):
            return self.is_of_organ(row["organ"], key, wanted)
        if key == "year":
            return bool(row["published_on"]) and last(row["published_on"]).year == int(wanted)
        if key == "kind":
            return row["kind"] == wanted
        if key == "inspection":
            return row["id"] in self.of_inspection(wanted)
        raise Unknown(f"filter {key}={wanted} of notices")

    def keeps_statement(self, row, key, wanted):
        if key == "status":
            return row["status"] == ("" if wanted == "unstated" else wanted)
        if key in ("notice", "stated", "assurance"):
            return row[key] == wanted
        raise Unknown(f"filter {key}={wanted} of statements")

    def keeps_organ(self, row, key, wanted):
        if key == "under":
            return row["id"] in self.below[wanted]
        if key == "within":
            return self.is_of_organ(row["id"], key, wanted)
        if key == "parent":
            return row["parent"] == wanted
        if key == "ranks":
            return self.rank(row["id"]) < int(wanted)
        if key == "late":
            return any(issue["organ"] == row["id"] and wanted in issue["late"] for issue in self.rows("issues"))
        if key == "inspection":
            return any(self.notices[id]["organ"] == row["id"] for id in self.of_inspection(wanted))
        raise Unknown(f"filter {key}={wanted} of organs")

    # Rules: how many.

    def issues(self, filters):
        rows = self.rows("issues")
        return [row for row in rows if all(self.keeps_issue(row, *of) for of in filters)]

    def rule_issues(self, filters):
        return len(self.issues(filters))

    def rule_promises(self, filters):
        return sum(self.passed_promises(row) for row in self.issues(filters))

    def rule_promises_apart(self, filters):
        nothing_else(filters)
        latest = {rows[-1]["id"] for rows in self.cases.values()}
        return sum(self.is_past(row["due_on"]) and row["notice"] in latest for row in self.promised[""])

    def rule_until(self, filters):
        """Goes through what notices said, and counts how many issues stand where at the end of the day."""
        of = dict(filters)
        day, status = datetime.date.fromisoformat(of.pop("day")), of.pop("status", None)
        counts = defaultdict(int)
        for issue in self.issues(of.items()):
            before = None
            for step in self.steps[issue["first_key"]]:
                now = before or "unstated"
                if step["stated"] == "true":
                    now = {"completed": "completed", "": "unstated"}.get(step["status"], "other")
                said = last(said_on(self.notices[step["notice"]]))
                if said is None or said <= day:
                    counts[None] += before is None
                    counts[now] += 1
                    counts[before or "new"] -= 1
                before = now
        if status == "unstated":
            return counts[None] - counts["completed"] - counts["other"]
        return counts[status]

    def rule_statements(self, filters):
        rows = self.of_notice[dict(filters)["notice"]]
        return sum(all(self.keeps_statement(row, *of) for of in filters) for row in rows)

    def rule_findings(self, filters):
        of = dict(filters)
        rows = self.of_notice[of.pop("notice")]
        nothing_else(of)
        return len({row["key"].rsplit("/", 1)[1].split("-")[0] for row in rows})

    def rule_claims(self, filters):
        of = dict(filters)
        wanted = (of.pop("notice"), of.pop("claim"), of.pop("status").replace("total", ""))
        nothing_else(of)
        return next(row["figure"] for row in self.rows("claims") if (row["notice"], row["claim"], row["status"]) == wanted)

    def rule_claimed(self, filters):
        of = dict(filters)
        row = self.notices[of.pop("notice")]
        nothing_else(of)
        return row["claimed"]

    def rule_withheld(self, filters):
        of = dict(filters)
        if "notice" in of:
            row = self.notices[of.pop("notice")]
            nothing_else(of)
            return row["withheld"]
        nothing_else(of)
        given = ([row["withheld"] for row in rows if row["withheld"]] for rows in self.cases.values())
        return sum(int(of_case[-1]) for of_case in given if of_case)

    def rule_notices(self, filters):
        return sum(all(self.keeps_notice(row, *of) for of in filters) for row in self.notices.values())

    def rule_organs(self, filters):
        filters, beyond, _ = limits(filters)
        return sum(all(self.keeps_organ(row, *of) for of in filters) for row in self.organs.values()) - beyond

    def rule_departments(self, filters):
        filters, beyond, most = limits(filters)
        of = dict(filters)
        owner, organ = of.pop("owner", None), of.pop("organ", None)
        nothing_else(of)
        named = {(row["organ"], name) for row in self.rows("issues") for name in row["owner"]}
        count = sum((owner in (None, name)) and (organ in (None, of_organ)) for of_organ, name in named)
        return min(count, most) - beyond

    def rule_values(self, filters):
        of = dict(filters)
        index = of.pop("index")
        nothing_else(of)
        rows = self.rows("issues")
        if index == "status":
            return len({row["status"] for row in rows if row["reported"] == "true"})
        if index in ("owner", "topic"):
            return len({name for row in rows for name in row[index]})
        if index == "year":
            return len({last(row["published_on"]).year for row in rows if row["published_on"]})
        if index in ("organ", "assurance"):
            return len({row[index] for row in rows if row[index]})
        raise Unknown(f"index {index}")

    def rule_commitments(self, filters):
        nothing_else(filters)
        return len(self.rows("commitments"))

    def rule_documents(self, filters):
        nothing_else(filters)
        return len({(row["organ"], row["name"]) for row in self.rows("documents")})

    def rule_mentions(self, filters):
        filters, beyond, _ = limits(filters)
        of = dict(filters)
        wanted = (of.pop("organ"), of.pop("name"))
        nothing_else(of)
        return sum((row["organ"], row["name"]) == wanted for row in self.rows("documents")) - beyond

    def rule_days(self, filters):
        of = dict(filters)
        if "due" in of:
            key = of.pop("due")
            day = next(row["due_on"] for row in self.rows("issues") if row["key"] == key)
        else:
            organ = of.pop("organ")
            days = [row["published_on"] for row in self.notices.values() if row["organ"] == organ and row["published_on"]]
            day = max(days, key=last)
        nothing_else(of)
        return abs((self.day - last(day)).days)

    @lru_cache(maxsize=None)
    def figure(self, rule):
        """What a figure with this rule has to be."""
        name, *parts = rule.split(" ")
        compute = getattr(self, f"rule_{name}", None)
        if compute is None:
            raise Unknown(f"rule {name}")
        filters = [tuple(part.split("=", 1)) for part in parts]
        return str(compute([(key, unquote(value)) for key, value in filters]))


class Unknown(Exception):
    """A rule or a filter that is not known."""


def nothing_else(filters):
    if filters:
        raise Unknown(f"more filters: {filters}")


def limits(filters):
    """The filters without those that limit the count; what is taken off, and the most that is counted."""
    of = dict(filters)
    rest = [(key, value) for key, value in filters if key not in ("beyond", "most")]
    return rest, int(of.get("beyond", 0)), int(of.get("most", sys.maxsize))


def said_on(notice):
    """The day by which notices are ordered in time."""
    return notice["published_on"] or notice["as_of"]


class Figures(HTMLParser):
    """The figures of a page: rule, value, and the text that readers see."""

    def __init__(self):
        super().__init__()
        self.found, self.open = [], None

    def handle_starttag(self, tag, attrs):
        if tag == "data":
            of = dict(attrs)
            self.open = [of.get("data-rule"), of.get("value"), ""]

    def handle_endtag(self, tag):
        if tag == "data" and self.open:
            self.found.append(tuple(self.open))
            self.open = None

    def handle_data(self, data):
        if self.open:
            self.open[2] += data


def main(site):
    data = Data(site / "data")
    checked, wrong, kinds = 0, 0, defaultdict(int)
    for page in sorted(site.rglob("*.html")):
        figures = Figures()
        figures.feed(page.read_text("utf-8"))
        for rule, value, text in figures.found:
            checked += 1
            kinds[(rule or "").split(" ")[0]] += 1
            try:
                wanted = data.figure(rule or "")
            except (Unknown, KeyError, StopIteration, ValueError) as error:
                wanted = f"{type(error).__name__}: {error}"
            if not value == text == wanted:
                wrong += 1
                print(f"{page.relative_to(site)}: {rule}: value {value}, text {text}, computed {wanted}")
    rules = ", ".join(f"{name} {count}" for name, count in sorted(kinds.items()))
    print(f"{checked} figures checked ({rules}), {wrong} differences")
    return 1 if wrong or not checked else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
