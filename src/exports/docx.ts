/**
 * 签到表 and 培训记录表 of a kit as one .docx that WPS and Word open and edit: A4, the sign-in sheet first, the record on a
 * page of its own. The same kit gives the same bytes.
 */
import {
  AlignmentType,
  Document,
  HeightRule,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import {unzipSync} from 'fflate'
import {
  labelOf,
  recordNote,
  recordRows,
  signInColumns,
  signInHead,
  signInNote,
  signInPlaces,
  type Field,
  type Session,
} from '../training/record.ts'
import {edit, zip} from '../zip.ts'

/** Twentieths of a point. */
const mm = (length: number) => Math.round((length * 1440) / 25.4)
/** Width between the margins, in twentieths of a point. */
const width = mm(210 - 20 - 16)
const song = {ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体'}
const hei = {ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体'}
/** Fonts are named, never packed in; where one is missing, its other name or its family finds a stand-in. */
const fontTable = [
  ['宋体', 'SimSun', 'roman'],
  ['黑体', 'SimHei', 'swiss'],
  ['Times New Roman', '', 'roman'],
  ['Arial', '', 'swiss'],
].map(
  ([name, other, family]) =>
    `<w:font w:name="${name}">${other ? `<w:altName w:val="${other}"/>` : ''}<w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
)

const line = (text: string, {size = 24, bold = false, font = song, after = 0} = {}) =>
  new Paragraph({spacing: {after}, children: [new TextRun({text, size, bold, font})]})

const heading = (form: string, {title}: Session) => [
  new Paragraph({alignment: AlignmentType.CENTER, spacing: {after: 80}, children: [new TextRun({text: form, size: 36, font: hei})]}),
  new Paragraph({alignment: AlignmentType.CENTER, spacing: {after: 160}, children: [new TextRun({text: title, size: 28, font: song})]}),
]

const cell = (share: number, children: Paragraph[], columnSpan = 1) =>
  new TableCell({
    width: {size: Math.round((width * share) / 100), type: WidthType.DXA},
    verticalAlign: VerticalAlignTable.CENTER,
    columnSpan,
    children,
  })

const centred = (text: string, font = song) =>
  new Paragraph({alignment: AlignmentType.CENTER, children: [new TextRun({text, size: 24, font})]})

/** A table whose columns keep their width, in shares of a hundred. */
const table = (shares: number[], rows: TableRow[]) =>
  new Table({
    width: {size: width, type: WidthType.DXA},
    columnWidths: shares.map((share) => Math.round((width * share) / 100)),
    layout: TableLayoutType.FIXED,
    margins: {left: mm(1.5), right: mm(1.5), top: mm(0.5), bottom: mm(0.5)},
    rows,
  })

function signIn(session: Session) {
  const shares = signInColumns.map(({width}) => width)
  const row = (number: number) =>
    new TableRow({
      cantSplit: true,
      height: {value: mm(7.8), rule: HeightRule.EXACT},
      children: shares.map((share, at) => cell(share, [centred(at === 0 ? String(number) : '')])),
    })
  const head = new TableRow({
    // Repeated where rows are added and the table goes on.
    tableHeader: true,
    cantSplit: true,
    height: {value: mm(8), rule: HeightRule.ATLEAST},
    children: signInColumns.map(({label, width}) => cell(width, [centred(label, hei)])),
  })
  return [
    ...heading('签到表', session),
    line(signInHead.map((label) => (label.includes('　') ? label : `${label}：`)).join('　　　　　　　　'), {after: 100}),
    table(shares, [head, ...Array.from({length: signInPlaces}, (_, at) => row(at + 1))]),
    new Paragraph({spacing: {before: 80}, children: [new TextRun({text: signInNote, size: 18, font: song})]}),
  ]
}

const shares = [16, 40, 16, 28]

function record(session: Session) {
  const box = (field: Field, share: number, columnSpan = 1) => {
    const filled = field.filled && session[field.filled]
    const texts = typeof filled === 'string' ? [filled] : (filled ?? []).map((topic, at) => `${at + 1}. ${topic}`)
    return cell(
      share,
      [...texts, ...(field.text ? [field.text] : []), ...(texts.length || field.text ? [] : [''])].map((text) => line(text)),
      columnSpan,
    )
  }
  const rows = recordRows.map((fields) => {
    const [first, second] = fields
    const lines = Math.max(...fields.map(({lines = 1}) => lines))
    return new TableRow({
      cantSplit: true,
      height: {value: mm(lines === 1 ? 11 : lines * 9.5), rule: HeightRule.ATLEAST},
      children: second
        ? [
            cell(shares[0]!, [centred(labelOf(first), hei)]),
            box(first, shares[1]!),
            cell(shares[2]!, [centred(labelOf(second), hei)]),
            box(second, shares[3]!),
          ]
        : [cell(shares[0]!, [centred(labelOf(first), hei)]), box(first, 100 - shares[0]!, 3)],
    })
  })
  return [
    ...heading('培训记录表', session),
    table(shares, rows),
    new Paragraph({spacing: {before: 80}, children: [new TextRun({text: recordNote, size: 18, font: song})]}),
  ]
}

/**
 * The forms of a session.
 *
 * @param date  ISO date written into the file in place of the clock
 */
export async function toDocx(session: Session, date: string): Promise<Uint8Array<ArrayBuffer>> {
  const page = {
    size: {width: mm(210), height: mm(297)},
    margin: {top: mm(15), bottom: mm(14), left: mm(20), right: mm(16)},
  }
  const document = new Document({
    title: `${session.title}：签到表、培训记录表`,
    creator: '安全铜川',
    lastModifiedBy: '安全铜川',
    styles: {default: {document: {run: {font: song, size: 24, language: {value: 'en-US', eastAsia: 'zh-CN'}}}}},
    sections: [
      {properties: {page}, children: signIn(session)},
      {properties: {page}, children: record(session)},
    ],
  })
  const files = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document)))
  // The library takes both times from the clock, and lists no font.
  edit(files, 'docProps/core.xml', (xml) => xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T00:00:00Z`))
  edit(files, 'word/fontTable.xml', (xml) =>
    xml.replace(/(<w:fonts\b[^>]*?)(?:\/>|>[\s\S]*<\/w:fonts>)/, `$1>${fontTable.join('')}</w:fonts>`),
  )
  const ordered = Object.entries(files).sort(
    ([a], [b]) => Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1),
  )
  return zip(ordered, date)
}
