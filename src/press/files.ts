/**
 * Links to files that are made after the pages. A view writes them with `src/components/FileLink.astro`:
 *
 *     <li data-file="/training/gas-leak/gas-leak.pdf"><a href="…">…</a><small data-size></small></li>
 *
 * When the files are there, the size is filled in; where one is not, its element is taken out, so that no page has a dead link.
 */

/** What a page tells of a file. */
export interface FileFacts {
  /** Bytes. */
  size: number
  /** Pages of a PDF. */
  pages?: number
}

const slot = '<small data-size></small>'

/**
 * A page with its links to files settled.
 *
 * @param facts  what is known of a file, by its address from the root of the site; undefined where it does not exist
 */
export function fillFiles(html: string, facts: (path: string) => FileFacts | undefined): string {
  return html.replace(
    /<([a-z]+)([^>]*?) data-file="([^"]+)"([^>]*)>([\s\S]*?)<\/\1>/g,
    (_, tag: string, before, path: string, after, inside: string) => {
      const known = facts(path)
      return known ? `<${tag}${before}${after}>${inside.replace(slot, `<small>（${describe(path, known)}）</small>`)}</${tag}>` : ''
    },
  )
}

/** `PDF，13 页，294 kB`. */
function describe(path: string, {size, pages}: FileFacts): string {
  const kind = path.slice(path.lastIndexOf('.') + 1)
  const names: Record<string, string> = {pdf: 'PDF', docx: 'Word／WPS 文档', xlsx: '表格', zip: '压缩包', htm: '网页'}
  return [names[kind] ?? kind, ...(pages ? [`${pages} 页`] : []), formatSize(size)].join('，')
}

/** Bytes for people: below a million in kB, above in MB with one place. */
function formatSize(bytes: number): string {
  return bytes < 999_500 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
