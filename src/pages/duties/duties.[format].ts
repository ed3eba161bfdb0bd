/** `/duties/duties.xlsx`, `.csv`, `.ics`: all duties of the plan. */
import type {APIRoute, GetStaticPaths} from 'astro'
import {fileOf, formatsFor, type Format} from '../../exports/index.ts'

export const getStaticPaths = (() => formatsFor().map((format) => ({params: {format}}))) satisfies GetStaticPaths

export const GET: APIRoute = ({params}) => fileOf(params.format as Format)
