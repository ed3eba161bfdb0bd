/**
 * Reading an article: front matter and six blocks, each with its place in the file.
 */
import type {Node, PhrasingContent, RootContent} from 'mdast'
import remarkMdx from 'remark-mdx'
import {VFile} from 'vfile'
import {markdown, wordsOf} from '../markdown.ts'
import type {Place} from '../plan/index.ts'
import {readYaml, type Register} from '../registers/yaml.ts'
import {frontmatterSchema, type Frontmatter} from './schema.ts'
import {blockKinds, drawingNames, type Article, type Block, type BlockKind, type DrawingName, type Item} from './types.ts'

const parser = markdown().use(remarkMdx).freeze()

/** An article together with the places of its front matter, for the lint. */
export interface ReadArticle {
  article: Article
  /** Where the front matter's node at `path` was written. */
  placeOf: Register<Frontmatter>['placeOf']
}

/**
 * Read an article.
 *
 * @param file  text of `content/safety/<id>.mdx`; what keeps it from being read is added to `file.messages` as fatal
 *   (rules `front-matter`, `yaml-…`, `mdx-syntax`, `block-…`, `forbidden-construct`, `drawing`)
 * @returns the article as far as it could be read, or `undefined` where its front matter or its body could not
 */
export function readArticle(file: VFile): ReadArticle | undefined {
  const cut = cutFrontMatter(String(file.value))
  if (!cut) {
    fail(file, '文件开头要有两行 --- 夹住的题头（title、brief 等），可照模板补上', {line: 1, column: 1}, 'front-matter')
    return undefined
  }
  // Its lines keep their numbers: the fence becomes a comment.
  const header = new VFile({path: file.path, value: `#--\n${cut.front}\n`})
  const {value, placeOf} = readYaml(header, frontmatterSchema)
  file.messages.push(...header.messages)
  const blocks = readBlocks(cut.body, file)
  if (!value || !blocks) return undefined
  return {article: {id: file.stem ?? '', ...value, blocks}, placeOf}
}

/**
 * The two halves of an article.
 *
 * @returns the front matter without its fences, and the body behind as many empty lines, so that its lines keep their
 *   numbers; undefined where there is no front matter
 */
export function cutFrontMatter(text: string): {front: string; body: string} | undefined {
  const [fence, front] = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? []
  if (fence === undefined || front === undefined) return undefined
  return {front, body: fence.replace(/[^\n]/g, '') + text.slice(fence.length)}
}

function readBlocks(body: string, file: VFile): Block[] | undefined {
  let children: RootContent[]
  try {
    children = parser.parse(body).children
  } catch (error) {
    const {reason, line, column} = error as VFile['messages'][number]
    const [text, place] = syntaxText(reason)
    fail(file, text, place ?? {line: line ?? 1, column: column ?? 1}, 'mdx-syntax')
    return undefined
  }
  const blocks: Block[] = []
  for (const node of children) {
    if (isConstruct(node)) reportConstruct(file, node)
    else if (node.type !== 'mdxJsxFlowElement') fail(file, '文字要写在六个块里面，这里在块外', startOf(node), 'block-outside')
    else if (!isBlockKind(node.name))
      fail(file, `不认识的块 <${node.name ?? ''}>，应为 ${blockKinds.join('、')} 之一`, startOf(node), 'block-unknown')
    else blocks.push(readBlock(node.name, node, file))
  }
  return blocks
}

