/**
 * Chinese text as outlines, from the fonts in @fontsource/noto-sans-sc: the same shapes on every machine, with or
 * without fonts of its own.
 */
import {create, type Font} from 'fontkitten'
import {readFontFile} from '../fonts.ts'

export type Weight = 400 | 700

/** Characters that may not begin a line, and those that may not end one. */
const closing = /[，。、：；！？）》」』”’〕…%]/
const opening = /[（《「『“‘〔]/

const pack = '@fontsource/noto-sans-sc'
const fonts = new Map<string, Font>()

/** A file of the package, read once. */
function readFont(file: string): Font {
  let font = fonts.get(file)
  if (!font) {
    const read = create(readFontFile(pack, `files/${file}`))
    if (read.isCollection) throw new Error(`${file} holds more than one font`)
    fonts.set(file, (font = read))
  }
  return font
}

/** The slices of the package for rarer characters: file, and the ranges of code points it has. */
const slices = new Map<Weight, Array<{file: string; ranges: number[][]}>>()

function slicesOf(weight: Weight): Array<{file: string; ranges: number[][]}> {
  let known = slices.get(weight)
  if (!known) {
    const faces = readFontFile(pack, `${weight}.css`)
      .toString()
      .matchAll(/url\(\.?\/?files\/([^)]+\.woff2)\)[^}]*unicode-range:([^;}]+)/g)
    known = [...faces].map(([, file, ranges]) => ({
      file: file!,
      ranges: ranges!.split(',').map((range) =>
        range
          .trim()
          .slice(2)
          .split('-')
          .map((code) => parseInt(code, 16)),
      ),
    }))
    slices.set(weight, known)
  }
  return known
}

/** The font that has a character: the one with all common characters, else a slice. */
function fontFor(code: number, weight: Weight): Font {
  const common = readFont(`noto-sans-sc-chinese-simplified-${weight}-normal.woff2`)
  if (common.hasGlyphForCodePoint(code)) return common
  const slice = slicesOf(weight).find(({ranges}) => ranges.some(([from, to = from]) => code >= from! && code <= to!))
  return slice ? readFont(slice.file) : common
}

/** Width of a text. */
export function widthOf(text: string, size: number, weight: Weight): number {
  return [...text].reduce((sum, character) => {
    const font = fontFor(character.codePointAt(0)!, weight)
    return sum + (font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth * size) / font.unitsPerEm
  }, 0)
}

/**
 * Break a text into lines that are not wider than `width`. No line begins with closing punctuation or ends with an
 * opening one; numbers and Latin words stay whole.
 */
export function linesOf(text: string, size: number, weight: Weight, width: number): string[] {
  const pieces = text.match(/[a-zA-Z0-9.]+|[\s\S]/gu) ?? []
  const lines: string[] = []
  let line: string[] = []
  for (const piece of pieces) {
    if (line.length > 0 && widthOf(line.join('') + piece, size, weight) > width) {
      // The last pieces go along to the next line where the break is not allowed before this one.
      let from = line.length
      while (from > 1 && (closing.test(from === line.length ? piece : line[from]!) || opening.test(line[from - 1]!))) from--
      lines.push(line.slice(0, from).join(''))
      line = line.slice(from)
    }
    line.push(piece)
  }
  return line.length > 0 ? [...lines, line.join('')] : lines
}

/**
 * The same, made to look even: a text of two lines breaks at its punctuation where both parts fit, and no last line has
 * one or two characters where a narrower setting avoids it.
 */
export function evenLines(text: string, size: number, weight: Weight, width: number): string[] {
  const lines = linesOf(text, size, weight, width)
  if (lines.length === 2) {
    const breaks = [...text.matchAll(/[，：；！？。]/g)].map(({index}) => [text.slice(0, index + 1), text.slice(index + 1)])
    const fitting = breaks.filter((parts) => parts[1] && parts.every((part) => widthOf(part, size, weight) <= width))
    const uneven = ([one, two]: string[]) => Math.abs(widthOf(one!, size, weight) - widthOf(two!, size, weight))
    const [best] = fitting.sort((a, b) => uneven(a) - uneven(b))
    if (best && uneven(best) < width * 0.6) return best
  }
  for (let narrower = width - size; lines.at(-1)!.length <= 2 && lines.length > 1 && narrower > width / 2; narrower -= size) {
    const again = linesOf(text, size, weight, narrower)
    if (again.length > lines.length) break
    if (again.at(-1)!.length > 2) return again
  }
  return lines
}

/**
 * A line of text as an SVG path.
 *
 * @param x     left edge
 * @param y     base line
 * @throws when the font lacks a character: it would be an empty box
 */
export function outline(text: string, x: number, y: number, size: number, weight: Weight): string {
  let at = x
  const paths = [...text].map((character) => {
    const code = character.codePointAt(0)!
    const font = fontFor(code, weight)
    const scale = size / font.unitsPerEm
    if (!font.hasGlyphForCodePoint(code)) throw new Error(`字体里没有“${character}”，分享图里的“${text}”画不出来，请换一个字`)
    const glyph = font.glyphForCodePoint(code)
    const path = glyph.path.toSVG()
    const place = `translate(${at.toFixed(2)} ${y}) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})`
    at += glyph.advanceWidth * scale
    return path && `<path transform="${place}" d="${path}"/>`
  })
  return paths.join('')
}
