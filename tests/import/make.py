#!/usr/bin/env python3
"""Makes the papers of the suite that no editor writes by hand: Word documents and a PDF.

    tests/import/make.py [chromium]

Word documents need nothing but Python; `word-*/input.docx` come out the same bytes each time. With the name of a
Chromium, `printed/paper.html` is printed to `printed/input.pdf`, with the head and foot that a browser prints.
"""

import pathlib
import subprocess
import sys
import zipfile

HERE = pathlib.Path(__file__).parent
NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text, look=""):
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(runs, level=None, look=""):
    runs = runs if runs.startswith("<") else run(runs)
    number = "" if level is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{look}{number}</w:pPr>{runs}</w:p>"


def table(rows):
    cells = lambda row: "".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row)
    return "<w:tbl>" + "".join(f"<w:tr>{cells(row)}</w:tr>" for row in rows) + "</w:tbl>"


def level(at, form, text, start=1):
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'


def numbering(*levels):
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def write(case, body, **parts):
    """Writes a document; parts by their kind: numbering, footnotes, comments, header, footer."""
    roots = {"header": "hdr", "footer": "ftr"}
    wrap = lambda root, inside: f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMES}>{inside}</w:{root}>'
    link = lambda at, kind, to: f'<Relationship Id="r{at}" Type="{KIND}/{kind}" Target="{to}"/>'
    links = lambda inside: f"<Relationships>{inside}</Relationships>"
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": links(link(0, "officeDocument", "word/document.xml")),
        "word/document.xml": wrap("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": links("".join(link(at, kind, f"{kind}.xml") for at, kind in enumerate(parts))),
    }
    for kind, inside in parts.items():
        files[f"word/{kind}.xml"] = wrap(roots.get(kind, kind), inside)
    folder = HERE / case
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / "input.docx", "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)


LEAD = "根据市委统一部署，2024年3月4日至5月10日，市委第三巡察组对青岚市中级人民法院党组开展了提级巡察。2024年7月15日，巡察组反馈了巡察意见。"
CENTRED = '<w:jc w:val="center"/>'


def numbers():
    """Numbers that only Word counts: 一、（一）1．, none of them in the text."""
    body = [
        p("中共青岚市中级人民法院党组", look=CENTRED),
        p("关于巡察整改进展情况的通报", look=CENTRED),
        p(LEAD + "现将巡察整改进展情况予以公布。反馈的4个问题，已完成3个，正在整改1个。"),
        p("巡察整改组织落实情况", 0),
        p("一是提高政治站位。院党组召开会议专题研究整改工作12次。"),
        p("整改进展情况", 0),
        p("执行工作方面", 1),
        p("关于“案款发放不及时”的问题", 2),
        p("整改结果：完成"),
        p("整改情况：一是开展清理。发放案款36笔。二是完善制度。修订案款管理办法。"),
        p(run("责任部门：执行局") + "<w:r><w:br/></w:r>" + run("完成时限：2024年12月底前")),
        p("关于“终本案件管理不规范”的问题", 2),
        p("整改结果：完成"),
        p("整改情况：随机抽查40件，按月通报。"),
        p("审判工作方面", 1),
        p("关于“送达周期偏长”的问题", 2),
        p("整改结果：完成"),
        p("整改情况：推行电子送达，按月通报送达用时。"),
        p("关于“归档不及时”的问题", 2),
        p("整改结果：正在整改"),
        p("整改情况：集中归档卷宗520册。"),
        p("下一步工作打算", 0),
        p("一是持续深化整改。对已完成的问题适时开展“回头看”。"),
        p("欢迎广大干部群众监督。联系电话：0000-1234567；电子邮箱：qlzy@example.com。"),
        p("中共青岚市中级人民法院党组", look='<w:jc w:val="right"/>'),
        p("2025年1月20日", look='<w:jc w:val="right"/>'),
    ]
    forms = numbering(
        level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3．")
    )
    write("word-numbers", "".join(body), numbering=forms)


