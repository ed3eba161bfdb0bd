/**
 * What a style sheet or a script uses that the oldest browsers of the floor do not know, by MDN's compatibility data.
 *
 * A sheet's own fallbacks count: an earlier declaration of the same property in the same rule, and `@supports`. In a script
 * a name counts as guarded where the script itself asks for it: `x?.()`, `'x' in y`.
 */
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {CompatStatement, SimpleSupportStatement} from '@mdn/browser-compat-data/types'
import postcss, {type AtRule, type ChildNode, type Declaration} from 'postcss'
import {parseAst} from 'vitest/node'
import {readFloor, type Floor} from '../../scripts/floor.ts'

/** Something newer than the floor. */
export interface Newer {
  /** `property text-wrap`, `value height: dvh`, `selector has`, `at-rule scope`, `nesting`, `syntax StaticBlock`, `name Object.groupBy`. */
  what: string
  line: number
}

/** A node of the data: a feature, with the features below it by name. */
interface Entry {
  __compat?: CompatStatement
  [name: string]: unknown
}

// Read as a file: as a module, Vitest would rework its 18 MB.
const bcd = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@mdn/browser-compat-data'), 'utf8')) as Entry
const floor = readFloor()

/** Whether a version, `15.4` or `≤37`, is not above another. */
function reaches(added: SimpleSupportStatement['version_added'], version: string): boolean {
  if (typeof added !== 'string' || added === 'preview') return false
  const [a, b] = [added.replace('≤', ''), version].map((text) => text.split('.').map(Number)) as [number[], number[]]
  return (a[0]! - b[0]! || (a[1] ?? 0) - (b[1] ?? 0)) <= 0
}

/** Whether a browser knows a feature under its plain name, or under one with `prefix`. */
function knownBy({support}: CompatStatement, browser: Floor['mdn'], version: string, prefix = ''): boolean {
  return [support[browser] ?? []]
    .flat()
    .some(
      (statement) =>
        !statement.flags &&
        !statement.alternative_name &&
        !reaches(statement.version_removed ?? false, version) &&
        (statement.prefix ?? '') === prefix &&
        reaches(statement.version_added, version),
    )
}

/** Whether all browsers of the floor know a feature. */
function known(compat: CompatStatement): boolean {
  return floor.every(({mdn, version}) => knownBy(compat, mdn, version))
}

/** The entry at a path that the data has. */
function at(...path: string[]): Entry {
  return path.reduce((entry, name) => entry[name] as Entry, bcd)
}

/** The entry of a name below an entry; not one that its prototype brings. */
function below(entry: Entry | undefined, name: string): Entry | undefined {
  return entry && name !== '__compat' && Object.hasOwn(entry, name) ? (entry[name] as Entry) : undefined
}

/** True where an entry says that the floor lacks it. */
function isNewer(entry: Entry | undefined): boolean {
  return entry?.__compat !== undefined && !known(entry.__compat)
}

/** All entries with a name, at any depth. */
function index(entry: Entry, into = new Map<string, Entry[]>()): Map<string, Entry[]> {
  for (const [name, child] of Object.entries(entry as Record<string, Entry>)) {
    if (name === '__compat') continue
    const list = into.get(name)
    if (list) list.push(child)
    else into.set(name, [child])
    index(child, into)
  }
  return into
}

const [properties, selectors, types, atRules] = ['properties', 'selectors', 'types', 'at-rules'].map((name) => at('css', name)) as [
  Entry,
  Entry,
  Entry,
  Entry,
]
const typesByName = index(types)
/** Families of units, by the letter in front: small, large and dynamic viewports. */
const units: Record<string, string> = {
  s: 'viewport_percentage_units_small',
  l: 'viewport_percentage_units_large',
  d: 'viewport_percentage_units_dynamic',
}

