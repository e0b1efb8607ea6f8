#!/usr/bin/env python3
"""Makes files/*.xlsx, files/expected.tsv and files/README.md again.

    ./make_files.py            everything; needs soffice (libreoffice-calc-nogui)
    ./make_files.py --scripted only what needs no office program

What a file is expected to hold comes from the model here, never from Stave's reader.
expected.tsv: file, sheet, hidden (0/1), cell, kind, percent (0/1), text; line ends and tabs in a text as \\n and \\t.
"cell" may be a merged range with the kind "merged"; a refused file has one line with the kind "refused" and the key.
"""
import io, os, subprocess, sys, tempfile, zipfile
from xml.sax.saxutils import escape

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "files")
EXPECTED, README = [], []


def letters(column):
    name, left = "", column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        name = chr(65 + rest) + name
    return name


def name_of(row, column):
    return f"{letters(column)}{row + 1}"


class Sheet:
    """cells: {(row, column): (kind, text[, percent])}; merged: ranges such as "A1:C1"."""

    def __init__(self, name, cells, hidden=False, merged=()):
        self.name, self.cells, self.hidden, self.merged = name, cells, hidden, merged


def expect(file, sheets, origin, what):
    README.append((file, origin, what))
    for sheet in sheets:
        for (row, column), cell in sorted(sheet.cells.items()):
            kind, text, percent = (*cell, 0)[:3]
            if text == "":
                continue
            text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
            EXPECTED.append((file, sheet.name, int(sheet.hidden), name_of(row, column), kind, percent, text))
        for area in sheet.merged:
            EXPECTED.append((file, sheet.name, int(sheet.hidden), area, "merged", 0, ""))


def refuse(file, key, origin, what):
    README.append((file, origin, what))
    EXPECTED.append((file, "", 0, "", "refused", 0, key))


# ---- files that LibreOffice saves ------------------------------------------------------------------------------

