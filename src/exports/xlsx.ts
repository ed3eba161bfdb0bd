/**
 * Rows as an .xlsx workbook for A4 landscape: heading repeated on every printed page and frozen on screen, filters
 * on, every cell a text. The same rows give the same bytes.
 */
import {unzipSync} from 'fflate'
import writeExcelFile, {type CellObject} from 'write-excel-file/node'
import {edit, zip} from '../zip.ts'

export interface Workbook {
  /** Name of the sheet: at most 31 characters, none of []:*?/\ */
  sheet: string
  /** Line above the headings. */
  title: string
  columns: ReadonlyArray<{heading: string; width: number}>
  rows: ReadonlyArray<readonly string[]>
  /** ISO date written into the archive in place of the clock. */
  date: string
}

const edge = {borderColor: '#8a938c', borderStyle: 'thin'} as const
const headingRow = 2

/**
 * Print titles, filters, page size and fit to width, which the library has no option for. The schema fixes the order of
 * elements and allows each once (ECMA-376, 18.3.1.99 and 18.2.27), so what the library wrote is taken out first.
 */
function forPrinting(files: Record<string, Uint8Array>, sheet: string, columns: number, rows: number): void {
  const quoted = `'${sheet.replaceAll("'", "''")}'`
  const range = `A${headingRow}:${columnName(columns)}${headingRow + rows}`
  const absolute = range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
  edit(files, 'xl/worksheets/sheet1.xml', (xml) =>
    xml
      .replace(/<(?:pageMargins|pageSetup|autoFilter|sheetPr)\b[^>]*\/>/g, '')
      // Only rows are frozen.
      .replace(/<pane [^>]*\/>/, `<pane ySplit="${headingRow}" topLeftCell="A${headingRow + 1}" activePane="bottomLeft" state="frozen"/>`)
      .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
      .replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`)
      .replace(
        '</worksheet>',
        '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
          '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
          '<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>',
      ),
  )
  edit(files, 'xl/workbook.xml', (xml) =>
    xml
      .replace('<definedNames/>', '')
      .replace(
        '</sheets>',
        `</sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${quoted}!${absolute}</definedName>` +
          `<definedName name="_xlnm.Print_Titles" localSheetId="0">${quoted}!$1:$${headingRow}</definedName></definedNames>`,
      ),
  )
}

/** 1 → A, 27 → AA. */
function columnName(number: number): string {
  return number > 26 ? columnName(Math.floor((number - 1) / 26)) + columnName(((number - 1) % 26) + 1) : String.fromCharCode(64 + number)
}

/** Write a workbook. */
export async function toXlsx({sheet, title, columns, rows, date}: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const text = (value: string, more: Partial<CellObject> = {}): CellObject =>
    ({value, type: String, format: '@', wrap: true, alignVertical: 'center', ...edge, ...more}) as CellObject
  const data = [
    [{value: title, type: String, columnSpan: columns.length, fontWeight: 'bold', fontSize: 15, align: 'center', height: 32} as CellObject],
    columns.map(({heading}) => text(heading, {fontWeight: 'bold', align: 'center', backgroundColor: '#e3ece6', height: 26})),
    ...rows.map((row) => row.map((value, index) => text(value, index === 0 ? {align: 'center'} : {}))),
  ]
  const buffer = await writeExcelFile(
    data,
    {sheet, columns: columns.map(({width}) => ({width})), orientation: 'landscape', stickyRowsCount: headingRow},
    {fontFamily: '宋体', fontSize: 11},
  ).toBuffer()
  const files = unzipSync(new Uint8Array(buffer))
  forPrinting(files, sheet, columns.length, rows.length)
  // The library stamps the archive with the clock.
  return zip(Object.entries(files), date)
}
