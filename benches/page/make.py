"""Writes the benchmark's list: 100,000 invented members in 23 columns, inline strings, about 10 MB.

    python3 make.py OUT.xlsx [ROWS]
"""
import random
import sys

from openpyxl import Workbook

HEADERS = ("组织全称 姓名 性别 出生年月 民族 手机号码 政治面貌 团员发展编号 入团年月 身份证号 学号 户籍 学院 班级 序号 "
           "辅导员 辅导员电话 职业 学历 在读状况 是否团干部 团内职务 备注").split()
assert len(HEADERS) == 23
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_number(birth, serial):
    digits = f"370102{birth}{serial % 1000:03d}"
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, WEIGHTS)) % 11]


def main(out, rows):
    rng = random.Random(1)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("名单")
    sheet.append(HEADERS)
    for n in range(rows):
        birth = f"200{rng.randint(3, 5)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
        group = n // 40 + 1
        name = rng.choice("王李张刘陈杨赵黄周吴") + "".join(rng.choices("伟芳娜敏静丽强磊军洋勇艳杰娟涛明", k=rng.randint(1, 2)))
        sheet.append([
            f"共青团齐鲁理工学院计算机学院2022级软件工程{group}班支部委员会", name, "女" if n % 2 else "男", birth[:6], "汉族",
            f"139{rng.randint(0, 10**8 - 1):08d}", "共青团员", f"2018{rng.randint(0, 10**8 - 1):08d}", "201905", id_number(birth, n),
            f"2022{n:06d}", "山东省济南市历下区", "计算机学院", f"22级软件工程{group}班", str(n % 40 + 1), "吴清源", "13900000000",
            "学生", "本科", "在读", "否", "", "",
        ])
    book.save(out)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
