"""Makes the cases of approvals (A4xx): runs `tongbao approve` on the base, and spoils what it wrote.

    cargo build && python3 tests/check/make_approvals.py

The digests in them change only with the algorithm of the digest of what is seen, or where the base is read otherwise.
"""
import pathlib
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).parent
PROGRAM = HERE.parent.parent / "target/debug/tongbao"
RECORD = pathlib.Path("content/approvals/base.yaml")
STEPS = [("提出", "张三", "2025-01-06"), ("审核", "李四", "2025-01-07 09:30"), ("审批", "王五", "2025-01-08")]


def approve(site, *arguments, of="base"):
    subprocess.run([PROGRAM, "approve", of, "--root", site, *arguments], check=True, stderr=subprocess.DEVNULL)


def base(change=None):
    site = pathlib.Path(tempfile.mkdtemp())
    shutil.copytree(HERE / "_base", site, dirs_exist_ok=True)
    if change:
        change(site)
    return site


def steps(site, some=STEPS, of="base"):
    for step, by, day in some:
        approve(site, "--step", step, "--by", by, "--day", day, of=of)
    return site


def record(site, path=RECORD):
    return (site / path).read_text()


def edit(path, old, new):
    def change(site):
        text = (site / path).read_text()
        assert old in text, old
        (site / path).write_text(text.replace(old, new, 1))
    return change


def put(case, side, files):
    shutil.rmtree(HERE / case / side, ignore_errors=True)
    for path, text in files.items():
        place = HERE / case / side / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)


NOTICE = pathlib.Path("content/notices/base.md")
whole = record(steps(base()))


def case(name, spoilt, near):
    put(name, "site", spoilt if isinstance(spoilt, dict) else {RECORD: spoilt})
    put(name, "near", near if isinstance(near, dict) else {RECORD: near})


head, first, second, third = whole.partition("- step")[0], *("- step" + part for part in whole.split("- step")[1:])
noted = base()
approve(noted, "--step", "提出", "--by", "张三", "--day", "2025-01-06", "--note", "======= 这一行不是标记 >>>>>>>")
steps(noted, STEPS[1:])
case("A401-merge-mark", head + first + "<<<<<<< HEAD\n" + second + "=======\n" + third + ">>>>>>> office\n", record(noted))
case("A402-approval-version", whole.replace("format: 1", "format: 2"), whole.replace("format: 1", 'format: "1" # 现在的格式'))
case("A402-other-algorithm", whole.replace("reading: seen-1", "reading: seen-9", 1), whole)
named = base(lambda site: (site / "content/site.yaml").open("a").write("approval_steps: [拟稿, 审核, 签发]\n"))
steps(named, [("拟稿", *STEPS[0][1:]), STEPS[1], ("签发", *STEPS[2][1:])])
case("A403-unknown-step", whole.replace("step: 审核", "step: 审合"),
     {RECORD: record(named), pathlib.Path("content/site.yaml"): record(named, "content/site.yaml")})
again = steps(base(), STEPS[:1])
approve(again, "--step", "审核", "--by", "李四", "--return", "--reason", "第2项的数字与原件不符", "--day", "2025-01-07")
steps(again, [("提出", "张三", "2025-01-09"), ("审核", "李四", "2025-01-09"), ("审批", "王五", "2025-01-09")])
case("A404-approval-out-of-order", head + first + third, record(again))
alike = steps(base(), [STEPS[0], ("审核", "张三丰", "2025-01-07"), STEPS[2]])
case("A405-same-person", whole.replace("by: 李四", "by: 张　三"), record(alike))
case("A406-future-approval", whole.replace("at: 2025-01-08", "at: 2999-01-08"), whole)
renewed = steps(base(), STEPS[:1])
edit(NOTICE, "title:", "# 由办公室填写\ntitle:")(renewed)
approve(renewed, "--renew", "--by", "张三", "--day", "2025-01-07")
steps(renewed, STEPS[1:])
other = steps(base(edit(NOTICE, "一是修订", "一是制定")))
case("A407-approves-another-text", head + first + "- step" + record(other).split("- step")[2] + third,
     {RECORD: record(renewed), NOTICE: record(renewed, NOTICE)})
changed = steps(base())
edit(NOTICE, "设立意见簿", "设立意见箱")(changed)
themed = base()
case("A408-approval-void", {RECORD: record(changed), NOTICE: record(changed, NOTICE)},
     {RECORD: whole, pathlib.Path("static/css/own.css"): "p { color: #000; }\n"})
organs = steps(base(), of="_organs")
case("A409-approval-of-nothing",
     {pathlib.Path("content/approvals/bsae.yaml"): whole, pathlib.Path("content/approvals/_courts.yaml"): whole},
     {RECORD: whole, pathlib.Path("content/approvals/_organs.yaml"): record(organs, "content/approvals/_organs.yaml")})
settings = (HERE / "_base/content/site.yaml").read_text()
case("A410-step-named-twice", {pathlib.Path("content/site.yaml"): settings + "approval_steps: [提出, 审核, ' 审核']\n"},
     {pathlib.Path("content/site.yaml"): settings + "approval_steps: [提出, 审核, 再审核]\n"})
slipped = steps(base(edit(NOTICE, "设立意见簿", "设立意见薄")))
approved = base(edit(NOTICE, "设立意见簿", "设立意见薄"))
edit(NOTICE, "设立意见薄", "设立意见簿")(slipped)
for step, by, _ in STEPS:
    approve(slipped, "--slip", "--against", approved, "--step", step, "--by", by, "--day", "2025-01-09")
right = record(slipped)
at = right.rindex("against: ") + len("against: ")
case("A411-slip-of-nothing", right[:at] + ("1" if right[at] == "0" else "0") + right[at + 1:], right)
keys = pathlib.Path(tempfile.mkdtemp())
listed = settings + "approval_keys:\n"
for name, by in [("first", "张三"), ("second", "李四"), ("third", "王五")]:
    pair = ["-p", keys / f"{name}.pub", "-s", keys / f"{name}.key"]
    subprocess.run(["minisign", "-G", "-W", *pair], check=True, stdout=subprocess.DEVNULL)
    listed += f"- {{ name: {by}, key: {(keys / f'{name}.pub').read_text().splitlines()[1]} }}\n"
signed = base(lambda site: (site / "content/site.yaml").write_text(listed))
for (step, by, day), name in zip(STEPS, ["first", "second", "third"]):
    approve(signed, "--step", step, "--by", by, "--day", day, "--key", keys / f"{name}.key")
SITE = pathlib.Path("content/site.yaml")
right = record(signed)
at = right.rindex("  signature: ")
case("A412-approval-unsigned", {SITE: listed, RECORD: right[:at]}, {SITE: listed, RECORD: right})
at = listed.rindex("RW")
case("A413-not-a-key", {SITE: listed[:at] + listed[at + 1:]}, {SITE: listed})
