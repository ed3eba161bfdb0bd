/**
 * Shape of an article's front matter. Lengths and references are the lint's part, where the message can say more.
 */
import {z} from 'astro/zod'
import {day} from '../registers/yaml.ts'

const text = z.string().trim().min(1)

const sourceSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, '来源的 id 只用小写字母、数字和连字符'),
    regulation: text.optional(),
    articles: z
      .array(z.string().regex(/^第[零一二三四五六七八九十百]+条(之[一二三四五六七八九十]+)?$/, '条号要写成 第二十八条 的样子'))
      .default([]),
    title: text.optional(),
    by: text.optional(),
    url: z.url({error: '网址格式不对'}).optional(),
    memory: z.boolean().default(false),
  })
  .check(({value, issues}) => {
    if ((value.regulation === undefined) === (value.title === undefined))
      issues.push({
        code: 'custom',
        message: '每条来源要么写 regulation（法规库里的 id），要么写 title（资料名称），只写一个',
        input: value,
      })
  })

export const frontmatterSchema = z.strictObject({
  title: text,
  brief: text,
  settings: z.array(text).min(1),
  measures: z.array(text).min(1),
  related: z.array(text),
  search: z.array(text),
  checked: day,
  sources: z.array(sourceSchema).min(1),
  figures: z.array(z.strictObject({text, source: text})),
  review: z.array(text),
  reviewed: z.strictObject({by: text, date: day}).optional(),
  quiz: z.array(z.strictObject({ask: text, options: z.array(text).min(2), answer: text, why: text})),
  group: text,
  broadcast: text,
})

export type Frontmatter = z.infer<typeof frontmatterSchema>
