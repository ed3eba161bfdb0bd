/** `/plans/<plan>/plan.akn.xml`: Akoma Ntoso, of plans that have issuer, date and number. */
import type {APIRoute, GetStaticPaths} from 'astro'
import {isIdentified, toAkn} from '../../../exports/akn.ts'
import {planOf, plans} from '../../../plans.ts'
import {href, site} from '../../../site.ts'

export const getStaticPaths = (() => plans.filter(isIdentified).map(({id}) => ({params: {plan: id}}))) satisfies GetStaticPaths

export const GET: APIRoute = ({params}) =>
  new Response(toAkn(planOf(params.plan!), {editor: site.name, href}), {headers: {'content-type': 'application/xml; charset=utf-8'}})
