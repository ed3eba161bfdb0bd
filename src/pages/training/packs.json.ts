/**
 * What goes into the archive of each setting: files of the site and their names inside. For the press, which makes the
 * archives when the PDFs are there and takes this list away (scripts/press.ts).
 */
import type {APIRoute} from 'astro'
import {articlesIn, settings} from '../../articles.ts'
import {kitPath, settingKits} from '../../kits.ts'
import {articlesPlan} from '../../plans.ts'
import type {Pack} from '../../press/pack.ts'

export const GET: APIRoute = () => {
  const packs = settings.flatMap((setting): Pack[] => {
    const kit = settingKits.find(({id}) => id === setting.id)
    if (!kit) return []
    const path = kitPath(kit)
    return [
      {
        zip: `${path}${kit.id}.zip`,
        date: articlesPlan.document.date ?? '2000-01-01',
        files: [
          {path: `${path}${kit.id}.pdf`, name: `${kit.title}/教材.pdf`},
          {path: `${path}forms.docx`, name: `${kit.title}/签到表、培训记录表.docx`},
          ...articlesIn(setting).map(({id, title}) => ({path: `/safety/${id}/${id}.pdf`, name: `${kit.title}/宣传单/${title}.pdf`})),
        ],
      },
    ]
  })
  return new Response(JSON.stringify(packs), {headers: {'content-type': 'application/json'}})
}
