/**
 * The browser for tests and PDFs. None is downloaded: it is the one that CHROME_PATH names, else an installed Chrome,
 * Edge or Chromium, else the one in the npm package @sparticuz/chromium (Linux on x86-64).
 */
import {existsSync} from 'node:fs'
import {delimiter, join} from 'node:path'
import {chromium, type Browser} from 'playwright-core'

/** Names of the program on PATH, and its usual places on macOS and Windows. */
const programs = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'microsoft-edge-stable']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) =>
      ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((name) => join(folder, name)),
    ),
]

/**
 * Path of a browser of the Chromium family.
 *
 * @param packagedFirst  whether the one in the npm package goes before an installed one: it is the small headless shell, which
 *   prints a page with a quarter of the work, and prints the same on every machine that has it
 * @throws with what to install, in Chinese, when there is none
 */
export async function findBrowser({packagedFirst = false} = {}): Promise<string> {
  const named = process.env.CHROME_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`CHROME_PATH 指向的文件不存在：${named}`)
  }
  if (packagedFirst) {
    const packaged = await unpack()
    if (packaged) return packaged
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const installed = [...folders.flatMap((folder) => programs.map((name) => join(folder, name))), ...applications].find((path) =>
    existsSync(path),
  )
  const found = installed ?? (await unpack())
  if (found) return found
  throw new Error('没有找到浏览器。请安装 Chrome、Edge 或 Chromium，或者用环境变量 CHROME_PATH 指明它的程序文件，再运行一次。')
}

/** The browser of the npm package, unpacked into the system's folder for temporary files; `undefined` where it is of no use. */
async function unpack(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !isInstalled('@sparticuz/chromium')) return undefined
  // Without this it does not unpack the NSS libraries that a bare system lacks; it is read at import.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
  const {default: chromium} = await import('@sparticuz/chromium')
  return chromium.executablePath()
}

/** Whether npm could install a package that is optional. */
function isInstalled(name: string): boolean {
  return existsSync(join(import.meta.dirname, '../node_modules', name))
}

/** Where fonts are told of, as the environment says before the package of the browser points to its own, which has no Chinese. */
const {FONTCONFIG_PATH} = process.env

/**
 * Start a browser without a window. It talks to no server but those that the pages name.
 *
 * @param packagedFirst  see `findBrowser`
 * @param systemFonts  whether also the one in the npm package draws with the fonts of this machine, where it has some
 */
export async function launchBrowser({packagedFirst = false, systemFonts = false} = {}): Promise<Browser> {
  const executablePath = await findBrowser({packagedFirst})
  const env = systemFonts && existsSync('/etc/fonts/fonts.conf') ? {...process.env, FONTCONFIG_PATH} : process.env
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-gpu', '--no-first-run', '--hide-scrollbars']
  try {
    return await chromium.launch({executablePath, env, args: ['--no-sandbox', '--disable-dev-shm-usage', ...quiet]})
  } catch (error) {
    throw new Error(`浏览器不能启动（${executablePath}）。Debian 上可以安装 chromium；或者用 CHROME_PATH 指明另一个。`, {cause: error})
  }
}