/** What a style sheet uses above the floor. */
export function newerInSheet(css: string): Newer[] {
  const found: Newer[] = []
  const report = (what: string, {source}: ChildNode) => found.push({what, line: source?.start?.line ?? 1})
  postcss.parse(css).walk((node) => {
    if (isGuarded(node)) return
    if (node.type === 'decl') for (const what of newerInDeclaration(node)) report(what, node)
    if (node.type === 'atrule') for (const what of newerInAtRule(node)) report(what, node)
    if (node.type !== 'rule' || (node.parent?.type === 'atrule' && (node.parent as AtRule).name.endsWith('keyframes'))) return
    if (isInRule(node)) report('nesting', node)
    for (const [, name] of node.selector.replace(/\[[^\]]*\]|\\./g, '').matchAll(/::?([a-z-]+)/g))
      if (!name!.startsWith('-') && isNewer(below(selectors, name!))) report(`selector ${name}`, node)
  })
  return found
}

/** Whether a node stands in a block that a browser enters only when it knows what it asks. */
function isGuarded(node: ChildNode): boolean {
  for (let up = node.parent; up && up.type !== 'root'; up = up.parent as typeof up)
    if (up.type === 'atrule' && (up as AtRule).name === 'supports' && !(up as AtRule).params.startsWith('not')) return true
  return false
}

function isInRule(node: ChildNode): boolean {
  for (let up = node.parent; up && up.type !== 'root'; up = up.parent as typeof up) if (up.type === 'rule') return true
  return false
}

