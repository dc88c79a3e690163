"""Workbooks as Excel wrote them before 97: bare sheets of BIFF 2, 3 and 4, and BIFF 5 in a compound file. Records as
in OpenOffice's documentation of the Excel format; no library writes them any more."""

import datetime
import io
import struct

EPOCH = datetime.date(1899, 12, 30)
# What 2018-05 shows as, in Excel's own words for formats.
GENERAL, MONTH, DAY = "General", "yyyy\\-mm", "yyyy/m/d"
FORMATS = [GENERAL, MONTH, DAY]
HEADER = ["序号", "姓名", "性别", "出生日期", "联系电话", "入团时间"]


def record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


def short(text):
    """A text with its length in one byte."""
    data = text.encode("gbk")
    return bytes([len(data)]) + data


def long(text):
    data = text.encode("gbk")
    return struct.pack("<H", len(data)) + data


def rows(people):
    yield [(text, GENERAL) for text in HEADER]
    for at, (name, sex, _, birth, phone, joined, _) in enumerate(people):
        month = datetime.date.fromisoformat(joined + "-01")
        yield [
            (at + 1, GENERAL),
            (name.replace("·", ""), GENERAL),
            (sex, GENERAL),
            ((birth - EPOCH).days, DAY),
            (int(phone), GENERAL),
            ((month - EPOCH).days, MONTH),
        ]


def cells(version, people):
    """Numbers and texts; in BIFF 2 a cell names its format, later its style, which names the format."""
    out = b""
    for r, row in enumerate(rows(people)):
        for c, (value, shown) in enumerate(row):
            place = FORMATS.index(shown)
            if version == 2:
                head = struct.pack("<HH", r, c) + bytes([0, place, 0])
                out += record(0x0004, head + short(value)) if isinstance(value, str) else number_2(head, value)
                continue
            head = struct.pack("<HHH", r, c, place)
            if isinstance(value, str):
                out += record(0x0204, head + long(value))
            elif value < 1 << 29:
                out += record(0x027E, head + struct.pack("<I", value << 2 | 2))
            else:
                out += record(0x0203, head + struct.pack("<d", value))
    return out


def number_2(head, value):
    if value < 1 << 16:
        return record(0x0002, head + struct.pack("<H", value))
    return record(0x0003, head + struct.pack("<d", value))


def styles(version):
    """The formats, and for each a style that shows its numbers so."""
    out = record(0x0042, struct.pack("<H", 936))
    for at, code in enumerate(FORMATS):
        if version <= 3:
            out += record(0x001E, short(code))
        elif version == 4:
            out += record(0x041E, b"\0\0" + short(code))
        else:
            out += record(0x041E, struct.pack("<H", 164 + at) + short(code))
    for at in range(len(FORMATS)):
        if version in (3, 4):
            out += record({3: 0x0243, 4: 0x0443}[version], bytes([0, at]) + bytes(10))
        elif version == 5:
            out += record(0x00E0, struct.pack("<HH", 0, 164 + at) + bytes(12))
    return out


def bare(version, people):
    """One sheet, without a workbook around it."""
    begin = {2: (0x0009, 4), 3: (0x0209, 6), 4: (0x0409, 6)}[version]
    head = record(begin[0], struct.pack("<HH", version, 0x10) + bytes(begin[1] - 4))
    return head + styles(version) + cells(version, people) + record(0x000A, b"")


def excel_95(people):
    """BIFF 5: a workbook of one sheet, in a compound file."""
    begin = lambda kind: record(0x0809, struct.pack("<HHHH", 0x0500, kind, 0x0DBB, 1996))
    name = short("一班")
    end = record(0x000A, b"")
    before = begin(0x0005) + styles(5)
    offset = len(before) + 4 + 6 + len(name) + len(end)
    listed = record(0x0085, struct.pack("<IBB", offset, 0, 0) + name)
    return compound("Book", before + listed + end + begin(0x0010) + cells(5, people) + end)


def compound(name, stream):
    """A compound file of one stream, which is too long for the short sectors."""
    sector, free, end, own = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    stream = stream.ljust(4096, b"\0")
    stream += bytes(-len(stream) % sector)
    count = len(stream) // sector
    # The table of sectors, the directory, then the stream.
    table = [own, end] + [at + 3 for at in range(count - 1)] + [end]
    table += [free] * (sector // 4 - len(table))

    def entry(name, kind, child, start, size):
        text = (name + "\0").encode("utf-16-le")
        links = struct.pack("<BBIII", kind, 1, free, free, child)
        return text.ljust(64, b"\0") + struct.pack("<H", len(text)) + links + bytes(36) + struct.pack("<IQ", start, size)

    out = io.BytesIO()
    out.write(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(16))
    out.write(struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0))
    out.write(struct.pack("<I", 0) + struct.pack("<I", free) * 108)
    out.write(struct.pack(f"<{len(table)}I", *table))
    out.write(entry("Root Entry", 5, 1, end, 0) + entry(name, 2, free, 2, len(stream)) + bytes(256))
    out.write(stream)
    return out.getvalue()
