/**
 * One folder per trap: `input.txt`, the whole tree and every finding. `npx vitest -u` rewrites the snapshots;
 * read the diff.
 */
import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {inspect} from 'unist-util-inspect'
import {expect, test} from 'vitest'
import {compileText} from './sound.ts'

const folder = join(import.meta.dirname, 'fixtures')

test.each(readdirSync(folder).filter((name) => name !== 'layouts'))('%s', async (name) => {
  const {plan, findings, files} = compileText(readFileSync(join(folder, name, 'input.txt')))
  // Blanks are tested as the round trip; here they would only be noise.
  const {blanks: _, ...tree} = plan
  await expect(inspect(tree, {color: false}) + '\n').toMatchFileSnapshot(join(folder, name, 'tree.txt'))
  await expect(findings.map((line) => line + '\n').join('')).toMatchFileSnapshot(join(folder, name, 'findings.txt'))
  await expect(files.map(({path, value}) => `==== ${path}\n${value}`).join('')).toMatchFileSnapshot(join(folder, name, 'files.txt'))
})
