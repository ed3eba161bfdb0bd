/** 签到表 and 培训记录表 of a kit to fill in on screen. */
import type {APIRoute} from 'astro'
import {toDocx} from '../../../exports/docx.ts'
import {kits, type Kit} from '../../../kits.ts'
import {articlesPlan} from '../../../plans.ts'

export const getStaticPaths = () => kits.map((kit) => ({params: {kit: kit.id}, props: {kit}}))

// The date of the plan stands in place of the clock, so that the same kit gives the same file.
export const GET: APIRoute<{kit: Kit}> = async ({props: {kit}}) =>
  new Response(await toDocx(kit, (kit.plan ?? articlesPlan).document.date ?? '2000-01-01'), {
    headers: {'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'},
  })
