/**
 * What must hold on every page of a built site, apart from its weight and its markup: links, ids, nothing inline, nothing
 * foreign, headings, titles.
 */
import type {BuiltPage, Element} from './page.ts'

/** A fault at a place of a built page. */
export interface Fault {
  file: string
  line: number
  column: number
  message: string
  rule: string
}

/** What is known of a site before its pages are read. */
export interface Site {
  /** All files below the folder. */
  files: ReadonlySet<string>
  /** Base path with slashes at both ends. */
  base: string
}

/** The rules over a site whose pages are read one after the other and not kept: a large site would not fit into memory. */
export interface Rules {
  /** Hold a page against the rules. */
  add(page: BuiltPage): void
  /** After the last page: the faults, and the other hosts that are linked, with the number of links. */
  end(): {faults: Fault[]; hosts: Map<string, number>}
}

/** Attributes that make a browser load something. A link is followed by the reader and is not among them. */
const loading: Record<string, string[]> = {
  audio: ['src'],
  embed: ['src'],
  iframe: ['src'],
  image: ['href', 'xlink:href'],
  img: ['src', 'srcset'],
  input: ['src'],
  link: ['href'],
  object: ['data'],
  script: ['src'],
  source: ['src', 'srcset'],
  track: ['src'],
  use: ['href', 'xlink:href'],
  video: ['src', 'poster'],
}
/** `<link>` relations that name an address and load nothing. */
const naming = new Set(['canonical', 'alternate', 'next', 'prev', 'author', 'license', 'help', 'search'])
/** Schemes a link may have besides the web's. */
const schemes = new Set(['https:', 'http:', 'tel:', 'mailto:', 'sms:'])

/** Addresses that an element loads. */
export function loadedBy({name, attributes}: Element): string[] {
  if (name === 'link' && (attributes.get('rel') ?? '').split(/\s+/).every((relation) => naming.has(relation))) return []
  return (loading[name] ?? []).flatMap((attribute) => {
    const value = attributes.get(attribute)
    if (value === undefined) return []
    return attribute === 'srcset' ? value.split(',').map((part) => part.trim().split(/\s+/)[0]!) : [value]
  })
}

/** Addresses that the reader can follow from an element. */
function linkedBy({name, attributes}: Element): string[] {
  const isCopy = name === 'link' && attributes.get('rel') === 'alternate'
  const attribute = name === 'a' || name === 'area' || isCopy ? 'href' : name === 'form' ? 'action' : undefined
  const value = attribute && attributes.get(attribute)
  // A picture of an address that is printed, as a QR code: the page it leads to must exist too.
  return [value, attributes.get('data-qr')].filter((address) => address !== undefined)
}

/** The rules over a site. */
export function rulesFor(site: Site): Rules {
  const links = linkRule(site)
  const inline = inlineRule()
  const outline = outlineRule()
  const faults: Fault[] = []
  return {
    add(page) {
      links.add(page)
      faults.push(...idFaults(page), ...inline(page), ...outline(page))
    },
    end() {
      const found = links.end()
      return {faults: [...faults, ...found.faults], hosts: found.hosts}
    },
  }
}

function fault({file}: BuiltPage, {line, column}: Pick<Element, 'line' | 'column'>, message: string, rule: string): Fault {
  return {file, line, column, message, rule}
}

const top = {line: 1, column: 1}

/** Stands for the host of the site, which no address on its pages names. */
export const origin = 'http://site.invalid'

/**
 * An address on a page, in full.
 *
 * @param from  address of the page, with the base path
 * @returns undefined where no browser can read it, or where it is one of this site that no server can read (`/50%/`)
 */
export function readAddress(address: string, from: string): URL | undefined {
  const url = URL.parse(address, new URL(from, origin))
  if (url?.origin !== origin) return url ?? undefined
  try {
    decodeURIComponent(url.pathname + url.hash)
    return url
  } catch {
    return undefined
  }
}

/**
 * Where an address of this site leads: its file and anchor.
 *
 * @param url  as `readAddress` gives it
 * @returns undefined where the address is outside of the base path
 */
export function targetOf(url: URL, base: string): {file: string; anchor: string} | undefined {
  if (!url.pathname.startsWith(base)) return undefined
  const path = decodeURIComponent(url.pathname.slice(base.length))
  return {file: path === '' || path.endsWith('/') ? `${path}index.html` : path, anchor: decodeURIComponent(url.hash.slice(1))}
}

/**
 * Links and loaded files exist, with their anchors; every page is reached from the home page; no other host is asked.
 *
 * Of a page its ids are kept, as one string, and which pages it leads to, as numbers.
 */
