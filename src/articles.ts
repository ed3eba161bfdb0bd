/**
 * The safety articles as the views read them, with the settings, themes and seasons that order them.
 */
import {VFile} from 'vfile'
import regulationsText from '../seeds/regulations.yaml?raw'
import seasonsText from '../seeds/seasons.yaml?raw'
import settingsText from '../seeds/settings.yaml?raw'
import themesText from '../seeds/themes.yaml?raw'
import {articlesElsewhere} from './part.ts'
import {formatFinding} from './plan/index.ts'
import {readRegulations} from './registers/regulations.ts'
import {readSeasons, readSettings, readThemes, type Season, type Setting, type Theme} from './registers/settings.ts'
import {readArticle, type Article, type DrawingName, type Source} from './safety/index.ts'
import {readSeed} from './seeds.ts'

const texts = import.meta.glob<string>(['/content/safety/*.mdx', '!**/_*'], {query: '?raw', import: 'default', eager: true})

/** How many articles the site has. */
export const articleCount = articlesElsewhere ?? Object.keys(texts).length

/**
 * All articles, by id; where a run makes pages of plans alone, those that may name a part of them. An article that cannot be
 * read stops the build with its findings.
 */
export const articles: readonly Article[] = Object.entries(texts).map(([path, value]) => {
  const file = new VFile({path: path.slice(1), value})
  const read = readArticle(file)
  const faults = file.messages.filter(({fatal}) => fatal)
  if (!read || faults.length > 0) throw new Error(faults.map((message) => formatFinding(message, file.path)).join('\n'))
  return read.article
})

const byId = new Map(articles.map((article) => [article.id, article]))

/** The articles among `ids` that are written, in the order given. */
export function articlesOf(ids: readonly string[]): Article[] {
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export const settings: readonly Setting[] = readSeed('seeds/settings.yaml', settingsText, readSettings)

/** The articles of a setting: the dangers it leads with first, then as the themes order them. */
export function articlesIn(setting: Setting): Article[] {
  const leading = setting.dangers.map(({article}) => article)
  const ordered = [...leading, ...themes.flatMap(({articles}) => articles.map(({id}) => id))]
  return articlesOf([...new Set(ordered)]).filter((article) => leading.includes(article.id) || article.settings.includes(setting.id))
}

const listed = readSeed('seeds/themes.yaml', themesText, readThemes)
const grouped = new Set(listed.flatMap(({articles}) => articles))
const others: Theme = {id: 'others', name: '其他', articles: articles.map(({id}) => id).filter((id) => !grouped.has(id))}

/** Themes with the articles that are written; what no theme lists comes last as 其他. */
export const themes: ReadonlyArray<{id: string; name: string; articles: Article[]}> = [...listed, others]
  .map(({id, name, articles}) => ({id, name, articles: articlesOf(articles)}))
  .filter(({articles}) => articles.length > 0)

const seasons: readonly Season[] = readSeed('seeds/seasons.yaml', seasonsText, readSeasons)

/** Seasons of a month (1 to 12), those that name the fewest months first: they are the most urgent. */
export function seasonsIn(month: number): Season[] {
  return seasons.filter(({months}) => months.includes(month)).sort((a, b) => a.months.length - b.months.length)
}

const inOrder = [...new Set(themes.flatMap(({articles}) => articles))]
const placeOf = new Map(inOrder.map((article, place) => [article, place]))
const namers = new Map<string, Article[]>()
for (const article of inOrder) {
  for (const ref of article.measures) {
    if (!namers.has(ref)) namers.set(ref, [])
    namers.get(ref)!.push(article)
  }
}

/** Articles that name a part of a plan by one of its names (`refsOf`), in the order of the themes. */
export function articlesFor(...names: string[]): Article[] {
  const found = new Set(names.flatMap((name) => namers.get(name) ?? []))
  return [...found].sort((a, b) => placeOf.get(a)! - placeOf.get(b)!)
}

const regulationNames = new Map(
  readSeed('seeds/regulations.yaml', regulationsText, readRegulations).map(({id, shortTitle}) => [id, shortTitle]),
)

/** A source in words, 《消防法》第二十八条、第六十条, and the address of its page where it is registered. */
export function citationOf({regulation, articles, title, by}: Source): {text: string; path?: string} {
  const name = regulation === undefined ? undefined : regulationNames.get(regulation)
  if (name) return {text: `《${name}》${articles.join('、')}`, path: `/regulations/${regulation}/`}
  return {text: `${title ?? regulation}${articles.join('、')}${by ? `，${by}` : ''}`}
}

const drawings = import.meta.glob<string>(['/src/drawings/*.ts', '!**/kit.ts'], {import: 'default', eager: true})

/** A drawing as SVG, by the name that articles use. */
export function drawingOf(name: DrawingName): string {
  return drawings[`/src/drawings/${name}.ts`]!
}
