/**
 * YAML with positions: a value that fits its schema, or messages that say in which line it does not.
 */
import {z} from 'astro/zod'
import {VFile} from 'vfile'
import {isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document, type ErrorCode, type YAMLError} from 'yaml'
import type {Place} from '../plan/index.ts'

/** A day that the calendar has, ISO 8601. */
export const day = z.iso.date('日期写成 2026-11-24 这样，日历上要有这一天')

type Path = ReadonlyArray<PropertyKey>

/** A read register. `value` is `undefined` when the file carries fatal messages. */
export interface Register<T> {
  value: T | undefined
  /** Where the node at `path` was written. */
  placeOf: (path: Path) => Place
}

/**
 * Read YAML and hold it against a schema.
 *
 * @param file  text; every fault is added to `file.messages` as fatal, at its line and column (rules
 *   `yaml-syntax`, `yaml-schema`). Of faults of syntax the first is told: the others come from it
 * @param schema  zod schema; its messages are in Chinese
 */
export function readYaml<T>(file: VFile, schema: z.ZodType<T>): Register<T> {
  const lines = new LineCounter()
  const document = parseDocument(String(file.value), {lineCounter: lines, prettyErrors: false})
  const placeAt = (offset: number): Place => {
    const {line, col} = lines.linePos(offset)
    return {file: file.path, line: Math.max(line, 1), column: Math.max(col, 1)}
  }
  const placeOf = (path: Path): Place => {
    // The deepest node that exists: a missing key is reported at its parent.
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return placeAt(node.range[0])
    }
    return {file: file.path, line: 1, column: 1}
  }
  const placeOfKey = (path: Path, key: string): Place => {
    const map = path.length === 0 ? document.contents : document.getIn(path, true)
    const pair = isMap(map) ? map.items.find((pair) => isScalar(pair.key) && pair.key.value === key) : undefined
    return isScalar(pair?.key) && pair.key.range ? placeAt(pair.key.range[0]) : placeOf(path)
  }
  const fail = (reason: string, {line, column}: Place, ruleId: string) => {
    file.message(reason, {place: {line, column}, ruleId, source: 'register'}).fatal = true
  }
  const [error] = [...document.errors, ...document.warnings]
  const fault = error ? syntaxText(error, String(file.value)) : referenceIn(document)
  if (fault) {
    fail(`YAML 写法有误：${fault.reason}`, placeAt(fault.offset), 'yaml-syntax')
    return {value: undefined, placeOf}
  }
  const result = schema.safeParse(document.toJS() ?? undefined, {reportInput: true})
  if (result.success) return {value: result.data, placeOf}
  for (const issue of result.error.issues) {
    const where = issue.path.length > 0 ? `${issue.path.map(String).join('.')}：` : ''
    fail(
      where + issueText(issue),
      issue.code === 'unrecognized_keys' ? placeOfKey(issue.path, issue.keys[0]!) : placeOf(issue.path),
      'yaml-schema',
    )
  }
  return {value: undefined, placeOf}
}

/** What people who write Chinese get wrong in YAML, in their words. */
const syntaxTexts: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: '行首的空格不对，和上下几行对齐',
  BLOCK_AS_IMPLICIT_KEY: '这一行多了一个英文冒号；文字里的冒号用中文的“：”',
  DUPLICATE_KEY: '这个键写了两遍',
  MISSING_CHAR: '引号、括号没有收尾，或者少了英文逗号、冒号',
  MULTILINE_IMPLICIT_KEY: '这里少了英文冒号，或者引号没有收尾',
  TAB_AS_INDENT: '行首用了制表符（Tab），改成空格',
  TAG_RESOLVE_FAILED: '以 ! 开头的文字要加引号',
  UNEXPECTED_TOKEN: '多了东西，看看这一行和上一行的引号、括号、冒号',
}

interface Fault {
  reason: string
  offset: number
}

/** The first anchor or alias. No register needs one: they are words that begin with & or *, which YAML would lose. */
function referenceIn(document: Document): Fault | undefined {
  let found: Fault | undefined
  visit(document, {
    Node(_, node) {
      const sign = isAlias(node) ? '*' : node.anchor === undefined ? undefined : '&'
      if (!sign) return undefined
      found = {reason: `以 ${sign} 开头的文字要加引号`, offset: node.range?.[0] ?? 0}
      return visit.BREAK
    },
  })
  return found
}

/** A fault of syntax in plain Chinese, and where it is. A Chinese colon behind a key is found some lines later only. */
function syntaxText({code, message, pos}: YAMLError, text: string): Fault {
  const wide = [...text.slice(0, pos[1]).matchAll(/^[ \t]*(?:- )?([A-Za-z]+)：/gm)].at(-1)
  if (wide) return {reason: `${wide[1]} 后面是中文冒号，换成英文冒号，再空一格`, offset: wide.index + wide[0].length - 1}
  return {reason: syntaxTexts[code] ?? message, offset: pos[0]}
}

/** What should be written, by the type that is expected; digits without quotes are a number to YAML and lose their first 0. */
const shapes: Record<string, string> = {
  string: "应为文字；全是数字的，前后加英文引号，比如 '0477'",
  array: '应为一串，用英文方括号括起来，比如 [甲, 乙]',
  boolean: '应为 true 或 false',
  object: '下面应分行写，或用英文花括号括起来',
}

/** A zod issue in plain Chinese. */
function issueText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `不认识的键 ${issue.keys.join('、')}，请检查拼写或删去`
    case 'invalid_type':
      return issue.input === undefined ? '缺少必填的内容' : `类型不对，${shapes[issue.expected] ?? `应为 ${issue.expected}`}`
    case 'invalid_value':
      return `应为其中之一：${issue.values.map(String).join('、')}`
    case 'too_small':
      return '不能为空，或比允许的少'
    case 'too_big':
      return `太长或太多，最多 ${String(issue.maximum)}`
    case 'invalid_format':
      // A format with a message of its own says more.
      return /\p{Script=Han}/u.test(issue.message) ? issue.message : `格式不对，应为 ${issue.format}`
    default:
      return issue.message
  }
}
