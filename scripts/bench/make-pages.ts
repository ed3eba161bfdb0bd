/**
 * The build without its audit, on a site of many plans in parts, with nothing kept of an earlier one. Growth is measured
 * with it, in a copy of the project, as a process of its own.
 *
 *   node scripts/bench/make-pages.ts DIR
 */
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {makePages} from '../build.ts'
import {root} from '../seeds.ts'

const dir = process.argv[2]!
for (const kept of [join(root, '.cache/plans'), dir]) rmSync(kept, {recursive: true, force: true})
if (!(await makePages(dir, '/'))) process.exitCode = 1
