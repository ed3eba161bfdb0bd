/**
 * npm run build: seeds → content → site, with search and audit.
 *
 * The site is built in a folder beside its place and moved there only when all has passed, so that a failure or a
 * crash leaves the last good site served.
 *
 *   OUT_DIR    folder of the site, `dist`
 *   BASE_PATH  path below which it will be served; by default that of `url` in seeds/site.yaml, else `/`
 */
import {spawn} from 'node:child_process'
import {existsSync, readdirSync, renameSync, rmSync} from 'node:fs'
import {basename, dirname, join, resolve} from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import {audit, report} from './audit.ts'
import {root, shown, siteAddress} from './seeds.ts'

export interface Built {
  /** False when a step failed; then the folder is as it was. */
  ok: boolean
  /** Folder of the site. */
  dir: string
  /** Base path it was built for, with slashes at both ends. */
  base: string
}

/** A step's lines that are known and harmless are dropped; a line that is an error fails the step, whatever its exit code. */
export interface Sieve {
  keep(line: string): boolean
  isError(line: string): boolean
}

/**
 * What Astro prints. Each MDX page brings a warning of the bundler about 'use strict'-like directives, nine lines each
 * (withastro/astro#18087), which would hide real ones. A reference to an entry that does not exist is only logged by
 * Astro, so it is made an error here.
 */
export function astroSieve(): Sieve {
  let dropping = false
  return {
    keep(line) {
      // One line for each page, and empty ones.
      if (/[├└]─|^\s*$/.test(line)) return false
      if (line.includes('MODULE_LEVEL_DIRECTIVE')) dropping = true
      else if (dropping && /^\d\d:\d\d:\d\d |^\[|^\S*\[WARN\]/.test(line)) dropping = false
      return !dropping
    },
    isError: (line) => line.includes('Invalid content reference'),
  }
}

/** Build the site from the seeds. Says what it does; a step that fails stops it. */
export async function build({plan = true}: {plan?: boolean} = {}): Promise<Built> {
  const dir = resolve(root, process.env.OUT_DIR ?? 'dist')
  const {base} = siteAddress()
  const next = `${dir}.next-${process.pid}`
  removeLeftovers(dir)
  const started = Date.now()
  try {
    if (plan && !(await step('由原文生成页面', [join(root, 'scripts/plan.ts')]))) return {ok: false, dir, base}
    if (plan && !(await step('检查安全知识文章', [join(root, 'scripts/articles.ts')]))) return {ok: false, dir, base}
    const astro = [join(root, 'node_modules/astro/bin/astro.mjs'), 'build']
    if (!(await step('生成网站和搜索索引', astro, {OUT_DIR: next, BASE_PATH: base}, astroSieve()))) return {ok: false, dir, base}
    // A site with faults is not published: the one that stands stays.
    if (!report(await audit(next, base))) return {ok: false, dir, base}
    moveInto(next, dir)
  } finally {
    rmSync(next, {recursive: true, force: true})
  }
  console.log(`网站已生成：${shown(dir)}，用时 ${seconds(started)} 秒。`)
  return {ok: true, dir, base}
}

function seconds(started: number): string {
  return ((Date.now() - started) / 1000).toFixed(1)
}

/** Run one step in a process of its own. Returns whether it succeeded. */
function step(title: string, argv: string[], env: Record<string, string> = {}, sieve?: Sieve): Promise<boolean> {
  const started = Date.now()
  console.log(`${title}……`)
  const child = spawn(process.execPath, argv, {
    cwd: root,
    env: {...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env},
    stdio: sieve ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  })
  let failed = false
  for (const [stream, out] of [[child.stdout, process.stdout] as const, [child.stderr, process.stderr] as const]) {
    let rest = ''
    const take = (line: string) => {
      const plain = stripVTControlCharacters(line)
      if (sieve?.isError(plain)) failed = true
      if (sieve?.keep(plain) ?? true) out.write(`${line}\n`)
    }
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop()!
      lines.forEach(take)
    })
    stream?.on('end', () => rest && take(rest))
  }
  const forward = (signal: NodeJS.Signals) => void child.kill(signal)
  process.on('SIGINT', forward).on('SIGTERM', forward)
  return new Promise((done) => {
    child.on('close', (code, signal) => {
      process.off('SIGINT', forward).off('SIGTERM', forward)
      if (code === 0 && !failed) console.log(`${title}：完成，${seconds(started)} 秒。`)
      else console.error(`${title}：没有成功${signal ? `（${signal}）` : ''}，网站保持原样。`)
      done(code === 0 && !failed)
    })
  })
}

/** Put a finished folder in the place of another. */
function moveInto(next: string, dir: string): void {
  const old = `${dir}.old-${process.pid}`
  if (existsSync(dir)) renameSync(dir, old)
  renameSync(next, dir)
  rmSync(old, {recursive: true, force: true})
}

/** Clear what builds that were killed have left, and put the last good site back where one was killed between two moves. */
function removeLeftovers(dir: string): void {
  if (!existsSync(dirname(dir))) return
  for (const name of readdirSync(dirname(dir))) {
    const [, kind, pid] = name.startsWith(`${basename(dir)}.`) ? (/\.(next|old)-(\d+)$/.exec(name) ?? []) : []
    if (!kind || isRunning(Number(pid))) continue
    const path = join(dirname(dir), name)
    if (kind === 'old' && !existsSync(dir)) renameSync(path, dir)
    else rmSync(path, {recursive: true, force: true})
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

if (import.meta.main) process.exitCode = (await build()).ok ? 0 : 1
