import {test as property, fc} from './property.ts'
import {describe, expect, test} from 'vitest'
import {border, nameToken, termsOf, tokensOf, unitsOf} from '../../src/search/tokens.ts'

const tokens = (text: string) => tokensOf(unitsOf(text))
const terms = (text: string) => termsOf(unitsOf(text)).map(({token}) => token)

describe('units', () => {
  test('a Han character, a word, a number and a mark are one unit each', () => {
    expect(unitsOf('按GB45067，100%').map(({shown}) => shown)).toEqual(['按', 'GB', '45067', '，', '100', '%'])
  })
  test('width and case are folded, what is shown stays', () => {
    expect(unitsOf('ＧＢ１２')).toEqual([
      {shown: 'ＧＢ', key: 'gb', type: 'word'},
      {shown: '１２', key: '12', type: 'word'},
    ])
  })
  test('blanks inside Chinese vanish, those beside words stay', () => {
    const shown = (text: string) =>
      unitsOf(text)
        .map(({shown}) => shown)
        .join('')
    expect(shown('配合 区\n有关')).toBe('配合区有关')
    expect(shown('2 米以上 5000 元')).toBe('2 米以上 5000 元')
  })
  property('nothing but blanks is lost, whatever is typed', fc.string({unit: 'binary'}), (text) => {
    const kept = unitsOf(text)
      .map(({shown}) => shown)
      .join('')
    expect(kept.replace(/\s|\u200b/g, '')).toBe(text.replace(/\s|\u200b/g, ''))
  })
})

describe('tokens', () => {
  test('pairs of characters, closed at the end of a run', () => {
    expect(tokens('燃气泄漏，')).toEqual(['燃气', '气泄', '泄漏', '漏z', undefined])
  })
  test('words are whole', () => expect(tokens('2024年底')).toEqual(['v2024z', '年底', '底z']))
  test('a border joins nothing and shows a mark only where none stands', () => {
    expect(border(unitsOf('安').at(-1)).shown).toBe('；')
    expect(border(unitsOf('安。').at(-1)).shown).toBe('')
  })
  test('names go without marks', () => expect(nameToken(unitsOf('《安全生产法》'))).toBe('t安全生产法e'))
})

describe('terms of a query', () => {
  test('its end is open', () => {
    expect(terms('燃气')).toEqual(['燃气'])
    expect(terms('气')).toEqual(['气'])
    expect(terms('202')).toEqual(['v202'])
    expect(terms('9个100')).toEqual(['v9z', '个z', 'v100'])
  })
  property(
    'each is the beginning of a token of any text that goes on from it',
    fc.string({unit: fc.constantFrom('燃', '气', '1', 'a', '，')}),
    (text) => {
      const inText = tokens(`${text}安全`)
      for (const {token, offset} of termsOf(unitsOf(text))) expect(inText[offset]?.startsWith(token) || token.startsWith('v')).toBe(true)
    },
  )
})