def revised():
    """A draft that was passed around: insertions, deletions, comments, hidden text, a footnote, a ledger, 第N条."""
    inserted = f'<w:ins w:id="1" w:author="a">{run("现将整改落实情况公示如下。")}</w:ins>'
    deleted = '<w:del w:id="2" w:author="a"><w:r><w:delText>此句已删。</w:delText></w:r></w:del>'
    comment = '<w:commentRangeStart w:id="3"/>' + run("欢迎监督。") + '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
    note = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    body = [
        p("中共青岚市中级人民法院党组关于巡察反馈问题整改台账的公示", look=CENTRED),
        p(run(LEAD) + inserted + deleted),
        p("公示的问题按类别排列。", 0),
        p(run("整改状态以二〇二四年底为准") + note + run("。"), 0),
        table([
            ["序号", "反馈问题", "整改措施", "责任部门", "完成时限", "整改状态"],
            ["1", "案款发放不及时", "逐案清理案款", "执行局", "2024年12月", "已完成"],
            ["2", "送达周期偏长", "推行电子送达", "立案庭", "立行立改", "长期坚持"],
        ]),
        p(comment + run("联系电话：0000-1234567。") + run("（内部核稿用）", "<w:vanish/>")),
        p("中共青岚市中级人民法院党组"),
        p("2025年1月20日"),
    ]
    write(
        "word-revised",
        "".join(body),
        numbering=numbering(level(0, "chineseCounting", "第%1条　")),
        comments=f'<w:comment w:id="3" w:author="b">{p("核对号码")}</w:comment>',
        footnotes=f'<w:footnote w:id="4">{p("截至2024年12月31日。")}</w:footnote>',
        header=p("送审稿"),
    )


def field(code, data=""):
    mark = lambda kind, inside="": f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'
    return mark("begin", data) + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + mark("end")


def signs():
    """What is easily lost, joined or taken for text: contents before the title, formulas, form fields, struck text."""
    up = lambda text: run(text, '<w:vertAlign w:val="superscript"/>')
    sign = lambda letter: run(letter, '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    struck = lambda text: run(text, "<w:strike/>")
    kept = lambda text: run(text, '<w:strike w:val="0"/>')
    chosen = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="正在整改"/><w:listEntry w:val="已完成"/></w:ddList></w:ffData>'
    checked = '<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'
    entry = lambda text: p(run(text) + "<w:r><w:tab/></w:r>" + run("1"), look='<w:pStyle w:val="TOC1"/>')
    body = [
        p("目　录", look=CENTRED),
        entry("一、整改组织情况"),
        entry("二、整改进展情况"),
        p("中共青岚市中级人民法院党组关于巡察整改进展情况的通报", look=CENTRED),
        p("根", look='<w:framePr w:dropCap="drop" w:lines="2"/>'),
        p(LEAD.removeprefix("根") + "现将巡察整改进展情况予以公布。"),
        p("一、整改组织情况"),
        p("院党组召开会议专题研究整改工作12次。"),
        p("二、整改进展情况"),
        p("1．关于“案款发放不及时”的问题"),
        p(run("整改结果：") + field(" FORMDROPDOWN ", chosen)),
        p(run("责任部门：") + struck("财务处") + kept("执行局")),
        p(run("整改情况：一是清理案款36") + up("1") + run("笔，完成率为") + field("EQ \\f(36,40)") + run("。二是修订制度。")),
        p(struck("此段作废。")),
        p("2．关于“送达周期偏长”的问题"),
        p(run("整改结果：") + sign("þ") + run("已完成　") + sign("¨") + run("正在整改")),
        p(run("验收：") + field(" FORMCHECKBOX ", checked) + run("合格")),
        p("整改情况：推行电子送达，按月通报送达用时。"),
        p("欢迎广大干部群众监督。联系电话：0000-1234567。"),
        p("中共青岚市中级人民法院党组"),
        p("2025年1月20日"),
    ]
    write("word-signs", "".join(body), header=p("内部资料"), footer=p("第 1 页"))


def printed(chromium):
    folder = HERE / "printed"
    # The address is printed too: it names no machine.
    page = pathlib.Path("/tmp/paper.html")
    page.write_bytes((folder / "paper.html").read_bytes())
    subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         f"--print-to-pdf={folder / 'input.pdf'}", str(page)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )


numbers()
revised()
signs()
if len(sys.argv) > 1:
    printed(sys.argv[1])
