/** What the build lets through of Astro's own output, what it turns into a failure, and what a failure leaves. */
import {spawn, spawnSync} from 'node:child_process'
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest'
import {launchBrowser} from '../../scripts/browser.ts'
import {astroSieve} from '../../scripts/build.ts'
import {copyProject} from '../../scripts/copy.ts'
import {diskFault} from '../../scripts/disk.ts'
import {printSheets} from '../../scripts/press.ts'
import {root} from '../../scripts/seeds.ts'
import type {Sheet} from '../../src/press/sheets.ts'

const output = `08:00:40 [build] Building static entrypoints...
08:00:42 [WARN] [vite] [MODULE_LEVEL_DIRECTIVE] The semantics of the module level directive "use astro:head-inject" may not be preserved.
   ╭─[ content/plans/tongchuan-2024/action-3.mdx?astroPropagatedAssets:2:6 ]
   │
 2 │       "use astro:head-inject";
   │      ────────────┬───────────
───╯

08:00:42 [WARN] [vite] [MODULE_LEVEL_DIRECTIVE] The semantics of the module level directive "use astro:head-inject" may not be preserved.
   ╭─[ content/plans/tongchuan-2024/action-7.mdx?astroPropagatedAssets:2:6 ]
───╯
08:00:43 [WARN] [vite] Something that matters.
  and its second line
08:00:44 [build] Complete!`

function sift(text: string): string[] {
  const {keep} = astroSieve()
  return text.split('\n').filter((line) => keep(line))
}

describe('the output of Astro', () => {
  test('the known warning of every MDX page is dropped, others stay whole', () => {
    expect(sift(output)).toEqual([
      '08:00:40 [build] Building static entrypoints...',
      '08:00:43 [WARN] [vite] Something that matters.',
      '  and its second line',
      '08:00:44 [build] Complete!',
    ])
  })

  test('a reference to an entry that does not exist is an error, though Astro exits with 0', () => {
    const line = '08:00:41 [ERROR] [content] Invalid content reference: safety/nothing does not exist'
    expect(astroSieve().isError(line)).toBe(true)
    expect(output.split('\n').some(astroSieve().isError)).toBe(false)
  })
})

