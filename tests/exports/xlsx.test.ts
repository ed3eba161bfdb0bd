/**
 * Workbooks, read back by read-excel-file and, for what that does not tell, from the archive.
 */
import {strFromU8, unzipSync} from 'fflate'
import readExcelFile from 'read-excel-file/node'
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

test('every cell comes back as the text that it was', async () => {
  const [sheet] = (await readExcelFile(Buffer.from(bytes))) as unknown as Array<{sheet: string; data: unknown[][]}>
  expect(sheet!.sheet).toBe('职责')
  expect(sheet!.data[0]![0]).toBe('镇应急办的职责')
  expect(sheet!.data.slice(1)).toEqual([['序号', '要做的事'], ...rows])
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
