/** The same seeds give the same bytes, and the site works below any path. */
import {spawnSync} from 'node:child_process'
import {mkdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import {filesOf} from '../../scripts/audit/page.ts'
import {root} from '../../scripts/seeds.ts'
import {nginx, nginxGroup, request, startNginx} from './nginx.ts'
import {dist, openSite} from './site.ts'

const folder = join(root, '.cache/builds')
mkdirSync(folder, {recursive: true})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** Build the site once more, elsewhere; the build audits itself. */
function build(name: string, env: Record<string, string>): {dir: string; status: number | null; output: string} {
  const dir = join(folder, name)
  // Vitest sets variables that Vite takes for its own; BASE_URL would win over the base of the site.
  const {NODE_ENV: _node, MODE: _mode, DEV: _dev, PROD: _prod, SSR: _ssr, BASE_URL: _base, VITEST: _vitest, ...rest} = process.env
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(root, 'scripts/build.ts')], {
    cwd: root,
    encoding: 'utf8',
    env: {...rest, OUT_DIR: dir, BASE_PATH: '/', ...env},
    maxBuffer: 1e8,
  })
  return {dir, status, output: stdout + stderr}
}

test('two builds are equal byte for byte, in another zone and language too', () => {
  const {dir, status, output} = build('again', {TZ: 'America/New_York', LC_ALL: 'C'})
  expect(status, output).toBe(0)
  expect(filesOf(dir)).toEqual(filesOf(dist))
  const different = filesOf(dir).filter((file) => !readFileSync(join(dir, file)).equals(readFileSync(join(dist, file))))
  expect(different).toEqual([])
}, 600_000)

describe('below a path', () => {
  test('the site is whole and can be walked through', async () => {
    const {dir, status, output} = build('below', {BASE_PATH: '/a/b/'})
    expect(status, output).toBe(0)
    const site = await openSite({dir, base: '/a/b/'})
    try {
      const {page, context, errors, requests} = await site.open('/')
      await page.locator('a[href$="/measure-9/"]').first().click()
      await page.waitForURL('**/a/b/plans/tongchuan-2024/measure-9/')
      await page.locator('a[href$="/measure-10/"]').last().click()
      await page.waitForURL('**/a/b/plans/tongchuan-2024/measure-10/')
      await page.getByRole('navigation', {name: '主导航'}).getByRole('link').first().click()
      expect(new URL(page.url()).pathname).toMatch(/^\/a\/b\//)
      await page.goto(`${site.url}search/?q=燃气`)
      await page.waitForSelector('[data-search-state="done"]')
      await page.locator('[data-search-result] a[href]').first().click()
      await page.waitForURL('**/a/b/plans/tongchuan-2024/measure-9/**')
      expect(requests.filter((address) => !new URL(address).pathname.startsWith('/a/b/'))).toEqual([])
      expect(errors).toEqual([])
      await context.close()
    } finally {
      await site.close()
    }
  }, 600_000)

  // Uses what the test before it has built.
  test.skipIf(!nginx)(
    nginxGroup('nginx serves it there and nowhere else'),
    async () => {
      const server = await startNginx(join(folder, 'below'), '/a/b/')
      try {
        const ask = (path: string) => request(server.origin + path, {})
        expect((await ask('/a/b/plans/tongchuan-2024/measure-9/')).status).toBe(200)
        expect((await ask('/')).headers.location).toMatch(/\/a\/b\/$/)
        const folderAddress = await ask('/a/b/plans')
        expect([folderAddress.status, folderAddress.headers.location]).toEqual([301, '/a/b/plans/'])
        const missing = await ask('/a/b/nowhere/')
        expect(missing.status).toBe(404)
        expect(missing.body.toString()).toContain('没有这一页')
        expect(missing.headers['content-security-policy']).toBeTruthy()
        expect((await ask('/plans/')).status).toBe(404)
      } finally {
        server.close()
      }
    },
    240_000,
  )
})
