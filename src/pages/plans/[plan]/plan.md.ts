/** `/plans/<plan>/plan.md`: the whole plan, see `src/exports/text.ts`. */
import type {APIRoute, GetStaticPaths} from 'astro'
import {toMarkdown} from '../../../exports/text.ts'
import {planOf, plans} from '../../../plans.ts'

export const getStaticPaths = (() => plans.map(({id}) => ({params: {plan: id}}))) satisfies GetStaticPaths

export const GET: APIRoute = ({params}) =>
  new Response(toMarkdown(planOf(params.plan!)), {headers: {'content-type': 'text/markdown; charset=utf-8'}})
