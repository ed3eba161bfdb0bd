/**
 * The configuration of nginx for one built site: `nginx.conf` beside this file, filled in with the site's path and the
 * headers that `scripts/serve.ts` sends too.
 */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'

/**
 * @param base     path of the site, with slashes at both ends
 * @param headers  the security headers of every answer
 */
export function nginxConfiguration(base: string, headers: Record<string, string>): string {
  const width = Math.max(...Object.keys(headers).map(({length}) => length))
  const lines = Object.entries(headers).map(([name, value]) => `add_header ${name.padEnd(width)} "${value}" always;`)
  return readFileSync(join(import.meta.dirname, 'nginx.conf'), 'utf8')
    .replaceAll('@BASE@', base)
    .replace('@HEADERS@', lines.join('\n    '))
    .replace(/\n {2}# 已经有.*\n {2}@HOME@\n/, (part) =>
      base === '/' ? '' : part.replace('@HOME@', `location = / { return 302 ${base}; }`),
    )
}
