/** A real nginx for tests, with the configuration that `npm run deploy` writes. */
import {spawn, spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {get, type IncomingHttpHeaders} from 'node:http'
import {createServer, type AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {delimiter, join} from 'node:path'
import {pack} from '../../scripts/deploy.ts'

/** Path of the program, where it is installed. */
export const nginx = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  .map((folder) => join(folder, 'nginx'))
  .find((path) => existsSync(path))

/** Path of its module that hands out `.br` files, where it is installed. */
export const brotli = ['/usr/lib/nginx/modules', '/usr/share/nginx/modules']
  .map((folder) => join(folder, 'ngx_http_brotli_static_module.so'))
  .find((path) => existsSync(path))

/** Name of a group of tests that need nginx; without it the name says why they are skipped. */
export const nginxGroup = (name: string) =>
  nginx ? name : `${name}：没有安装 nginx，这一组没有测（apt-get install nginx libnginx-mod-http-brotli-static）`

export interface Nginx {
  /** Scheme, host and port. */
  origin: string
  close(): void
}

/** Pack a built site and serve it. What nginx says of the configuration, warnings too, is an error. */
export async function startNginx(dir: string, base: string): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'))
  await pack(dir, base, join(folder, 'packed'))
  const port = await freePort()
  const site = readFileSync(join(folder, 'packed/nginx.conf'), 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('/var/www/anquan/site', join(folder, 'packed/site'))
    .replace('#brotli_static', brotli ? 'brotli_static' : '#brotli_static')
  writeFileSync(join(folder, 'site.conf'), site)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${join(folder, name)};`)
  mkdirSync(join(folder, 'logs'))
  writeFileSync(
    join(folder, 'nginx.conf'),
    [
      brotli ? `load_module ${brotli};` : '',
      'daemon off; master_process off; pid nginx.pid; error_log stderr notice;',
      'events {}',
      `http { access_log off; ${temporary.join(' ')} include ${join(folder, 'site.conf')}; }\n`,
    ].join('\n'),
  )
  const options = ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr']
  const {status, stderr} = spawnSync(nginx!, ['-t', ...options], {encoding: 'utf8'})
  if (status !== 0 || stderr.includes('[warn]')) throw new Error(stderr)
  const server = spawn(nginx!, options, {stdio: 'ignore'})
  const origin = `http://127.0.0.1:${port}`
  await answering(`${origin}${base}`)
  return {
    origin,
    close() {
      server.kill()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Ask for an address, as it is: no redirect is followed, nothing unpacked. */
export function request(address: string, sent: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(address, {headers: sent}, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts)}))
    }).on('error', reject)
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const {port} = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/** Wait until a server answers, asking again as soon as it has refused. */
async function answering(address: string): Promise<void> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    try {
      await request(address, {})
      return
    } catch {
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  throw new Error('nginx does not answer')
}
