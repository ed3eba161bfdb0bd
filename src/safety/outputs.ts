/**
 * What one article yields beside its page: the post for a 公众号, the line for a village group, the loudspeaker script.
 * The rules of the post: inline styles in px only, no class, id, link, list or line break between tags, ground and ink
 * always together, since the editor of the 公众号 drops or recolours everything else.
 */
import {blockTitle, secondsAloud, type Article, type Block, type BlockKind} from './types.ts'

/** Most characters of a 公众号 post's title and of its digest. */
export const wechatLimits = {title: 64, digest: 120}

/** Ground, ink and mark of each block. The mark is a character, so that it survives without pictures. */
const looks: Record<BlockKind, {ground: string; ink: string; mark: string}> = {
  First: {ground: '#e6f3ea', ink: '#005c2b', mark: '→'},
  Never: {ground: '#fceeee', ink: '#a1001a', mark: '✕'},
  Watch: {ground: '#fff6d8', ink: '#5f4700', mark: '！'},
  Always: {ground: '#e9f1f9', ink: '#004a8f', mark: '✓'},
  Then: {ground: '#e6f3ea', ink: '#005c2b', mark: '＋'},
  Myth: {ground: '#f0f2ef', ink: '#1d211e', mark: '？'},
}

/** Text as HTML. */
function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

function element(name: 'section' | 'p' | 'span' | 'strong', style: string, content: string): string {
  return `<${name} style="${style}">${content}</${name}>`
}

const paragraph = 'margin:0 0 8px;color:#1d211e;font-size:17px;line-height:1.75;text-align:left;'
const strong = 'color:#1d211e;font-weight:bold;'

function wechatBlock(block: Block): string {
  const {ground, ink, mark} = looks[block.kind]
  const numbered = block.kind === 'First' || block.kind === 'Then'
  const heading = element(
    'p',
    `margin:0 0 10px;color:${ink};font-size:19px;font-weight:bold;line-height:1.5;`,
    `${element('span', `padding:1px 8px;background-color:${ink};color:${ground};`, mark)}&nbsp;${escape(blockTitle(block))}`,
  )
  const items = block.items.map(({lead, text}, index) => {
    const bullet = numbered ? `${index + 1}. ` : block.kind === 'Watch' ? '' : '· '
    return element('p', paragraph, bullet + (lead ? element('strong', strong, escape(lead)) + ' ' : '') + escape(text))
  })
  return element('section', `margin:0 0 16px;padding:16px 14px 8px;background-color:${ground};color:#1d211e;`, heading + items.join(''))
}

/**
 * The body of a 公众号 post: HTML on one line, for the editor's rich-text field.
 *
 * @param citations  the article's sources in words, in order
 * @param address  full address of the article's page for a numbered note, where the site has one
 */
export function wechatPost(article: Article, citations: string[], address?: string): string {
  const small = 'margin:0 0 6px;color:#4a514c;font-size:14px;line-height:1.7;text-align:left;'
  const notes = [...citations, ...(address ? [`图和最新内容：${address}`] : [])].map((text, index) => `[${index + 1}] ${text}`)
  const state = article.reviewed ? '' : '（待审核）'
  return element(
    'section',
    'background-color:#ffffff;color:#1d211e;',
    [
      element('p', 'margin:0 0 16px;color:#1d211e;font-size:18px;font-weight:bold;line-height:1.75;', escape(article.brief)),
      ...article.blocks.map(wechatBlock),
      element('p', `${small}font-weight:bold;`, '依据与来源'),
      ...notes.map((note) => element('p', small, escape(note))),
      element('p', small, `核对日期：${article.checked}${state}`),
    ].join(''),
  )
}

/** The line for a village group, with the page's address where the site has one. */
export function groupLine(article: Article, address?: string): string {
  return address ? `${article.group}全文和图：${address}` : article.group
}

/** The loudspeaker script as it is read: twice, with the pause between marked. */
export function loudspeaker(article: Article): {text: string; seconds: number} {
  return {text: article.broadcast, seconds: secondsAloud(article.broadcast)}
}

/** What in a post the 公众号 editor would drop; empty where it keeps all. */
export function wechatFaults(html: string): string[] {
  const rules: Array<[RegExp, string]> = [
    [/\s(class|id|width|height)=/, 'class、id、width、height 属性'],
    [/<(?!\/?(section|p|span|strong)\b)/, 'section、p、span、strong 以外的标签'],
    [/\d(rem|em|vw|vh)\b|var\(|flex|grid|position|!important/, 'px 以外的单位、变量、弹性布局'],
    [/[\n\r]/, '换行'],
  ]
  return rules.filter(([rule]) => rule.test(html)).map(([, what]) => what)
}
