/**
 * The one list of what is printed: a page of the site, and the address of the PDF made from it.
 */

/** A page that is printed. Addresses are from the root of the site, without the base path. */
export interface Sheet {
  /** Page that is printed, `/plans/tongchuan-2024/full/`. */
  page: string
  /** File made from it, `/plans/tongchuan-2024/full/tongchuan-2024.pdf`. */
  pdf: string
}

/** `:id` stands for one step of an address and is the same on both sides. */
const list: ReadonlyArray<[page: string, pdf: string]> = [
  // The plan as a circular, and its map on one sheet.
  ['/plans/:id/full/', '/plans/:id/full/:id.pdf'],
  ['/plans/:id/', '/plans/:id/map.pdf'],
  // Training kits: handout, quiz, answers, sign-in sheet, record and notes in one file.
  ['/training/:id/print/', '/training/:id/:id.pdf'],
  // 宣传单 to hang up and hand out.
  ['/safety/:id/print/', '/safety/:id/:id.pdf'],
  // Duty sheets.
  ['/duties/:id/', '/duties/:id/duties.pdf'],
]

/** The sheets among the pages of a built site, in the order of the list and then of the addresses. */
export function sheetsOf(pages: readonly string[]): Sheet[] {
  const sorted = [...pages].sort()
  return list.flatMap(([pattern, pdf]) => {
    const regex = new RegExp(`^${pattern.replace(':id', '([^/]+)')}$`)
    return sorted.flatMap((page) => {
      const [, id] = regex.exec(page) ?? []
      return id === undefined ? [] : [{page, pdf: pdf.replaceAll(':id', id)}]
    })
  })
}
