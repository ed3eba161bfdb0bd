/**
 * A document as WPS writes it: styles with numbers for names, a list for every run of numbers, lists that go on from
 * a number typed by hand, numbers inherited from styles, changes tracked, a text box written twice.
 */
import {strToU8, zipSync} from 'fflate'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const namespaces = `${w} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" mc:Ignorable="w14 wpsCustomData"`

/** A run; WPS cuts them anywhere. */
const run = (text: string, properties = '<w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312"/>') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const by = 'w:id="7" w:author="办公室" w:date="2026-11-24T00:00:00Z"'
const p = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${text.startsWith('<') ? text : run(text)}</w:p>`
const styled = (style: string, text: string, more = '') => p(text, `<w:pStyle w:val="${style}"/>${more}`)
export const listed = (list: number, text: string, level = 0) =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)

const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`
/** A text box in both forms; a reader takes one. */
const anchored = (text: string) =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="1800000" cy="500000"/><wp:wrapNone/><wp:docPr id="1" name="文本框 1"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr><wps:txbx>${box(text)}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:140pt;height:40pt"><v:textbox>${box(text)}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`

const body = [
  p('柳河政发〔2026〕9号'),
  p(`${run('关于印发《柳河镇安全生产')}<w:r><w:br/></w:r>${run('行动方案》的通知')}`),
  p('各村、各单位：'),
  p('现将方案印发给你们。'),
  p('柳河镇人民政府'),
  p(`<w:fldSimple w:instr=" DATE ">${run('2026年11月2日')}</w:fldSimple>`),
  p('柳河镇安全生产行动方案'),
  // The style gives list and, through the level that names it, the place in it.
  styled('2', '总体要求'),
  styled('3', '指导思想。坚持人民至上。'),
  // Based on the style before, with nothing of its own.
  styled('9', '工作目标。减少事故。'),
  styled('2', `${anchored('（此件公开发布）')}${run('主要任务')}`),
  styled('3', '开展责任落实行动'),
  listed(4, '压实责任。镇应急办牵头落实。'),
  listed(4, `${run('开展')}<w:del ${by}><w:r><w:delText>集中</w:delText></w:r></w:del>${run('培训。每年至少培训一次。')}`),
  listed(6, '定人。明确一名联系人。'),
  listed(6, '定时。每季度报告一次。'),
  listed(4, '2026年底前完成整改。各村每周报告进度。'),
  // Struck out whole, with its number.
  p(
    `<w:del ${by}><w:r><w:delText>取消的措施。</w:delText></w:r></w:del>`,
    `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr><w:rPr><w:del ${by}/></w:rPr>`,
  ),
  styled('3', '开展专项治理行动'),
  // Begins anew though its numbers go on in the definition.
  listed(5, '治理燃气。组织排查燃气隐患。'),
  // Was numbered before the change, and is no more.
  p(
    '燃气用户每年入户检查一次。',
    `<w:pPrChange ${by}><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr></w:pPrChange>`,
  ),
  listed(
    5,
    `<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>zhì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>治</w:t></w:r></w:rubyBase></w:ruby></w:r>${run('理消<w:softHyphen/>防。畅通消防通道。'.replace('<w:softHyphen/>', '</w:t><w:softHyphen/><w:t>'))}`,
  ),
  styled('2', '保障措施'),
  // The first number was typed; the list goes on from it.
  p('（一）加强领导。镇党政主要负责同志要亲自部署。'),
  listed(7, '保障经费。镇政府安排专项资金。'),
  listed(7, '（三）严格督导。镇应急办每季度通报一次。'),
  // A heading that is none.
  styled('2', '附件', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'),
]

const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}" w:tentative="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:suff w:val="nothing"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`
const definition = (id: number, levels: string, kind = 'singleLevel') =>
  `<w:abstractNum w:abstractNumId="${id}"><w:nsid w:val="8F5A2C1${id}"/><w:multiLevelType w:val="${kind}"/><w:tmpl w:val="8F5A2C1${id}"/>${levels}</w:abstractNum>`
const numbering = [
  definition(
    0,
    level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="2"/>') + level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="3"/>'),
    'multilevel',
  ),
  definition(1, level(0, 'decimalFullWidth', '%1．').replace('<w:suff w:val="nothing"/>', '<w:suff w:val="space"/>')),
  // The levels stand where the style of lists that it names is defined.
  definition(2, '<w:numStyleLink w:val="20"/>'),
  definition(3, '<w:styleLink w:val="20"/>' + level(0, 'decimalEnclosedCircleChinese', '%1')),
  definition(4, level(0, 'chineseCounting', '（%1）').replace('<w:start w:val="1"/>', '<w:start w:val="2"/>')),
  ...[
    ['1', '0'],
    ['4', '1'],
    ['6', '2'],
    ['20', '3'],
    ['7', '4'],
  ].map(([id, of]) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/></w:num>`),
  '<w:num w:numId="5"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
].join('')

const style = (id: string, name: string, more = '', kind = 'paragraph') =>
  `<w:style w:type="${kind}" w:styleId="${id}"${id === '1' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${more}</w:style>`
const styles = [
  style('1', 'Normal'),
  style('2', 'heading 1', '<w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
  style('3', 'heading 2', '<w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
  style('9', '标题二', '<w:basedOn w:val="3"/>'),
  style('20', '圈号', '<w:pPr><w:numPr><w:numId w:val="20"/></w:numPr></w:pPr>', 'numbering'),
].join('')

const relation = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
const relations = (...all: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** The bytes of a document. */
export function pack({body, numbering, styles}: Record<'body' | 'numbering' | 'styles', string>): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${['document.main', 'numbering', 'styles'].map((part) => `<Override PartName="/word/${part.split('.')[0]}.xml" ContentType="${main}.${part}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relations(relation(1, 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations(relation(1, 'styles', 'styles.xml'), relation(2, 'numbering', 'numbering.xml')),
    'word/document.xml': `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    'word/numbering.xml': `<w:numbering ${w}>${numbering}</w:numbering>`,
    'word/styles.xml': `<w:styles ${w}>${styles}</w:styles>`,
  }
  const declared = Object.entries(files).map(([name, xml]) => [
    name,
    strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`),
  ])
  return zipSync(Object.fromEntries(declared) as Record<string, Uint8Array>)
}

export function wpsDocument(): Uint8Array {
  return pack({body: body.join(''), numbering, styles})
}

/** The lines that a reader sees. */
export const wpsLines = [
  '柳河政发〔2026〕9号',
  '关于印发《柳河镇安全生产',
  '行动方案》的通知',
  '各村、各单位：',
  '现将方案印发给你们。',
  '柳河镇人民政府',
  '2026年11月2日',
  '柳河镇安全生产行动方案',
  '一、总体要求',
  '（一）指导思想。坚持人民至上。',
  '（二）工作目标。减少事故。',
  '二、主要任务',
  '（此件公开发布）',
  '（一）开展责任落实行动',
  '１．压实责任。镇应急办牵头落实。',
  '２．开展培训。每年至少培训一次。',
  '①定人。明确一名联系人。',
  '②定时。每季度报告一次。',
  '３． 2026年底前完成整改。各村每周报告进度。',
  '（二）开展专项治理行动',
  '１．治理燃气。组织排查燃气隐患。',
  '燃气用户每年入户检查一次。',
  '２．治理消防。畅通消防通道。',
  '三、保障措施',
  '（一）加强领导。镇党政主要负责同志要亲自部署。',
  '（二）保障经费。镇政府安排专项资金。',
  '（三）严格督导。镇应急办每季度通报一次。',
  '附件',
]
