/**
 * npm run articles: lint the safety articles.
 *
 *   npm run articles                 all of content/safety
 *   npm run articles -- FILE…        these files
 *   npm run articles -- --table      articles by setting, sources and points to check
 *
 * Exit 0 good (warnings allowed), 1 faults, 2 wrong usage.
 */
import {readdirSync, readFileSync, statSync} from 'node:fs'
import {basename, join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {VFile} from 'vfile'
import {formatFinding, readSource, type PlanRecord} from '../src/plan/index.ts'
import {readRegulations} from '../src/registers/regulations.ts'
import {readSettings, readThemes} from '../src/registers/settings.ts'
import {countCharacters, lintArticle, readArticle, secondsAloud, type Article, type Known} from '../src/safety/index.ts'
import {planIds, root, shown} from './seeds.ts'

const folder = join(root, 'content/safety')

/** Files of articles; names that begin with an underscore are templates. */
function articleFiles(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx') && !name.startsWith('_'))
    .sort()
    .map((name) => join(folder, name))
}

/** A register of `seeds/`; its findings are printed with those of the articles. */
function register(name: string): VFile {
  return new VFile({path: `seeds/${name}`, value: readFileSync(join(root, 'seeds', name), 'utf8')})
}

function readKnown(): {known: Known; files: VFile[]} {
  const settingsFile = register('settings.yaml')
  const themesFile = register('themes.yaml')
  const regulationsFile = register('regulations.yaml')
  const records = planIds().map((id) => JSON.parse(readFileSync(join(root, 'content/plans', id, 'plan.json'), 'utf8')) as PlanRecord)
  const known: Known = {
    parts: new Set(records.flatMap(({id: plan, nodes}) => nodes.flatMap(({id}) => [id, `${plan}/${id}`]))),
    settings: new Set(readSettings(settingsFile).map(({id}) => id)),
    articles: new Set(articleFiles().map((path) => basename(path, '.mdx'))),
    planned: new Set(readThemes(themesFile).flatMap(({articles}) => articles)),
    regulations: new Map(readRegulations(regulationsFile).map(({id, articles}) => [id, new Set(articles.map(({article}) => article))])),
  }
  return {known, files: [settingsFile, themesFile, regulationsFile]}
}

function main(): number {
  let options
  try {
    options = parseArgs({allowPositionals: true, options: {table: {type: 'boolean'}}})
  } catch (error) {
    console.error(`${(error as Error).message}\n用法：npm run articles -- [文件…] [--table]`)
    return 2
  }
  const given = options.positionals.map((path) => resolve(process.env.INIT_CWD ?? '.', path))
  const missing = given.find((path) => !statSync(path, {throwIfNoEntry: false})?.isFile())
  if (missing) {
    console.error(`找不到文件 ${missing}。`)
    return 2
  }
  const {known, files} = readKnown()
  const articles: Article[] = []
  for (const path of given.length > 0 ? given : articleFiles()) {
    const file = readSource(readFileSync(path), shown(path))
    files.push(file)
    const read = readArticle(file)
    if (!read) continue
    lintArticle(read, file, known)
    articles.push(read.article)
  }
  const findings = files.flatMap((file) => file.messages.map((message) => ({path: file.path, message})))
  for (const {message, path} of findings) console.error(formatFinding(message, path))
  if (options.values.table) printTable(articles)
  const faults = findings.filter(({message}) => message.fatal).length
  console.log(`安全文章 ${articles.length} 篇：错误 ${faults} 处，提醒 ${findings.length - faults} 处。`)
  return faults > 0 ? 1 : 0
}

function printTable(articles: Article[]): void {
  const settings = [...new Set(articles.flatMap(({settings}) => settings))]
  const mark = (yes: boolean) => (yes ? '●' : ' ')
  console.log(`| 文章 | 题目 | ${settings.join(' | ')} | 正文字数 | 数字/来源 | 凭记忆 | 待核 | 广播秒数 |`)
  console.log(`|--|--|${settings.map(() => '--').join('|')}|--|--|--|--|--|`)
  for (const article of articles) {
    const body = article.blocks.flatMap(({items}) => items.map(({lead, text}) => lead + text)).join('')
    const cells = [
      article.id,
      article.title,
      ...settings.map((id) => mark(article.settings.includes(id))),
      countCharacters(body),
      `${article.figures.length}/${article.sources.length}`,
      article.sources.filter(({memory}) => memory).length,
      article.review.length,
      secondsAloud(article.broadcast),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
  const totals = settings.map((id) => `${id} ${articles.filter((article) => article.settings.includes(id)).length}`)
  console.log(`按场所：${totals.join('，')}`)
}

process.exitCode = main()
