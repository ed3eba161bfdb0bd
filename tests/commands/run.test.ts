/** The command that starts the others: the exit code is that of what it has run. */
import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, relative} from 'node:path'
import {afterAll, expect, test} from 'vitest'
import {root} from '../../scripts/seeds.ts'

const folder = mkdtempSync(join(tmpdir(), 'run-'))
afterAll(() => rmSync(folder, {recursive: true}))

test.each([
  ['process.exit(0)', 0],
  ['process.exit(3)', 3],
  ["process.kill(process.pid, 'SIGTERM')", 143],
  // As the system ends a build that takes too much memory.
  ["process.kill(process.pid, 'SIGKILL')", 137],
])('%s: %i', (code, status) => {
  writeFileSync(join(folder, 'ends.ts'), code)
  const name = relative(join(root, 'scripts'), join(folder, 'ends'))
  expect(spawnSync(process.execPath, [join(root, 'scripts/run.mjs'), name], {encoding: 'utf8'}).status).toBe(status)
})