/** What the parser of MDX says, in plain Chinese, and the place where its words name one. */
function syntaxText(reason: string): [text: string, place?: {line: number; column: number}] {
  const [, name, line, column] = /closing tag for `<(\w+)>` \((\d+):(\d+)/.exec(reason) ?? []
  if (name) return [`<${name}> 没有收尾，少了一行 </${name}>`, {line: Number(line), column: Number(column)}]
  if (/closing (slash|tag)/.test(reason)) return ['这里收尾的块，前面没有开头；写成 <Never> 的样子，尖括号里不空格']
  if (/before name|in name/.test(reason)) return ['正文里不能用尖括号，写成文字，如“低于 5 度”']
  return [`正文写法有误，多半是尖括号、花括号或块没有收尾：${reason}`]
}

type Element = Extract<RootContent, {type: 'mdxJsxFlowElement'}>

function readBlock(kind: BlockKind, node: Element, file: VFile): Block {
  const attributes = readAttributes(node, kind === 'First' ? ['when'] : [], file)
  const block: Block = {kind, when: attributes.when ?? '', items: [], drawings: [], place: placeAt(file, node)}
  const ordered = kind === 'First' || kind === 'Then'
  const wanted = kind === 'Watch' ? '一段话' : ordered ? '1. 2. 3. 编号的步骤' : '- 开头的条目'
  for (const child of node.children) {
    if (isConstruct(child)) reportConstruct(file, child)
    else if (child.type === 'mdxJsxFlowElement') {
      const drawing = child.name === 'Drawing' ? readDrawing(child, file) : reportConstruct(file, child)
      if (drawing) block.drawings.push(drawing)
    } else if (child.type === 'paragraph' && kind === 'Watch') block.items.push(readItem(child.children, child, file))
    else if (child.type === 'list' && kind !== 'Watch' && Boolean(child.ordered) === ordered) {
      for (const item of child.children) {
        const [first, ...rest] = item.children
        if (first && isConstruct(first)) reportConstruct(file, first)
        else if (first?.type === 'paragraph') block.items.push(readItem(first.children, item, file))
        else fail(file, '这一条是空的，或写法不对', startOf(item), 'block-content')
        for (const extra of rest) fail(file, '一条只写一段，不要在条目下再分条', startOf(extra), 'block-content')
      }
    } else fail(file, `<${kind}> 里应写${wanted}`, startOf(child), 'block-content')
  }
  return block
}

function readDrawing(node: Element, file: VFile): DrawingName | undefined {
  const {of: name} = readAttributes(node, ['of'], file)
  const found = drawingNames.find((drawing) => drawing === name)
  if (!found) fail(file, `没有叫 ${name ?? '（空）'} 的图，现有：${drawingNames.join('、')}`, startOf(node), 'drawing')
  return found
}

/** Attributes with plain string values; anything else is reported. */
function readAttributes(node: Element, allowed: string[], file: VFile): Record<string, string> {
  const values: Record<string, string> = {}
  for (const attribute of node.attributes) {
    if (attribute.type === 'mdxJsxAttribute' && allowed.includes(attribute.name) && typeof attribute.value === 'string')
      values[attribute.name] = attribute.value
    else {
      const name = attribute.type === 'mdxJsxAttribute' ? attribute.name : '{…}'
      fail(file, `<${node.name}> 不认识 ${name} 这种写法`, startOf(attribute.position ? attribute : node), 'forbidden-construct')
    }
  }
  return values
}

function readItem(content: PhrasingContent[], node: Node, file: VFile): Item {
  for (const part of content) {
    if (part.type === 'text' || (part.type === 'strong' && part.children.every(({type}) => type === 'text'))) continue
    if (isConstruct(part)) reportConstruct(file, part)
    else fail(file, '正文里只用普通文字和 **粗体**，不用链接、图片、斜体和 HTML', startOf(part), 'forbidden-construct')
  }
  const [first] = content
  const lead = first?.type === 'strong' ? wordsOf(first) : ''
  const rest = lead ? content.slice(1) : content
  // A soft break inside Chinese text is not a space.
  const words = wordsOf({type: 'paragraph', children: rest}).replace(/\s*\n\s*/g, '')
  return {lead, text: words.trim(), place: placeAt(file, node)}
}

/** Constructs of MDX that run or build something: an article is plain text. */
function isConstruct(node: Node): boolean {
  return ['mdxjsEsm', 'mdxFlowExpression', 'mdxTextExpression', 'html'].includes(node.type)
}

function reportConstruct(file: VFile, node: Node): undefined {
  const names: Record<string, string> = {mdxjsEsm: ' import、export 语句', html: ' HTML'}
  fail(file, `文章里不能写${names[node.type] ?? '花括号表达式或自己的标签'}，只写文字和规定的块`, startOf(node), 'forbidden-construct')
}

function isBlockKind(name: string | null): name is BlockKind {
  return blockKinds.some((kind) => kind === name)
}

function startOf(node: Pick<Node, 'position'>): {line: number; column: number} {
  return node.position?.start ?? {line: 1, column: 1}
}

function placeAt(file: VFile, node: Node): Place {
  const {line, column} = startOf(node)
  return {file: file.path, line, column}
}

function fail(file: VFile, reason: string, {line, column}: {line: number; column: number}, ruleId: string): void {
  file.message(reason, {place: {line, column}, ruleId, source: 'safety'}).fatal = true
}