describe('a build that does not end well', {timeout: 120_000}, () => {
  let copy: string
  const served = () => readFileSync(join(copy, 'dist/index.html'), 'utf8')
  const leftovers = () => readdirSync(copy).filter((name) => /^dist\./.test(name))
  // Vitest's own base path would reach the build.
  const env = (more = {}) => ({...process.env, BASE_URL: undefined, OUT_DIR: undefined, BASE_PATH: undefined, ...more})
  const build = (more = {}) =>
    spawnSync(process.execPath, [join(copy, 'scripts/build.ts'), '--no-pdf'], {cwd: copy, encoding: 'utf8', env: env(more)})
  const breakSeed = () => appendFileSync(join(copy, 'seeds/organs.yaml'), '\n- name: [没有写完\n')

  beforeEach(() => {
    copy = copyProject()
    mkdirSync(join(copy, 'dist'))
    writeFileSync(join(copy, 'dist/index.html'), 'the last good site')
  })
  afterEach(() => rmSync(copy, {recursive: true, force: true}))

  test('a register that is no YAML is told by file, line and column; the site stays', () => {
    breakSeed()
    const {status, stderr} = build()
    expect(status).toBe(1)
    expect(stderr).toMatch(/seeds\/organs\.yaml:\d+:\d+ error .*\p{Script=Han}/u)
    expect(served()).toBe('the last good site')
    expect(leftovers()).toEqual([])
  })

  test('one that is killed leaves the site; the next clears what it left', async () => {
    const killed = spawn(process.execPath, [join(copy, 'scripts/build.ts'), '--no-pdf'], {cwd: copy, env: env(), detached: true})
    let said = ''
    await new Promise<void>((done) => {
      killed.on('close', () => done())
      killed.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text
        // With what it has started: a machine that goes down takes all.
        if (!said.includes('生成网站和搜索索引')) return
        killed.stdout.removeAllListeners('data')
        process.kill(-killed.pid!, 'SIGKILL')
      })
    })
    expect(killed.signalCode).toBe('SIGKILL')
    expect(served()).toBe('the last good site')
    mkdirSync(join(copy, `dist.building-${killed.pid}`), {recursive: true})
    breakSeed()
    expect(build().status).toBe(1)
    expect(served()).toBe('the last good site')
    expect(leftovers()).toEqual([])
  })

  test('one that is killed between taking the old site away and putting the new one there: the next puts the old one back', () => {
    const {pid} = spawnSync(process.execPath, ['--version'])
    mkdirSync(join(copy, `dist.replaced-${pid}`))
    writeFileSync(join(copy, `dist.replaced-${pid}`, 'index.html'), 'the site before')
    rmSync(join(copy, 'dist'), {recursive: true})
    breakSeed()
    expect(build().status).toBe(1)
    expect(served()).toBe('the site before')
    expect(leftovers()).toEqual([])
  })

  test('what somebody else has put beside the site is left alone', () => {
    const others = ['dist.deploy', 'dist.example.building-20241130', 'dist.next-20241130', 'dist.old-20241130']
    for (const name of others) mkdirSync(join(copy, name))
    breakSeed()
    expect(build().status).toBe(1)
    expect(leftovers().sort()).toEqual(others)
  })

  test('a place that cannot be written to is told before the work begins', () => {
    writeFileSync(join(copy, 'file'), '')
    const {status, stdout, stderr} = build({OUT_DIR: join(copy, 'file/dist')})
    expect(status).toBe(1)
    expect(stderr).toContain('写不进去')
    expect(stdout).not.toContain('由原文生成页面')
    expect(existsSync(join(copy, 'file/dist'))).toBe(false)
    expect(served()).toBe('the last good site')
  })

  test.skipIf(process.platform === 'win32')('a disk that takes no more is told in Chinese; the site and the seeds stay', () => {
    const seeds = readFileSync(join(copy, 'seeds/tongchuan-2024/plan.txt'))
    // A limit on the size of a file, in KiB, stands in for a full disk: any user may set it, and no write goes beyond it.
    const {status, stderr} = spawnSync('bash', ['-c', 'ulimit -f 40 && exec "$0" scripts/build.ts --no-pdf', process.execPath], {
      cwd: copy,
      encoding: 'utf8',
      env: env(),
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(/没有写完。请检查磁盘，.*\n生成网站和搜索索引：没有成功，网站保持原样。\n$/)
    expect(served()).toBe('the last good site')
    expect(readFileSync(join(copy, 'seeds/tongchuan-2024/plan.txt')).equals(seeds)).toBe(true)
    expect(leftovers()).toEqual([])
  })

  test.skipIf(process.platform === 'win32')('generated pages that the disk does not take stay whole as they were', () => {
    const record = join(copy, 'content/plans/tongchuan-2024/plan.json')
    writeFileSync(record, 'as it was')
    const {status, stderr} = spawnSync('bash', ['-c', 'ulimit -f 20 && exec "$0" scripts/plan.ts', process.execPath], {
      cwd: copy,
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr).toContain(diskFault('EFBIG'))
    expect(stderr).not.toContain('    at ')
    expect(readFileSync(record, 'utf8')).toBe('as it was')
  })

  test('a font that is not installed is told before the work begins', () => {
    const installed = join(root, 'node_modules')
    const modules = join(copy, 'node_modules')
    rmSync(modules)
    mkdirSync(join(modules, '@fontsource'), {recursive: true})
    for (const name of readdirSync(installed))
      if (name !== '@fontsource' && !name.startsWith('.')) symlinkSync(join(installed, name), join(modules, name), 'junction')
    const {status, stdout, stderr} = build()
    expect(status).toBe(1)
    expect(stderr).toBe('字体不全：缺 @fontsource/noto-sans-sc。请删掉 node_modules 文件夹，再运行同一条命令，字体会重新装好。\n')
    expect(stdout).not.toContain('由原文生成页面')
    expect(served()).toBe('the last good site')
    expect(leftovers()).toEqual([])
  })
})

describe('what cannot be written or started is told in Chinese', () => {
  test.skipIf(!existsSync('/dev/full'))('a full disk', () => {
    expect(() => writeFileSync('/dev/full', 'x')).toThrow('ENOSPC')
    try {
      writeFileSync('/dev/full', 'x')
    } catch (error) {
      expect(diskFault(String(error))).toMatch(/^磁盘满了/)
    }
  })

  test.each([
    ['No space left on device (os error 28)', /^磁盘满了/],
    ["EROFS: read-only file system, open '/a'", /^磁盘是只读的/],
    ["ENOENT: no such file or directory, open 'EIOS'", /^undefined$/],
  ])('%s', (said, told) => expect(String(diskFault(said))).toMatch(told))

  test('a browser that is not there: no PDF, and why', async () => {
    vi.stubEnv('CHROME_PATH', '/nowhere/chrome')
    const sheet = {page: '/', pdf: 'index.pdf'} as Sheet
    const pressed = await printSheets('/nowhere', '/', [sheet], 'print')
    vi.unstubAllEnvs()
    expect(pressed).toEqual({printed: 0, cached: 0, bytes: 0, missing: [sheet], reason: 'CHROME_PATH 指向的文件不存在：/nowhere/chrome'})
  })

  test('no browser at all, and npm could not install one: what to install', () => {
    const folder = mkdtempSync(join(tmpdir(), 'bare-'))
    for (const name of ['scripts', 'node_modules']) mkdirSync(join(folder, name))
    copyFileSync(join(root, 'scripts/browser.ts'), join(folder, 'scripts/browser.ts'))
    symlinkSync(join(root, 'node_modules/playwright-core'), join(folder, 'node_modules/playwright-core'), 'junction')
    const look = `import('./scripts/browser.ts').then(({findBrowser}) => findBrowser({packagedFirst: true})).catch(({message}) => console.log(message))`
    const {stdout} = spawnSync(process.execPath, ['-e', look], {cwd: folder, encoding: 'utf8', env: {PATH: ''}})
    rmSync(folder, {recursive: true})
    expect(stdout).toMatch(/^没有找到浏览器。请安装 Chrome、Edge 或 Chromium，或者用环境变量 CHROME_PATH/)
  })

  test('a browser that does not start', async () => {
    vi.stubEnv('CHROME_PATH', process.execPath)
    await expect(launchBrowser()).rejects.toThrow(/^浏览器不能启动（.*）。Debian 上可以安装 chromium/)
    vi.unstubAllEnvs()
  })
})