function linkRule({files, base}: Site): {add(page: BuiltPage): void; end(): ReturnType<Rules['end']>} {
  const faults: Fault[] = []
  const hosts = new Map<string, number>()
  const pages = [...files].filter((file) => file.endsWith('.html'))
  const numbers = new Map(pages.map((file, number) => [file, number]))
  const next: Array<Uint32Array | undefined> = []
  const ids = new Map<string, string>()
  const bordered = (id: string) => `\n${id}\n`
  /** Links to anchors of pages that are still to be read, by page. */
  const waiting = new Map<string, Array<{anchor: string; missing: Fault}>>()

  function add(page: BuiltPage): void {
    const reached = new Set<number>()
    const anchors = bordered(page.elements.flatMap(({attributes}) => attributes.get('id') ?? []).join('\n'))
    ids.set(page.file, anchors)
    for (const {anchor, missing} of waiting.get(page.file) ?? []) if (!anchors.includes(bordered(anchor))) faults.push(missing)
    waiting.delete(page.file)
    for (const element of page.elements) {
      const loads = loadedBy(element)
      for (const address of [...loads, ...linkedBy(element)]) {
        const report = (message: string, rule: string) => faults.push(fault(page, element, message, rule))
        const url = readAddress(address, base + page.path.slice(1))
        if (!url) report(`地址“${address}”写法不对`, 'malformed-link')
        else if (url.origin !== origin) {
          if (loads.includes(address)) report(`要向其他网站取“${address}”，本站不允许`, 'foreign-request')
          else if (!schemes.has(url.protocol)) report(`链接“${address}”的协议不允许`, 'link-scheme')
          else if (url.host) hosts.set(url.host, (hosts.get(url.host) ?? 0) + 1)
        } else {
          const target = targetOf(url, base)
          if (!target) report(`地址“${address}”不在本站路径 ${base} 之下`, 'outside-base')
          else if (!files.has(target.file)) report(`断链：“${address}”指向的文件 ${target.file} 不存在`, 'broken-link')
          else {
            const number = numbers.get(target.file)
            if (number === undefined) continue
            if (element.name === 'a' || element.name === 'area') reached.add(number)
            if (!target.anchor) continue
            const missing = fault(page, element, `断链：“${address}”指向的锚点 #${target.anchor} 不存在`, 'broken-anchor')
            const there = ids.get(target.file)
            if (there === undefined) {
              const list = waiting.get(target.file) ?? []
              waiting.set(target.file, list)
              list.push({anchor: target.anchor, missing})
            } else if (!there.includes(bordered(target.anchor))) faults.push(missing)
          }
        }
      }
    }
    next[numbers.get(page.file)!] = Uint32Array.from(reached)
  }

  function end(): ReturnType<Rules['end']> {
    const seen = new Set([numbers.get('index.html')!])
    for (const number of seen) for (const target of next[number] ?? []) seen.add(target)
    for (const [number, file] of pages.entries()) {
      if (!seen.has(number) && file !== '404.html') faults.push({file, ...top, message: '从首页点不到这一页', rule: 'unreachable'})
    }
    return {faults, hosts}
  }
  return {add, end}
}

function idFaults(page: BuiltPage): Fault[] {
  const seen = new Set<string>()
  return page.elements.flatMap((element) => {
    const id = element.attributes.get('id')
    if (id === undefined) return []
    if (seen.has(id)) return [fault(page, element, `id “${id}”重复`, 'duplicate-id')]
    seen.add(id)
    return /^[\x21-\x7e]+$/.test(id) ? [] : [fault(page, element, `id “${id}”应只用英文字母、数字和连字符`, 'ascii-id')]
  })
}

/**
 * Nothing is written into a page that a strict policy would stop. Two things are allowed by their hash: the mode script,
 * the same wherever it stands, and the one style of the emergency page, which has no script at all.
 */
function inlineRule(): (page: BuiltPage) => Fault[] {
  let mode: string | undefined
  return (page) => {
    const emergency = page.path === '/sos/'
    const faults: Fault[] = []
    // JSON-LD is data, which no policy needs to allow.
    const scripts = page.elements.filter(
      ({name, attributes}) => name === 'script' && !attributes.has('src') && attributes.get('type') !== 'application/ld+json',
    )
    if (emergency) {
      for (const element of page.elements) if (element.name === 'script') faults.push(fault(page, element, '紧急页不用脚本', 'sos-script'))
    } else {
      mode ??= scripts[0]?.text
      for (const element of scripts)
        if (element.text !== mode) faults.push(fault(page, element, '页内脚本只允许显示模式那一段', 'inline-script'))
    }
    const styles = page.elements.filter(({name}) => name === 'style')
    for (const element of emergency ? styles.slice(1) : styles) faults.push(fault(page, element, '页内不写样式', 'inline-style'))
    for (const element of page.elements) {
      for (const [name, value] of element.attributes) {
        if (name === 'style') faults.push(fault(page, element, `元素 <${element.name}> 带有 style 属性`, 'inline-style'))
        if (/^on[a-z]+$/.test(name)) faults.push(fault(page, element, `元素 <${element.name}> 带有 ${name} 属性`, 'inline-script'))
        if (/^\s*javascript:/i.test(value)) faults.push(fault(page, element, `属性 ${name} 里有脚本`, 'inline-script'))
      }
    }
    return faults
  }
}

/** Language, title, description and one first heading; titles tell pages apart. */
function outlineRule(): (page: BuiltPage) => Fault[] {
  const titled = new Map<string, string>()
  return (page) => {
    const faults: Fault[] = []
    const find = (name: string) => page.elements.find((element) => element.name === name)
    const title = find('title')?.text.trim() ?? ''
    const twin = titled.get(title)
    if (!title) faults.push(fault(page, top, '缺少标题 <title>', 'title'))
    else if (twin) faults.push(fault(page, top, `标题“${title}”与 ${twin} 相同`, 'unique-title'))
    else titled.set(title, page.file)
    if (find('html')?.attributes.get('lang') !== 'zh-CN') faults.push(fault(page, top, '<html> 应写 lang="zh-CN"', 'lang'))
    const description = page.elements.find(({name, attributes}) => name === 'meta' && attributes.get('name') === 'description')
    if (!description?.attributes.get('content')?.trim())
      faults.push(fault(page, top, '缺少一句话简介 <meta name="description">', 'description'))
    const first = page.elements.filter(({name}) => name === 'h1')
    if (first.length !== 1 || !first[0]!.text.trim())
      faults.push(fault(page, first[1] ?? top, `一页应有且只有一个一级标题，这里有 ${first.length} 个`, 'one-h1'))
    return faults
  }
}
