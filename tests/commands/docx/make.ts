/**
 * Makes the .docx beside this file: the real plan as LibreOffice Writer saves it, numbered in three ways. Run by hand
 * where `soffice` is (made with LibreOffice 7.4); the tests read the files that are committed.
 *
 *   npx node tests/commands/docx/make.ts
 */
import {spawnSync} from 'node:child_process'
import {copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

const folder = import.meta.dirname
const source = readFileSync(join(folder, '../../../seeds/tongchuan-2024/plan.txt'), 'utf8')
const lines = source.split('\n').filter((line) => line.trim() !== '')

const escape = (text: string) =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/^ +| {2,}/g, (some) => `<text:s text:c="${some.length}"/>`)
/** A run-in title is bold. */
const runs = (text: string) => {
  const end = text.indexOf('。') + 1
  return end > 0 && end < text.length
    ? `<text:span text:style-name="Bold">${escape(text.slice(0, end))}</text:span>${escape(text.slice(end))}`
    : escape(text)
}
const plain = (text: string, style = 'Standard') => `<text:p text:style-name="${style}">${runs(text)}</text:p>`
/** An item of a list at a level from 1. Each goes on from the one before it in the same list, whatever stands between. */
const lists = new Map<string, number>()
const item = (list: string, level: number, text: string) => {
  const count = (lists.get(list) ?? 0) + 1
  lists.set(list, count)
  const goesOn = count > 1 ? ` text:continue-list="${list}-${count - 1}"` : ''
  return (
    `<text:list text:style-name="${list}" xml:id="${list}-${count}"${goesOn}><text:list-item>${'<text:list><text:list-item>'.repeat(level - 1)}` +
    `<text:p text:style-name="Standard">${runs(text)}</text:p>${'</text:list-item></text:list>'.repeat(level)}`
  )
}
const heading = (level: number, text: string) =>
  `<text:h text:style-name="Heading_20_${level}" text:outline-level="${level}">${runs(text)}</text:h>`

/** The level of a line, from 1, and its words without the marker. */
function levelOf(line: string): [number, string] | undefined {
  const forms = [/^[一二三]、/, /^（[一二三四五]）/, /^\d+\./, /^（\d+）/]
  const level = forms.findIndex((form) => form.test(line))
  return level < 0 ? undefined : [level + 1, line.replace(forms[level]!, '')]
}

const numbered = (write: (level: number, text: string) => string) =>
  lines.map((line) => {
    const found = levelOf(line)
    return found ? write(...found) : plain(line)
  })

const levels = (element: string, forms: ReadonlyArray<[prefix: string, format: string, suffix: string, shown?: number]>) =>
  forms
    .map(
      ([prefix, format, suffix, shown = 1], index) =>
        `<text:${element} text:level="${index + 1}" style:num-prefix="${prefix}" style:num-format="${format}" style:num-suffix="${suffix}" text:display-levels="${shown}"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="nothing"/></style:list-level-properties></text:${element}>`,
    )
    .join('')
const han = '一, 二, 三, ...'

const row = (...cells: string[]) =>
  `<table:table-row>${cells.map((cell) => `<table:table-cell>${plain(cell)}</table:table-cell>`).join('')}</table:table-row>`
const annex =
  plain('附件', 'Annex') +
  plain('治本攻坚任务分工表') +
  `<table:table><table:table-column table:number-columns-repeated="3"/>${row('序号', '任务', '责任单位')}${row('1', '城镇燃气专项治理', '镇城镇办')}${row('2', '消防安全专项治理', '消防、派出所')}</table:table>`

/** By file: the body. Measures run on through the plan, so that in the second they are a list of their own. */
const documents: Record<string, string[]> = {
  'typed-numbers': lines.map((line) => plain(line)),
  'automatic-numbers': numbered((level, text) => (level === 4 ? item('Measures', 1, text) : item('Parts', level, text))),
  'headings-and-decimals': [...numbered(heading), annex],
}

const fodt = (body: string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:text-indent="0.74cm"/><style:text-properties style:font-name-asian="仿宋_GB2312"/></style:style>
${[1, 2, 3, 4].map((level) => `<style:style style:name="Heading_20_${level}" style:display-name="Heading ${level}" style:family="paragraph" style:parent-style-name="Standard" style:default-outline-level="${level}"/>`).join('')}
<text:outline-style style:name="Outline">${levels('outline-level-style', [
  ['第', han, '章'],
  ['（', han, '）'],
  ['', '1', ''],
  ['', '1', '', 2],
])}</text:outline-style>
<text:list-style style:name="Parts">${levels('list-level-style-number', [
  ['', han, '、'],
  ['（', han, '）'],
  ['', '1', '.'],
])}</text:list-style>
<text:list-style style:name="Measures">${levels('list-level-style-number', [['（', '1', '）']])}</text:list-style>
</office:styles>
<office:automatic-styles>
<style:style style:name="Bold" style:family="text"><style:text-properties style:font-weight-asian="bold"/></style:style>
<style:style style:name="Annex" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:footer><text:p>— <text:page-number/> —</text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>${body.join('')}</office:text></office:body>
</office:document>`

const scratch = mkdtempSync(join(tmpdir(), 'docx-'))
for (const [name, body] of Object.entries(documents)) {
  writeFileSync(join(scratch, `${name}.fodt`), fodt(body))
  const {status, stderr} = spawnSync(
    'soffice',
    ['--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', scratch, join(scratch, `${name}.fodt`)],
    {encoding: 'utf8'},
  )
  if (status !== 0) throw new Error(stderr)
  copyFileSync(join(scratch, `${name}.docx`), join(folder, `libreoffice-${name}.docx`))
}
rmSync(scratch, {recursive: true})
