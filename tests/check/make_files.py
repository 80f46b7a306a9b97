"""Makes the files beside notices of the cases P911 to P917: python3 tests/check/make_files.py"""
import os, struct, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = ('<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>%s</dc:creator>'
        '<cp:lastModifiedBy>%s</cp:lastModifiedBy></cp:coreProperties>')


def package(parts):
    from io import BytesIO
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts:
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), text if isinstance(text, bytes) else '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return out.getvalue()


def docx(*paragraphs, people=("Administrator", ""), beside=()):
    body = "".join(f"<w:p>{p if p.startswith('<') else f'<w:r><w:t>{p}</w:t></w:r>'}</w:p>" for p in paragraphs)
    return package([
        ("_rels/.rels", f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{R}/officeDocument" '
                        'Target="word/document.xml"/></Relationships>'),
        ("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"),
        ("docProps/core.xml", CORE % people), *beside])


def xlsx(*sheets, people=("openpyxl", ""), beside=()):
    """Sheets of (name, attributes, attributes of the second row, rows)."""
    listed, rels, parts, shared = "", "", [], []
    for number, (name, state, second, rows) in enumerate(sheets, 1):
        listed += f'<sheet name="{name}" sheetId="{number}" {state} r:id="r{number}"/>'
        rels += f'<Relationship Id="r{number}" Type="{R}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        text = ""
        for r, row in enumerate(rows, 1):
            cells = ""
            for cell in row:
                if isinstance(cell, int):
                    cells += f"<c><v>{cell}</v></c>"
                else:
                    cells += f'<c t="s"><v>{len(shared)}</v></c>'
                    shared.append(cell)
            text += f'<row r="{r}" {second if r == 2 else ""}>{cells}</row>'
        parts.append((f"xl/worksheets/sheet{number}.xml", f"<worksheet {S}><sheetData>{text}</sheetData></worksheet>"))
    strings = "".join(f"<si><t>{text}</t></si>" for text in shared)
    return package([
        ("xl/workbook.xml", f'<workbook {S} xmlns:r="{R}"><sheets>{listed}</sheets></workbook>'),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{RELS}">{rels}</Relationships>'),
        ("xl/sharedStrings.xml", f"<sst {S}>{strings}</sst>"),
        ("docProps/core.xml", CORE % people), *parts, *beside])


def jpeg(gps):
    """A picture without a picture: only the notes of the camera, with or without a position."""
    entry = lambda tag, kind, count, value: struct.pack(">HHI4s", tag, kind, count, value)
    make = entry(0x010f, 2, 4, b"Cam\0")
    if gps:
        # IFD0 at 8 with two entries ends at 38; the IFD of the position has two entries and ends at 68.
        ifd0 = struct.pack(">H", 2) + make + entry(0x8825, 4, 1, struct.pack(">I", 38)) + bytes(4)
        north = entry(1, 2, 2, b"N\0\0\0") + entry(2, 5, 3, struct.pack(">I", 68))
        tiff = ifd0 + struct.pack(">H", 2) + north + bytes(4) + struct.pack(">6I", 31, 1, 14, 1, 0, 1)
    else:
        tiff = struct.pack(">H", 1) + make + bytes(4)
    tiff = b"Exif\0\0MM\0*" + struct.pack(">I", 8) + tiff
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(tiff) + 2) + tiff + b"\xff\xd9"


def write(case, kind, name, data):
    folder = os.path.join(HERE, case, kind, "content/notices/fujian")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)
    # A notice of its own that lists them.
    listed = "".join(f"  - {{ file: {name}, title: 附件{at} }}\n"
                     for at, name in enumerate(sorted(set(os.listdir(folder)) - {"notice.md"}), 1))
    with open(os.path.join(HERE, "_base/content/notices/base.md")) as file:
        text = file.read()
    with open(os.path.join(folder, "notice.md"), "w") as file:
        file.write(text.replace("published_on: 2024-12-20\n", f"published_on: 2024-12-20\nattachments:\n{listed}"))


ROWS = [["序号", "问题", "电话"], [1, "窗口服务", "0512-68550000"]]
PLAIN = xlsx(("清单", "", "", ROWS))
ID, MASKED, LIKE = "11010519491231002X", "110105********002X", "110105194912310021"
CACHE = f'<pivotCacheDefinition {S}><cacheFields><cacheField name="证件"><sharedItems><s v="%s"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>'
COMMENT = ("word/comments.xml", f'<w:comments {W}><w:comment w:id="0"><w:p><w:r><w:t>要不要写？</w:t></w:r></w:p></w:comment></w:comments>')
NOTE = ("word/footnotes.xml", f'<w:footnotes {W}><w:footnote w:id="1"><w:p><w:r><w:t>见上文。</w:t></w:r></w:p></w:footnote></w:footnotes>')

