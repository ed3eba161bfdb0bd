/**
 * The picture of an article for sharing, 800 × 800: its title and the three steps, so that whoever saves or forwards the
 * picture alone has what matters.
 */
import {evenLines, outline, type Weight} from './outlines.ts'

export interface ShareText {
  title: string
  /** Name of the block of steps, 着火了，先做这三步. */
  heading: string
  steps: readonly string[]
  /** Last line, small: the site, the day it was checked, the state of review. */
  foot: string
}

const size = 800
const margin = 48
const inner = size - 2 * margin
/** The colours of the page, in light. */
const colours = {paper: '#fdfdfa', ink: '#1d211e', brand: '#0f5a45', safe: '#e6f3ea', safeText: '#005c2b', muted: '#4a514c'}

/** Lines of text from `y` down. Returns the shapes and the height. */
function column(text: string, x: number, y: number, type: number, weight: Weight, width: number, colour: string) {
  const lines = evenLines(text, type, weight, width)
  const leading = Math.round(type * 1.42)
  const shapes = lines.map((line, index) => outline(line, x, y + Math.round(type * 1.05) + index * leading, type, weight)).join('')
  return {svg: `<g fill="${colour}">${shapes}</g>`, height: lines.length * leading}
}

/** The picture as SVG without any text element: what it shows depends on no font of the machine. */
export function shareDrawing({title, heading, steps, foot}: ShareText): string {
  const parts: string[] = []
  const head = column(title, margin, 56, 62, 700, inner, '#fff')
  const headHeight = 56 + head.height + 36
  parts.push(`<rect width="${size}" height="${headHeight}" fill="${colours.brand}"/>`, head.svg)
  let y = headHeight + 30
  const name = column(heading, margin, y, 38, 700, inner, colours.safeText)
  parts.push(name.svg)
  y += name.height + 14
  // The steps get the largest type that leaves them their place.
  const room = size - 84 - y
  const gap = 18
  const layOut = (type: number) => {
    let top = y
    const drawn = steps.map((step, index) => {
      const number = column(String(index + 1), margin + 4, top, type, 700, type, colours.safeText)
      const text = column(step, margin + type * 1.25, top, type, 400, inner - type * 1.25, colours.ink)
      top += text.height + gap
      return number.svg + text.svg
    })
    return {drawn, height: top - gap - y}
  }
  let type = 44
  while (type > 24 && layOut(type).height > room) type -= 2
  parts.push(...layOut(type).drawn, column(foot, margin, size - 62, 26, 400, inner, colours.muted).svg)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}"><rect width="${size}" height="${size}" fill="${colours.paper}"/>${parts.join('')}</svg>`
}
