/**
 * npm start: build everything and serve it until it is stopped.
 *
 * PORT and HOST choose where it listens (4321 on this computer), BASE_PATH and OUT_DIR are those of the build.
 */
import {build} from './build.ts'
import {serve} from './serve.ts'

const wanted = Number(process.env.PORT ?? 4321)
if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535) {
  console.error(`PORT 应为 0 到 65535 之间的整数，现在是 ${process.env.PORT}。`)
  process.exit(2)
}
const {ok, dir, base} = await build()
if (!ok) process.exit(1)
const {url, port, close} = await serve({dir, base, port: wanted, host: process.env.HOST ?? '127.0.0.1'})
if (wanted !== 0 && port !== wanted) console.log(`端口 ${wanted} 已被占用，改用 ${port}。`)
console.log(`\n安全铜川已经可以打开：${url}\n按 Ctrl-C 停止。`)

let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  await close()
  console.log('已停止。')
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
// The process that started this one has gone.
process.on('disconnect', stop)
