/** `/plans/<plan>/duties/duties.xlsx`, `.csv`, `.ics`: duties of a plan that is not the newest. */
import type {APIRoute, GetStaticPaths} from 'astro'
import {otherPlans} from '../../../../duties.ts'
import {fileOf, formatsIn, type Format} from '../../../../exports/index.ts'
import {makesPlan} from '../../../../part.ts'
import type {PlanRecord} from '../../../../plan/index.ts'

export const getStaticPaths = (() =>
  otherPlans
    .filter(({plan}) => makesPlan(plan.id))
    .flatMap(({plan}) => formatsIn(plan).map((format) => ({params: {plan: plan.id, format}, props: {plan}})))) satisfies GetStaticPaths

export const GET: APIRoute<{plan: PlanRecord}> = ({params, props}) => fileOf(params.format as Format, undefined, props.plan)
