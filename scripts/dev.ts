/**
 * npm run dev: the live site. A save under seeds/ or content/ shows its page; findings appear in the terminal.
 */
import {spawn} from 'node:child_process'
import {join} from 'node:path'
import {root} from './seeds.ts'

const child = spawn(process.execPath, [join(root, 'node_modules/astro/bin/astro.mjs'), 'dev', ...process.argv.slice(2)], {
  cwd: root,
  // Keeps the server in the foreground, whoever starts it.
  env: {...process.env, ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DEV_BACKGROUND: '1'},
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
process.on('disconnect', () => child.kill())
child.on('close', (code) => process.exit(code ?? 0))