FODS_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1"/></number:number-style>
<number:number-style style:name="NT"><number:number number:decimal-places="2" number:min-decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<number:number-style style:name="NS"><number:scientific-number number:decimal-places="2" number:min-integer-digits="1" number:min-exponent-digits="2"/></number:number-style>
<number:number-style style:name="NU"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text> 亿元</number:text></number:number-style>
<number:currency-style style:name="NC"><number:currency-symbol>￥</number:currency-symbol><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/></number:currency-style>
<number:percentage-style style:name="NP"><number:number number:decimal-places="2" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:percentage-style style:name="NP0"><number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:date-style style:name="ND"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
<number:date-style style:name="NDC"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text><number:day/><number:text>日</number:text></number:date-style>
<number:date-style style:name="NM"><number:year number:style="long"/><number:text>年</number:text><number:month/><number:text>月</number:text></number:date-style>
<number:date-style style:name="NDT"><number:year number:style="long"/><number:text>/</number:text><number:month/><number:text>/</number:text><number:day/><number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/><number:text>:</number:text><number:seconds number:style="long"/></number:date-style>
<number:time-style style:name="NH"><number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/></number:time-style>
<number:text-style style:name="NX"><number:text-content/></number:text-style>
"""
for _style in ("N2", "NT", "NS", "NU", "NC", "NP", "NP0", "ND", "NDC", "NM", "NDT", "NH", "NX"):
    FODS_HEAD += f'<style:style style:name="c{_style}" style:family="table-cell" style:data-style-name="{_style}"/>\n'
FODS_HEAD += """<style:style style:name="y" style:family="table-cell"><style:table-cell-properties fo:background-color="#ffff00" fo:border="0.5pt solid #000000"/></style:style>
<style:style style:name="hid" style:family="table"><style:table-properties table:display="false"/></style:style>
<style:style style:name="b" style:family="text"><style:text-properties fo:font-weight="bold" fo:color="#ff0000"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>
"""


def f_text(text):
    inner = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string"{{}}>{inner}</table:table-cell>', ("text", text)


def f_code(text):
    cell, expected = f_text(text)
    return cell.format(' table:style-name="cNX"'), expected


def f_num(value, style=None, kind="float"):
    look = f' table:style-name="c{style}"' if style else ""
    percent = 1 if style in ("NP", "NP0") else 0
    kind = "percentage" if percent else kind
    return (f'<table:table-cell{look} office:value-type="{kind}" office:value="{value}"{{}}/>',
            ("number", value, percent))


def f_date(value, style):
    return (f'<table:table-cell table:style-name="c{style}" office:value-type="date" office:date-value="{value}"{{}}/>',
            ("date", value))


def f_time(value):
    hours, minutes, seconds = value.split(":")
    return (f'<table:table-cell table:style-name="cNH" office:value-type="time" '
            f'office:time-value="PT{hours}H{minutes}M{seconds}S"{{}}/>', ("date", value))


def f_formula(formula, kind, text, attributes):
    formula = escape(formula, {'"': "&quot;"})
    return f'<table:table-cell table:formula="of:={formula}" {attributes}/>', (kind, text)


EMPTY = ("<table:table-cell{}/>", ("empty", ""))


def fods_table(name, rows, hidden=False, tail=""):
    """rows: lists of (xml, expected); an int is so many empty rows."""
    body, cells, row = "", {}, 0
    for line in rows:
        if isinstance(line, int):
            body += f'<table:table-row table:number-rows-repeated="{line}"><table:table-cell/></table:table-row>'
            row += line
            continue
        body += "<table:table-row>"
        for column, (xml, expected) in enumerate(line):
            body += xml.replace("{}", "")
            cells[row, column] = expected
        body += "</table:table-row>"
        row += 1
    look = ' table:style-name="hid"' if hidden else ""
    return (f'<table:table table:name="{escape(name)}"{look}>{body}{tail}</table:table>', Sheet(name, cells, hidden))


def fods(tables, settings=""):
    return FODS_HEAD + settings + "".join(xml for xml, _ in tables) + "</office:spreadsheet></office:body></office:document>"


def t(text):
    return f_text(text)


def table_rows():
    return [[t("指标"), t("单位"), t("2018年"), t("增速")],
            [t("进出口总额"), t("亿美元"), f_num("62.3", "N2"), f_num("0.065", "NP")],
            [t("实际使用外资"), t("万美元"), f_num("12345.67", "NT"), f_num("-0.021", "NP")]]


def libreoffice_files():
    one = lambda rows, **more: [fods_table("指标值", rows, **more)]
    merged = ('<table:table-row><table:table-cell table:number-columns-spanned="4" table:number-rows-spanned="1" '
              'office:value-type="string"><text:p>2018年统计表</text:p></table:table-cell><table:covered-table-cell '
              'table:number-columns-repeated="3"/></table:table-row>'
              '<table:table-row><table:table-cell table:number-columns-spanned="1" table:number-rows-spanned="2" '
              'office:value-type="string"><text:p>指标</text:p></table:table-cell><table:table-cell '
              'table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string"><text:p>本年'
              '</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="string">'
              '<text:p>上年</text:p></table:table-cell></table:table-row>'
              '<table:table-row><table:covered-table-cell/><table:table-cell office:value-type="string"><text:p>计划'
              '</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>实际</text:p>'
              '</table:table-cell><table:table-cell office:value-type="string"><text:p>实际</text:p></table:table-cell>'
              '</table:table-row>')
    head = Sheet("表", {(0, 0): ("text", "2018年统计表"), (1, 0): ("text", "指标"), (1, 1): ("text", "本年"),
                       (1, 3): ("text", "上年"), (2, 1): ("text", "计划"), (2, 2): ("text", "实际"),
                       (2, 3): ("text", "实际")}, merged=("A1:D1", "A2:A3", "B2:C2"))
    tail = ('<table:table-row table:number-rows-repeated="500"><table:table-cell table:style-name="y" '
            'table:number-columns-repeated="6"/></table:table-row>')
    rich = ('<table:table-cell office:value-type="string"><text:p>含<text:span text:style-name="b">综合保税</text:span>'
            '区</text:p></table:table-cell>', ("text", "含综合保税区"))
    note = ('<table:table-cell office:value-type="float" office:value="5"><office:annotation><dc:creator>统计局'
            '</dc:creator><text:p>来源：月报</text:p></office:annotation><text:p>5</text:p></table:table-cell>',
            ("number", "5"))
    number = 'office:value-type="float" office:value="{}"'
    old = ('<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>')
    dates = [[t("报送日"), f_date("2019-01-31", "ND"), f_date("2018-12-31", "NDC"), f_date("2018-06-01", "NM")]]
    files = {
        "lo-table": (one(table_rows()), "", "texts, two decimals, thousands separators, percents"),
        "lo-numbers": (one([[f_num(v) for v in ("0", "1", "-1", "0.1", "-0.05", "123456789012345")] +
                              [(f_num("0.000001")[0], ("number", "1E-006")), f_num("-98765.4321")]]), "",
                       "numbers without a format; a small one as the program stores it"),
        "lo-two-decimals": (one([[f_num(v, "N2") for v in ("1", "2.5", "-3.14159", "0")]]), "", "format 0.00"),
        "lo-thousands": (one([[f_num(v, "NT") for v in ("1234567.89", "-1234.5", "999")]]), "", "format #,##0.00"),
        "lo-percents": (one([[f_num(v, s) for v in ("0.065", "-0.5", "1", "0") for s in ("NP", "NP0")]]), "",
                        "percents with and without decimals"),
        "lo-scientific": (one([[f_num(v, "NS") for v in ("1234500000", "0.00015", "-2")]]), "", "format 0.00E+00"),
        "lo-currency": (one([[f_num(v, "NC") for v in ("1234.5", "-7")]]), "", "currency"),
        "lo-unit-in-format": (one([[f_num(v, "NU") for v in ("325.6", "-0.4")]]), "", "a format that shows 亿元"),
        "lo-dates": (one(dates), "", "dates as 2019-01-31, 2018年12月31日, 2018年6月"),
        "lo-dates-1904": (one(dates), old, "the same in the 1904 date system"),
        "lo-date-times": (one([[f_date("2019-01-31T08:30:00", "NDT"), f_date("1999-12-31T23:59:59", "NDT")]]), "",
                          "dates with times"),
        "lo-date-times-1904": (one([[f_date("2019-01-31T08:30:00", "NDT")]]), old, "the same in the 1904 date system"),
        "lo-times": (one([[f_time("08:30:00"), f_time("23:59:00")]]), "", "times of day"),
        "lo-old-dates": (one([[f_date("1949-10-01", "ND"), f_date("1900-03-01", "ND"), f_date("2099-12-31", "ND")]]),
                         "", "dates far back and ahead"),
        "lo-codes": (one([[f_code("91420100MA0000000X"), f_code("420100000000000123"), f_code("007"),
                           f_code("13800138000")]]), "", "codes of 18 digits, leading zeros, phone numbers as text"),
        "lo-rich-text": (one([[rich, t("无格式")]]), "", "a text of several formats"),
        "lo-lines": (one([[t("第一行\n第二行\n\n第四行"), t("一行")]]), "", "texts of several lines"),
        "lo-marks": (one([[t("<甲> & \"乙\" '丙'"), t("=不是公式"), t("-5-"), t("😀㐀𠀀")]]), "",
                     "characters that XML must escape, and beyond the basic plane"),
        "lo-full-width": (one([[t("１２３．４５"), t("－６．５％"), t("１，２３４"), t("3,456.7")]]), "",
                          "numbers written as full-width text"),
        "lo-comments": (one([[note, t("有批注")]]), "", "a comment"),
        "lo-booleans": (one([[f_formula("TRUE()", "bool", "TRUE", 'office:value-type="boolean" office:boolean-value="true"'),
                              f_formula("FALSE()", "bool", "FALSE",
                                        'office:value-type="boolean" office:boolean-value="false"')]]), "", "booleans"),
        "lo-formulas": (one([[f_num("2"), f_num("3"), f_formula("[.A1]+[.B1]", "number", "5", number.format(5)),
                              f_formula("[.A1]/4", "number", "0.5", number.format("0.5")),
                              f_formula('IF([.A1]>1;"达标";"未达标")', "text", "达标",
                                        'office:value-type="string" office:string-value="达标"'),
                              f_formula("SUM([.A1:.B1])", "number", "5", number.format(5))]]), "",
                        "formulas with their results"),
        "lo-errors": (one([[f_num("0"), f_formula("1/[.A1]", "error", "#DIV/0!", number.format(0)),
                            f_formula("NA()", "error", "#N/A", number.format(0)),
                            f_formula("VALUE(\"x\")", "error", "#VALUE!", number.format(0))]]), "", "error values"),
        "lo-blank-tail": (one(table_rows(), tail=tail), "", "500 formatted and empty rows at the end"),
        "lo-gaps": (one([[t("甲")], 3, [EMPTY, EMPTY, t("乙")], 20, [EMPTY, f_num("9")]]), "", "rows and cells left out"),
        "lo-wide": (one([[f_num(str(i)) for i in range(300)], [t(f"列{i}") for i in range(300)]]), "", "300 columns"),
        "lo-long": (one([[t(f"区{i}"), f_num(str(i * 7 % 101))] for i in range(300)]), "", "300 rows"),
        "lo-sheets": ([fods_table("一 季度", [[f_num("1")]]), fods_table("二&三'季度", [[f_num("2")]]),
                       fods_table("Sheet3", [[f_num("3")]])], "", "three sheets with blanks and marks in their names"),
        "lo-hidden-sheet": ([fods_table("填报", table_rows()), fods_table("底稿", [[t("版本"), t("v1")]], hidden=True)],
                            "", "a hidden sheet"),
        "lo-empty-sheet": ([fods_table("空表", []), fods_table("有数", [[f_num("4")]])], "", "an empty sheet"),
        "lo-merged-head": ([("<table:table table:name=\"表\">" + merged + "</table:table>", head)], "",
                           "merged headers over two rows and two columns"),
    }
    origin = "LibreOffice 7.4.7: `soffice --headless --convert-to xlsx` of a flat ODS written by the script"
    with tempfile.TemporaryDirectory() as folder:
        for name, (tables, settings, what) in files.items():
            with open(os.path.join(folder, name + ".fods"), "w", encoding="utf-8") as out:
                out.write(fods(tables, settings))
            expect(name + ".xlsx", [sheet for _, sheet in tables], origin, what)
        office(folder, "xlsx", sorted(f for f in os.listdir(folder)))
        # The same table by other ways through the program.
        table = [fods_table("指标值", table_rows())]
        with open(os.path.join(folder, "lo-by-xls.fods"), "w", encoding="utf-8") as out:
            out.write(fods(table))
        with open(os.path.join(folder, "lo-other-filter.fods"), "w", encoding="utf-8") as out:
            out.write(fods(table))
        subprocess.run(["soffice", "--headless", "--convert-to", "xls", "--outdir", folder,
                        os.path.join(folder, "lo-by-xls.fods")], check=True, stdout=subprocess.DEVNULL)
        os.remove(os.path.join(folder, "lo-by-xls.fods"))
        office(folder, "xlsx", ["lo-by-xls.xls"])
        office(folder, "xlsx:Calc Office Open XML", ["lo-other-filter.fods"])
        expect("lo-by-xls.xlsx", [table[0][1]], "LibreOffice 7.4.7: saved as .xls, opened again, saved as .xlsx", "the way of an old file")
        expect("lo-other-filter.xlsx", [table[0][1]], "LibreOffice 7.4.7: `--convert-to 'xlsx:Calc Office Open XML'`",
               "the other filter for the same format")
        with open(os.path.join(folder, "lo-from-csv.csv"), "w", encoding="utf-8-sig") as out:
            out.write("开发区,产值,备注\n甲区,1234.5,\"含,逗号\"\n乙区,-0.05,\n")
        subprocess.run(["soffice", "--headless", "--infilter=CSV:44,34,76,1", "--convert-to", "xlsx", "--outdir", OUT,
                        os.path.join(folder, "lo-from-csv.csv")], check=True, stdout=subprocess.DEVNULL)
        expect("lo-from-csv.xlsx", [Sheet("lo-from-csv", {
            (0, 0): ("text", "开发区"), (0, 1): ("text", "产值"), (0, 2): ("text", "备注"), (1, 0): ("text", "甲区"),
            (1, 1): ("number", "1234.5"), (1, 2): ("text", "含,逗号"), (2, 0): ("text", "乙区"), (2, 1): ("number", "-0.05")})],
               "LibreOffice 7.4.7: a CSV file opened and saved as .xlsx", "a table that was CSV")


def office(folder, target, names):
    paths = [os.path.join(folder, name) for name in names]
    subprocess.run(["soffice", "--headless", "--convert-to", target, "--outdir", OUT, *paths], check=True,
                   stdout=subprocess.DEVNULL)


# ---- awkward variants made by script ---------------------------------------------------------------------------

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STRINGS = ["指标", "值", "备注", "进出口总额", "实际使用外资", "含保税区", "91420100MA0000000X"]
ROWS = ('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2"><v>62.3</v></c><c r="C2" t="s"><v>5</v></c></row>'
        '<row r="3"><c r="A3" t="s"><v>4</v></c><c r="B3" s="1"><v>0.065</v></c><c r="C3" t="s"><v>6</v></c></row>')
STYLES = ('<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill '
          'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/>'
          '</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf '
          'numFmtId="10" xfId="0" applyNumberFormat="1"/></cellXfs>')


def standard(changes=None):
    cells = {(0, 0): ("text", "指标"), (0, 1): ("text", "值"), (0, 2): ("text", "备注"), (1, 0): ("text", "进出口总额"),
             (1, 1): ("number", "62.3"), (1, 2): ("text", "含保税区"), (2, 0): ("text", "实际使用外资"),
             (2, 1): ("number", "0.065", 1), (2, 2): ("text", "91420100MA0000000X")}
    cells.update(changes or {})
    return [Sheet("指标值", cells)]


def relation(rid, kind, target, base=REL):
    return f'<Relationship Id="{rid}" Type="{base}/{kind}" Target="{target}"/>'


def strings_of(texts):
    return "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)


def parts_of(rows=ROWS, strings=None, styles=STYLES, before='<dimension ref="A1:C3"/>', after="", main=MAIN, rel=REL):
    sst = strings_of(STRINGS) if strings is None else strings
    links = relation("rId1", "worksheet", "worksheets/sheet1.xml", rel)
    types = ('<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
             '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>')
    parts = {}
    if sst:
        links += relation("rId2", "sharedStrings", "sharedStrings.xml", rel)
        types += '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
    if styles:
        links += relation("rId3", "styles", "styles.xml", rel)
        types += '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
    parts["[Content_Types].xml"] = (HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
                                    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
                                    f'ContentType="application/xml"/>{types}</Types>')
    parts["_rels/.rels"] = HEAD + f'<Relationships xmlns="{PACKAGE}">' + relation("rId1", "officeDocument", "xl/workbook.xml", rel) + "</Relationships>"
    parts["xl/workbook.xml"] = (HEAD + f'<workbook xmlns="{main}" xmlns:r="{rel}"><sheets><sheet name="指标值" sheetId="1" r:id="rId1"/>'
                                "</sheets></workbook>")
    parts["xl/_rels/workbook.xml.rels"] = HEAD + f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>'
    parts["xl/worksheets/sheet1.xml"] = (HEAD + f'<worksheet xmlns="{main}" xmlns:r="{rel}">{before}<sheetData>{rows}</sheetData>'
                                         f"{after}</worksheet>")
    if sst:
        parts["xl/sharedStrings.xml"] = HEAD + f'<sst xmlns="{main}" count="9" uniqueCount="7">{sst}</sst>'
    if styles:
        parts["xl/styles.xml"] = HEAD + f'<styleSheet xmlns="{main}">{styles}</styleSheet>'
    return parts


def entry(name):
    info = zipfile.ZipInfo(name, (2019, 1, 31, 8, 30, 0))
    info.external_attr = 0o644 << 16
    return info


def save(name, parts, method=zipfile.ZIP_DEFLATED, streamed=False, order=None, folders=(), extra=b"", comment=b""):
    class NoSeek(io.RawIOBase):  # zipfile writes data descriptors when it cannot go back
        def __init__(self): self.data = bytearray()
        def writable(self): return True
        def seekable(self): return False
        def write(self, piece): self.data += piece; return len(piece)
    target = NoSeek() if streamed else io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.comment = comment
        for folder in folders:
            info = entry(folder)
            info.external_attr = 0o40755 << 16
            archive.writestr(info, b"", zipfile.ZIP_STORED)
        for part in order(list(parts)) if order else parts:
            body = parts[part]
            info = entry(part)
            info.extra = extra
            archive.writestr(info, body if isinstance(body, bytes) else body.encode("utf-8"), method)
    with open(os.path.join(OUT, name), "wb") as out:
        out.write(bytes(target.data) if streamed else target.getvalue())


def prefixed(xml, prefix="x"):
    import re
    xml = re.sub(r"<(/?)([A-Za-z])", rf"<\1{prefix}:\2", xml.split("\n", 1)[1])
    return HEAD + xml.replace(" xmlns=", f" xmlns:{prefix}=", 1)


def scripted_files():
    origin = "make_files.py"

    def made(name, what, parts, sheets, **how):
        save(name, parts, **how)
        expect(name, sheets, origin, what)

    row4 = lambda cells: ROWS + f'<row r="4">{cells}</row>'
    made("plain.xlsx", "the table that most others vary", parts_of(), standard())
    made("dimension-a1.xlsx", "`<dimension ref=\"A1\"/>` over a larger table, as WPS writes it", parts_of(before='<dimension ref="A1"/>'), standard())
    made("dimension-huge.xlsx", "a dimension of the whole sheet", parts_of(before='<dimension ref="A1:XFD1048576"/>'), standard())
    made("dimension-none.xlsx", "no dimension", parts_of(before=""), standard())
    wps = parts_of(before='<sheetPr/><dimension ref="A1"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultColWidth="9" defaultRowHeight="13.5" outlineLevelCol="2"/>')
    wps["xl/workbook.xml"] = wps["xl/workbook.xml"].replace("<sheets>", '<fileVersion appName="xl" lastEdited="3" lowestEdited="5" rupBuild="9302"/><workbookPr/><bookViews><workbookView windowWidth="28800" windowHeight="12540"/></bookViews><sheets>').replace("</workbook>", '<calcPr calcId="144525"/></workbook>')
    wps["docProps/custom.xml"] = HEAD + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-11.1.0.9914</vt:lpwstr></property></Properties>'
    made("wps-habits.xlsx", "the elements, properties and dimension of a WPS file", wps, standard())
    tail = "".join(f'<row r="{r}" s="1" customFormat="1">' + "".join(f'<c r="{letters(c)}{r}" s="1"/>' for c in range(6)) + "</row>" for r in range(4, 510))
    made("blank-tail.xlsx", "506 formatted and empty rows at the end", parts_of(rows=ROWS + tail), standard())
    wide = ROWS.replace("</row>", "".join(f'<c r="{letters(c)}@" s="1"/>' for c in range(3, 200)) + "</row>")
    for number in (1, 2, 3):
        wide = wide.replace("@", str(number), 197)
    made("blank-columns.xlsx", "197 formatted and empty columns at the right", parts_of(rows=wide), standard())
    made("full-width.xlsx", "numbers as full-width text", parts_of(strings=strings_of(STRINGS + ["１２３．４５", "－６．５％", "＋７", "１，２３４"]), rows=row4("".join(f'<c r="{letters(i)}4" t="s"><v>{7 + i}</v></c>' for i in range(4)))),
         standard({(3, 0): ("text", "１２３．４５"), (3, 1): ("text", "－６．５％"), (3, 2): ("text", "＋７"), (3, 3): ("text", "１，２３４")}))
    made("thousands.xlsx", "thousands separators and units inside texts", parts_of(strings=strings_of(STRINGS + ["1,234,567.5", "3.2亿元", " 12 "]), rows=row4("".join(f'<c r="{letters(i)}4" t="s"><v>{7 + i}</v></c>' for i in range(3)))),
         standard({(3, 0): ("text", "1,234,567.5"), (3, 1): ("text", "3.2亿元"), (3, 2): ("text", " 12 ")}))
    made("codes.xlsx", "an 18-digit code as text beside the same as a number", parts_of(strings=strings_of(STRINGS + ["420100000000000123", "007"]), rows=row4('<c r="A4" t="s"><v>7</v></c><c r="B4"><v>4.20100000000000123E17</v></c><c r="C4" t="s"><v>8</v></c>')),
         standard({(3, 0): ("text", "420100000000000123"), (3, 1): ("number", "420100000000000100"), (3, 2): ("text", "007")}))
    import re
    inline = re.sub(r't="s"><v>(\d)</v>', lambda m: f't="inlineStr"><is><t>{STRINGS[int(m[1])]}</t></is>', ROWS)
    made("inline.xlsx", "inline strings and no shared ones", parts_of(rows=inline, strings=""), standard())
    made("inline-rich.xlsx", "inline strings of runs", parts_of(rows=row4('<c r="A4" t="inlineStr"><is><r><rPr><b/></rPr><t>行</t></r><r><t xml:space="preserve"> 内</t></r></is></c><c r="B4" t="inlineStr"><is><t/></is></c><c r="C4" t="inlineStr"><is/></c>')),
         standard({(3, 0): ("text", "行 内")}))
    rich = strings_of(STRINGS[:5]) + '<si><r><rPr><b/><sz val="11"/></rPr><t>含</t></r><r><t>保税</t></r><r><rPr><i/></rPr><t>区</t></r></si>' + strings_of(STRINGS[6:])
    made("rich-runs.xlsx", "a shared string of three runs", parts_of(strings=rich), standard())
    phonetic = strings_of(STRINGS[:5]) + '<si><t>含保税区</t><rPh sb="0" eb="1"><t>ガン</t></rPh><phoneticPr fontId="1"/></si>' + strings_of(STRINGS[6:])
    made("phonetic.xlsx", "a phonetic guide, which is no part of the text", parts_of(strings=phonetic), standard())
    spaces = strings_of(STRINGS[:5]) + '<si><t xml:space="preserve">  含保税区\n </t></si>' + strings_of(STRINGS[6:])
    made("spaces.xlsx", "xml:space=\"preserve\" with blanks and a line end", parts_of(strings=spaces), standard({(1, 2): ("text", "  含保税区\n ")}))
    made("byte-order-marks.xlsx", "a byte order mark in front of every part", {n: b"\xef\xbb\xbf" + b.encode() for n, b in parts_of().items()}, standard())
    px = parts_of()
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
        px[part] = prefixed(px[part])
    made("prefixes.xlsx", "every element with a namespace prefix, as .NET libraries write them", px, standard())
    px2 = dict(px)
    for part in ("_rels/.rels", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        px2[part] = prefixed(px2[part], "p")
    made("prefixes-everywhere.xlsx", "prefixes in the relations, too", px2, standard())
    absolute = parts_of()
    absolute["xl/_rels/workbook.xml.rels"] = absolute["xl/_rels/workbook.xml.rels"].replace('Target="', 'Target="/xl/')
    absolute["_rels/.rels"] = absolute["_rels/.rels"].replace('Target="', 'Target="/')
    made("absolute-targets.xlsx", "absolute part names in the relations", absolute, standard())
    dots = parts_of()
    dots["xl/_rels/workbook.xml.rels"] = dots["xl/_rels/workbook.xml.rels"].replace('Target="', 'Target="./../xl/')
    made("dotted-targets.xlsx", "relations with ./../xl/", dots, standard())
    made("strict.xlsx", "Strict Open XML namespaces", parts_of(main="http://purl.oclc.org/ooxml/spreadsheetml/main", rel="http://purl.oclc.org/ooxml/officeDocument/relationships"), standard())
    made("reversed.xlsx", "the parts in reversed order", parts_of(), standard(), order=lambda names: names[::-1])
    made("no-shared-strings.xlsx", "no shared strings and no styles", parts_of(rows='<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>-2.5</v></c></row>', strings="", styles=""),
         [Sheet("指标值", {(0, 0): ("number", "1"), (0, 1): ("number", "-2.5")})])
    no_cells = re.sub(r'<c r="[A-Z]+\d+"', "<c", ROWS)
    made("no-cell-names.xlsx", "cells without r", parts_of(rows=no_cells), standard())
    made("no-row-numbers.xlsx", "rows without r", parts_of(rows=re.sub(r'<row r="\d+"', "<row", ROWS)), standard())
    made("no-names-at-all.xlsx", "neither rows nor cells have r", parts_of(rows=re.sub(r'<row r="\d+"', "<row", no_cells)), standard())
    made("empty-rows.xlsx", "rows that are all empty between and behind", parts_of(rows=ROWS + '<row r="4"/><row r="5"></row><row r="9"><c r="B9"><v>7</v></c></row><row r="10"/>'), standard({(8, 1): ("number", "7")}))
    errors = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"]
    made("errors.xlsx", "every error value", parts_of(rows=row4("".join(f'<c r="{letters(i)}4" t="e"><f>1/0</f><v>{e}</v></c>' for i, e in enumerate(errors)))),
         standard({(3, i): ("error", e) for i, e in enumerate(errors)}))
    made("booleans.xlsx", "booleans as 1, 0, true, false", parts_of(rows=row4("".join(f'<c r="{letters(i)}4" t="b"><v>{b}</v></c>' for i, b in enumerate(("1", "0", "true", "false"))))),
         standard({(3, i): ("bool", b) for i, b in enumerate(("TRUE", "FALSE", "TRUE", "FALSE"))}))
    save("no-result.xlsx", parts_of(rows=row4('<c r="A4"><f>SUM(B2:B3)</f></c>')))
    refuse("no-result.xlsx", "xlsx.formula_without_value", origin, "a formula whose result was not saved")
    made("formulas.xlsx", "shared, array and text formulas with results", parts_of(rows=row4('<c r="A4"><f t="shared" ref="A4:B4" si="0">B2*2</f><v>124.6</v></c><c r="B4"><f t="shared" si="0"/><v>0.13</v></c><c r="C4" t="str"><f>C2&amp;"!"</f><v>含保税区!</v></c><c r="D4"><f t="array" ref="D4">SUM(B2:B3)</f><v>62.364999999999995</v></c>')),
         standard({(3, 0): ("number", "124.6"), (3, 1): ("number", "0.13"), (3, 2): ("text", "含保税区!"), (3, 3): ("number", "62.364999999999995")}))
    escapes = strings_of(STRINGS[:5]) + "<si><t>一_x000D__x000A_二_x0009_三_x005F_x000D_四_x_五_x00_</t></si>" + strings_of(STRINGS[6:])
    made("escapes.xlsx", "_x000D_ and its like", parts_of(strings=escapes), standard({(1, 2): ("text", "一\n二\t三_x000D_四_x_五_x00_")}))
    made("stored.xlsx", "stored, not deflated", parts_of(), standard(), method=zipfile.ZIP_STORED)
    made("data-descriptors.xlsx", "sizes in data descriptors behind the parts, as streaming writers leave them", parts_of(), standard(), streamed=True)
    made("stored-descriptors.xlsx", "stored parts with data descriptors", parts_of(), standard(), streamed=True, method=zipfile.ZIP_STORED)
    made("folders.xlsx", "entries for the folders", parts_of(), standard(), folders=("_rels/", "xl/", "xl/_rels/", "xl/worksheets/"))
    made("extra-fields.xlsx", "extra fields with timestamps", parts_of(), standard(), extra=b"UT\x05\x00\x01\x00\x00\x00\x5c")
    made("zip-comment.xlsx", "a comment at the archive's end", parts_of(), standard(), comment="导出于 PK 平台".encode())
    pretty = {n: (b if n == "xl/sharedStrings.xml" else b.replace("><", ">\r\n  <")) for n, b in parts_of().items()}
    made("pretty.xlsx", "indented, with Windows line ends", pretty, standard())
    single = {n: b.replace('"', "'") for n, b in parts_of().items()}
    made("single-quotes.xlsx", "attributes in single quotes", single, standard())
    noisy = {n: b.replace("<sheetData>", "<!-- 注 --><sheetData><?x y?>").replace("<v>62.3</v>", "<v><!-- a -->62.3</v>") for n, b in parts_of().items()}
    made("comments-in-xml.xlsx", "comments and processing instructions", noisy, standard())
    cdata = strings_of(STRINGS[:5]) + "<si><t><![CDATA[<含> & 保税区]]></t></si>" + strings_of(STRINGS[6:])
    made("cdata.xlsx", "CDATA", parts_of(strings=cdata), standard({(1, 2): ("text", "<含> & 保税区")}))
    refs = strings_of(STRINGS[:5]) + "<si><t>&#x542B;&#20445;&lt;&amp;&gt;&quot;&apos;&#10;&#x1F600;</t></si>" + strings_of(STRINGS[6:])
    made("references.xlsx", "character references", parts_of(strings=refs), standard({(1, 2): ("text", "含保<&>\"'\n😀")}))
    cases = {n.replace("sharedStrings", "SharedStrings").replace("sheet1", "Sheet1").replace("xl/styles", "xl/Styles"): b for n, b in parts_of().items()}
    made("letter-case.xlsx", "part names in other letters than the relations have", cases, standard())
    other = {n.replace("xl/workbook.xml", "xl/book.xml").replace("workbook.xml.rels", "book.xml.rels"): b.replace("xl/workbook.xml", "xl/book.xml") for n, b in parts_of().items()}
    made("other-name.xlsx", "a workbook part of another name", other, standard())
    root = {n.replace("xl/", ""): b.replace('"xl/', '"').replace("/xl/", "/") for n, b in parts_of().items()}
    made("no-folder.xlsx", "the parts at the top of the archive", root, standard())
    chart = parts_of()
    chart["xl/workbook.xml"] = chart["xl/workbook.xml"].replace("<sheets>", '<sheets><sheet name="图" sheetId="9" r:id="rId9"/>')
    chart["xl/_rels/workbook.xml.rels"] = chart["xl/_rels/workbook.xml.rels"].replace("</Relationships>", relation("rId9", "chartsheet", "chartsheets/sheet1.xml") + "</Relationships>")
    chart["xl/chartsheets/sheet1.xml"] = HEAD + f'<chartsheet xmlns="{MAIN}"/>'
    made("chart-sheet.xlsx", "a chart sheet in front", chart, standard())
    very = parts_of()
    very["xl/workbook.xml"] = very["xl/workbook.xml"].replace("</sheets>", '<sheet name="_meta" sheetId="2" state="veryHidden" r:id="rId8"/></sheets>')
    very["xl/_rels/workbook.xml.rels"] = very["xl/_rels/workbook.xml.rels"].replace("</Relationships>", relation("rId8", "worksheet", "worksheets/sheet2.xml") + "</Relationships>")
    very["xl/worksheets/sheet2.xml"] = HEAD + f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="s"><v>6</v></c></row></sheetData></worksheet>'
    made("very-hidden.xlsx", "a very hidden sheet", very, standard() + [Sheet("_meta", {(0, 0): ("text", "91420100MA0000000X")}, hidden=True)])
    values = [("1.5E-5", "1.5E-5"), ("62.299999999999997", "62.3"), ("0.30000000000000004", "0.30000000000000004"), ("1E3", "1E3"), ("-0", "-0"), ("12345678901234567890", "12345678901234567000"), ("1.50", "1.50")]
    made("digits.xlsx", "exponents, binary noise, too many digits", parts_of(rows=row4("".join(f'<c r="{letters(i)}4"><v>{v}</v></c>' for i, (v, _) in enumerate(values)))),
         standard({(3, i): ("number", e) for i, (_, e) in enumerate(values)}))
    ids = [(14, "43496", "2019-01-31"), (22, "43496.354166666664", "2019-01-31T08:30:00"), (31, "43465", "2018-12-31"), (57, "43465", "2018-12-31"), (20, "0.5", "12:00:00")]
    xfs = '<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/>' + "".join(f'<xf numFmtId="{i}"/>' for i, _, _ in ids) + "</cellXfs>"
    date_rows = row4("".join(f'<c r="{letters(i)}4" s="{i + 2}"><v>{v}</v></c>' for i, (_, v, _) in enumerate(ids)))
    made("built-in-dates.xlsx", "dates by the built-in formats 14, 22, 31, 57, 20", parts_of(rows=date_rows, styles=xfs), standard({(3, i): ("date", e) for i, (_, _, e) in enumerate(ids)}))
    old = parts_of(rows=row4('<c r="A4" s="2"><v>42034</v></c><c r="B4" s="2"><v>0</v></c>'), styles=xfs)
    old["xl/workbook.xml"] = old["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="true"/><sheets>')
    made("date1904.xlsx", "date1904=\"true\"", old, standard({(3, 0): ("date", "2019-01-31"), (3, 1): ("date", "1904-01-01")}))
    made("leap-1900.xlsx", "serial 60, the day that never was, stays a number", parts_of(rows=row4('<c r="A4" s="2"><v>59</v></c><c r="B4" s="2"><v>60</v></c><c r="C4" s="2"><v>61</v></c>'), styles=xfs),
         standard({(3, 0): ("date", "1900-02-28"), (3, 1): ("number", "60"), (3, 2): ("date", "1900-03-01")}))
    own = ('<numFmts count="5"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="0.0&quot;%&quot;"/>'
           '<numFmt numFmtId="167" formatCode="[Red]0.0%;[Green]-0.0%"/><numFmt numFmtId="168" formatCode="[$-804]yyyy/m/d;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/></cellXfs>')
    made("own-formats.xlsx", "formats of the workbook: months, lengths of time, a quoted %, colours", parts_of(rows=row4('<c r="A4" s="2"><v>43466</v></c><c r="B4" s="3"><v>1.5</v></c><c r="C4" s="4"><v>6.5</v></c><c r="D4" s="5"><v>0.5</v></c><c r="E4" s="6"><v>43496</v></c>'), styles=own),
         standard({(3, 0): ("date", "2019-01-01"), (3, 1): ("number", "1.5"), (3, 2): ("number", "6.5"), (3, 3): ("number", "0.5", 1), (3, 4): ("date", "2019-01-31")}))
    made("iso-dates.xlsx", "ISO dates of the type d", parts_of(rows=row4('<c r="A4" t="d"><v>2019-01-31</v></c>')), standard({(3, 0): ("date", "2019-01-31")}))
    modern = parts_of(before='<sheetPr><tabColor rgb="FFFF0000"/></sheetPr><dimension ref="A1:C3"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
                      after='<phoneticPr fontId="1" type="noConversion"/><conditionalFormatting sqref="B2:B3"><cfRule type="cellIs" priority="1" operator="lessThan"><formula>0</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="C2"><formula1>"是,否"</formula1></dataValidation></dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><extLst><ext uri="{00000000-0000-0000-0000-000000000000}"><x14:y xmlns:x14="urn:x">?</x14:y></ext></extLst>')
    modern["xl/worksheets/sheet1.xml"] = modern["xl/worksheets/sheet1.xml"].replace("<worksheet ", '<worksheet xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" ').replace('<row r="2">', '<row r="2" spans="1:3" x14ac:dyDescent="0.25" ht="20" customHeight="1">')
    made("modern.xlsx", "extensions, spans, validation, conditional formats", modern, standard())
    far = parts_of(rows=ROWS + '<row r="4"><c r="Z4"><v>1</v></c><c r="AA4"><v>2</v></c><c r="AZ4"><v>3</v></c><c r="BA4"><v>4</v></c></row>')
    made("far-columns.xlsx", "cells in Z, AA, AZ and BA", far, standard({(3, 25): ("number", "1"), (3, 26): ("number", "2"), (3, 51): ("number", "3"), (3, 52): ("number", "4")}))
    merged = parts_of(after='<mergeCells count="2"><mergeCell ref="A5:C5"/><mergeCell ref="B2:B3"/></mergeCells>')
    made("merged-body.xlsx", "merged cells in the body", merged, [Sheet("指标值", standard()[0].cells, merged=("A5:C5", "B2:B3"))])
    made("empty-strings.xlsx", "shared strings that are empty", parts_of(strings=strings_of(STRINGS) + "<si/><si><t/></si><si><t></t></si>", rows=row4('<c r="A4" t="s"><v>7</v></c><c r="B4" t="s"><v>8</v></c><c r="C4" t="s"><v>9</v></c><c r="D4" t="str"><f>""</f><v></v></c>')), standard())
    save("csv-in-disguise.xlsx", {"a.csv": "a,b\n"})
    refuse("csv-in-disguise.xlsx", "xlsx.missing_part", origin, "a zip that is no workbook")


def main():
    os.makedirs(OUT, exist_ok=True)
    scripted_files()
    if "--scripted" in sys.argv:
        return
    libreoffice_files()
    with open(os.path.join(OUT, "expected.tsv"), "w", encoding="utf-8") as out:
        for line in sorted(EXPECTED, key=lambda l: l[0]):
            out.write("\t".join(str(field) for field in line) + "\n")
    with open(os.path.join(OUT, "README.md"), "w", encoding="utf-8") as out:
        out.write("# Files to be read cell by cell\n\nMade by `../make_files.py`, which also says what each must hold "
                  "(expected.tsv); LibreOffice 7.4.7 on Debian 12 saved those whose origin says so.\n\n"
                  "| file | what is awkward | origin |\n|---|---|---|\n")
        for file, origin, what in sorted(README):
            out.write(f"| {file} | {what} | {origin} |\n")


if __name__ == "__main__":
    main()
