/**
 * `/plans/<plan>/plan.json`: the record of a plan, byte for byte as it is committed.
 */
import type {APIRoute, GetStaticPaths} from 'astro'
import {plansHere} from '../../../plans.ts'

const texts = import.meta.glob<string>('/content/plans/*/plan.json', {eager: true, query: '?raw', import: 'default'})

export const getStaticPaths = (() => plansHere.map(({id}) => ({params: {plan: id}}))) satisfies GetStaticPaths

export const GET: APIRoute = ({params}) =>
  new Response(texts[`/content/plans/${params.plan}/plan.json`], {headers: {'content-type': 'application/json; charset=utf-8'}})
