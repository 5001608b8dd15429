// Made roster.xlsb and shared.xlsb with SheetJS: `npm install xlsx@0.18.5`, then `node making_xlsb.js`.
const XLSX = require("xlsx");

XLSX.SSF.load('yyyy"年"m"月"d"日"', 31); // built in: the file says its number alone

const number = (v, z) => ({ t: "n", v, z });
const text = (v) => ({ t: "s", v });

const roster = {
  "!ref": "C3:K9",
  "!merges": ["D4:D5", "I7:J7"].map(XLSX.utils.decode_range),
  C3: text("学号"), D3: text("学院"), E3: text("比例"), F3: text("字面比例"), G3: text("缴费日期"),
  H3: text("在校"), I3: text("金额"), J3: text("备注"), K3: text("编号"),
  C4: text("110101199001011234"), D4: text("甲学院"), E4: number(0.01, "0%"), F4: number(1, '0"%"'),
  G4: number(45170, "yyyy-mm-dd"), H4: { t: "b", v: true }, I4: number(380), K4: number(7, "000"),
  C5: text("008"), E5: number(0.125, "0.0%"), F5: number(50, "0\\%"), G5: number(45170.5, "yyyy-mm-dd hh:mm"),
  H5: { t: "b", v: false }, I5: number(380.5), J5: { t: "e", v: 42 }, K5: number(1234, "000"),
  C7: text("009"), G7: number(45170, 'yyyy"年"m"月"d"日"'), I7: number(-3.25), K7: number(2023),
  C9: text("010"), I9: { t: "n", v: 3, f: "1+2" }, J9: text(" 前后有空格 "),
};
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, { "!ref": "A1:A1", A1: text("不读") }, "说明");
XLSX.utils.book_append_sheet(book, roster, "名单");
XLSX.utils.book_append_sheet(book, { "!ref": "A1:A1" }, "空表");
book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }, { Hidden: 0 }] };
for (const [name, bookSST] of [["roster", false], ["shared", true]])
  XLSX.writeFile(book, `${name}.xlsb`, { bookType: "xlsb", bookSST, compression: true });
