/**
 * npm run build [-- --no-pdf]: seeds → content → site with search, PDFs and audit. `--no-pdf` leaves the PDFs out.
 *
 * The site is built in a folder beside its place and moved there only when all has passed, so that a failure or a
 * crash leaves the last good site served.
 *
 *   OUT_DIR    folder of the site, `dist`
 *   BASE_PATH  path below which it will be served; by default that of `url` in seeds/site.yaml, else `/`
 */
import {spawn} from 'node:child_process'
import {accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync} from 'node:fs'
import {basename, dirname, join, resolve} from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import {MissingFont} from '../src/fonts.ts'
import {requireFonts} from '../src/press/fonts.ts'
import {SeedFault} from '../src/seeds.ts'
import {audit, report} from './audit.ts'
import {diskFault} from './disk.ts'
import {buildInParts, isBuiltInParts} from './parts.ts'
import {press, type Mode, type Pressed} from './press.ts'
import {root, shown, siteAddress} from './seeds.ts'

export interface Built {
  /** False when a step failed; then the folder is as it was. */
  ok: boolean
  /** Folder of the site. */
  dir: string
  /** Base path it was built for, with slashes at both ends. */
  base: string
  /** PDFs that were left out. */
  missing: number
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

export interface BuildOptions {
  /** Make the pages from the seeds first. */
  plan?: boolean
  /** Which PDFs the site gets. */
  pdf?: Mode
}

/** Build the site from the seeds. Says what it does; a step that fails stops it. */
export async function build({plan = true, pdf = 'print'}: BuildOptions = {}): Promise<Built> {
  const dir = resolve(root, process.env.OUT_DIR ?? 'dist')
  let base = '/'
  let fault = faultOfPlace(dir)
  try {
    base = siteAddress().base
  } catch (error) {
    if (!(error instanceof SeedFault)) throw error
    fault = error.message
  }
  const next = `${dir}.building-${process.pid}`
  const failed = {ok: false, dir, base, missing: 0}
  if (fault) {
    console.error(fault)
    return failed
  }
  removeLeftovers(dir)
  const started = Date.now()
  let pressed: Pressed
  try {
    requireFonts()
    if (plan && !(await step('由原文生成页面', [join(root, 'scripts/plan.ts')]))) return failed
    if (plan && !(await step('检查安全知识文章', [join(root, 'scripts/articles.ts')]))) return failed
    if (!(await makePages(next, base))) return failed
    const printing = Date.now()
    if (pdf === 'print') console.log('印制 PDF……')
    pressed = await press(next, base, pdf)
    if (pdf === 'print') tell(pressed, printing)
    // A site with faults is not published: the one that stands stays.
    if (!report(await audit(next, base))) return failed
    moveInto(next, dir)
  } catch (error) {
    const fault = error instanceof MissingFont ? error.message : diskFault(String(error))
    if (!fault) throw error
    console.error(fault)
    return failed
  } finally {
    rmSync(next, {recursive: true, force: true})
  }
  console.log(`网站已生成：${shown(dir)}，用时 ${seconds(started)} 秒。`)
  // Last, where it is seen: the site is whole without PDFs, its pages print from any browser and show no link to them.
  if (pressed.reason) console.warn(`\n注意：网站里没有 PDF 和打包下载，其余都齐全。${pressed.reason}`)
  return {ok: true, dir, base, missing: pressed.missing.length}
}

/**
 * Make all pages of the site and its search index, from the pages of plans that are there, in a folder.
 *
 * @param base  path that it is built for
 * @returns whether all runs succeeded
 */
export async function makePages(dir: string, base: string): Promise<boolean> {
  const astro = (title: string, cwd: string, env: Record<string, string>) =>
    step(title, [join(root, 'node_modules/astro/bin/astro.mjs'), 'build'], {env: {BASE_PATH: base, ...env}, cwd, sieve: astroSieve()})
  if (!isBuiltInParts()) return astro('生成网站和搜索索引', root, {OUT_DIR: dir})
  return (await buildInParts(dir, astro)) && step('编搜索索引', [join(root, 'scripts/finish.ts'), dir], {env: {BASE_PATH: base}})
}

/** What the press did. */
function tell({printed, cached, missing, bytes}: Pressed, since: number): void {
  if (missing.length > 0) console.log(`印制 PDF：没有印，少 ${missing.length} 份。`)
  else console.log(`印制 PDF：完成，新印 ${printed} 份，沿用 ${cached} 份，共 ${(bytes / 1_000_000).toFixed(1)} MB，${seconds(since)} 秒。`)
}

function seconds(started: number): string {
  return ((Date.now() - started) / 1000).toFixed(1)
}

interface StepOptions {
  env?: Record<string, string>
  /** Folder that it runs in: the project, or a copy of it. */
  cwd?: string
  sieve?: Sieve
}

/** Run one step in a process of its own. Returns whether it succeeded. */
function step(title: string, argv: string[], {env = {}, cwd = root, sieve}: StepOptions = {}): Promise<boolean> {
  const started = Date.now()
  console.log(`${title}……`)
  const child = spawn(process.execPath, argv, {
    cwd,
    env: {...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env},
    stdio: sieve ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  })
  let failed = false
  let full: string | undefined
  for (const [stream, out] of [[child.stdout, process.stdout] as const, [child.stderr, process.stderr] as const]) {
    let rest = ''
    const take = (line: string) => {
      const plain = stripVTControlCharacters(line)
      if (sieve?.isError(plain)) failed = true
      full ??= diskFault(plain)
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
      else {
        if (full) console.error(full)
        console.error(`${title}：没有成功${signal ? `（${signal}）` : ''}，网站保持原样。`)
      }
      done(code === 0 && !failed)
    })
  })
}

/** Why a site cannot be written, before minutes of work are lost on it; nothing where it can. */
function faultOfPlace(dir: string): string | undefined {
  try {
    mkdirSync(dirname(dir), {recursive: true})
    accessSync(dirname(dir), constants.W_OK)
    return undefined
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException
    return `网站要放在 ${shown(dir)}，可是那里写不进去（${code}）。请检查文件夹的权限和磁盘，或者用环境变量 OUT_DIR 换一个地方，再运行一次。`
  }
}

/** Put a finished folder in the place of another. */
function moveInto(next: string, dir: string): void {
  const old = `${dir}.replaced-${process.pid}`
  if (existsSync(dir)) renameSync(dir, old)
  renameSync(next, dir)
  rmSync(old, {recursive: true, force: true})
}

/**
 * Clear what builds and deploys that were killed have left, and put the last good site back where one was killed between
 * two moves. Anything else beside the site, such as somebody's own `dist.old-2025`, is left alone.
 */
function removeLeftovers(dir: string): void {
  for (const name of readdirSync(dirname(dir))) {
    if (!name.startsWith(basename(dir))) continue
    const [, kind, pid] = /^(?:\.deploy)?\.(building|replaced)-(\d+)$/.exec(name.slice(basename(dir).length)) ?? []
    if (!kind || isRunning(Number(pid))) continue
    const path = join(dirname(dir), name)
    if (kind === 'replaced' && !existsSync(dir)) renameSync(path, dir)
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

if (import.meta.main) process.exitCode = (await build({pdf: process.argv.includes('--no-pdf') ? 'none' : 'print'})).ok ? 0 : 1
