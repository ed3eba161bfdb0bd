/** PDFs read back by pdf.js. */
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PdfPage {
  /** In points. */
  width: number
  height: number
  /** Its text in the order in which it is drawn, without blanks. */
  text: string
  /** Lines from top to bottom: distance of the baseline from the top in points, and text without blanks. */
  lines: Array<{y: number; text: string}>
}

export interface Pdf {
  pages: PdfPage[]
  /** Titles of the bookmarks, outer before inner. */
  bookmarks: string[]
  tagged: boolean
  info: Record<string, unknown>
}

/**
 * A font draws some characters and their look-alikes with one glyph, and a PDF then names the other one: 人 comes back
 * as the radical ⼈, — as ―. Those are read as what was written; everything else stays.
 */
export function foldLookAlikes(text: string): string {
  const radicals = '⼾户⺠民⺟母⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻥鱼⻦鸟⻩黄⻬齐⻮齿⻰龙⻳龟'
  return text.replaceAll('―', '—').replace(/[\u2e80-\u2fdf]/g, (character) => {
    const at = radicals.indexOf(character)
    return at < 0 ? character.normalize('NFKC') : radicals[at + 1]!
  })
}

/** Read a PDF. */
export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
  const task = getDocument({data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0})
  const pdf = await task.promise
  const pages: PdfPage[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const {width, height} = page.getViewport({scale: 1})
    const items = (await page.getTextContent()).items.flatMap((item) =>
      'str' in item && item.str.trim() ? [{text: item.str.replace(/\s/gu, ''), y: height - item.transform[5], x: item.transform[4]}] : [],
    )
    const lines: Array<{y: number; items: typeof items}> = []
    for (const item of items) {
      const line = lines.find(({y}) => Math.abs(y - item.y) < 4)
      if (line) line.items.push(item)
      else lines.push({y: item.y, items: [item]})
    }
    pages.push({
      width,
      height,
      text: items.map(({text}) => text).join(''),
      lines: lines
        .sort((a, b) => a.y - b.y)
        .map(({y, items}) => ({
          y,
          text: items
            .sort((a, b) => a.x - b.x)
            .map(({text}) => text)
            .join(''),
        })),
    })
  }
  const bookmarks: string[] = []
  const visit = (nodes: Awaited<ReturnType<typeof pdf.getOutline>>) => {
    for (const {title, items} of nodes ?? []) {
      bookmarks.push(title)
      visit(items)
    }
  }
  visit(await pdf.getOutline())
  const tagged = ((await pdf.getMarkInfo()) as {Marked?: boolean} | null)?.Marked === true
  const {info} = await pdf.getMetadata()
  await task.destroy()
  return {pages, bookmarks, tagged, info: info as Record<string, unknown>}
}
