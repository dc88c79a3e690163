"""Makes the files of this folder that Rust has no writer for. Nobody in them exists.

    python3 -m venv env && env/bin/pip install openpyxl==3.1.5 xlwt==1.3.0 msoffcrypto-tool python-docx
    env/bin/python tests/corpus/make.py          # LibreOffice's `soffice` on the PATH

The expectations are in tests/intake_corpus.rs.
"""

import datetime
import io
import pathlib
import struct
import subprocess
import tempfile
import zipfile

import old_excel
import openpyxl
import word
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile

HERE = pathlib.Path(__file__).parent
ORG = "共青团某某学院计算机学院2022级软件工程1班支部委员会"


def check(body):
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights)) % 11]


PEOPLE = [
    # name, sex, identity number, birth, phone, joined, member number
    ("王一诺", "女", check("37010220040901022"), datetime.date(2004, 9, 1), "13800000001", "2018-05", "201837000011"),
    ("李思远", "男", check("37020220031215003"), datetime.date(2003, 12, 15), "13800000002", "2017-12", "201737000022"),
    ("阿依古丽·买买提", "女", check("65010220040320046"), datetime.date(2004, 3, 20), "13800000003", "2019-05", "201965000033"),
    ("欧阳若彤", "女", check("41010520040707064"), datetime.date(2004, 7, 7), "13800000004", "2019-11", "201941000044"),
]
EXPORT = ["组织全称", "姓名", "性别", "出生年月", "民族", "手机号码", "团内职务", "政治面貌", "团员发展编号", "入团年月"]
ROSTER = ["序号", "班级", "姓名", "性别", "身份证号", "出生日期", "联系电话", "入团时间", "备注"]


def export_row(person):
    name, sex, _, birth, phone, joined, number = person
    nation = "维吾尔族" if "·" in name else "汉族"
    return [ORG, name, sex, birth.strftime("%Y%m%d"), nation, phone, "", "共青团员", number, joined.replace("-", "")]


def roster_row(i, person):
    name, sex, number, birth, phone, joined, _ = person
    return [i, "软件工程1班", name, sex, number, birth, phone, joined, ["", "", "休学", ""][i - 1]]


def save(name, data):
    (HERE / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def xls_export():
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("团员列表")
    for r, row in enumerate([EXPORT] + [export_row(p) for p in PEOPLE]):
        for c, value in enumerate(row):
            if value != "":
                sheet.write(r, c, value)
    book.save(str(HERE / "export.xls"))


def xls_roster_with_merges():
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("花名册")
    hidden = book.add_sheet("旧名单")
    hidden.write(0, 0, "姓名")
    hidden.write(1, 0, "旧人员")
    hidden.visibility = 1
    day = xlwt.easyxf(num_format_str="yyyy/m/d")
    month = xlwt.easyxf(num_format_str='yyyy"年"m"月"')
    sheet.write_merge(0, 1, 0, 8, "2022级软件工程1班学生花名册")
    for c, value in enumerate(ROSTER):
        sheet.write(2, c, value)
    sheet.write_merge(3, 6, 1, 1, "软件工程1班")
    for r, person in enumerate(PEOPLE):
        row = roster_row(r + 1, person)
        for c, value in enumerate(row):
            if c == 1 or value == "":
                continue
            if c == 4 and r == 1:
                value = int(value[:17] + "0")  # damaged by being a number
            if c == 5:
                sheet.write(3 + r, c, value, day)
            elif c == 7:
                sheet.write(3 + r, c, datetime.date(int(value[:4]), int(value[5:]), 1), month)
            else:
                sheet.write(3 + r, c, value)
    sheet.write(7, 0, "合计")
    sheet.write(7, 2, "4人")
    sheet.write(9, 0, "填表人：            辅导员签字：            日期：")
    book.save(str(HERE / "roster_merged.xls"))


def openpyxl_roster():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "一班"
    sheet.append(["某某学院学生信息统计表"])
    sheet.merge_cells("A1:I1")
    sheet.append(ROSTER)
    for i, person in enumerate(PEOPLE):
        sheet.append(roster_row(i + 1, person))
    sheet.merge_cells("B3:B6")
    for r in range(3, 7):
        sheet.cell(r, 6).number_format = "yyyy/m/d"
    sheet["A7"] = "总计"
    sheet["C7"] = "=COUNTA(C3:C6)"
    note = book.create_sheet("填写说明")
    note["A1"] = "请认真填写，身份证号以文本格式录入。"
    hidden = book.create_sheet("字典")
    hidden.append(["汉族", "共青团员"])
    hidden.sheet_state = "hidden"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def soffice(data, ending, target, name):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / f"in.{ending}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", target, "--outdir", f"{folder}/out", source],
            check=True, capture_output=True,
        )
        made = pathlib.Path(folder) / "out" / f"in.{target.split(':')[0]}"
        save(name, made.read_bytes())


