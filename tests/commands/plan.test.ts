/** The manners of `npm run plan`: exit codes, what is written and what is left alone. Runs on copies of the project. */
import {spawnSync} from 'node:child_process'
import {cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {zipSync} from 'fflate'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {root} from '../../scripts/seeds.ts'
import {sound} from '../plan/sound.ts'

// Each case starts the command, some more than once.
vi.setConfig({testTimeout: 60_000})

let copy: string
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'plan-'))
  for (const name of ['scripts', 'src', 'seeds', 'content', 'package.json']) cpSync(join(root, name), join(copy, name), {recursive: true})
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
})
afterEach(() => rmSync(copy, {recursive: true, force: true}))

const source = () => join(copy, 'seeds/tongchuan-2024/plan.txt')
const pages = () => join(copy, 'content/plans/tongchuan-2024')

function plan(...argv: string[]): {status: number | null; stdout: string; stderr: string} {
  const {status, stdout, stderr} = spawnSync(process.execPath, [join(copy, 'scripts/plan.ts'), ...argv], {
    encoding: 'utf8',
    env: {...process.env, INIT_CWD: copy},
    maxBuffer: 1e8,
  })
  return {status, stdout, stderr}
}

/** All files of a folder with their contents. */
function contents(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

describe('accepted', () => {
  test('the committed pages are those of the committed source', () => {
    const before = contents(pages())
    expect(plan()).toMatchObject({status: 0})
    expect(contents(pages())).toEqual(before)
  })

  test('pages that were lost, changed or do not belong are put right', () => {
    const before = contents(pages())
    rmSync(join(pages(), 'measure-9.mdx'))
    writeFileSync(join(pages(), 'measure-10.mdx'), 'changed')
    writeFileSync(join(pages(), 'measure-39.mdx'), 'left over')
    expect(plan()).toMatchObject({status: 0})
    expect(contents(pages())).toEqual(before)
  })

  test('--json prints the record and nothing else', () => {
    const {status, stdout} = plan('seeds/tongchuan-2024/plan.txt', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({id: 'tongchuan-2024', document: {number: '铜政发〔2024〕13号'}})
  })

  test('a file elsewhere is shown and not written, with --out it is written', () => {
    cpSync(source(), join(copy, 'other.txt'))
    expect(plan('other.txt')).toMatchObject({status: 0})
    expect(existsSync(join(copy, 'content/plans/other'))).toBe(false)
    expect(plan('other.txt', '--out', 'pages')).toMatchObject({status: 0})
    expect(existsSync(join(copy, 'pages/other/measure-38.mdx'))).toBe(true)
  })
})

describe('a .docx', () => {
  const name = 'libreoffice-automatic-numbers.docx'
  beforeEach(() => cpSync(join(import.meta.dirname, 'docx', name), join(copy, name)))

  test('is shown, and with --text its text is written beside it, which reads the same', () => {
    const shown = plan(name, '--json', '--text')
    expect(shown.status).toBe(0)
    const {nodes, source: _, ...rest} = JSON.parse(shown.stdout)
    const {status, stdout} = plan('plan.txt', '--json')
    expect(status).toBe(0)
    const again = JSON.parse(stdout)
    expect(again.nodes.map((node: object) => ({...node, url: ''}))).toEqual(nodes.map((node: object) => ({...node, url: ''})))
    expect(again.document).toEqual(rest.document)
    expect(again.nodes.filter((node: {kind: string}) => node.kind === 'measure')).toHaveLength(38)
  })

  test('--text leaves another plan.txt alone', () => {
    writeFileSync(join(copy, 'plan.txt'), 'another\n')
    expect(plan(name, '--text')).toMatchObject({status: 1, stderr: expect.stringContaining('内容不同，没有写')})
    expect(readFileSync(join(copy, 'plan.txt'), 'utf8')).toBe('another\n')
  })

  describe('dropped into seeds/', () => {
    const drop = (path: string) => {
      const target = join(copy, 'seeds', path)
      cpSync(join(copy, name), (mkdirSync(dirname(target), {recursive: true}), target))
    }

    test('in a folder of its own gets its text and its pages', () => {
      drop('qingshi-2027/方案.docx')
      expect(plan('--check')).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('seeds/qingshi-2027/方案.docx:1:1 error 还没有读成 plan.txt'),
      })
      expect(existsSync(join(copy, 'seeds/qingshi-2027/plan.txt'))).toBe(false)
      expect(plan()).toMatchObject({status: 0})
      expect(readFileSync(join(copy, 'seeds/qingshi-2027/plan.txt'), 'utf8')).toContain('\n（38）激励担当作为。')
      expect(existsSync(join(copy, 'content/plans/qingshi-2027/measure-38.mdx'))).toBe(true)
      expect(plan('--check')).toMatchObject({status: 0})
    })

    test.each([
      ['beside the registers', ['方案.docx'], 'seeds/方案.docx:1:1 error 每份方案要有自己的文件夹'],
      ['in a folder that is no address', ['青石/方案.docx'], 'seeds/青石/方案.docx:1:1 error 文件夹名“青石”'],
      ['with another', ['qingshi/甲.docx', 'qingshi/乙.docx'], 'seeds/qingshi/甲.docx:1:1 error 这个文件夹里有几个文件'],
      ['as text of another name', ['qingshi/方案.txt'], 'seeds/qingshi/方案.txt:1:1 error 方案的文本要命名为 plan.txt'],
    ])('%s it is refused with what to do, and nothing is written', (_where, paths, said) => {
      paths.forEach(drop)
      const before = readdirSync(join(copy, 'content/plans'))
      expect(plan()).toMatchObject({status: 1, stderr: expect.stringContaining(said)})
      expect(readdirSync(join(copy, 'content/plans'))).toEqual(before)
    })
  })

  test('--new makes the seed folder with the text as plan.txt', () => {
    expect(plan(name, '--new', 'qingshi-2027')).toMatchObject({status: 0})
    expect(readFileSync(join(copy, 'seeds/qingshi-2027/plan.txt'), 'utf8')).toContain('\n（38）激励担当作为。')
  })
})

