/** `/duties/<organ>/duties.xlsx`, `.csv`, `.ics`: duties of one organ. */
import type {APIRoute, GetStaticPaths} from 'astro'
import {busyOrgans, type Organ} from '../../../duties.ts'
import {fileOf, formatsFor, type Format} from '../../../exports/index.ts'
import {ifShared} from '../../../part.ts'

export const getStaticPaths = (() =>
  ifShared(busyOrgans).flatMap((organ) =>
    formatsFor(organ).map((format) => ({params: {organ: organ.id, format}, props: {organ}})),
  )) satisfies GetStaticPaths

export const GET: APIRoute<{organ: Organ}> = ({params, props}) => fileOf(params.format as Format, props.organ)
