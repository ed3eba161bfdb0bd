/**
 * Workbooks, read back from the archive as ECMA-376 says where a cell has its words.
 */
import {DOMParser} from '@xmldom/xmldom'
import {strFromU8, unzipSync} from 'fflate'
import {beforeAll, expect, test} from 'vitest'
import {toXlsx} from '../../src/exports/xlsx.ts'

const columns = [
  {heading: '序号', width: 6},
  {heading: '要做的事', width: 40},
]
const rows = [
  ['1', '=HYPERLINK("https://example.invalid")'],
  ['2', '每季度开展1次督导调研 <&> “引号”'],
  ['3', '+86'],
]
const write = () => toXlsx({sheet: '职责', title: '镇应急办的职责', columns, rows, date: '2024-04-10'})
let bytes: Uint8Array<ArrayBuffer>
let files: Record<string, Uint8Array>
beforeAll(async () => {
  bytes = await write()
  files = unzipSync(bytes)
})
const file = (name: string) => strFromU8(files[name]!)

/** Elements of a part of the archive, which must be well-formed. */
function elements(part: string, tag: string, within?: Element): Element[] {
  const fail = (_level: string, message: unknown) => {
    throw new Error(`${part}: ${String(message)}`)
  }
  const parent = within ?? new DOMParser({errorHandler: fail}).parseFromString(file(part), 'text/xml')
  return Array.from(parent.getElementsByTagName(tag))
}

test('every cell comes back as the text that it was', () => {
  const [sheet] = elements('xl/workbook.xml', 'sheet')
  expect(sheet!.getAttribute('name')).toBe('职责')
  const strings = elements('xl/sharedStrings.xml', 'si').map(({textContent}) => textContent)
  const grid = elements('xl/worksheets/sheet1.xml', 'row').map((row) =>
    elements('', 'c', row).map((cell) => {
      // No cell is a number or a date; one without words, inside the merged title, is nothing.
      if (cell.textContent) expect(cell.getAttribute('t')).toMatch(/^(?:s|inlineStr)$/)
      return cell.getAttribute('t') === 's' ? strings[Number(cell.textContent)] : cell.textContent
    }),
  )
  expect(grid[0]![0]).toBe('镇应急办的职责')
  expect(grid.slice(1)).toEqual([['序号', '要做的事'], ...rows])
})

test('no cell is a formula', () => {
  expect(file('xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/)
})

test('A4 landscape, one page wide, head frozen and printed on every page, filters on', () => {
  const sheet = file('xl/worksheets/sheet1.xml')
  expect(sheet).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"[^>]*fitToWidth="1"[^>]*fitToHeight="0"/)
  expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>')
  expect(sheet).toContain('<autoFilter ref="A2:B5"/>')
  expect(sheet).toMatch(/<pane[^>]*ySplit="2"[^>]*state="frozen"/)
  expect(file('xl/workbook.xml')).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="0">'职责'!$1:$2</definedName>`)
  expect(file('xl/styles.xml')).toContain('宋体')
})

test('elements of the sheet stand in the order of the schema (ECMA-376, 18.3.1.99)', () => {
  const order = ['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'autoFilter', 'mergeCells']
  const all = [...order, 'conditionalFormatting', 'pageMargins', 'pageSetup', 'headerFooter', 'drawing']
  const sheet = file('xl/worksheets/sheet1.xml')
  const places = all.map((name) => sheet.search(new RegExp(`<${name}[ />]`))).filter((at) => at >= 0)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  for (const name of all) expect(sheet.match(new RegExp(`<${name}[ />]`, 'g'))?.length ?? 0).toBeLessThanOrEqual(1)
  expect(file('xl/workbook.xml').match(/<definedNames[ />]/g)).toHaveLength(1)
})

test('the same rows give the same bytes', async () => {
  expect(Buffer.from(await write()).equals(Buffer.from(bytes))).toBe(true)
})
