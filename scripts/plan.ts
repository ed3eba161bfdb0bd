/**
 * npm run plan: seeds → content/plans.
 *
 *   npm run plan                      every plan under seeds/, written to content/plans/; a folder that holds a .docx
 *                                     and no plan.txt gets its text as plan.txt first
 *   npm run plan -- FILE              one file; under seeds/ it is written, elsewhere only shown
 *   npm run plan -- [FILE] --check    write nothing; refused or stale is exit 1
 *   npm run plan -- --check --on 2026-11-24   the same, and judge the dates of the register as on that day
 *   npm run plan -- FILE --tree       print the tree with positions
 *   npm run plan -- FILE --json       print plan.json
 *   npm run plan -- FILE --out DIR    write the pages of any file below DIR
 *   npm run plan -- FILE.docx         the same for a word processor's file, read as text
 *   npm run plan -- FILE.docx --text  and write that text beside it as plan.txt
 *   npm run plan -- FILE --new ID     create seeds/ID/ from any of these, with every register to fill in
 *
 * Exit 0 accepted (warnings allowed), 1 refused or stale, 2 wrong usage. A refusal writes nothing.
 */
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {basename, dirname, join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {inspect} from 'unist-util-inspect'
import type {VFile} from 'vfile'
import {foreignFormat, formatFinding, type GeneratedFile} from '../src/plan/index.ts'
import {day} from '../src/registers/yaml.ts'
import {diskFault, writeWhole} from './disk.ts'
import {readDocx, UnreadableFile} from './docx.ts'
import {createSeed, faultOfId, faultOfName} from './new-plan.ts'
import {compileFile, driftOfSeeds, droppedFiles, planIds, root, shown} from './seeds.ts'

const usage = '用法：npm run plan -- [文件] [--check] [--tree] [--json] [--out 目录] [--text] [--new 编号] [--on 日期]'

async function main(): Promise<number> {
  let options
  try {
    options = parseArgs({
      allowPositionals: true,
      options: {
        ...{check: {type: 'boolean'}, tree: {type: 'boolean'}, json: {type: 'boolean'}, text: {type: 'boolean'}},
        ...{out: {type: 'string'}, new: {type: 'string'}, on: {type: 'string'}},
      },
    })
  } catch (error) {
    return misused((error as Error).message)
  }
  const {values, positionals} = options
  if (positionals.length > 1) return misused(`一次只读一个文件，这里给了 ${positionals.length} 个。`)
  const [given] = positionals
  const lacking = given === undefined && (['tree', 'json', 'text', 'out', 'new'] as const).find((name) => values[name] !== undefined)
  if (lacking) return misused(`--${lacking} 要指明一个文件。`)
  if (values.check && (values.text || values.new !== undefined)) return misused('--check 什么也不写，不能和 --text、--new 一起用。')
  if (values.on !== undefined && !day.safeParse(values.on).success)
    return misused(`--on 后面应是日历上有的一天，如 2026-11-24，现在是“${values.on}”。`)
  if (given === undefined) {
    const dropped = await readDropped(values.check)
    if (dropped > 0) return dropped
    const ids = planIds()
    if (ids.filter(isMisnamed).length > 0) return 1
    const plans = ids.map((id) => ({path: join(root, 'seeds', id, 'plan.txt'), id, out: join(root, 'content/plans', id)}))
    // Judge all before writing any: one refused plan leaves the whole of content/plans as it was.
    if (plans.some(({path, id}) => isRefused(compileFile(path, id)))) values.check = true
    const code = Math.max(0, ...plans.map(({path, id, out}) => run(path, id, out, values)))
    if (values.check && code === 0) reportDrift(values.on ?? new Date().toISOString().slice(0, 10))
    return code
  }
  // npm runs scripts in the project's root; a path is meant from where the person stands.
  const path = resolve(process.env.INIT_CWD ?? '.', given)
  if (!existsSync(path) || !statSync(path).isFile()) return misused(`找不到文件 ${given}。`)
  let bytes: Uint8Array | undefined
  if (/\.(docx?|docm|dotx|wps|wpt|odt|ofd|rtf)$/i.test(path) || foreignFormat(readFileSync(path))?.name === 'zip') {
    try {
      bytes = await readText(path)
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      console.error(`${shown(path)}:1:1 error ${error.message} unreadable-file`)
      return 1
    }
    if (values.text && !writeText(join(dirname(path), 'plan.txt'), bytes)) return 1
  }
  if (values.new !== undefined) return startPlan(path, values.new, bytes ?? readFileSync(path))
  const seed = dirname(dirname(path)) === join(root, 'seeds') && basename(path) === 'plan.txt'
  if (seed && isMisnamed(basename(dirname(path)))) return 1
  const id = planId(seed || basename(path) === 'plan.txt' ? basename(dirname(path)) : basename(path).replace(/\.[^.]*$/, ''))
  const out = values.out ? join(resolve(process.env.INIT_CWD ?? '.', values.out), id) : seed ? join(root, 'content/plans', id) : undefined
  return run(path, id, out, values, bytes)
}

/** Say what is wrong with the call, and how the command is used. Returns the exit code. */
function misused(message: string): number {
  console.error(`${message}\n${usage}`)
  return 2
}

/** Whether the folder of a plan has a name that cannot be its address; says so. */
function isMisnamed(id: string): boolean {
  const fault = faultOfName(id)
  if (fault) console.error(`seeds/${id}/plan.txt:1:1 error 文件夹名${fault} folder-name`)
  return fault !== undefined
}

/**
 * Make plan.txt of what was dropped into a folder of `seeds/`, or say what is to be done with it.
 *
 * @param check  write nothing
 * @returns exit code
 */
async function readDropped(check = false): Promise<number> {
  const dropped = droppedFiles()
  let code = 0
  for (const path of dropped) {
    const folder = dirname(path)
    const name = basename(path)
    const refuse = (message: string, rule = 'unread-file') => {
      console.error(`${shown(path)}:1:1 error ${message} ${rule}`)
      code = 1
    }
    const fault = faultOfName(basename(folder))
    if (folder === join(root, 'seeds')) {
      refuse(`每份方案要有自己的文件夹。请运行 npm run plan -- ${shown(path)} --new 编号（编号如 tongchuan-2027），再把这个文件移走`)
    } else if (fault) refuse(`文件夹名${fault}`)
    else if (dropped.filter((other) => dirname(other) === folder).length > 1) {
      refuse('这个文件夹里有几个文件，不知道哪个是方案。请只留一个，或把方案的文本命名为 plan.txt')
    } else if (name.endsWith('.txt')) refuse('方案的文本要命名为 plan.txt，请改名')
    else if (check) refuse('还没有读成 plan.txt，请运行 npm run plan')
    else {
      try {
        if (!writeText(join(folder, 'plan.txt'), await readText(path))) code = 1
      } catch (error) {
        if (!(error instanceof UnreadableFile)) throw error
        refuse(error.message, 'unreadable-file')
      }
    }
  }
  return code
}

/** The text of a word processor's file, as bytes of UTF-8; says how its numbers were read. */
async function readText(path: string): Promise<Uint8Array> {
  const {text, numbered, twice, images, notes} = await readDocx(readFileSync(path))
  const doubled = twice > 0 ? `，其中 ${twice} 段正文里已写了编号，不再加` : ''
  const left = [images > 0 ? `图片 ${images} 张` : '', notes > 0 ? `脚注 ${notes} 处` : ''].filter(Boolean).join('、')
  console.error(
    `${shown(path)}：读成文本，自动编号 ${numbered} 段已写成文字${doubled}。${left && `${left}没有读，请看要不要补成文字。`}下面的行号是文本的行号；加 --text 写出 plan.txt 核对。`,
  )
  return new TextEncoder().encode(text)
}

/** Write the text that was read beside its file. Another text is left alone. */
function writeText(path: string, bytes: Uint8Array): boolean {
  if (existsSync(path) && !readFileSync(path).equals(bytes)) {
    console.error(`${shown(path)} 已经有了，内容不同，没有写。请先把它移走。`)
    return false
  }
  writeFileSync(path, bytes)
  console.error(`${shown(path)}：读出的文本已写在这里，请对照原件核对。`)
  return true
}

/** Create the seed folder of a new plan; a refused text creates nothing. */
function startPlan(path: string, id: string, bytes: Uint8Array): number {
  const fault = faultOfId(id)
  if (fault) return misused(`${fault}。`)
  const {refused, record, file} = compileFile(path, id, bytes)
  for (const message of file.messages) console.error(formatFinding(message, file.path))
  if (refused) {
    console.error(`${shown(path)}：有错误，没有建立 seeds/${id}/。`)
    return 1
  }
  const names = createSeed(id, bytes, record)
  console.log(`${summary(record.nodes)}；seeds/${id}/ 已建好：${names.join('、')}。请对照原件核对 plan.txt，再运行 npm run plan。`)
  return 0
}

/** An id that is safe as an address: lower-case letters, digits and hyphens. */
function planId(name: string): string {
  return (
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'plan'
  )
}

interface Options {
  check?: boolean
  tree?: boolean
  json?: boolean
}

/** Registers whose findings have been printed: plans share some. */
const told = new Set<VFile>()

/** Compile one file, print its findings, then check, show or write. */
function run(path: string, id: string, out: string | undefined, {check, tree, json}: Options, bytes?: Uint8Array): number {
  const compiled = compileFile(path, id, bytes)
  const {plan, record, files, file, registerFiles} = compiled
  const findings = [file, ...registerFiles.filter((one) => !told.has(one))].flatMap((one) =>
    one.messages.map((message) => formatFinding(message, one.path)),
  )
  for (const finding of findings) console.error(finding)
  for (const one of registerFiles) told.add(one)
  if (isRefused(compiled)) {
    console.error(`${shown(path)}：有错误，没有写入任何文件。`)
    return 1
  }
  if (tree) {
    const {blanks: _, ...shownTree} = plan
    console.log(inspect(shownTree, {color: false}))
  } else if (json) console.log(JSON.stringify(record, null, 2))
  else if (check) {
    const stale = out ? staleFiles(out, files) : []
    for (const name of stale) console.error(`${shown(join(out!, name))}:1:1 error 与原文不一致，请运行 npm run plan stale-content`)
    if (stale.length > 0) return 1
    console.log(`${shown(path)}：${summary(record.nodes)}${out ? '，生成的页面是最新的' : ''}。`)
  } else if (out) {
    const changed = writeFolder(out, files)
    console.log(`${shown(path)}：${summary(record.nodes)}；${shown(out)} 更新 ${changed} 个文件。`)
  } else console.log(`${shown(path)}：${summary(record.nodes)}。（只查看，没有写入；要写入请加 --out 目录）`)
  return 0
}

/** Say what in the register of regulations no longer fits the plans or the calendar. Warnings only. */
function reportDrift(today: string): void {
  const {file, citations, unresolved, entries} = driftOfSeeds(today)
  for (const message of file.messages) console.error(formatFinding(message, file.path))
  const count = (rule: string) => file.messages.filter(({ruleId}) => ruleId === rule).length
  console.log(
    `${file.path}：${entries} 条；方案引用 ${citations} 处，${unresolved} 处没有登记；` +
      `${count('unused-regulation')} 条没有用到，${count('stale-check')} 条到 ${today} 已过 12 个月没有核对，${count('dead-successor')} 条的接替文件也已失效。`,
  )
}

function isRefused({refused, registerFiles}: ReturnType<typeof compileFile>): boolean {
  return refused || registerFiles.some((file) => file.messages.some((message) => message.fatal))
}

function summary(nodes: Array<{kind: string}>): string {
  const count = (kind: string) => nodes.filter((node) => node.kind === kind).length
  return `${count('action')} 个行动、${count('support')} 个支撑、${count('measure')} 条措施、${count('guarantee')} 项保障`
}

function staleFiles(folder: string, files: GeneratedFile[]): string[] {
  const wanted = new Map(files.map(({path, value}) => [path, value]))
  const present = existsSync(folder) ? readdirSync(folder) : []
  return [
    ...present.filter((name) => !wanted.has(name)),
    ...files.filter(({path, value}) => !present.includes(path) || readFileSync(join(folder, path), 'utf8') !== value).map(({path}) => path),
  ]
}

/** Bring a folder of generated files up to date; files that no longer belong are removed last. Returns how many changed. */
function writeFolder(folder: string, files: GeneratedFile[]): number {
  const stale = new Set(staleFiles(folder, files))
  const changed = stale.size
  mkdirSync(folder, {recursive: true})
  for (const {path, value} of files) {
    if (!stale.delete(path)) continue
    writeWhole(join(folder, path), value)
  }
  for (const name of stale) rmSync(join(folder, name), {force: true})
  return changed
}

process.exitCode = await main().catch((error: unknown) => {
  const fault = diskFault(String(error))
  if (!fault) throw error
  console.error(fault)
  return 1
})
