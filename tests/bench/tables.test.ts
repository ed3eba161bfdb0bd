/** What the tables of the bench say of invented figures. */
import {expect, test} from 'vitest'
import {growthTable} from '../../scripts/bench/growth.ts'
import {pagesTable} from '../../scripts/bench/pages.ts'
import {plansTables} from '../../scripts/bench/plans.ts'

const cellsOf = (line: string) => line.split(/ {2,}/)
const light = {kB: 8, requests: 3, nodes: 200, fcp: 500, lcp: 600}
const heavy = {kB: 40, requests: 9, nodes: 400, fcp: 700, lcp: 900}

test('pages tell each kind, what it is behind in, and who is ahead over all', () => {
  const lines = pagesTable([
    {kind: 'home', own: light, peer: heavy},
    {kind: 'sos', own: {...light, fcp: 900}, peer: heavy},
    {kind: 'about', own: {...light, fcp: 710}, peer: heavy},
  ]).split('\n')
  expect(cellsOf(lines[1]!)).toEqual(['home', '8.0 / 40.0', '3 / 9', '200 / 400', '500 / 700', '600 / 900', '–'])
  expect(cellsOf(lines[2]!).at(-1)).toBe('FCP')
  expect(cellsOf(lines.find((line) => line.startsWith('FCP'))!)).toEqual(['FCP 毫秒', '710', '700', '相当', '1', '1', '1'])
  expect(cellsOf(lines.find((line) => line.startsWith('传输'))!)).toEqual(['传输 kB', '8.0', '40.0', '本站', '3', '0', '0'])
})

test('pages stand alone without a peer', () => {
  const lines = pagesTable([{kind: 'home', own: light}]).split('\n')
  expect(lines).toHaveLength(2)
  expect(cellsOf(lines[1]!)).toEqual(['home', '8.0', '3', '200', '500', '600'])
})

const own = [
  {pages: 100, plan: 1, cpu: 10, bare: {cpu: 8, peak: 9e8}, peak: 1e9},
  {pages: 1000, plan: 10, cpu: 100, bare: {cpu: 80, peak: 2e9}, peak: 2e9},
]

test('growth tells who is ahead at each size in making the same, and how both grow', () => {
  const peer = [
    {pages: 100, cpu: 5, peak: 1e9},
    {pages: 1000, cpu: 90, peak: 4e9},
  ]
  const [, first, second, growth, budget] = growthTable([1, 10], own, peer).split('\n')
  expect(cellsOf(first!)).toEqual(['1', '100', '1.0', '10.0', '100.0', '1000', '8.0', '900', '5.0', '50.0', '1000', 'Starlight', '本站'])
  expect(cellsOf(second!)).toEqual(['10', '1000', '10.0', '100.0', '100.0', '2000', '80.0', '2000', '90.0', '90.0', '4000', '本站', '本站'])
  expect(growth).toContain('本站 时间 1.00，内存 0.30；Starlight 时间 1.26，内存 0.60')
  expect(budget).toBe('预算：时间最多线性增长，做到了。')
})

test('growth above linear does not keep the budget', () => {
  const [more, most] = [own[0]!, {...own[1]!, cpu: 120}]
  expect(growthTable([1, 10], [more, most], [])).toContain('没有做到')
  expect(growthTable([1], [more], [])).not.toContain('预算')
})

test('growth stands alone where there is no peer, and where the peer could not be built', () => {
  const [head, first, , growth] = growthTable([1, 10], own, []).split('\n')
  expect(head).not.toContain('Starlight')
  expect(cellsOf(first!)).toHaveLength(6)
  expect(growth).not.toContain('Starlight')
  const [, small, large] = growthTable([1, 10], own, [{pages: 100, cpu: 5, peak: 1e9}, undefined]).split('\n')
  expect(cellsOf(small!).slice(6)).toEqual(['8.0', '900', '5.0', '50.0', '1000', 'Starlight', '本站'])
  expect(cellsOf(large!).slice(6)).toEqual(['–', '–', '–', '–', '–', '–', '–'])
})

test('plans tell how each size grew from the one before, and whether a search stays within twice the first', () => {
  const used = (cpu: number, largest: number) => ({cpu, peak: largest, largest: largest * 1e6})
  const small = {plans: 1, pages: 300, build: used(60, 1000), again: used(20, 900), changed: 3}
  const large = {plans: 10, pages: 1200, build: used(240, 1000), again: used(30, 900), changed: 3}
  const bytes = (kB: number) => Array.from({length: 5}, () => kB * 1000)
  const told = (kB: number) =>
    plansTables([
      {...small, whole: bytes(100), plan: bytes(100)},
      {...large, whole: bytes(kB), plan: bytes(90)},
    ]).split('\n')
  const lines = told(150)
  expect(cellsOf(lines[2]!)).toEqual(['10', '1200', '240', '200.0', '1000', '1.00', '0.00', '30', '900', '3'])
  expect(lines.find((line) => line.startsWith('预算'))).toContain('1.00，做到了')
  expect(lines.find((line) => line.startsWith('10 个方案'))).toContain('全站')
  expect(lines.at(-1)).toContain('最多 1.50 倍，做到了')
  expect(told(201).at(-1)).toContain('最多 2.01 倍，没有做到')
})
