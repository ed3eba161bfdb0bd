/**
 * Runs a command of the project, `node scripts/run.mjs NAME …`, on the Node that the project brings along.
 *
 * Plain JavaScript for any Node from 18 on, since it runs before anything is installed. It installs what is missing
 * (npm install, never npm ci: a lock written where some platforms' packages are not served is refused by npm ci),
 * then starts `scripts/NAME.ts` and passes signals and the exit code on. What it says itself goes to standard
 * error, so that the output of a command stays its own.
 */
import {spawn, spawnSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {constants} from 'node:os'
import {delimiter, join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const windows = process.platform === 'win32'
/** Node's major version that the scripts need; the npm package `node` brings it. */
const major = 24

/** The child that is running now; signals go to it. */
let child
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child?.kill(signal))
// The shell between npm and this process dies of a signal without passing it on: then this process has a new parent.
const parent = process.ppid
setInterval(() => process.ppid === parent || child?.kill('SIGTERM'), 1000).unref()

const [name, ...parameters] = process.argv.slice(2)
process.exitCode = (await install()) || (await run(findNode(), [join(root, 'scripts', `${name}.ts`), ...parameters], {ipc: true}))

/** Install unless node_modules already holds what the lock asks for. Returns an exit code. */
async function install() {
  if (isInstalled()) return 0
  const started = Date.now()
  const seconds = () => Math.round((Date.now() - started) / 1000)
  console.error('正在安装依赖（第一次约一分钟，需要联网；装好以后可以离线使用）……')
  const beat = setInterval(() => console.error(`  仍在安装，已用 ${seconds()} 秒……`), 15_000)
  // --no-save leaves the lock as it was checked in.
  const code = await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'], {
    shell: windows,
  })
  clearInterval(beat)
  if (code !== 0) {
    console.error(`依赖没有装好（npm install 退出码 ${code}）。请检查网络后重新运行同一条命令；已经装好的部分会保留。`)
    return code
  }
  if (!findNode()) {
    console.error(
      `Node ${major} 没有装好：它由 npm 包 node 的安装脚本下载。请确认没有关闭安装脚本（npm config get ignore-scripts 应为 false），`,
    )
    console.error('然后删除 node_modules/node 文件夹，重新运行同一条命令。')
    return 1
  }
  console.error(`依赖已装好，用时 ${seconds()} 秒。`)
  return 0
}

/**
 * Whether node_modules matches package-lock.json, by the record that npm keeps inside node_modules. Packages for
 * other platforms may be absent.
 */
function isInstalled() {
  const record = join(modules, '.package-lock.json')
  if (!existsSync(record) || !findNode()) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, {version, optional}]) => path === '' || optional || present[path]?.version === version)
}

/** Path of a Node of the right major version: the running one, else the one of the npm package; undefined without any. */
function findNode() {
  if (Number(process.versions.node.split('.')[0]) === major) return process.execPath
  const own = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node')
  if (!existsSync(own)) return undefined
  const {stdout} = spawnSync(own, ['--version'], {encoding: 'utf8'})
  return stdout?.startsWith(`v${major}.`) ? own : undefined
}

/** Run a program in the project's root to its end. Returns its exit code, 128 + number for a signal. */
function run(file, argv, {ipc = false, shell = false} = {}) {
  const path = join(modules, '.bin') + delimiter + process.env.PATH
  const env = {...process.env, PATH: path, ASTRO_TELEMETRY_DISABLED: '1'}
  return new Promise((resolve) => {
    // The channel tells a server that this process has gone, however it went.
    child = spawn(file, argv, {cwd: root, env, shell, stdio: ['inherit', ipc ? 'inherit' : 2, 'inherit', ...(ipc ? ['ipc'] : [])]})
    child.on('error', (error) => {
      console.error(`不能运行 ${file}：${error.message}`)
      resolve(1)
    })
    child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]))
  })
}
