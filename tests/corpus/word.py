"""The forms as Word documents: filled by hand, with everything that happens to them on the way."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
REQUIREMENTS = [
    "填写要求",
    "1.组织全称：组织全称必须和“智慧团建”系统中的组织名称一致。",
    "2.姓名：表中姓名需填写“智慧团建”系统中录入的姓名。",
    "3.身份证号码：表中身份证号码需填写“智慧团建”系统中录入的身份证号码。",
    "4.若姓名错误，则在删除原因一栏内填写正确姓名，填写样式为：姓名错误，正确姓名为：张三。",
]
HEADER_1 = ["组织全称", "姓名（系统中的姓名）", "身份证号（系统中的身份证号）", "删除原因"]
HEADER_3 = ["序号", "团总支", "团支部", "姓名", "联系电话", "辅导员", "联系电话", "其他联系方式（如微信、QQ等）", "保留原因"]


def run(text, inner="t"):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<w:r><w:rPr><w:rFonts w:eastAsia="仿宋"/></w:rPr><w:{inner} xml:space="preserve">{escaped}</w:{inner}></w:r>'


def paragraph(*runs):
    body = "".join(piece if piece.startswith("<") else run(piece) for piece in runs)
    return f'<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="4200"/></w:tabs></w:pPr>{body}</w:p>'


def cell(content, span=1, merge=None, width=2000):
    """merge: "restart", "" (goes on) or None."""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    if span > 1:
        properties += f'<w:gridSpan w:val="{span}"/>'
    if merge is not None:
        properties += f'<w:vMerge w:val="{merge}"/>' if merge else "<w:vMerge/>"
    body = content if content.startswith("<") else paragraph(content) if content else "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{body}</w:tc>"


def row(*cells, properties=""):
    body = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{body}</w:tr>"


def table(columns, *rows):
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in range(columns))
    # What the grid was before somebody dragged a border.
    was = f'<w:tblGridChange w:id="1"><w:tblGrid>{grid}{grid}</w:tblGrid></w:tblGridChange>'
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}{was}</w:tblGrid>{"".join(rows)}</w:tbl>'


def document(*blocks, main="word/document.xml"):
    """The smallest package Word opens."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/{main}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{KINDS}/officeDocument" Target="{main}"/></Relationships>',
        main: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{MAIN}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<w:body>{"".join(blocks)}<w:sectPr/></w:body></w:document>',
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 4, 12, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def deletion_by_hand(org, people, with_struck_row=True):
    """附件1 as somebody filled it: an example left in, the organisation merged down, blank rows, a hint nobody
    replaced, a row struck out under tracked changes, the notice's requirements below."""
    first, second, third = people[:3]
    struck = row(org, "早已删去", "", "无团籍", properties='<w:del w:id="9" w:author="甲"/>') if with_struck_row else ""
    hint = (
        "<w:tc><w:tcPr/><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + paragraph("单击此处输入文字")
        + "</w:sdtContent></w:sdt></w:tc>"
    )
    retyped = paragraph(
        f'<w:del w:id="1">{run("名字写错了", "delText")}</w:del>',
        '<w:ins w:id="2">' + run("姓名错误，正确姓名为：") + "</w:ins>",
        f"<w:moveFrom>{run('李四')}</w:moveFrom>",
        "李思园",
    )
    shape = (
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing/></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{paragraph('旧版文本框')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    return document(
        paragraph("附件1", shape),
        paragraph("某某学院要求后台", "删除团员登记表"),
        "<w:p/>",
        paragraph("单位：软件工程1班团支部（盖章）", "<w:r><w:tab/></w:r>", "填报人：王一诺", "<w:r><w:tab/></w:r>", "电话：13800000001"),
        table(
            4,
            row("组织全称", cell(paragraph("姓名") + paragraph("（系统中的姓名）")), HEADER_1[2], "删除的原因"),
            row("例：共青团××学院××支部委员会", "张三", "×××××××××", "姓名错误，正确姓名为：张三"),
            row(cell(org, merge="restart"), first[0], first[2], "无团籍"),
            row(cell("", merge=""), second[0], second[2], cell(retyped)),
            struck,
            row(cell("", merge=""), third[0], third[2], f"正确编号：{third[6]}"),
            row("", "", "", hint),
            row("", "", "", ""),
            row(cell(paragraph("删除后重新录入系统保证：") + paragraph("负责人签字：") + paragraph("时      间："), span=4)),
        ),
        *[paragraph(text) for text in REQUIREMENTS],
    )


def both_forms(org, people):
    """Both forms in one document, an example before the first, which a blank line tears in two."""
    first, second, third, fourth = people
    return document(
        paragraph("填写示例："),
        table(4, row(*HEADER_1), row("共青团某某学院委员会", "赵六", "110105199001010010", "姓名错误，正确姓名为：赵柳")),
        paragraph("附件1"),
        paragraph("某某学院要求后台删除团员登记表"),
        table(3, row("单位：计算机学院团总支（盖章）", "填报人：", "电话：")),
        table(4, row(*HEADER_1), row(org, first[0], first[2], "无团籍")),
        "<w:p/>",
        table(4, row(*HEADER_1), row(org, second[0], second[2], "身份证号错了")),
        *[paragraph(text) for text in REQUIREMENTS],
        paragraph("附件3"),
        paragraph("某某学院毕业生团籍保留登记表"),
        table(
            9,
            row(*HEADER_3),
            row("1", cell("计算机学院团总支", merge="restart"), cell(org, merge="restart"), third[0], third[4], "吴清源", "13900000000", "", "参军入伍"),
            row("2", cell("", merge=""), cell("", merge=""), fourth[0], fourth[4], "", "", "", ""),
            row("3", "", "", "", "", "", "", "", ""),
        ),
        paragraph("注：保留原因填写：参军入伍、出国（境）研究学习、延迟毕业。"),
        main="word/document2.xml",
    )


def retention_by_python_docx(org, people):
    import docx

    paper = docx.Document()
    paper.add_heading("某某学院毕业生团籍保留登记表", 1)
    grid = paper.add_table(rows=1, cols=9, style="Table Grid")
    for slot, text in zip(grid.rows[0].cells, HEADER_3):
        slot.text = text
    for number, person in enumerate(people[:2], 1):
        texts = [str(number), "计算机学院团总支", org, person[0], person[4], "吴清源", "13900000000", "QQ：100001", ["延迟毕业", "出国（境）研究学习"][number - 1]]
        for slot, text in zip(grid.add_row().cells, texts):
            slot.text = text
    grid.add_row()
    paper.add_paragraph("注：保留原因填写：参军入伍、出国（境）研究学习、延迟毕业。若为其他原因，按真实原因填写即可。")
    data = io.BytesIO()
    paper.save(data)
    return data.getvalue()
