/** `/safety/year/plan.xlsx`: the year's outreach as a table that the office fills in. */
import type {APIRoute} from 'astro'
import {articles, articlesOf, seasonsIn, settings} from '../../../articles.ts'
import {toXlsx} from '../../../exports/xlsx.ts'

const columns = [
  {heading: '月份', width: 8},
  {heading: '时节', width: 16},
  {heading: '什么时候', width: 24},
  {heading: '讲什么', width: 34},
  {heading: '讲给谁', width: 30},
  {heading: '怎么讲', width: 22},
  {heading: '负责人', width: 12},
  {heading: '完成日期', width: 14},
]

export const GET: APIRoute = async () => {
  const nameOf = new Map(settings.map(({id, name}) => [id, name]))
  const rows = Array.from({length: 12}, (_, index) => index + 1).flatMap((month) =>
    seasonsIn(month).flatMap(({name, when, articles}) =>
      articlesOf(articles).map((article) => [
        `${month} 月`,
        name,
        when,
        article.title,
        article.settings.flatMap((id) => nameOf.get(id) ?? []).join('、'),
        '',
        '',
        '',
      ]),
    ),
  )
  // The day on which the articles were last checked stands in place of the clock.
  const date =
    articles
      .map(({checked}) => checked)
      .sort()
      .at(-1) ?? '2000-01-01'
  const bytes = await toXlsx({sheet: '全年宣传', title: '安全知识全年宣传计划', columns, rows, date})
  return new Response(bytes, {headers: {'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'}})
}
