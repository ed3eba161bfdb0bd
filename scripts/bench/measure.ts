/**
 * What a command uses: CPU time and memory, of its process and of all that it starts.
 */
import {spawn} from 'node:child_process'
import {readdirSync, readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'

export interface Used {
  /** Seconds of CPU time. */
  cpu: number
  /** Bytes held at the worst moment. Where the system has no /proc, those of the process alone. */
  peak: number
  /** Bytes that the largest of its processes held at its worst moment; the same exception. */
  largest: number
}

/** Bytes as tables tell them. */
export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0)
}

/** Milliseconds between two looks at the memory. */
const pause = 250

/**
 * Run a script on this Node, in a folder.
 *
 * @throws with its output when it fails
 */
export async function measure(cwd: string, argv: string[], env: Record<string, string | undefined>): Promise<Used> {
  const report = join(cwd, 'used.json')
  // Written by the process itself as it ends: Node tells nothing of the CPU time of a child. /proc knows what the
  // children of the process took, in hundredths of a second, once they have ended.
  const hook = `import {existsSync, readFileSync, writeFileSync} from 'node:fs'
    process.on('exit', () => {
      const {user, system} = process.cpuUsage()
      const stat = existsSync('/proc/self/stat') ? readFileSync('/proc/self/stat', 'utf8').replace(/^.*\\) /, '').split(' ') : []
      const children = (Number(stat[13] ?? 0) + Number(stat[14] ?? 0)) / 100
      writeFileSync(${JSON.stringify(report)}, JSON.stringify({cpu: (user + system) / 1e6 + children, peak: process.resourceUsage().maxRSS * 1024}))
    })`
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...argv], {
    cwd,
    env: {...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output = (output + text).slice(-20_000)))
  let [peak, largest] = [0, 0]
  // A child that its parent has not waited for is missing in what the parent reports.
  const seen = new Map<number, number>()
  const look = () => {
    const processes = processesOf(child.pid!)
    peak = Math.max(
      peak,
      processes.reduce((sum, {bytes}) => sum + bytes, 0),
    )
    for (const {pid, cpu, most} of processes) {
      seen.set(pid, cpu)
      largest = Math.max(largest, most)
    }
  }
  const timer = setInterval(look, pause)
  const code = await new Promise((done) => child.on('close', done))
  clearInterval(timer)
  if (code !== 0) throw new Error(`${argv[0]} ${code}\n${output}`)
  const own = JSON.parse(readFileSync(report, 'utf8')) as Omit<Used, 'largest'>
  rmSync(report)
  const sampled = [...seen.values()].reduce((sum, cpu) => sum + cpu, 0)
  return {cpu: Math.max(own.cpu, sampled), peak: Math.max(own.peak, peak), largest: Math.max(own.peak, largest)}
}

/** A process and all below it, with resident memory, the most of it so far, and CPU seconds; none where the system has no /proc. */
function processesOf(root: number): Array<{pid: number; bytes: number; most: number; cpu: number}> {
  const processes = new Map<number, {pid: number; parent: number; bytes: number; cpu: number}>()
  let names: string[]
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
  for (const name of names) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ')
        .map(Number)
      const pid = Number(name)
      processes.set(pid, {pid, parent: fields[1]!, bytes: fields[21]! * 4096, cpu: (fields[11]! + fields[12]!) / 100})
    } catch {
      // It has ended in the meantime.
    }
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === root || isBelow(processes.get(pid)?.parent))
  return [...processes.values()].filter(({pid}) => isBelow(pid)).map((one) => ({...one, most: mostOf(one.pid)}))
}

/** The most resident memory that a process has held; 0 where it has ended. */
function mostOf(pid: number): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
