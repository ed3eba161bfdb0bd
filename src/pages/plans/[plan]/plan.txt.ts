/** `/plans/<plan>/plan.txt`: the whole plan, see `src/exports/text.ts`. */
import type {APIRoute, GetStaticPaths} from 'astro'
import {toText} from '../../../exports/text.ts'
import {planOf, plans} from '../../../plans.ts'

export const getStaticPaths = (() => plans.map(({id}) => ({params: {plan: id}}))) satisfies GetStaticPaths

export const GET: APIRoute = ({params}) =>
  new Response(toText(planOf(params.plan!)), {headers: {'content-type': 'text/plain; charset=utf-8'}})
