#!/usr/bin/env python3
"""Makes the papers of the suite that no editor writes by hand: Word documents and a PDF.

    tests/import/make.py [chromium]

Word documents need nothing but Python; `word-*/input.docx` come out the same bytes each time. With the name of a
Chromium, `printed/paper.html` is printed to `printed/input.pdf`, with the head and foot that a browser prints.
"""

import math
import pathlib
import subprocess
import sys
import zipfile
import zlib

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


def pdf(case, pages):
    """A PDF whose letters are their own code points, without any font in it. A page is a list of (x, y from above, size, text) or
    (x, y, size, text, degrees)."""
    objects = []

    def add(body):
        objects.append(body if isinstance(body, bytes) else body.encode())
        return len(objects)

    blocks = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256)]
    ranges = "".join(
        f"{len(part)} beginbfrange\n" + "\n".join(part) + "\nendbfrange\n" for part in (blocks[i:i + 100] for i in range(0, 256, 100))
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{ranges}endcmap end end"
    )
    unicode = add(f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream")
    look = add("<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>")
    cid = add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /FontDescriptor {look} 0 R /DW 1000 /W [32 126 500] >>"
    )
    font = add(f"<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [{cid} 0 R] /ToUnicode {unicode} 0 R >>")
    root = len(objects) + 2 * len(pages) + 1
    kids = []
    for page in pages:
        lines = []
        for x, y, size, text, *turned in page:
            angle = math.radians(turned[0] if turned else 0)
            cos, sin = round(math.cos(angle), 4), round(math.sin(angle), 4)
            code = "".join(f"{ord(c):04X}" for c in text)
            lines.append(f"BT /F {size} Tf {cos} {sin} {-sin} {cos} {x} {842 - y} Tm <{code}> Tj ET")
        stream = zlib.compress("\n".join(lines).encode())
        content = add(f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode() + stream + b"\nendstream")
        kids.append(add(
            f"<< /Type /Page /Parent {root} 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources << /Font << /F {font} 0 R >> >> >>"
        ))
    assert add(f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>") == root
    catalog = add(f"<< /Type /Catalog /Pages {root} 0 R >>")
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root {catalog} 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
    folder = HERE / case
    folder.mkdir(exist_ok=True)
    (folder / "input.pdf").write_bytes(out)


def lines(texts, top=80):
    """Lines of 28 characters in pages of 24; an indent where a text begins, none where it goes on; what is no text stands as it is."""
    pages, page, y = [], [], top
    for text in texts:
        parts = [text] if isinstance(text, list) else None
        if parts is None:
            first, rest = text[:26], text[26:]
            parts = [[(114, first)]] + [[(90, rest[i:i + 28])] for i in range(0, len(rest), 28)]
        for part in parts:
            if y > top + 24 * 28:
                pages.append(page)
                page, y = [], top
            page.extend((x, y, 15, words) for x, words in part)
            y += 28
    return pages + [page]


TITLE = [[(130, "中共青岚市中级人民法院党组")], [(140, "关于巡察整改进展情况的通报")]]
STEPS = "整改情况：一是逐笔核对台账，对长期没有发出的款项分类登记，明确专人负责。二是会同财务部门每月十日前核对一次，对查明的{}笔逐笔发放到位。三是健全长效机制，防止同类问题反弹，办理情况向党组报告。"
END = ["三、下一步打算", "继续抓好后续整改，定期公布进展。", "联系电话：0000-1234567", [(290, "中共青岚市中级人民法院党组")], [(400, "2025年1月20日")]]


def problem(number, name):
    return [f"{number}．关于“{name}”的问题", "整改结果：已完成", "责任部门：执行局", STEPS.format(number * 17)]


def places():
    """PDFs: a watermark across the sentences of both pages; a ledger; two columns; and what only looks like these."""
    first, second = problem(1, "案款发放不及时"), problem(2, "送达周期偏长")
    body = ["一、整改进展情况", *first, *second, *problem(3, "终本案件管理不规范"), *problem(4, "窗口午间无人值守")]
    marked = lines([*TITLE, LEAD, *body, *END])
    pdf("pdf-watermark", [page + [(150, 560, 44, "青岚法院内部资料", 38), (60, 300, 15, "草案", 30)] for page in marked])
    ledger = [
        [(92, "序"), (122, "反馈问题"), (260, "整改措施"), (400, "责任部"), (455, "整改状")],
        [(92, "号"), (400, "门"), (455, "态")],
        [(122, "案款发放不及"), (222, "一是逐笔核对台账，对长"), (455, "已完")],
        [(92, "1"), (122, "时，当事人反"), (222, "期没有发出的款项登记，"), (400, "执行局")],
        [(122, "映较多"), (222, "明确专人负责。"), (455, "成")],
        [(122, "送达周期偏长"), (222, "推行电子送达，每月通报"), (400, "立案"), (455, "正在")],
        [(92, "2"), (222, "一次进度。"), (400, "庭"), (455, "整改")],
    ]
    pdf("pdf-ledger", lines([*TITLE, LEAD, "一、整改台账", *ledger, *END]))
    half = [text[i:i + 13] for text in body[1:13] for i in range(0, len(text), 13)]
    pairs = [[(90, left), (310, right)] for left, right in zip(half, half[len(half) // 2:])]
    pdf("pdf-columns", lines([*TITLE, LEAD, *pairs, *END]))
    near = [
        [(240, "目　录")],
        *[[(90, name), (480, str(page))] for name, page in [("一、组织领导情况", 1), ("二、整改进展情况", 2), ("三、下一步打算", 3)]],
        "一、组织领导情况", "成立领导小组，由下列人员组成：",
        *[[(114, left), (200, middle), (330, right)] for left, middle, right in
          [("组　长：", "甲某某", "党组书记、院长"), ("副组长：", "乙某某", "副院长"), ("成　员：", "丙某某", "政治部主任")]],
        "二、整改进展情况", *first,
        [(90, "（1）"), (140, "逐案登记，逐笔核对，对没有发出的款项说明理由")], [(140, "并向党组报告。")],
        [(90, "（2）"), (140, "每月通报一次进度。")],
        *second,
    ]
    pdf("pdf-near", lines([*TITLE, LEAD, *near, *END]))


numbers()
revised()
signs()
places()
if len(sys.argv) > 1:
    printed(sys.argv[1])
