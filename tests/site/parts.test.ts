/**
 * A site of many plans is built in parts, a few plans at a time. With one plan at a time, and after a change of the plan that
 * the front pages show: only that plan is built anew, and the site is the one that a single run from nothing makes.
 */
import {spawnSync} from 'node:child_process'
import {cpSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {filesOf} from '../../scripts/audit/page.ts'
import {copyProject} from '../../scripts/copy.ts'

const copy = copyProject()
afterAll(() => rmSync(copy, {recursive: true, force: true}), 60_000)

/** Build into a folder of the copy, so many plans at once. */
function build(name: string, plansAtOnce: number): string {
  // Vitest sets variables that Vite takes for its own.
  const {NODE_ENV: _node, MODE: _mode, DEV: _dev, PROD: _prod, SSR: _ssr, BASE_URL: _url, VITEST: _vitest, ...rest} = process.env
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(copy, 'scripts/build.ts'), '--no-pdf'], {
    cwd: copy,
    encoding: 'utf8',
    env: {...rest, BASE_PATH: '/', OUT_DIR: join(copy, name), PLANS_AT_ONCE: String(plansAtOnce)},
    maxBuffer: 1e8,
  })
  expect(status, stdout + stderr).toBe(0)
  return stdout
}

test('one changed plan is built anew, and the site is as if all of it were', () => {
  cpSync(join(import.meta.dirname, 'fixtures/seeds'), join(copy, 'seeds'), {recursive: true})
  expect(build('parts', 1)).toContain('3 个要生成，0 个没有变化')

  const path = join(copy, 'seeds/tongchuan-2024/plan.txt')
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace('氧气瓶等压力容器', '氧气瓶、储气罐等压力容器'))
  expect(build('parts', 1)).toContain('1 个要生成，2 个没有变化')
  build('whole', 20)

  const [parts, whole] = [join(copy, 'parts'), join(copy, 'whole')]
  expect(readFileSync(join(whole, 'plans/tongchuan-2024/measure-11/index.html'), 'utf8')).toContain('储气罐')
  expect(filesOf(parts)).toEqual(filesOf(whole))
  expect(filesOf(parts).filter((file) => !readFileSync(join(parts, file)).equals(readFileSync(join(whole, file))))).toEqual([])
}, 900_000)
