/** The server of `npm start`: whatever is asked of it, it answers and goes on. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {connect} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {serve, type Served} from '../../scripts/serve.ts'

const folder = mkdtempSync(join(tmpdir(), 'serve-'))
let site: Served
beforeAll(async () => {
  mkdirSync(join(folder, 'site/plans'), {recursive: true})
  for (const name of ['index.html', 'plans/index.html']) writeFileSync(join(folder, 'site', name), name)
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  site = await serve({dir: join(folder, 'site')})
})
afterAll(async () => {
  await site.close()
  rmSync(folder, {recursive: true})
})

/** Status and Location of the answer to a request line, which goes out as it is written. */
function ask(target: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(site.port, '127.0.0.1', () =>
      socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`),
    )
    socket.on('error', reject)
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('close', () => resolve([/ (\d+) /.exec(answer)?.[1], /^Location: (.*)\r$/im.exec(answer)?.[1]].filter(Boolean).join(' ')))
  })
}

test.each([
  ['/', '200'],
  ['/plans/', '200'],
  ['/plans?q=1', '308 /plans/?q=1'],
  ['/nowhere/', '404'],
])('%s', async (target, answer) => expect(await ask(target)).toBe(answer))

test.each(['//', '//plans', '/\\plans', '/.//plans', 'http://a:99999/', '*', '/%zz', '/..%2fsecret.txt', '/%2e%2e/secret.txt'])(
  '%s is no address of the site',
  async (target) => {
    expect(await ask(target)).toBe('404')
    expect(await ask('/')).toBe('200')
  },
)
