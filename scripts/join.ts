/**
 * Join sites that were built in parts, each with some of the plans, into one.
 *
 *   node scripts/join.ts OUT MAIN PART…
 *
 * OUT gets all of MAIN, and of every part its plans and its index. Search reads all indexes as one. All are built for
 * the same base path, by the same version of the project.
 */
import {cpSync, existsSync, readFileSync, readdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/**
 * Join built sites.
 *
 * @param out    folder that must not exist yet
 * @param main   the site whose home page, duties, regulations and articles are shown
 * @param parts  sites whose plans are added; a plan that is there already stays as it is
 * @returns ids of the plans that were added
 * @throws when a folder is no built site
 */
export function joinSites(out: string, main: string, parts: readonly string[]): string[] {
  if (existsSync(out)) throw new Error(`${out} 已经有了，请换一个新文件夹。`)
  cpSync(main, out, {recursive: true})
  const added: string[] = []
  const indexes = parts.map((part, index) => {
    const hash = /data-search-index="([^"]+)"/.exec(readFileSync(join(part, 'search/index.html'), 'utf8'))?.[1]
    if (!hash) throw new Error(`${part} 里没有搜索索引，它不是建好的网站。`)
    const folder = `pagefind-${index + 2}`
    cpSync(join(part, 'pagefind'), join(out, folder), {recursive: true})
    // Styles and scripts have the hash of their content in their names.
    cpSync(join(part, '_astro'), join(out, '_astro'), {recursive: true})
    for (const entry of readdirSync(join(part, 'plans'), {withFileTypes: true})) {
      if (!entry.isDirectory() || existsSync(join(out, 'plans', entry.name))) continue
      cpSync(join(part, 'plans', entry.name), join(out, 'plans', entry.name), {recursive: true})
      added.push(entry.name)
    }
    return `${folder}=${hash}`
  })
  const page = join(out, 'search/index.html')
  writeFileSync(page, readFileSync(page, 'utf8').replace(/ data-search-index="/, ` data-search-parts="${indexes.join(' ')}"$&`))
  return added
}

if (import.meta.main) {
  const [out, main, ...parts] = process.argv.slice(2)
  if (!out || !main || parts.length === 0) {
    console.error('用法：node scripts/join.ts 新文件夹 主站 分站……')
    process.exitCode = 2
  } else console.log(`合并完成，新增方案 ${joinSites(out, main, parts).length} 个：${out}`)
}