write("P911-number-in-file", "site", "qingdan.docx", docx("整改清单", f"<w:r><w:t>当事人身份证号{ID[:9]}</w:t></w:r><w:r><w:t>{ID[9:]}</w:t></w:r>"))
write("P911-number-in-file", "site", "taizhang.xlsx", xlsx(("清单", "", "", ROWS + [[2, "经办人", 13800000000]])))
write("P911-number-in-file", "site", "mingdan.csv", f"姓名,卡号\n某某,6222020000123456782\n".encode("gb18030"))
write("P911-number-in-file", "site", "toushi.xlsx", xlsx(("清单", "", "", ROWS), beside=[("xl/pivotCache/pivotCacheDefinition1.xml", CACHE % ID)]))
write("P911-number-in-file", "site", "fujian.docx", docx("整改清单", beside=[("word/embeddings/sheet1.xlsx", xlsx(("底数", "", "", ROWS + [[2, "证件", ID]])))]))
write("P911-number-in-file", "site", "shuoming.txt", f"公民身份号码：{ID}\n".encode("gb18030"))
write("P911-number-in-file", "near", "toushi.xlsx", xlsx(("清单", "", "", ROWS), beside=[("xl/pivotCache/pivotCacheDefinition1.xml", CACHE % LIKE)]))
write("P911-number-in-file", "near", "fujian.docx", docx("整改清单", beside=[("word/embeddings/sheet1.xlsx", xlsx(("底数", "", "", ROWS + [[2, "编码", LIKE]])))]))
write("P911-number-in-file", "near", "shuoming.txt", f"公民身份号码：{MASKED}\n".encode("gb18030"))
write("P911-number-in-file", "near", "qingdan.docx", docx("整改清单", f"当事人身份证号{MASKED}，案号（2024）苏01执1234号", "欢迎来电，联系电话：0512-68550000"))
write("P911-number-in-file", "near", "taizhang.xlsx", xlsx(("清单", "", "", ROWS + [[2, "金额", 13800000001234]])))
write("P912-author-of-file", "site", "qingdan.docx", docx("整改清单", people=("李雷", "韩梅梅")))
write("P912-author-of-file", "near", "qingdan.docx", docx("整改清单", people=("示例市中级人民法院", "微软用户")))
write("P913-changes-in-file", "site", "qingdan.docx", docx("整改清单", "<w:del><w:r><w:delText>删去的话</w:delText></w:r></w:del><w:ins><w:r><w:t>写上的话</w:t></w:r></w:ins>"))
write("P913-changes-in-file", "near", "qingdan.docx", docx("整改清单", "<w:r><w:rPr><w:strike/></w:rPr><w:t>划去的话</w:t></w:r><w:r><w:t>写上的话</w:t></w:r>"))
write("P914-comments-in-file", "site", "qingdan.docx", docx("整改清单", beside=[COMMENT]))
write("P914-comments-in-file", "near", "qingdan.docx", docx("整改清单", beside=[NOTE]))
write("P915-hidden-in-file", "site", "qingdan.xlsx", xlsx(("清单", "", "", ROWS), ("底数", 'state="hidden"', "", ROWS), ("台账", "", 'hidden="1"', ROWS)))
write("P915-hidden-in-file", "near", "qingdan.xlsx", xlsx(("清单", 'state="visible"', 'hidden="0" ht="40"', ROWS)))
write("P916-position-in-file", "site", "xianchang.jpg", jpeg(True))
write("P916-position-in-file", "near", "xianchang.jpg", jpeg(False))
write("P916-position-in-file", "site", "qingdan.docx", docx("整改清单", beside=[("word/media/image1.jpeg", jpeg(True))]))
write("P916-position-in-file", "near", "qingdan.docx", docx("整改清单", beside=[("word/media/image1.jpeg", jpeg(False))]))
write("P917-unread-file", "site", "qingdan.docx", b"PK\x03\x04 no package")
write("P917-unread-file", "site", "taizhang.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
write("P917-unread-file", "site", "fujian.docx", docx("整改清单", beside=[("word/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")]))
write("P917-unread-file", "near", "qingdan.xlsx", PLAIN)
