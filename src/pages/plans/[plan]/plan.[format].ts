/**
 * `/plans/<plan>/plan.txt`, `plan.md`, `plan.akn.xml`: the whole plan in plain text, in Markdown and as Akoma Ntoso.
 */
import type {APIRoute, GetStaticPaths} from 'astro'
import {toAkomaNtoso, toPlainText, toWholeMarkdown} from '../../../plan/index.ts'
import {planOf, plansHere, treeOf} from '../../../plans.ts'
import {fullAddress, href} from '../../../site.ts'

const formats = ['txt', 'md', 'akn.xml'] as const
type Format = (typeof formats)[number]

const types: Record<Format, string> = {txt: 'text/plain', md: 'text/markdown', 'akn.xml': 'application/akn+xml'}

export const getStaticPaths = (() =>
  plansHere.flatMap(({id}) => formats.map((format) => ({params: {plan: id, format}})))) satisfies GetStaticPaths

export const GET: APIRoute = ({params, site}) => {
  const plan = planOf(params.plan!)
  const format = params.format as Format
  const tree = treeOf(plan)
  const root = (fullAddress('/', site) ?? href('/')).replace(/\/$/, '')
  const body =
    format === 'txt'
      ? // With a byte-order mark the text is read as UTF-8 wherever it is opened, also from a disk.
        `\uFEFF${toPlainText(tree)}`
      : format === 'md'
        ? toWholeMarkdown(tree)
        : toAkomaNtoso(tree, plan, root)
  return new Response(body, {headers: {'content-type': `${types[format]}; charset=utf-8`}})
}
