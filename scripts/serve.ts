/**
 * A static server for a built site: what `npm start` shows and what the browser tests read. It sends the same
 * security headers that README asks of the real server, so that a page that breaks the policy breaks here first.
 */
import {createHash} from 'node:crypto'
import {existsSync, readFileSync, statSync} from 'node:fs'
import {createServer, type Server, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {extname, join} from 'node:path'
import sirv from 'sirv'

export interface ServeOptions {
  /** Folder of the built site. */
  dir: string
  /** Path below which the site was built, `/` or `/a/b/`. */
  base?: string
  /** Wanted port; where it is taken any free one is used. 0 for any free one. */
  port?: number
  /** Address to listen on; by default only this computer. */
  host?: string
  /** Own answers, asked before the folder; returns true where it has answered. For tests. */
  before?: (path: string, response: ServerResponse) => boolean
}

export interface Served {
  /** Address of the home page, with the base path. */
  url: string
  /** Port in use. */
  port: number
  close(): Promise<void>
}

/** The sources of inline scripts and styles of a page, as a policy names them: `'sha256-…'`. */
function inlineHashes(html: string, tag: 'script' | 'style'): string[] {
  const inline = new RegExp(`<${tag}(?![^>]*\\bsrc=)[^>]*>([\\s\\S]*?)</${tag}>`, 'g')
  return [...html.matchAll(inline)].map(([, text]) => `'sha256-${createHash('sha256').update(text!).digest('base64')}'`)
}

/**
 * The content security policy of a built site. Nothing inline is allowed but the mode script, which is the same on
 * every page, and the style of the emergency page; both are read from the build.
 *
 * @param dir  folder of the built site
 */
function policy(dir: string): string {
  const pages = ['index.html', 'sos/index.html'].map((name) => join(dir, name)).filter((path) => existsSync(path))
  const hashes = (tag: 'script' | 'style') => [...new Set(pages.flatMap((path) => inlineHashes(readFileSync(path, 'utf8'), tag)))]
  return [
    "default-src 'none'",
    // Pagefind compiles WebAssembly; this does not allow eval.
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashes('script')].join(' '),
    ["style-src 'self'", ...hashes('style')].join(' '),
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The security headers of every answer. */
export function headers(dir: string): Record<string, string> {
  return {
    'Content-Security-Policy': policy(dir),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}

/** Types that need a character set, or that the common tables do not have. */
const types: Record<string, string> = {
  '.css': 'text/css;charset=utf-8',
  '.csv': 'text/csv;charset=utf-8',
  '.html': 'text/html;charset=utf-8',
  '.ics': 'text/calendar;charset=utf-8',
  '.js': 'text/javascript;charset=utf-8',
  '.json': 'application/json;charset=utf-8',
  '.md': 'text/markdown;charset=utf-8',
  '.txt': 'text/plain;charset=utf-8',
  '.pagefind': 'application/octet-stream',
  '.pf_filter': 'application/octet-stream',
  '.pf_fragment': 'application/octet-stream',
  '.pf_index': 'application/octet-stream',
  '.pf_meta': 'application/octet-stream',
}

/**
 * Serve a built site.
 *
 * @returns when it listens. A folder address without its closing slash is redirected, an unknown one gets 404.html.
 * @throws when the folder has no index.html
 */
export async function serve({dir, base = '/', port = 0, host = '127.0.0.1', before}: ServeOptions): Promise<Served> {
  if (!existsSync(join(dir, 'index.html'))) throw new Error(`${dir} 里没有 index.html，请先运行 npm run build。`)
  const prefix = base.replace(/\/+$/, '')
  // `dev` reads the folder at each request, so that a new build is shown without a restart.
  const files = sirv(dir, {
    dev: true,
    etag: true,
    // Where a folder has compressed variants beside its files, as `npm run deploy` makes them.
    brotli: true,
    gzip: true,
    extensions: ['html'],
    setHeaders(response, pathname) {
      const path = pathname.endsWith('/') ? 'index.html' : pathname
      const type = types[extname(path)]
      if (type) response.setHeader('Content-Type', type)
      response.setHeader('Cache-Control', path.startsWith('/_astro/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers(dir))) response.setHeader(name, value)
    const asked = request.url ?? '/'
    const url = URL.parse(asked.startsWith('/') ? `http://localhost${asked}` : asked)
    // Two slashes would make a redirect an address of another host.
    if (!url || url.pathname.startsWith('//')) return notFound(response, dir)
    const {pathname, search} = url
    if (before?.(pathname, response)) return
    if (request.method !== 'GET' && request.method !== 'HEAD') return notFound(response, dir, 405)
    if (!`${pathname}/`.startsWith(`${prefix}/`)) return notFound(response, dir)
    const inside = pathname.slice(prefix.length)
    if (!inside.endsWith('/') && isFolder(dir, inside)) {
      response.writeHead(308, {Location: `${pathname}/${search}`}).end()
      return
    }
    request.url = inside + search
    files(request, response, () => notFound(response, dir))
  })
  const used = await listen(server, port, host)
  return {
    url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${used}${prefix}/`,
    port: used,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function isFolder(dir: string, path: string): boolean {
  try {
    return statSync(join(dir, decodeURIComponent(path))).isDirectory()
  } catch {
    return false
  }
}

function notFound(response: ServerResponse, dir: string, status = 404): void {
  const page = join(dir, '404.html')
  response.writeHead(status, {'Content-Type': 'text/html;charset=utf-8', 'Cache-Control': 'no-cache'})
  response.end(
    existsSync(page) ? readFileSync(page) : '<!doctype html><html lang="zh-CN"><title>没有这一页</title><p>没有这一页。</p></html>',
  )
}

/** Listen on the wanted port or, where it is taken, on any free one. */
async function listen(server: Server, port: number, host: string): Promise<number> {
  const attempt = (wanted: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject)
      server.listen(wanted, host, () => {
        server.off('error', reject)
        resolve((server.address() as AddressInfo).port)
      })
    })
  try {
    return await attempt(port)
  } catch (error) {
    if (port === 0 || !['EADDRINUSE', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    return attempt(0)
  }
}
