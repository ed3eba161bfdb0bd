/**
 * npm test: everything that must hold, in order, each step told by name. All steps run, also after one has failed; the
 * closing line counts every test of Vitest and each other step as one: `N passed, N failed`.
 */
import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import {join} from 'node:path'
import {root} from './seeds.ts'

const bin = (path: string) => join(root, 'node_modules', path)
const vitest = bin('vitest/vitest.mjs')
const reports = join(root, '.cache/tests')
const totals = {passed: 0, failed: 0, skipped: 0}
/** Groups that need a program which is not installed, by their names, which say so. */
const untested = new Set<string>()
const failures: string[] = []
const started = Date.now()

rmSync(reports, {recursive: true, force: true})
mkdirSync(reports, {recursive: true})

await check('格式（prettier）', bin('prettier/bin/prettier.cjs'), ['--check', '--log-level=warn', '.'])
await check('类型（astro check）', bin('astro/bin/astro.mjs'), ['check', '--minimumFailingSeverity', 'warning'])
await suite('单元与性质测试', 'unit', ['tests', '--exclude', 'tests/site/**'])
await check('生成的页面与原文一致', join(root, 'scripts/plan.ts'), ['--check'])
if (await check('构建与审计', join(root, 'scripts/build.ts'), [])) await suite('浏览器测试', 'site', ['tests/site'])
else fail('浏览器测试（网站没有建成，无法进行）')

if (failures.length > 0) console.log(`\n没有通过：\n${failures.map((name) => `  ${name}`).join('\n')}`)
if (untested.size > 0) console.log(`\n没有测的：\n${[...untested].map((name) => `  ${name}`).join('\n')}`)
if (totals.skipped > 0) console.log(`\n跳过 ${totals.skipped} 项。`)
console.log(`\n用时 ${seconds(started)} 秒。`)
console.log(`${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = totals.failed > 0 || totals.skipped > 0 ? 1 : 0

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1)
}

function fail(name: string): void {
  totals.failed++
  failures.push(name)
}

/** Run a step that passes or fails as a whole. */
async function check(name: string, script: string, argv: string[]): Promise<boolean> {
  const ok = await run(name, script, argv)
  if (ok) totals.passed++
  else fail(name)
  return ok
}

/** Run tests with Vitest and count them one by one. */
async function suite(name: string, id: string, argv: string[]): Promise<void> {
  const report = join(reports, `${id}.json`)
  const ok = await run(name, vitest, [
    'run',
    ...argv,
    // By itself Vitest leaves one core idle, which of two is half the time; tests here wait for no clock, only for work.
    `--maxWorkers=${availableParallelism()}`,
    '--testTimeout=60000',
    '--hookTimeout=120000',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  if (!existsSync(report)) return fail(`${name}（没有运行起来）`)
  const {testResults, numPassedTests, numPendingTests, numTodoTests} = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: Array<{name: string; status: string; assertionResults: Array<{status: string; fullName: string}>}>
    numPassedTests: number
    numPendingTests: number
    numTodoTests: number
  }
  totals.passed += numPassedTests
  const skipped = testResults.flatMap(({assertionResults}) =>
    assertionResults.filter(({status}) => status === 'skipped' || status === 'pending'),
  )
  const excused = skipped.filter(({fullName}) => fullName.includes('没有安装'))
  for (const {fullName} of excused) untested.add(/^.*?没有安装.*?（.*?）/.exec(fullName)?.[0] ?? fullName)
  totals.skipped += numPendingTests + numTodoTests - excused.length
  const before = totals.failed
  for (const file of testResults) {
    const failed = file.assertionResults.filter(({status}) => status === 'failed')
    for (const {fullName} of failed) fail(`${name}：${fullName}`)
    if (file.status === 'failed' && failed.length === 0) fail(`${name}：${file.name}`)
  }
  // Errors outside of any test.
  if (!ok && totals.failed === before) fail(name)
}

/** Run a script on this Node, its output shown. Returns whether it succeeded. */
function run(name: string, script: string, argv: string[]): Promise<boolean> {
  const since = Date.now()
  console.log(`\n── ${name} ──`)
  const child = spawn(process.execPath, [script, ...argv], {
    cwd: root,
    // Tests read the site at the root of a server, wherever it will stand.
    env: {...process.env, BASE_PATH: '/', CI: '1', ASTRO_TELEMETRY_DISABLED: '1'},
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((done) => {
    child.on('close', (code) => {
      console.log(`── ${name}：${code === 0 ? '通过' : '没有通过'}，${seconds(since)} 秒 ──`)
      done(code === 0)
    })
  })
}
