/**
 * npm run deploy: build the site and pack it for those who run servers.
 *
 *   npm run deploy               dist.deploy/: site/ with compressed variants, nginx.conf, headers.txt
 *   npm run deploy -- --offline  and anquan-tongchuan.zip, which opens from a disk
 *   npm run deploy -- --packed   pack the site that stands in dist, without building it
 */
import {cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {parseArgs} from 'node:util'
import {zip} from '../src/zip.ts'
import {filesOf} from './audit/page.ts'
import {build} from './build.ts'
import {compress} from './deploy/compress.ts'
import {diskFault} from './disk.ts'
import {nginxConfiguration} from './deploy/nginx.ts'
import {offlineFiles} from './deploy/offline.ts'
import {root, shown, siteAddress} from './seeds.ts'
import {headers} from './serve.ts'

/**
 * Pack a built site.
 *
 * @param dir   folder of the site
 * @param base  path it was built for, with slashes at both ends
 * @param out   folder to write; one that is there is replaced when the new one is whole
 */
export async function pack(dir: string, base: string, out: string, {offline = false} = {}): Promise<void> {
  const next = `${out}.building-${process.pid}`
  const site = join(next, 'site', base)
  try {
    mkdirSync(site, {recursive: true})
    cpSync(dir, site, {recursive: true})
    await compress(site, filesOf(dir))
    const sent = headers(dir)
    writeFileSync(join(next, 'nginx.conf'), nginxConfiguration(base, sent))
    const lines = Object.entries(sent).map(([name, value]) => `${name}: ${value}\n`)
    writeFileSync(join(next, 'headers.txt'), lines.join(''))
    if (offline) {
      const files = [...offlineFiles(dir, base)].map(([name, content]) => [`anquan-tongchuan/${name}`, content] as const)
      // Always the same day, so that the same site gives the same bytes.
      writeFileSync(join(next, 'anquan-tongchuan.zip'), zip(files, '2026-01-01', 9))
    }
    rmSync(out, {recursive: true, force: true})
    renameSync(next, out)
  } finally {
    rmSync(next, {recursive: true, force: true})
  }
}

if (import.meta.main) {
  const {values} = parseArgs({options: {offline: {type: 'boolean'}, packed: {type: 'boolean'}}})
  const dir = resolve(root, process.env.OUT_DIR ?? 'dist')
  const built = values.packed ? {ok: existsSync(join(dir, 'index.html')), dir, base: siteAddress().base} : await build()
  if (!built.ok) {
    if (values.packed) console.error('还没有网站，请先运行 npm run build。')
    process.exit(1)
  }
  const out = `${dir}.deploy`
  try {
    await pack(built.dir, built.base, out, {offline: values.offline ?? false})
  } catch (error) {
    const fault = diskFault(String(error))
    if (!fault) throw error
    console.error(fault)
    process.exit(1)
  }
  console.log(`已打包：${shown(out)}。把 site 里的文件和 nginx.conf 交给管理服务器的人，做法见“关于本站”里的部署手册。`)
}
