/** The share picture of an article. One that has been drawn before from the same text is taken from the cache. */
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {APIRoute} from 'astro'
import sharp from 'sharp'
import {articles} from '../../../articles.ts'
import {ifShared} from '../../../part.ts'
import {shareDrawing} from '../../../pictures/share.ts'
import {blockTitle, type Article} from '../../../safety/index.ts'
import {site} from '../../../site.ts'

export const getStaticPaths = () => ifShared(articles).map((article) => ({params: {topic: article.id}, props: {article}}))

const cache = join(process.cwd(), '.cache/pictures')

export const GET: APIRoute<{article: Article}> = async ({props: {article}}) => {
  const first = article.blocks.find(({kind}) => kind === 'First')!
  const drawing = shareDrawing({
    title: article.title,
    heading: blockTitle(first),
    steps: first.items.map(({lead, text}) => lead + text),
    foot: `${site.name}　核对日期 ${article.checked}${article.reviewed ? '' : '，待审核'}`,
  })
  const name = createHash('sha256').update(`${sharp.versions.sharp} ${drawing}`).digest('hex')
  const file = join(cache, `${name}.png`)
  if (existsSync(file)) return new Response(readFileSync(file))
  const picture = await sharp(Buffer.from(drawing)).png({palette: true, colours: 16, compressionLevel: 9, effort: 10, dither: 0}).toBuffer()
  mkdirSync(cache, {recursive: true})
  // Written beside and moved, so that a build that is stopped leaves no half a picture.
  writeFileSync(`${file}.${process.pid}`, picture)
  renameSync(`${file}.${process.pid}`, file)
  return new Response(new Uint8Array(picture))
}
