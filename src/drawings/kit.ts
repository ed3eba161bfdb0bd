/**
 * Parts of the step drawings: panels with a number, people as in safety signs, flames, marks. Every part is a string of
 * SVG without ids, styles or scripts, so that a drawing can stand in a page, on paper and in an image viewer.
 *
 * Coordinates are those of a panel: 240 × 200, ground at y = 178. Meaning never rests on colour: what is right carries a
 * tick, what is wrong a circle with a bar.
 */
export const ink = '#1d211e'
export const pale = '#e3e7e2'
export const grey = '#7c857e'
export const red = '#c8102e'
const orange = '#f08a00'
export const yellow = '#f9c802'
export const green = '#00632f'
export const blue = '#005099'

/** A person: head, trunk and limbs as paths, in ink or, for the one who is hurt, in grey. */
export function person(head: [x: number, y: number], trunk: string, limbs: string, colour = ink): string {
  const [x, y] = head
  return `<g stroke="${colour}"><circle cx="${x}" cy="${y}" r="13" fill="${colour}" stroke="none"/><path d="${trunk}" stroke-width="20"/><path d="${limbs}" stroke-width="10"/></g>`
}

/** Lines in ink. */
export function line(d: string, width = 5, colour = ink): string {
  return `<path d="${d}" stroke="${colour}" stroke-width="${width}"/>`
}

/** A filled shape with an outline. */
export function shape(d: string, fill: string, width = 4, colour = ink): string {
  return `<path d="${d}" fill="${fill}" stroke="${colour}" stroke-width="${width}"/>`
}

/** An arrow along a path whose last piece points to (x, y); `turn` is the direction of its head in degrees, 0 to the right. */
export function arrow(d: string, [x, y, turn]: [x: number, y: number, turn: number], colour = blue): string {
  return `<path d="${d}" stroke="${colour}" stroke-width="7"/><path transform="translate(${x} ${y})rotate(${turn})" d="M-13-12 9 0-13 12z" fill="${colour}" stroke="${colour}" stroke-width="3"/>`
}

/** A flame standing on (x, y), `size` 1 is 50 high. */
export function flame(x: number, y: number, size = 1): string {
  return `<g transform="translate(${x} ${y})scale(${size})"><path d="M0 0c-24 0-30-22-18-37 2 6 5 8 9 8-4-14 4-26 14-32-2 14 19 20 17 41C21-8 13 0 0 0z" fill="${orange}" stroke="${ink}" stroke-width="4"/><path d="M1-5c-9 0-10-10-3-17 4 6 11 7 9 12-1 3-3 5-6 5z" fill="${yellow}"/></g>`
}

/** The prohibition sign, drawn over what must not be done. */
export function forbid(x: number, y: number, r: number): string {
  const a = Math.round(r * 0.7)
  return `<circle cx="${x}" cy="${y}" r="${r}" stroke="${red}" stroke-width="10"/><path d="M${x - a} ${y - a}l${2 * a} ${2 * a}" stroke="${red}" stroke-width="10"/>`
}

/** A tick in the corner of a panel: this is right. */
export const tick = `<circle cx="216" cy="24" r="17" fill="${green}" stroke="none"/><path d="M207 24l7 7 12-14" stroke="#fff" stroke-width="5"/>`

/** The ground that people stand on. */
export const ground = `<path d="M10 183h220" stroke="${ink}" stroke-width="3"/>`

/** A telephone at an ear. */
export function handset(x: number, y: number): string {
  return `<rect x="${x - 5}" y="${y - 11}" width="10" height="22" rx="3" fill="#fff" stroke="${ink}" stroke-width="4"/><path d="M${x + 12} ${y - 8}q6 8 0 16m8-22q11 14 0 28" stroke="${blue}" stroke-width="4"/>`
}

/** One picture of a drawing. With `number` it is a step; without it stands beside the steps. */
interface Panel {
  number?: number
  content: string
}

/**
 * A whole drawing, two panels a row.
 *
 * @param name  for the ids that tie title and description to the picture
 * @param title  what the picture is about
 * @param description  what its panels show, for those who cannot see them
 */
export function drawing(name: string, title: string, description: string, panels: Panel[]): string {
  const height = Math.ceil(panels.length / 2) * 210 + 10
  const cells = panels.map(({number, content}, index) => {
    const last = index === panels.length - 1 && index % 2 === 0
    const [x, y] = [10 + (index % 2) * 250, 10 + Math.floor(index / 2) * 210]
    const badge = number
      ? `<circle cx="24" cy="24" r="17" fill="${ink}" stroke="none"/><text x="24" y="32" fill="#fff" stroke="none" text-anchor="middle" font-size="24" font-weight="700" font-family="sans-serif">${number}</text>`
      : ''
    return `<g transform="translate(${x} ${y})"><rect width="${last ? 490 : 240}" height="200" rx="8" fill="#fff"/>${last ? `<g transform="translate(125 0)">${content}</g>` : content}<rect width="${last ? 490 : 240}" height="200" rx="8" stroke="${ink}" stroke-width="3"/>${badge}</g>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 510 ${height}" role="img" aria-labelledby="${name}-t ${name}-d" fill="none" stroke-linecap="round" stroke-linejoin="round"><title id="${name}-t">${title}</title><desc id="${name}-d">${description}</desc><rect width="510" height="${height}" fill="#f4f6f1"/>${cells.join('')}</svg>`
}