describe('refused', () => {
  test('a refusal writes nothing and leaves what was there', () => {
    const before = contents(pages())
    writeFileSync(source(), readFileSync(source(), 'utf8').replace('（9）', '（10）'))
    const {status, stderr} = plan()
    expect(status).toBe(1)
    expect(stderr).toMatch(/^seeds\/tongchuan-2024\/plan\.txt:\d+:\d+ error .+ [\w-]+$/m)
    expect(contents(pages())).toEqual(before)
  })

  test('one refused plan leaves the pages of every plan as they were', () => {
    cpSync(join(copy, 'seeds/tongchuan-2024'), join(copy, 'seeds/another'), {recursive: true})
    writeFileSync(join(copy, 'seeds/another/plan.txt'), '')
    rmSync(join(pages(), 'measure-9.mdx'))
    const before = contents(pages())
    expect(plan()).toMatchObject({status: 1})
    expect(contents(pages())).toEqual(before)
    expect(existsSync(join(copy, 'content/plans/another'))).toBe(false)
  })

  test.each(['青石 2027', 'list'])('a folder %s, which would be an address of a plan, leaves all pages as they were', (name) => {
    cpSync(join(copy, 'seeds/tongchuan-2024'), join(copy, 'seeds', name), {recursive: true})
    rmSync(join(pages(), 'measure-9.mdx'))
    expect(plan()).toMatchObject({status: 1, stderr: expect.stringContaining(`seeds/${name}/plan.txt:1:1 error`)})
    expect(existsSync(join(pages(), 'measure-9.mdx'))).toBe(false)
    expect(existsSync(join(copy, 'content/plans', name))).toBe(false)
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1])],
    ['text that is no plan', Buffer.from('今天天气很好。\n')],
    ['an old .wps', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'bad.wps'],
    ['a .pdf', Buffer.from('%PDF-1.7'), 'bad.pdf'],
    ['a scan', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'bad.jpg'],
    ['an archive with a name of text', Buffer.from(zipSync({'a.txt': Buffer.from('甲')}))],
    ['an .odt', Buffer.from(zipSync({mimetype: Buffer.from('application/vnd.oasis.opendocument.text')})), 'bad.odt'],
  ])('%s is refused by name of file, line and column', (_what, bytes, name = 'bad.txt') => {
    writeFileSync(join(copy, name), bytes)
    const {status, stderr} = plan(name, '--out', 'pages')
    expect(status).toBe(1)
    expect(stderr).toMatch(/bad\.\w+:\d+:\d+ error .+ [\w-]+$/m)
    expect(stderr).not.toMatch(/\n {4}at /)
    expect(existsSync(join(copy, 'pages'))).toBe(false)
  })
})

