/**
 * YAML with positions: a value that fits its schema, or messages that say in which line it does not.
 */
import type {z} from 'astro/zod'
import {VFile} from 'vfile'
import {isMap, isNode, isScalar, LineCounter, parseDocument} from 'yaml'
import type {Place} from '../plan/index.ts'

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
 *   `yaml-syntax`, `yaml-schema`)
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
  for (const error of document.errors) fail(`YAML 写法有误：${error.message}`, placeAt(error.pos[0]), 'yaml-syntax')
  if (document.errors.length > 0) return {value: undefined, placeOf}
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

/** A zod issue in plain Chinese. */
function issueText(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `不认识的键 ${issue.keys.join('、')}，请检查拼写或删去`
    case 'invalid_type':
      return issue.input === undefined ? '缺少必填的内容' : `类型不对，应为 ${issue.expected}`
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
