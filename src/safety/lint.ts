/**
 * What an article must keep to, so that all five outputs come out right: order and size of its parts, words, figures
 * and references.
 */
import type {VFile} from 'vfile'
import {readNumeral, type Place} from '../plan/index.ts'
import type {ReadArticle} from './read.ts'
import {blockKinds, blockTitle, countCharacters, phones, secondsAloud, type Article, type Block} from './types.ts'

/** What an article may refer to. */
export interface Known {
  /** Ids of the parts of all plans. */
  parts: ReadonlySet<string>
  /** Ids of the settings. */
  settings: ReadonlySet<string>
  /** Ids of the articles that exist. */
  articles: ReadonlySet<string>
  /** Ids of the articles that are planned; a reference to one is a warning. */
  planned: ReadonlySet<string>
  /** Ids of the regulations with the articles that the register lists. */
  regulations: ReadonlyMap<string, ReadonlySet<string>>
}

/** Least and most items of a block. */
const counts: Record<Block['kind'], [least: number, most: number]> = {
  First: [3, 3],
  Never: [2, 4],
  Watch: [1, 1],
  Always: [3, 5],
  Then: [2, 6],
  Myth: [1, 3],
}

/** Words of officialese and of padding, and what to say instead; from the authors' guide. */
const unwanted: Array<{words: RegExp; instead: string; fatal: boolean}> = [
  {words: /务必|切勿|严禁/, instead: '直接说动作，如“别锁门”', fatal: true},
  {words: /广大(居民|群众|村民|市民|职工)|居民朋友|切实|提高.{0,6}意识/, instead: '删掉，直接说做什么', fatal: true},
  {words: /第一时间|及时有效/, instead: '马上', fatal: true},
  {words: /需要注意的是|值得一提的是|综上所述|众所周知/, instead: '删掉', fatal: true},
  {words: /据统计|专家(表示|提醒|指出)/, instead: '有来源就写来源，没有就删掉', fatal: true},
  {words: /安全无小事|警钟长鸣|防患于未然|重于泰山/, instead: '不喊口号，说动作', fatal: true},
  {words: /不仅.{0,20}(而且|更|还)/, instead: '拆成两句', fatal: true},
  {words: /进行(检查|排查|清理|更换|检测|处置|处理)|予以|开展(排查|检查|自查)/, instead: '直接用动词：查、清、换', fatal: true},
  {words: /大约.{0,8}左右/, instead: '留一个', fatal: true},
  {words: /确保|加强|落实/, instead: '说看得见的动作', fatal: false},
]

/** Words of `content/safety/_template.mdx`, so that none is published by mistake. */
const templateWords = new RegExp(
  [
    '题目写成一句|只记这一句也有用|别人会怎么搜|土话怎么说|错字怎么打|换个说法|资料名称|某某部门|第[一二]题问什么|对的答案|一句话说为什么',
    '村群转发语，|这里写一百五十|什么时候用这三步|人马上能做的|真有人会做的错事|容易被骗过去的那个征兆|多久看一次，看哪里|大家常说的原话',
  ].join('|'),
)

interface Piece {
  text: string
  place: Place
  /** Whether the piece is read as text of the article, where spacing rules hold. */
  prose: boolean
}

/**
 * Lint one article.
 *
 * @param read  the article as `readArticle` gave it
 * @param file  receives the findings
 * @param known  what it may refer to
 */
