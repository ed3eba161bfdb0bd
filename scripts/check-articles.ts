/**
 * node scripts/check-articles.ts FOLDER: hold the article numbers and gists of seeds/regulations.yaml against
 * the texts of the laws. FOLDER holds one text per law, its title in the file name: `消防法(2021-04-29).md`
 * (marks of Markdown do not matter); get them from 国家法律法规数据库. They are read, never copied.
 *
 * An article that its law does not have is an error, and so is a gist that repeats 16 characters of the law or
 * more: gists are our own words. Exit 0 all found, 1 errors, 2 wrong usage. Laws without a text are counted.
 */
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {VFile} from 'vfile'
import {formatFinding} from '../src/plan/index.ts'
import {readRegulations} from '../src/registers/regulations.ts'
import {root, shown} from './seeds.ts'

/** Longest run of characters, blanks left out, that a gist may share with the law. */
const longestRun = 15

/** Article number → its text without blanks and marks. */
function articlesOf(text: string): Map<string, string> {
  const articles = new Map<string, string>()
  const heads = [...text.matchAll(/^[\s>*_#-]*(第[一二三四五六七八九十百零]+条(?:之[一二三四五六七八九十])?)(?![、至和])/gm)]
  for (const [index, head] of heads.entries()) {
    const body = text.slice(head.index, heads[index + 1]?.index).replace(/[\s*_>#-]/g, '')
    articles.set(head[1]!, (articles.get(head[1]!) ?? '') + body)
  }
  return articles
}

/** The first run of more than `longestRun` characters of `gist` that also stands in `law`. */
function commonRun(gist: string, law: string): string | undefined {
  const words = gist.replace(/\s/g, '')
  for (let at = 0; at + longestRun < words.length; at++) {
    const run = words.slice(at, at + longestRun + 1)
    if (law.includes(run)) return run
  }
  return undefined
}

function main(folder: string | undefined): number {
  if (!folder || !existsSync(folder) || !statSync(folder).isDirectory()) {
    console.error('用法：node scripts/check-articles.ts 法规原文所在的文件夹')
    return 2
  }
  const path = join(root, 'seeds/regulations.yaml')
  const file = new VFile({path: shown(path), value: readFileSync(path, 'utf8')})
  const names = readdirSync(folder)
  let checked = 0
  let laws = 0
  const without: string[] = []
  for (const {id, title, shortTitle, articles, place} of readRegulations(file)) {
    if (articles.length === 0) continue
    const name = names.find((name) => [title, title.replace(/^中华人民共和国/, ''), shortTitle].some((one) => name.startsWith(`${one}(`)))
    if (!name) {
      without.push(`${shortTitle} ${articles.length} 条`)
      continue
    }
    laws++
    const text = readFileSync(join(folder, name), 'utf8')
    const found = articlesOf(text)
    const whole = text.replace(/[\s*_>#-]/g, '')
    for (const {article, gist} of articles) {
      const fail = (message: string) => {
        file.message(message, {place: {line: place.line, column: place.column}, ruleId: 'article'}).fatal = true
      }
      checked++
      if (!found.has(article)) fail(`${id}：${name} 里没有${article}`)
      const run = commonRun(gist, whole)
      if (run) fail(`${id} ${article}：要点照抄了条文“${run}”，请改成自己的话`)
    }
  }
  for (const message of file.messages) console.error(formatFinding(message, file.path))
  console.log(`${laws} 部法规的 ${checked} 个条号对照了原文。没有原文、未对照：${without.join('；') || '无'}。`)
  return file.messages.length > 0 ? 1 : 0
}

process.exitCode = main(process.argv[2])