describe('--new', () => {
  const seeds = () => readdirSync(join(copy, 'seeds')).sort()
  const text = sound.replaceAll('柳河', '青石')

  test('creates a seed folder with the text and every register; the plan is accepted with them as they are', () => {
    writeFileSync(join(copy, 'next.txt'), text)
    const {status, stdout} = plan('next.txt', '--new', 'qingshi-2025')
    expect(status).toBe(0)
    const folder = join(copy, 'seeds/qingshi-2025')
    const names = readdirSync(folder).sort()
    expect(names).toEqual([
      ...['asked.yaml', 'basis.yaml', 'differences.yaml', 'duties.yaml', 'errata.yaml', 'plain.yaml', 'plan.txt', 'plan.yaml'],
    ])
    for (const name of names) expect(stdout).toContain(name)
    expect(readFileSync(join(folder, 'plan.txt'), 'utf8')).toBe(text)
    expect(statSync(folder).mode & 0o777).toBe(0o755)
    expect(plan()).toMatchObject({status: 0})
    expect(existsSync(join(copy, 'content/plans/qingshi-2025/plan.json'))).toBe(true)
  })

  test.each([
    ['of a plan that is there', 'tongchuan-2024', 2, '已经有了'],
    ['that is no address', '青石 2025', 2, '不能作文件夹名和网址'],
    ['that leads out of the folder', '../other', 2, '不能作文件夹名和网址'],
  ])('an id %s is refused, and nothing is made', (_what, id, code, said) => {
    writeFileSync(join(copy, 'next.txt'), text)
    const before = seeds()
    const {status, stderr} = plan('next.txt', '--new', id)
    expect(status).toBe(code)
    expect(stderr).toContain(said)
    expect(seeds()).toEqual(before)
  })

  test('a text that is refused makes no folder, and is told by file, line and column', () => {
    writeFileSync(join(copy, 'next.txt'), text.replace('二、', '四、'))
    const before = seeds()
    const {status, stderr} = plan('next.txt', '--new', 'qingshi-2025')
    expect(status).toBe(1)
    expect(stderr).toMatch(/next\.txt:\d+:\d+ error .+ [\w-]+$/m)
    expect(stderr).toContain('没有建立 seeds/qingshi-2025/')
    expect(seeds()).toEqual(before)
  })
})

describe('--check', () => {
  test('fresh pages pass and nothing is written', () => {
    const before = contents(pages())
    expect(plan('--check')).toMatchObject({status: 0})
    expect(contents(pages())).toEqual(before)
  })

  test.each([
    ['changed by hand', () => writeFileSync(join(pages(), 'measure-9.mdx'), 'changed'), 'measure-9.mdx'],
    ['lost', () => rmSync(join(pages(), 'measure-9.mdx')), 'measure-9.mdx'],
    ['left over', () => writeFileSync(join(pages(), 'measure-39.mdx'), ''), 'measure-39.mdx'],
  ])('a page that is %s is stale', (_how, change, name) => {
    change()
    const before = contents(pages())
    const {status, stderr} = plan('--check')
    expect(status).toBe(1)
    expect(stderr).toContain(`content/plans/tongchuan-2024/${name}:1:1 error`)
    expect(contents(pages())).toEqual(before)
  })
})

describe('wrong usage is exit 2 and shows the usage', () => {
  test.each([
    ['an unknown option', ['--unknown']],
    ['two files', ['a.txt', 'b.txt']],
    ['--tree without a file', ['--tree']],
    ['a file that does not exist', ['nowhere.txt']],
    ['a folder', ['seeds']],
    ['--out without a file', ['--out', 'pages']],
    ['--new without a file', ['--new', 'qingshi-2025']],
    ['--text without a file', ['--text']],
    ['--check, which writes nothing, with --new', ['seeds/tongchuan-2024/plan.txt', '--check', '--new', 'qingshi-2025']],
    ['--check with --text', ['seeds/tongchuan-2024/plan.txt', '--check', '--text']],
    ['a day that the calendar does not have', ['--check', '--on', '2026-02-30']],
    ['a day that is none', ['--check', '--on', '明天']],
  ])('%s', (_what, argv) => {
    const {status, stderr} = plan(...argv)
    expect(status).toBe(2)
    expect(stderr).toContain('用法：npm run plan')
  })
})