export function lintArticle({article, placeOf}: ReadArticle, file: VFile, known: Known): void {
  const report = (fatal: boolean, reason: string, {line, column}: Place, ruleId: string) => {
    file.message(reason, {place: {line, column}, ruleId, source: 'safety'}).fatal = fatal
  }
  const error = report.bind(undefined, true)
  const warn = report.bind(undefined, false)
  const length = (what: string, text: string, [least, most]: [number, number], place: Place, ruleId: string) => {
    const count = countCharacters(text)
    if (count < least || count > most)
      error(`${what}现在 ${count} 字，应为 ${least > 1 ? `${least} 到 ${most} 字` : `${most} 字以内`}`, place, ruleId)
  }

  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(article.id))
    error(`文件名 ${article.id} 会成为网址，只用小写字母、数字和连字符`, placeOf([]), 'file-name')
  length('题目', article.title, [1, 16], placeOf(['title']), 'title-length')
  length('一句话 brief ', article.brief, [1, 40], placeOf(['brief']), 'brief-length')
  length('村群转发语 group ', article.group, [1, 120], placeOf(['group']), 'group-length')
  length('广播稿 broadcast ', article.broadcast, [150, 200], placeOf(['broadcast']), 'broadcast-length')
  const seconds = secondsAloud(article.broadcast)
  if (seconds < 45 || seconds > 60) error(`广播稿念完约 ${seconds} 秒，应为 45 到 60 秒`, placeOf(['broadcast']), 'broadcast-seconds')

  lintTemplate()
  lintBlocks()
  lintWords()
  lintFigures()
  lintReferences()
  lintQuiz()
  lintSearch()
  lintBroadcast()

  function lintTemplate(): void {
    const places = [
      ...pieces(article, placeOf),
      ...article.sources.map(({title}, index) => ({text: title ?? '', place: placeOf(['sources', index, 'title'])})),
      ...article.review.map((text, index) => ({text, place: placeOf(['review', index])})),
      ...article.search.map((text, index) => ({text, place: placeOf(['search', index])})),
    ]
    for (const {text, place} of places) {
      const found = templateWords.exec(text)
      if (found) error(`“${found[0]}”是模板里的话，换成自己的，或者删掉这一条`, place, 'template-left')
    }
  }

  function lintBlocks(): void {
    const kinds = article.blocks.map(({kind}) => kind)
    const end = article.blocks.at(-1)?.place ?? placeOf([])
    for (const kind of blockKinds.filter((kind) => !kinds.includes(kind)))
      error(`缺少 <${kind}>（${blockTitle({kind, when: ''}).replace(/^，/, '')}）这一块`, end, 'block-missing')
    article.blocks.forEach((block, index) => {
      if (kinds.indexOf(block.kind) !== index) error(`<${block.kind}> 写了两遍`, block.place, 'block-twice')
      const previous = article.blocks[index - 1]
      if (previous && blockKinds.indexOf(previous.kind) > blockKinds.indexOf(block.kind))
        error(`<${block.kind}> 应在 <${previous.kind}> 前面；顺序是 ${blockKinds.join('、')}`, block.place, 'block-order')
      const [least, most] = counts[block.kind]
      const count = block.items.length
      if (count < least || count > most)
        error(`<${block.kind}> 现在 ${count} 条，应为 ${least === most ? least : `${least} 到 ${most}`} 条`, block.place, 'block-count')
      if (block.kind === 'First' && (block.when === '' || countCharacters(block.when) > 12))
        error('<First when="…"> 要写什么时候用这三步，12 字以内', block.place, 'first-when')
      for (const item of block.items) {
        if (item.text === '') error('这一条没有写完', item.place, 'item-empty')
        if (block.kind === 'Myth' ? !/^“.+”$/.test(item.lead) : item.lead !== '')
          error(
            block.kind === 'Myth' ? '误区要写成 **“原话”** 为什么不对' : '粗体只用在误区的原话上',
            item.place,
            block.kind === 'Myth' ? 'myth-form' : 'bold',
          )
      }
    })
    const body = article.blocks.flatMap(({items}) => items.map(({lead, text}) => lead + text)).join('')
    length('六块正文合计', body, [400, 900], article.blocks[0]?.place ?? placeOf([]), 'body-length')
  }

  function lintWords(): void {
    for (const {text, place, prose} of pieces(article, placeOf)) {
      for (const {words, instead, fatal} of unwanted) {
        const found = words.exec(text)
        if (found) report(fatal, `“${found[0]}”换个说法：${instead}`, place, 'unwanted-words')
      }
      if (/[!！]{2}|[!！].*[!！]/.test(text)) error('感叹号不要连着用', place, 'exclamation')
      if (/\d\s*[～~\-–—至]\s*\d/.test(text) && !/—\d{4}/.test(text)) error('数字的范围写“到”，如 5 到 10 分钟', place, 'range')
      const long = text.split(/[。！？；\n]/).find((sentence) => countCharacters(sentence) > 40)
      if (long) warn(`这一句有 ${countCharacters(long)} 字，拆短些：${long.slice(0, 12)}……`, place, 'long-sentence')
      if (prose && /\p{Script=Han}\d|\d\p{Script=Han}/u.test(text)) warn('汉字和数字之间空一格，如 18 个月', place, 'figure-space')
      const spoken = prose && /[二两三四五六七八九十百千]+(米|厘米|公里|公斤|千克|元|分钟|秒|小时|个月|岁)/.exec(text)
      if (spoken) warn(`“${spoken[0]}”是量出来的数，写阿拉伯数字并注明来源`, place, 'figure-form')
    }
  }

  function lintFigures(): void {
    const all = pieces(article, placeOf)
    const sources = new Set(article.sources.map(({id}) => id))
    article.figures.forEach((figure, index) => {
      if (!sources.has(figure.source))
        error(`数字的来源 ${figure.source} 不在 sources 里`, placeOf(['figures', index, 'source']), 'figure-source')
      if (!all.some(({text}) => text.includes(figure.text)))
        error(`文中没有“${figure.text}”，要与正文一字不差`, placeOf(['figures', index, 'text']), 'figure-text')
    })
    for (const {text, place} of all) {
      const covered = article.figures.flatMap((figure) => spans(text, figure.text))
      for (const match of text.matchAll(/\d+(?:\.\d+)?/g)) {
        if (match[0] in phones || covered.some(([start, end]) => start <= match.index && match.index + match[0].length <= end)) continue
        error(`数字 ${match[0]} 没有来源，请在 figures 里写明`, place, 'figure-without-source')
      }
    }
  }

  function lintReferences(): void {
    const unknown = (list: string, ids: string[], set: ReadonlySet<string>, what: string, hint: string) =>
      ids.forEach((id, index) => {
        if (!set.has(id)) error(`${what} ${id} 不存在${hint}`, placeOf([list, index]), `unknown-${list}`)
      })
    unknown('measures', article.measures, known.parts, '方案里的', '，第（26）项措施写 measure-26')
    unknown('settings', article.settings, known.settings, '场所', `，现有：${[...known.settings].join('、')}，用英文逗号隔开`)
    article.related.forEach((id, index) => {
      const place = placeOf(['related', index])
      if (id === article.id) error('相关文章里写了自己', place, 'unknown-related')
      else if (known.articles.has(id)) return
      else if (known.planned.has(id)) warn(`相关文章 ${id} 还没有写`, place, 'planned-related')
      else error(`没有 ${id} 这篇文章`, place, 'unknown-related')
    })
    if (article.related.length < 2 || article.related.length > 4)
      error(`相关文章现在 ${article.related.length} 篇，应为 2 到 4 篇`, placeOf(['related']), 'related-count')
    article.sources.forEach(({id, regulation, articles}, index) => {
      if (article.sources.findIndex((other) => other.id === id) !== index)
        error(`来源 id ${id} 用了两次`, placeOf(['sources', index, 'id']), 'source-twice')
      if (regulation === undefined) return
      const listed = known.regulations.get(regulation)
      if (!listed)
        error(`法规库里没有 ${regulation}，要写那部法规网址里的英文 id`, placeOf(['sources', index, 'regulation']), 'unknown-regulation')
      articles.forEach((printed, at) => {
        if (listed && !listed.has(printed))
          warn(`法规库的 ${regulation} 还没有登记${printed}`, placeOf(['sources', index, 'articles', at]), 'unlisted-article')
      })
    })
  }

  function lintQuiz(): void {
    if (article.quiz.length < 2 || article.quiz.length > 3)
      error(`考考你现在 ${article.quiz.length} 题，应为 2 到 3 题`, placeOf(['quiz']), 'quiz-count')
    article.quiz.forEach(({options, answer}, index) => {
      if (!options.includes(answer)) error(`答案“${answer}”不在选项里，要一字不差`, placeOf(['quiz', index, 'answer']), 'quiz-answer')
      if (new Set(options).size !== options.length) error('有两个选项一样', placeOf(['quiz', index, 'options']), 'quiz-options')
      if (options.length > 4) error('选项最多 4 个', placeOf(['quiz', index, 'options']), 'quiz-options')
    })
    const first = article.quiz.filter(({options, answer}) => options[0] === answer).length
    const same = new Set(article.quiz.map(({options, answer}) => options.indexOf(answer))).size === 1
    if (article.quiz.length > 1 && (first === article.quiz.length || same))
      warn('每题的答案都在同一个位置，换一换', placeOf(['quiz']), 'quiz-position')
  }

  function lintSearch(): void {
    const {search} = article
    if (search.length < 6 || search.length > 20)
      error(`搜索词现在 ${search.length} 个，应为 6 到 20 个`, placeOf(['search']), 'search-count')
    search.forEach((term, index) => {
      const place = placeOf(['search', index])
      if (search.indexOf(term) !== index) error(`搜索词“${term}”写了两遍`, place, 'search-twice')
      if (countCharacters(term) > 16) error(`搜索词“${term}”太长，按人打字的样子写`, place, 'search-length')
      if (/[，。；：！、“”]/.test(term)) error('搜索词里不用标点', place, 'search-punctuation')
    })
  }

  function lintBroadcast(): void {
    const place = placeOf(['broadcast'])
    const found = /[0-9０-９A-Za-zＡ-Ｚａ-ｚ]+|[()（）[\]【】《》<>/／\\%％℃°+~～—…·*#&_|]/u.exec(article.broadcast)
    if (found) error(`广播稿是念的，“${found[0]}”念不出来：数字写成汉字，电话一位一位写（幺二零）`, place, 'broadcast-construct')
    const phone = /一一九|一二零|一一零|十二点三四五/.exec(article.broadcast)
    if (phone) error(`电话里的一念幺：${phone[0].replaceAll('一', '幺')}`, place, 'broadcast-phone')
    const values = new Set(pieces(article, placeOf).flatMap(({text}) => text.match(/\d+/g) ?? []))
    for (const [words, numeral] of article.broadcast.matchAll(
      /([二两三四五六七八九十百千]+)(?:米|厘米|公里|公斤|千克|元|分钟|秒|小时|个月|岁)/g,
    )) {
      const value = readNumeral(numeral!.replace('两', '二'))
      if (value !== undefined && !values.has(String(value))) warn(`广播里的“${words}”正文没有这个数`, place, 'broadcast-figure')
    }
  }
}

/** Every piece of text that a reader sees, with its place. Options that are wrong on purpose are left out. */
function pieces(article: Article, placeOf: ReadArticle['placeOf']): Piece[] {
  const piece = (text: string, path: PropertyKey[], prose = true): Piece => ({text, place: placeOf(path), prose})
  return [
    piece(article.title, ['title']),
    piece(article.brief, ['brief']),
    ...article.blocks.flatMap(({when, place, items}) => [
      {text: when, place, prose: true},
      ...items.map(({lead, text, place}) => ({text: lead + text, place, prose: true})),
    ]),
    ...article.quiz.flatMap(({ask, answer, why}, index) => [
      piece(ask, ['quiz', index, 'ask']),
      piece(answer, ['quiz', index, 'answer']),
      piece(why, ['quiz', index, 'why']),
    ]),
    piece(article.group, ['group'], false),
    piece(article.broadcast, ['broadcast'], false),
  ]
}

function spans(text: string, part: string): Array<[number, number]> {
  const found: Array<[number, number]> = []
  for (let start = text.indexOf(part); start >= 0; start = text.indexOf(part, start + 1)) found.push([start, start + part.length])
  return found
}
