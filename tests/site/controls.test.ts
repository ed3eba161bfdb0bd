/** Text size, dark and the buttons that copy: what a press changes, and that it holds. */
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {serve} from '../../scripts/serve.ts'
import {dist, openSite, readPage, type Site} from './site.ts'

const measure = '/plans/tongchuan-2024/measure-26/'

let site: Site
beforeAll(async () => {
  site = await openSite()
}, 60_000)
afterAll(() => site?.close())

test('大字 enlarges every page from then on, targets included', async () => {
  const {page, context} = await site.open(measure)
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
  expect(await size()).toBe(18)
  await page.getByRole('button', {name: '大字'}).click()
  expect(await size()).toBe(24)
  expect(await page.getByRole('button', {name: '大字'}).getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('link', {name: '下一条'}).click()
  await page.waitForURL('**/measure-27/')
  expect(await size()).toBe(24)
  expect((await page.getByRole('button', {name: '复制引用'}).boundingBox())!.height).toBeGreaterThanOrEqual(60)
  await page.getByRole('button', {name: '标准'}).click()
  expect(await size()).toBe(18)
  await context.close()
}, 60_000)

test('深色 follows the system until it is pressed, and again when pressed back', async () => {
  const {page, context} = await site.open(measure, {colorScheme: 'dark'})
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const button = page.getByRole('button', {name: '深色'})
  const dark = await ground()
  expect(await button.getAttribute('aria-pressed')).toBe('true')
  await button.click()
  expect(await ground()).not.toBe(dark)
  await page.reload()
  expect(await ground()).not.toBe(dark)
  await button.click()
  expect(await ground()).toBe(dark)
  await page.emulateMedia({colorScheme: 'light'})
  expect(await ground()).not.toBe(dark)
  await context.close()
}, 60_000)

test('the header is shown before the rest of the page has come, and at once in the chosen mode', async () => {
  const html = readPage(measure)
  const at = html.indexOf('<main')
  let goOn = () => {}
  const slow = await serve({
    dir: dist,
    before(pathname, response) {
      if (pathname !== measure) return false
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      response.write(html.slice(0, at))
      goOn = () => response.end(html.slice(at))
      return true
    },
  })
  const context = await site.browser.newContext({colorScheme: 'light'})
  const page = await context.newPage()
  await page.addInitScript(() => {
    localStorage.aqtc = 'large dark'
    const frames: string[] = []
    Object.assign(window, {shownFrames: frames})
    const look = () => {
      const {body, documentElement: html} = document
      if (body?.querySelector('header')) frames.push(`${getComputedStyle(body).backgroundColor} ${getComputedStyle(html).fontSize}`)
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  const frames = () => page.evaluate(() => (window as unknown as {shownFrames: string[]}).shownFrames)
  await page.goto(slow.url + measure.slice(1), {waitUntil: 'commit'})
  await page.waitForFunction(() => (window as unknown as {shownFrames: string[]}).shownFrames.length > 2)
  expect(await page.locator('main').count()).toBe(0)
  goOn()
  await page.waitForLoadState()
  const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(dark.match(/\d+/g)!.reduce((sum, part) => sum + Number(part), 0)).toBeLessThan(200)
  expect(new Set(await frames())).toEqual(new Set([`${dark} 24px`]))
  await context.close()
  await slow.close()
}, 60_000)

test('the parser is halted below the header, on the home page below its lead', () => {
  const between = (path: string) => {
    const html = readPage(path)
    const at = html.lastIndexOf('<script>')
    return [html.slice(0, at), html.slice(at)].map((half) => half.replace(/<script>[^]*?<\/script>/, ''))
  }
  const [above, below] = between(measure)
  expect(above).toMatch(/<\/header>$/)
  expect(below).toContain('<main')
  const [head, rest] = between('/')
  expect(head).toMatch(/<h1>[^]*<p class="lead">[^<]*<\/p>$/)
  expect(rest).toMatch(/^<form/)
})

test('复制引用 copies the formal citation and says so', async () => {
  const {page, context} = await site.open(measure, {permissions: ['clipboard-read', 'clipboard-write']})
  await page.getByRole('button', {name: '复制引用'}).click()
  await page.getByText('已复制：').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('铜政发〔2024〕13号 二（一）8.（26）')
  await page.getByRole('button', {name: '复制链接'}).click()
  await page.getByText(`已复制：${page.url()}`).waitFor()
  await context.close()
}, 60_000)

test('the sentence that a link points to is marked', async () => {
  const {page, context} = await site.open(`${measure}#s2`)
  const grounds = await page.evaluate(() => ['s1', 's2'].map((id) => getComputedStyle(document.getElementById(id)!).backgroundColor))
  expect(grounds[0]).not.toBe(grounds[1])
  await context.close()
}, 60_000)

test('the map of the plan prints on one sheet', async () => {
  const {page, context} = await site.open('/')
  const pdf = (await page.pdf({preferCSSPageSize: true})).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await context.close()
}, 60_000)

/** A voice of the browser that ends what it is told at once when the test says so. */
function fakeVoice(languages: string[]) {
  const said: Array<{text: string; end: () => void}> = []
  Object.assign(window, {
    said,
    SpeechSynthesisUtterance: class {
      onend?: () => void
      text: string
      constructor(text: string) {
        this.text = text
      }
    },
  })
  Object.defineProperty(window, 'speechSynthesis', {
    value: {
      getVoices: () => languages.map((lang) => ({lang})),
      addEventListener() {},
      speak: (utterance: {text: string; onend?: () => void}) => said.push({text: utterance.text, end: () => utterance.onend?.()}),
      cancel: () => said.push({text: '', end() {}}),
    },
  })
}

const article = '/safety/rain-flood/'

test('读给我听 reads an article block by block, stops, and goes on where it stopped', async () => {
  const {page, context} = await site.open('/sos/')
  await page.addInitScript(fakeVoice, ['en-US', 'zh-CN'])
  await page.goto(site.at(article))
  const said = () => page.evaluate(() => (window as unknown as {said: Array<{text: string}>}).said.map(({text}) => text))
  const end = () => page.evaluate(() => (window as unknown as {said: Array<{end: () => void}>}).said.at(-1)!.end())
  await page.getByRole('button', {name: '读给我听'}).click()
  expect(await said()).toEqual([await page.locator('h1').textContent()])
  await end()
  expect((await said()).at(-1)).toBe(await page.locator('.lead').textContent())
  await page.getByRole('button', {name: '停', exact: true}).click()
  expect((await said()).at(-1)).toBe('')
  await page.getByRole('button', {name: '接着读'}).click()
  expect((await said()).at(-1)).toBe(await page.locator('.lead').textContent())
  // To the end, of which every step was said.
  while (await page.getByRole('button', {name: '停', exact: true}).isVisible()) await end()
  await page.getByRole('button', {name: '读给我听'}).waitFor()
  const all = await said()
  expect(all).toContain('到了高处喊邻居，有人困住打 幺幺九')
  for (const step of await page.locator('.panel li').allTextContents()) expect(all.map((text) => text.length)).toContain(step.length)
  await context.close()
}, 60_000)

test('读给我听 is not offered where no voice speaks Chinese', async () => {
  const {page, context} = await site.open('/sos/')
  await page.addInitScript(fakeVoice, ['en-US'])
  await page.goto(site.at(article))
  expect(await page.locator('.read-aloud').isHidden()).toBe(true)
  await context.close()
}, 60_000)

test('slides turn by keyboard and remote control; from a USB stick no way leads back to a page', async () => {
  const {page, context} = await site.open('/training/bottled-lpg/slides/')
  const slide = () => page.evaluate(() => document.activeElement?.id)
  for (const key of ['PageDown', 'ArrowRight', ' ']) await page.keyboard.press(key)
  expect(await slide()).toBe('s4')
  await page.keyboard.press('PageUp')
  expect(await slide()).toBe('s3')
  await page.keyboard.press('End')
  expect(await slide()).toBe(await page.locator('.slide').last().getAttribute('id'))
  expect(await page.getByRole('link', {name: '回到教材页'}).count()).toBe(1)
  await page.keyboard.press('b')
  expect(await page.locator('main').isVisible()).toBe(false)
  await page.keyboard.press('b')
  expect(await page.locator('main').isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  await page.waitForURL('**/training/bottled-lpg/')
  await page.goto(pathToFileURL(join(dist, 'training/bottled-lpg/slides.htm')).href)
  await page.keyboard.press('PageDown')
  expect(await slide()).toBe('s2')
  expect(await page.locator('[data-back]').count()).toBe(0)
  await context.close()
}, 60_000)