def encrypted():
    book = openpyxl.Workbook()
    book.active.append(["姓名", "性别"])
    plain, locked = io.BytesIO(), io.BytesIO()
    book.save(plain)
    OOXMLFile(plain).encrypt("123456", locked)
    save("encrypted.xlsx", locked.getvalue())


def xlsb():
    """The smallest workbook in Excel's binary format (MS-XLSB)."""

    def record(kind, data=b""):
        head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
        size, rest = b"", len(data)
        while True:
            size += bytes([rest & 0x7F | (0x80 if rest > 0x7F else 0)])
            rest >>= 7
            if not rest:
                return head + size + data

    def wide(text):
        raw = text.encode("utf-16-le")
        return struct.pack("<I", len(raw) // 2) + raw

    rows = [EXPORT] + [export_row(p) for p in PEOPLE]
    strings, cells = [], b""
    for r, row in enumerate(rows):
        cells += record(0, struct.pack("<IIHBBBI", r, 0, 300, 0, 0, 0, 0))
        for c, value in enumerate(row):
            if value == "":
                cells += record(1, struct.pack("<II", c, 0))
            elif c == 5 and r:
                cells += record(5, struct.pack("<IId", c, 0, float(value)))
            elif c == 9 and r:
                day = (datetime.date(int(value[:4]), int(value[4:]), 1) - datetime.date(1899, 12, 30)).days
                cells += record(5, struct.pack("<IId", c, 1, float(day)))
            else:
                if value not in strings:
                    strings.append(value)
                cells += record(7, struct.pack("<III", c, 0, strings.index(value)))
    sheet = (
        record(0x81)
        + record(0x93, b"\0" * 19)
        + record(0x94, struct.pack("<IIII", 0, len(rows) - 1, 0, len(EXPORT) - 1))
        + record(0x91) + cells + record(0x92)
        + record(0xB1, struct.pack("<I", 0)) + record(0xB2)
        + record(0x82)
    )
    table = record(0x9F, struct.pack("<II", len(strings), len(strings)))
    table += b"".join(record(0x13, b"\0" + wide(text)) for text in strings) + record(0xA0)
    xf = lambda fmt: record(0x2F, struct.pack("<HHHHHBBHBB", 0xFFFF, fmt, 0, 0, 0, 0, 0, 0, 0, 0))
    styles = (
        record(0x116)
        + record(0x267, struct.pack("<I", 1)) + record(0x2C, struct.pack("<H", 164) + wide("yyyy/mm")) + record(0x268)
        + record(0x269, struct.pack("<I", 2)) + xf(0) + xf(164) + record(0x26A)
        + record(0x117)
    )
    workbook = (
        record(0x83)
        + record(0x99, struct.pack("<III", 0, 0, 0))
        + record(0x8F)
        + record(0x9C, struct.pack("<II", 0, 1) + wide("rId1") + wide("团员列表"))
        + record(0x90)
        + record(0x9D, b"\0" * 26)
        + record(0x84)
    )
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kinds}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        "xl/_rels/workbook.bin.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kinds}/worksheet" Target="worksheets/sheet1.bin"/>'
        f'<Relationship Id="rId2" Type="{kinds}/styles" Target="styles.bin"/>'
        f'<Relationship Id="rId3" Type="{kinds}/sharedStrings" Target="sharedStrings.bin"/></Relationships>',
        "xl/workbook.bin": workbook,
        "xl/worksheets/sheet1.bin": sheet,
        "xl/sharedStrings.bin": table,
        "xl/styles.bin": styles,
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    save("export.xlsb", data.getvalue())


