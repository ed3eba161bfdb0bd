/** The forms of a kit, read back by another reader. */
import {strFromU8, unzipSync} from 'fflate'
import mammoth from 'mammoth'
import {expect, test} from 'vitest'
import {toDocx} from '../../src/exports/docx.ts'
import {recordRows, signInColumns, signInPlaces} from '../../src/training/record.ts'

const session = {title: '灭火器怎么用 <A&B>', topics: ['看压力表', '拔插销、握喷嘴']}
const bytes = await toDocx(session, '2024-04-10')

test('holds both forms with every field', async () => {
  const {value: html, messages} = await mammoth.convertToHtml({buffer: Buffer.from(bytes)})
  expect(messages.filter(({type}) => type === 'error')).toEqual([])
  const text = html
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
  for (const {label} of [...recordRows.flat(), ...signInColumns]) expect(text).toContain(label)
  expect(text.split(session.title).length - 1).toBe(3)
  expect(text).toContain('1. 看压力表')
  const [signIn, record] = html.match(/<table>[\s\S]*?<\/table>/g)!
  expect(signIn!.match(/<tr>/g)).toHaveLength(signInPlaces + 1)
  expect(record!.match(/<tr>/g)).toHaveLength(recordRows.length)
})

test('is A4, repeats the head of its table and names its fonts', () => {
  const files = unzipSync(bytes)
  const xml = strFromU8(files['word/document.xml']!)
  expect([...xml.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)"/g)].map(([, w, h]) => [Number(w), Number(h)])).toEqual([
    [11906, 16838],
    [11906, 16838],
  ])
  expect(xml).toContain('<w:tblHeader')
  expect(strFromU8(files['word/fontTable.xml']!)).toContain('w:name="宋体"')
})

test('the same session gives the same bytes', async () => {
  expect(Buffer.from(await toDocx(session, '2024-04-10')).equals(Buffer.from(bytes))).toBe(true)
  expect(strFromU8(unzipSync(bytes)['docProps/core.xml']!)).not.toContain(new Date().toISOString().slice(0, 10))
})
