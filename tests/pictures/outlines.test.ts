/** Text for pictures: broken as print breaks it, drawn from the packaged font alone. */
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {evenLines, linesOf, outline, widthOf} from '../../src/pictures/outlines.ts'
import {shareDrawing} from '../../src/pictures/share.ts'

describe('lines', () => {
  test('no line is too wide, begins with closing or ends with opening punctuation, and nothing is lost', () => {
    const text = fc.string({unit: fc.constantFrom(...'门外有烟就别出去关好湿布堵缝，。、（“1', '9'), minLength: 1, maxLength: 60})
    fc.assert(
      fc.property(text, (words) => {
        const lines = linesOf(words, 40, 400, 400)
        expect(lines.join('')).toBe(words)
        // A run of marks alone may leave no other place.
        if (/[，。、]{2}|[（“]{2}|[（“][，。、]|\d{8}/.test(words)) return
        for (const [index, line] of lines.entries()) {
          expect(widthOf(line, 40, 400)).toBeLessThanOrEqual(400)
          if (index > 0) expect(line).not.toMatch(/^[，。、]/)
          if (index < lines.length - 1) expect(line).not.toMatch(/[（“]$/)
        }
      }),
    )
  })

  test('a title breaks at its punctuation where both parts fit', () => {
    expect(evenLines('着火了：能跑就跑，随手关门', 62, 700, 704)).toEqual(['着火了：', '能跑就跑，随手关门'])
  })

  test('numbers stay whole', () => {
    expect(linesOf('一二三四119', 40, 400, 200)).toEqual(['一二三四', '119'])
  })
})

describe('outlines', () => {
  test('rarer characters come from their slice', () => {
    expect(outline('℃', 0, 40, 40, 400)).toContain('<path')
  })

  test('a character that no font has is refused, with the text it stands in', () => {
    expect(() => outline('灭火🧯', 0, 40, 40, 400)).toThrow('字体里没有“🧯”')
  })
})

test('a drawing holds shapes and no text, and is the same each time', () => {
  const text = {
    title: '闻到臭鸡蛋味：关阀、开窗、出屋',
    heading: '闻到味，先做这三步',
    steps: ['关阀。', '开窗。', '打 119。'],
    foot: '核对日期 2026-11-24',
  }
  const drawing = shareDrawing(text)
  expect(drawing).not.toMatch(/<text|font-family/)
  expect(shareDrawing(text)).toBe(drawing)
})