def html():
    rows = "".join(
        "<tr>" + "".join(f"<td style='mso-number-format:\"\\@\"'>{cell or '&nbsp;'}</td>" for cell in row) + "</tr>\n"
        for row in [export_row(p) for p in PEOPLE]
    )
    head = "".join(f"<th><b>{cell}</b></th>" for cell in EXPORT)
    page = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
        '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><style>td { color: black }</style></head>'
        f"<body><table border=1><tr>{head}</tr>\n{rows}</table></body></html>"
    )
    save("html_gbk.xls", page.encode("gb18030"))
    spans = "<table><tr><td colspan=4>2022级软件工程1班花名册</td></tr><tr><th>班级<th>姓名<th>性别<th>身份证号码"
    for i, person in enumerate(PEOPLE):
        shared = f"<td rowspan={len(PEOPLE)}>软件<br>1班" if i == 0 else ""
        spans += f"<tr>{shared}<td>{person[0].replace('·', '&middot;')}<td>{person[1]}<td>{person[2]}"
    save("html_spans.xls", spans + "</table>")


def xml_2003():
    cell = lambda value, kind="String": f'<Cell><Data ss:Type="{kind}">{value}</Data></Cell>'
    rows = "<Row>" + "".join(cell(h) for h in ROSTER) + "</Row>"
    for i, person in enumerate(PEOPLE):
        row = roster_row(i + 1, person)
        rows += f"<Row>{cell(row[0], 'Number')}"
        rows += f'<Cell ss:MergeDown="{len(PEOPLE) - 1}"><Data ss:Type="String">{row[1]}</Data></Cell>' if i == 0 else ""
        rows += f'<Cell ss:Index="3"><Data ss:Type="String">{row[2]}</Data></Cell>' + cell(row[3]) + cell(row[4])
        rows += cell(row[5].strftime("%Y-%m-%dT00:00:00.000"), "DateTime") + cell(row[6]) + cell(row[7]) + cell(row[8]) + "</Row>"
    save(
        "xml_2003.xls",
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="花名册"><Table>{rows}</Table></Worksheet>'
        '<Worksheet ss:Name="旧"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table>'
        "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>",
    )


def delimited():
    lines = [ROSTER] + [
        [str(v) if not isinstance(v, datetime.date) else f"{v.year}/{v.month}/{v.day}" for v in roster_row(i + 1, p)]
        for i, p in enumerate(PEOPLE)
    ]
    text = lambda mark: "\r\n".join(mark.join(line) for line in lines) + "\r\n"
    save("roster_gbk.csv", text(",").encode("gb18030"))
    save("roster_bom.csv", b"\xef\xbb\xbf" + text(",").encode())
    save("roster_utf16.txt", b"\xff\xfe" + text("\t").encode("utf-16-le"))
    save("tabs_called.xls", text("\t").encode("gb18030"))


def archives():
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("二班.csv", (HERE / "roster_bom.csv").read_bytes())
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [
            ("名单/软件1班.csv", (HERE / "roster_gbk.csv").read_bytes()),
            ("__MACOSX/名单/._软件1班.csv", b"\0\5\x16\7"),
            ("名单/.DS_Store", b"\0\0\0\1Bud1"),
            ("名单/~$软件1班.xlsx", b"\x06admin"),
            ("Thumbs.db", b"\xd0\xcf\x11\xe0"),
            ("名单/通知.pdf", b"%PDF-1.7\n"),
            ("内层.zip", inner.getvalue()),
        ]:
            archive.writestr(WindowsName(name), content, zipfile.ZIP_DEFLATED)
    save("gbk_names.zip", data.getvalue())


class WindowsName(zipfile.ZipInfo):
    """A member whose name is in GBK and not said to be, as Chinese Windows packs it."""

    def __init__(self, name):
        super().__init__(name, (2024, 4, 1, 0, 0, 0))

    def _encodeFilenameFlags(self):
        return self.filename.encode("gb18030"), self.flag_bits & ~0x800