function newerInAtRule(node: AtRule): string[] {
  if (node.name.startsWith('-')) return []
  const parent = node.parent?.type === 'atrule' ? (node.parent as AtRule).name : ''
  const rule = below(below(atRules, parent), node.name) ?? below(atRules, node.name)
  const features =
    node.name === 'media' ? [...node.params.matchAll(/\(\s*([a-z-]+)/g)].map(([, name]) => name!.replace(/^(min|max)-/, '')) : []
  const range = node.name === 'media' && /[<>]/.test(node.params) && isNewer(below(rule, 'range_syntax'))
  return [
    ...(rule && !isNewer(rule) ? [] : [`at-rule ${node.name}`]),
    ...(isInRule(node) ? ['nesting'] : []),
    ...(range ? ['at-rule media range'] : []),
    ...features.filter((name) => isNewer(below(rule, name))).map((name) => `at-rule media ${name}`),
  ]
}

function newerInDeclaration(node: Declaration): string[] {
  const [, prefix = '', plain = ''] = /^(-[a-z]+-)?(.*)$/.exec(node.prop)!
  const around = node.parent?.type === 'atrule' ? below(atRules, (node.parent as AtRule).name) : undefined
  // A browser that does not know the rule around skips all of it, which is told once.
  if (isNewer(around)) return []
  const property = below(around, plain) ?? below(properties, plain)
  if (!node.prop.startsWith('--')) {
    // What a browser knows under a prefix is meant for the browsers that have it.
    if (prefix) return []
    if (!property?.__compat || !(known(property.__compat) || isPrefixedBeside(node, property.__compat))) return [`property ${node.prop}`]
  }
  const values = newerInValue(node.value, property).map((value) => `value ${node.prop}: ${value}`)
  return values.length > 0 && hasFallback(node) ? [] : values
}

function newerInValue(value: string, property: Entry | undefined): string[] {
  const bare = value.replace(/"[^"]*"|'[^']*'|url\([^)]*\)|#[\da-f]+/gi, ' ')
  const functions = [...bare.matchAll(/(?<![\w-])([a-z][a-z\d-]*)\(/g)].map(([, name]) => name!)
  const words = [...bare.matchAll(/(?<![\w.%-])([a-z][a-z-]*)(?![\w(-])/g)].map(([, name]) => name!)
  const measures = [...bare.matchAll(/\d([a-z]+)\b/g)].map(([, unit]) => unit!)
  const entriesOf = (name: string) => {
    const own = below(property, name)
    return own ? [own] : (typesByName.get(name) ?? []).filter(({__compat}) => __compat)
  }
  const allNewer = (entries: Entry[]) => entries.length > 0 && entries.every(isNewer)
  return [
    ...functions.filter((name) => allNewer(entriesOf(name))),
    ...words.filter((name) => isNewer(below(property, name))),
    ...measures.filter((unit) => {
      const [, size, axis] = /^([sld])v(w|h|i|b|min|max)$/.exec(unit) ?? []
      return axis ? isNewer(below(at('css', 'types', 'length'), units[size!]!)) : isNewer(below(at('css', 'types', 'length'), unit))
    }),
  ]
}

/** Whether the same rule sets the property also under the prefix that the floor knows it by. */
function isPrefixedBeside({prop, parent}: Declaration, compat: CompatStatement): boolean {
  const prefixed = (parent?.nodes ?? []).flatMap((node) => (node.type === 'decl' && node.prop.endsWith(`-${prop}`) ? [node.prop] : []))
  const lacking = floor.filter(({mdn, version}) => !knownBy(compat, mdn, version))
  return lacking.every(({mdn, version}) => prefixed.some((name) => knownBy(compat, mdn, version, name.slice(0, -prop.length))))
}

/** Whether the same rule gives the property a value of the floor before, or any value under a prefix. */
function hasFallback(node: Declaration): boolean {
  for (let before = node.prev(); before; before = before.prev())
    if (
      before.type === 'decl' &&
      (before.prop === `-webkit-${node.prop}` || (before.prop === node.prop && newerInDeclaration(before).length === 0))
    )
      return true
  return false
}

/** Nodes of ECMAScript 2022 and before, apart from what Safari 15.4 lacks of it. */
const syntax = new Set(
  `Program ExpressionStatement BlockStatement EmptyStatement DebuggerStatement WithStatement ReturnStatement LabeledStatement
  BreakStatement ContinueStatement IfStatement SwitchStatement SwitchCase ThrowStatement TryStatement CatchClause WhileStatement
  DoWhileStatement ForStatement ForInStatement ForOfStatement FunctionDeclaration VariableDeclaration VariableDeclarator
  ThisExpression ArrayExpression ObjectExpression Property FunctionExpression UnaryExpression UpdateExpression BinaryExpression
  AssignmentExpression LogicalExpression MemberExpression ConditionalExpression CallExpression NewExpression SequenceExpression
  ArrowFunctionExpression YieldExpression AwaitExpression TemplateLiteral TaggedTemplateExpression TemplateElement SpreadElement
  ObjectPattern ArrayPattern RestElement AssignmentPattern Super ClassBody MethodDefinition PropertyDefinition PrivateIdentifier
  ClassDeclaration ClassExpression MetaProperty ImportDeclaration ImportSpecifier ImportDefaultSpecifier ImportNamespaceSpecifier
  ExportNamedDeclaration ExportSpecifier ExportDefaultDeclaration ExportAllDeclaration ImportExpression ChainExpression
  ParenthesizedExpression Identifier Literal`.split(/\s+/),
)
const builtins = at('javascript', 'builtins')
const api = at('api')
/** Members of all objects of a group, by name. */
function membersOf(group: Entry): Map<string, Entry[]> {
  const members = new Map<string, Entry[]>()
  for (const object of Object.values(group))
    for (const [name, member] of Object.entries(object as Record<string, Entry>))
      if (member.__compat) members.set(name, [...(members.get(name) ?? []), member])
  return members
}
const ofLanguage = membersOf({...builtins, ...below(builtins, 'Intl'), ...at('webassembly', 'api')})
const ofBrowser = membersOf(api)
/** Objects whose type is known by their name. */
const objects: Record<string, string> = {
  window: 'Window',
  globalThis: 'Window',
  document: 'Document',
  navigator: 'Navigator',
  location: 'Location',
}

interface Node {
  type: string
  start: number
  [key: string]: unknown
}

/** What a script, a module or not, uses above the floor. */
export function newerInScript(source: string): Newer[] {
  const found: Newer[] = []
  const guarded = new Set<string>()
  const report = (what: string, {start}: Node) => found.push({what, line: source.slice(0, start).split('\n').length})
  const visit = (node: Node, parent?: Node) => {
    for (const name of guardsOf(node)) guarded.add(name)
    for (const what of newerInNode(node, parent)) report(what, node)
    for (const child of Object.values(node).flat()) if (isNode(child)) visit(child, node)
  }
  visit(parseAst(source) as unknown as Node)
  return found.filter(({what}) => !guarded.has(what.slice(what.lastIndexOf('.') + 1)) && !guarded.has(what.replace('name ', '')))
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

/** Names that a node asks for before they are used. */
function guardsOf(node: Node): string[] {
  if (node.type === 'BinaryExpression' && node.operator === 'in') return [String((node.left as Node).value)]
  if (node.type === 'UnaryExpression' && node.operator === 'typeof') return [String((node.argument as Node).name)]
  if (node.type === 'CallExpression' && node.optional) return [propertyOf(node.callee as Node) ?? '']
  const asked = node.type === 'LogicalExpression' ? node.left : node.type === 'UnaryExpression' ? node.argument : node.test
  return isNode(asked) ? [propertyOf(asked) ?? ''] : []
}

/** `c` of `a.b.c`. */
function propertyOf(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined
  const {name, value} = node.property as Node
  return String(node.computed ? value : name)
}

function newerInNode(node: Node, parent: Node | undefined): string[] {
  if (!syntax.has(node.type)) return [`syntax ${node.type}`]
  if (node.type === 'VariableDeclaration' && !['var', 'let', 'const'].includes(node.kind as string)) return [`syntax ${node.kind}`]
  if ((node.attributes as unknown[] | undefined)?.length || node.options) return ['syntax import attributes']
  if ((node.decorators as unknown[] | undefined)?.length) return ['syntax decorators']
  const regex = node.regex as {pattern: string; flags: string} | undefined
  if (regex) {
    const {pattern, flags} = regex
    return [
      ...(/\(\?<[=!]/.test(pattern) ? ['syntax lookbehind'] : []),
      ...(/\(\?[ims]*-?[ims]+:/.test(pattern) ? ['syntax modifiers'] : []),
      ...(flags.includes('v') ? ['syntax v flag'] : []),
    ]
  }
  const property = propertyOf(node)
  if (property !== undefined) {
    const {type, name} = node.object as Node
    const owner = type === 'Identifier' ? (objects[String(name)] ?? String(name)) : ''
    const object = below(builtins, owner) ?? below(api, owner)
    const member = below(object, property) ?? below(object, `${property}_static`)
    if (member) return isNewer(member) ? [`name ${String(name)}.${property}`] : []
    // Of an object of unknown type; a browser's interfaces have so many names that only what is called is taken for theirs.
    const isCalled = parent?.type === 'CallExpression' && parent.callee === node
    const all = [...(ofLanguage.get(property) ?? []), ...(isCalled || ofLanguage.has(property) ? (ofBrowser.get(property) ?? []) : [])]
    return all.length > 0 && all.every(isNewer) ? [`name .${property}`] : []
  }
  const isReference =
    node.type === 'Identifier' && parent?.type !== 'Property' && !(parent?.type === 'MemberExpression' && parent.property === node)
  if (!isReference) return []
  const name = String(node.name)
  const global = below(builtins, name) ?? below(api, name) ?? (name.length > 4 ? below(below(api, 'Window'), name) : undefined)
  return isNewer(global) ? [`name ${name}`] : []
}

/** What the markup of a page uses above the floor: elements and attributes. */
export function newerInElement(name: string, attributes: Iterable<string>): string[] {
  const elements = at('html', 'elements')
  const element = below(elements, name)
  return [
    ...(isNewer(element) ? [`element ${name}`] : []),
    ...[...attributes]
      .filter((attribute) => isNewer(below(element, attribute) ?? below(at('html', 'global_attributes'), attribute)))
      .map((attribute) => `attribute ${name} ${attribute}`),
  ]
}
