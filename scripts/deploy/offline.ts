/**
 * The site as a folder that opens from a disk, `file://`: every address relative, scripts as plain ones, and a search
 * of its own, since a browser lets no page read files from a disk.
 */
import {readFileSync} from 'node:fs'
import {join, posix} from 'node:path'
import {filesOf} from '../audit/page.ts'
import {readPage} from '../../src/search/page.ts'

/** Files that only a server or another program wants. */
const online = /^(?:pagefind\/|404\.html$|robots\.txt$|sitemap\.xml$|feed\.xml$|llms\.txt$|\.well-known\/)|\.(?:br|gz)$/

/** What the reader is told, in the folder beside the pages. */
const notice = `打开 index.html 就能看，不用联网。

能用的：全部页面、打印、大字和深色、下载的表格和文件、搜索。
和网上不一样的：
- 搜索只找连着出现的字，不认拼音，也不会换说法，结果不按轻重排。
- 二维码和“网址”指向网上的网站。
- 几套教材不能合在一起印，要一套一套印。
- 方案、法规和电话会变，以网上的为准。
`

/**
 * Make the files of the offline folder.
 *
 * @param dir   folder of a built site
 * @param base  path it was built for, with slashes at both ends
 * @returns content by name, in order of names
 */
export function offlineFiles(dir: string, base: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const entries: Array<{path: string; title: string; text: string}> = []
  const names = filesOf(dir).filter((file) => !online.test(file))
  const isPlain = (address: string) => !isLinked(readFileSync(join(dir, address.slice(base.length)), 'utf8'))
  for (const file of names) {
    const content = readFileSync(join(dir, file))
    if (file.endsWith('.html')) {
      const html = content.toString('utf8')
      const page = readPage(html, file)
      if (page) entries.push({path: file, title: page.title, text: page.blocks.map(({text}) => text).join('\n')})
      files.set(file, Buffer.from(offlinePage(html, file, base, isPlain)))
    } else if (file.startsWith('_astro/') && file.endsWith('.js')) {
      // A plain script shares its names with all others. One that imports another cannot run from a disk.
      const script = content.toString('utf8')
      if (!isLinked(script)) files.set(file, Buffer.from(`(()=>{${script}})()\n`))
    } else files.set(file, content)
  }
  files.set('_astro/offline-entries.js', Buffer.from(`window.entries = ${JSON.stringify(entries)}\n`))
  files.set('_astro/offline-search.js', readFileSync(join(import.meta.dirname, 'offline-search.js')))
  files.set('说明.txt', Buffer.from(`\uFEFF${notice.replaceAll('\n', '\r\n')}`))
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}

const isLinked = (script: string) => /(?:^|[;}])(?:import|export)\b/.test(script)

/** A page with relative addresses and plain scripts; others are left out. Its content stays as it is. */
function offlinePage(html: string, file: string, base: string, isPlain: (address: string) => boolean): string {
  const from = posix.dirname(file)
  const relative = (address: string) => {
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address)!
    const target = path.slice(base.length)
    return (posix.relative(from, target.endsWith('/') || target === '' ? `${target}index.html` : target) || posix.basename(file)) + rest
  }
  const isSearch = file === 'search/index.html'
  const scripts = ['offline-entries.js', 'offline-search.js'].map(
    (name) => `<script defer src="${relative(`${base}_astro/${name}`)}"></script>`,
  )
  return html
    .replace(/<script type="module" src="([^"]+)"><\/script>/g, (_, address: string) =>
      isSearch && !address.includes('/Head.') ? scripts.join('') : isPlain(address) ? `<script defer src="${address}"></script>` : '',
    )
    .replace(/ data-search-(?:index|files)="[^"]*"/g, '')
    .replace(/(<[a-z][^>]*? (?:href|src|action)=")(\/[^"]*)"/g, (whole, head: string, address: string) =>
      address.startsWith(base) ? `${head}${relative(address)}"` : whole,
    )
    .replace(/(<a [^>]*?href="\.[^"]*\/)"/g, '$1index.html"')
}