def word_forms():
    by_hand = word.deletion_by_hand(ORG, PEOPLE)
    save("form1_by_hand.docx", by_hand)
    save("forms_both.docx", word.both_forms(ORG, PEOPLE))
    save("form3_python.docx", word.retention_by_python_docx(ORG, PEOPLE))
    # LibreOffice loses the mark of a row struck out.
    without = word.deletion_by_hand(ORG, PEOPLE, with_struck_row=False)
    soffice(without, "docx", "docx", "form1_libreoffice.docx")
    soffice(without, "docx", "doc", "form1_old.doc")
    locked = io.BytesIO()
    OOXMLFile(io.BytesIO(by_hand)).encrypt("123456", locked)
    save("encrypted.docx", locked.getvalue())


def xls_form():
    """附件1 by a hand that moved things: the table begins in column C below notes, the organisation is merged
    over its people, there are blank rows between them, and the requirements stand in the table's own columns."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Sheet1")
    sheet.write_merge(1, 2, 2, 5, "要求后台删除团员登记表")
    sheet.write(4, 2, "单位：（盖章）软件工程1班")
    sheet.write(4, 4, "填报人：李思远")
    sheet.write_merge(5, 5, 2, 5, "填写要求：姓名、身份证号都要填系统里的，正确的写在原因里")
    for c, value in enumerate(["团组织全称", "系统中姓名", "系统中的身份证号码", "原因"]):
        sheet.write(7, 2 + c, value)
    sheet.write_merge(8, 13, 2, 2, ORG)
    for r, (person, reason) in zip([8, 10, 11], zip(PEOPLE, ["姓名错误", "重复", ""])):
        sheet.write(r, 3, person[0])
        sheet.write(r, 4, person[2])
        sheet.write(r, 5, reason)
    sheet.write(12, 3, "示例：张三")
    sheet.write(12, 4, "××××××××××××××××××")
    sheet.write(15, 2, "删除后重新录入系统保证：")
    sheet.write(16, 4, "负责人签字：")
    sheet.write(17, 4, "时      间：")
    sheet.write(18, 3, "1.组织全称：组织全称必须和“智慧团建”系统中的组织名称一致。")
    book.save(str(HERE / "form1_messed.xls"))


def xls_retention_form():
    """附件3 as a branch fills it in an old Excel: the unit over the title, persons in charge grouped above their columns,
    the general branch and the branch merged down, phones as numbers, a row left blank, the note under the names."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("团籍保留")
    sheet.write(0, 1, "附件3")
    sheet.write_merge(1, 1, 1, 9, "毕业生团籍保留登记表")
    sheet.write(2, 1, "填报单位：计算机学院团总支")
    groups = [(1, "序号"), (2, "团总支"), (3, "团支部"), (4, "姓名*"), (5, "联系电话"), (8, "其他联系方式（微信）"), (9, "保留原因")]
    for c, value in groups:
        sheet.write_merge(4, 5, c, c, value)
    sheet.write_merge(4, 4, 6, 7, "辅导员")
    sheet.write(5, 6, "辅导员姓名")
    sheet.write(5, 7, "联系电话")
    sheet.write_merge(6, 9, 2, 2, "计算机学院团总支")
    sheet.write_merge(6, 9, 3, 3, ORG)
    rows = zip([6, 8, 9], PEOPLE, ["参军入伍", "延迟毕业", "出国（境）研究学习"])
    for number, (r, person, reason) in enumerate(rows, start=1):
        sheet.write(r, 1, number)
        sheet.write(r, 4, person[0])
        sheet.write(r, 5, int(person[4]))
        sheet.write(r, 6, "吴清源")
        sheet.write(r, 7, 13900000000)
        sheet.write(r, 9, reason)
    sheet.write_merge(11, 11, 1, 9, "注：保留原因填写：参军入伍、出国（境）研究学习、延迟毕业。")
    book.save(str(HERE / "form3_messed.xls"))


def main():
    word_forms()
    xls_form()
    xls_retention_form()
    xls_export()
    xls_roster_with_merges()
    for version in (2, 3, 4):
        save(f"biff{version}.xls", old_excel.bare(version, PEOPLE))
    save("biff5.xls", old_excel.excel_95(PEOPLE))
    roster = openpyxl_roster()
    soffice(roster, "xlsx", "ods", "roster.ods")
    soffice(roster, "xlsx", "xls", "roster_libreoffice.xls")
    soffice(roster, "xlsx", "xlsx:Calc MS Excel 2007 XML", "roster_libreoffice.xlsx")
    encrypted()
    xlsb()
    html()
    xml_2003()
    delimited()
    archives()


main()
