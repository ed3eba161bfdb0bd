/**
 * The index card that a government web site prints above a document: 索引号, 主题分类, 发文机关, 成文日期 ….
 */
import {circularEnd, dateLike, documentNumberLine, planTitleEnd} from './form.ts'
import {leavesOfPassage, type Passage} from './passage.ts'
import {wordsOf} from './traditional.ts'
import type {AsideName, FieldName, Leaf} from './types.ts'

/** Entries of an index card, blanks left out. */
const cardLabels = [
  '发文字号 文号 发文机关 发布机构 发文单位 制发机关 成文日期 生成日期 索引号 主题分类 主题词 标题',
  '名称 发布日期 公开日期 公开方式 公开形式 有效性 时效性 效力状态 体裁分类 组配分类 公文种类 分类',
  '来源 字体 浏览次数 点击数 发文机构 发文日期 发布时间 生成时间 生效时间 废止时间 信息分类 信息来源',
  '内容概述 关键词 公开目录 生效日期 废止日期 信息名称 内容概览 在线链接地址 文件下载 概述 颁布部门 颁布日期',
  '法律效力 应用分类',
].flatMap((line) => line.split(' '))
const cardLine = RegExp(`^[|【\\[•·●*-]*(${cardLabels.join('|')})(?:[】\\]][：:]?|[：:|]|$)`)
/** Those that may stand for what the head lacks. */
const cardField: Record<string, FieldName> = {
  发文字号: 'documentNumber',
  文号: 'documentNumber',
  发文机关: 'issuer',
  发文单位: 'issuer',
  制发机关: 'issuer',
  发文机构: 'issuer',
  成文日期: 'date',
}

/** An entry of the index card: where its value begins, and the field that it may stand for. */
export interface CardEntry {
  value: number
  field: FieldName | undefined
}

/** The lines of an index card, by index: at least two entries. A label alone on its line has its value on the next. */
export function takeCard(passages: Passage[]): Map<number, CardEntry> {
  const card = new Map<number, CardEntry>()
  let entries = 0
  for (let at = 0; at < passages.length && at < 60; at++) {
    const {text} = passages[at]!
    const words = wordsOf(text)
    const match = text.length <= 200 ? cardLine.exec(words.replace(/^[|\s]+/, '')) : null
    if (!match) {
      if (card.size > 0 && /^\|?(?:-{2,}|\|)+/.test(words)) card.set(at, {value: text.length, field: undefined})
      continue
    }
    entries++
    const field = cardField[match[1]!]
    const alone = words.replace(/[|：:】\]]+$/, '').length <= match[1]!.length + 1
    card.set(at, {value: alone ? text.length : valueStart(text, match[1]!), field: alone ? undefined : field})
    const next = passages[at + 1] && wordsOf(passages[at + 1]!.text)
    // Behind a label without a value may stand the title of the text.
    const title = next !== undefined && (planTitleEnd.test(next) || circularEnd.test(next)) && !/^(?:标题|名称)$/.test(match[1]!)
    if (alone && next !== undefined && !title && !cardLine.test(next)) {
      at++
      card.set(at, {value: /^[•·●*-]?\s*/.exec(passages[at]!.text)![0].length, field})
    }
  }
  return entries >= 2 ? card : new Map()
}

/** Where the value behind a label begins, blanks inside the label (索 引 号) and one mark behind it passed over. */
function valueStart(text: string, label: string): number {
  let at = 0
  for (let seen = 0; at < text.length && seen < label.length; at++) {
    if (/[^\s|【[•·●*-]/.test(text[at]!)) seen++
  }
  return at + /^[\s】\]：:|]*/.exec(text.slice(at))![0].length
}

/** A card entry as leaves: its value is a field where the head lacks it and the value is one. */
export function cardLeaves(passage: Passage, {value, field}: CardEntry, fields: Set<FieldName | AsideName>): Leaf[] {
  const printed = passage.text.slice(value)
  const end = value + /^[^|\t]*/.exec(printed)![0].trimEnd().length
  const fits =
    field !== undefined &&
    !fields.has(field) &&
    (field === 'documentNumber' ? documentNumberLine : field === 'date' ? dateLike : /\p{Script=Han}/u).test(passage.text.slice(value, end))
  if (!fits) return leavesOfPassage(passage, 'aside', 0, undefined, 'indexCard')
  fields.add(field)
  return [
    ...leavesOfPassage(passage, 'aside', 0, value, 'indexCard'),
    ...leavesOfPassage(passage, 'field', value, end, field),
    ...leavesOfPassage(passage, 'aside', end, undefined, 'indexCard'),
  ]
}
