/** A real nginx for tests, with the configuration that `npm run deploy` writes, and a certificate of its own. */
import {spawn, spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {request as requestPlainly, type IncomingHttpHeaders} from 'node:http'
import {request as requestSecurely} from 'node:https'
import {createServer, type AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {delimiter, join} from 'node:path'
import {pack} from '../../scripts/deploy.ts'

const find = (program: string) =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path))
const openssl = find('openssl')

/** Path of the program, where it is installed together with openssl, which makes the certificate. */
export const nginx = openssl && find('nginx')

/** Path of its module that hands out `.br` files, where it is installed. */
export const brotli = ['/usr/lib/nginx/modules', '/usr/share/nginx/modules']
  .map((folder) => join(folder, 'ngx_http_brotli_static_module.so'))
  .find((path) => existsSync(path))

/** Name of a group of tests that need nginx; without it the name says why they are skipped. */
export const nginxGroup = (name: string) =>
  nginx ? name : `${name}：没有安装 nginx，这一组没有测（apt-get install nginx libnginx-mod-http-brotli-static openssl）`

export interface Nginx {
  /** Scheme, host and port: `https://127.0.0.1:…`. */
  origin: string
  /** The server that sends on to https. */
  plain: string
  /** The site without TLS, as the head of the configuration tells those who have no certificate. */
  bare: string
  close(): void
}

/** Pack a built site and serve it. What nginx says of the configuration, warnings too, is an error. */
export async function startNginx(dir: string, base: string): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'))
  await pack(dir, base, join(folder, 'packed'))
  const [secure, plain, bare] = [await freePort(), await freePort(), await freePort()]
  const [key, certificate] = makeCertificate(folder)
  const sample = readFileSync(join(folder, 'packed/nginx.conf'), 'utf8')
    .replace('/var/www/anquan/site', join(folder, 'packed/site'))
    .replace('#brotli_static', brotli ? 'brotli_static' : '#brotli_static')
  const site = sample
    .replace('listen 80;', `listen 127.0.0.1:${plain};`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${secure} ssl;`)
    .replace('/etc/nginx/anquan.pem', certificate)
    .replace('/etc/nginx/anquan.key', key)
  writeFileSync(join(folder, 'site.conf'), site)
  // Both stand in one nginx, so the maps are not said twice.
  const withoutTls = sample
    .slice(sample.lastIndexOf('\nserver {'))
    .replace(/^ *ssl_.*\n/gm, '')
    .replace('listen 443 ssl;', `listen 127.0.0.1:${bare};`)
  writeFileSync(join(folder, 'bare.conf'), withoutTls)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${join(folder, name)};`)
  mkdirSync(join(folder, 'logs'))
  writeFileSync(
    join(folder, 'nginx.conf'),
    [
      brotli ? `load_module ${brotli};` : '',
      'daemon off; master_process off; pid nginx.pid; error_log stderr notice;',
      'events {}',
      `http { access_log off; ${temporary.join(' ')} include ${join(folder, 'site.conf')}; include ${join(folder, 'bare.conf')}; }\n`,
    ].join('\n'),
  )
  const options = ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr']
  const {status, stderr} = spawnSync(nginx!, ['-t', ...options], {encoding: 'utf8'})
  if (status !== 0 || stderr.includes('[warn]')) throw new Error(stderr)
  const server = spawn(nginx!, options, {stdio: 'ignore'})
  const origin = `https://127.0.0.1:${secure}`
  trusted = readFileSync(certificate)
  await answering(`${origin}${base}`)
  return {
    origin,
    plain: `http://127.0.0.1:${plain}`,
    bare: `http://127.0.0.1:${bare}`,
    close() {
      server.kill()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

/** The certificate of the server that was started last. */
let trusted: Buffer | undefined

/** A certificate for this machine, signed by nobody. Returns the paths of key and certificate. */
function makeCertificate(folder: string): [key: string, certificate: string] {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const names = ['-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1']
  const {status, stderr} = spawnSync(openssl!, ['req', '-x509', ...curve, ...names, '-keyout', key, '-out', certificate], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return [key, certificate]
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Ask for an address, as it is: no redirect is followed, nothing unpacked, and the certificate must be the server's own. */
export function request(address: string, sent: Record<string, string>, method = 'GET'): Promise<Answer> {
  const ask = address.startsWith('https:') ? requestSecurely : requestPlainly
  return new Promise((resolve, reject) => {
    ask(address, {headers: sent, method, ca: trusted}, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts)}))
    })
      .on('error', reject)
      .end()
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
