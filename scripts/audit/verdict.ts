/**
 * What the bytes of a page alone decide, which takes most of the time of an audit: its size, compressed with brotli (level
 * 11), and whether its markup is valid. Of pages that are as they were at the last audit it is taken from there.
 */
import {existsSync, mkdirSync, readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname} from 'node:path'
import {promisify} from 'node:util'
import {brotliCompress} from 'node:zlib'
import {HtmlValidate, StaticConfigLoader, type ConfigData, type ResolvedConfig} from 'html-validate'
import {writeWhole} from '../disk.ts'
import {hash} from '../hash.ts'

export interface Verdict {
  /** Bytes, compressed. */
  size: number
  /** Faults of the markup. */
  faults: Array<{line: number; column: number; message: string; rule: string}>
}

/** Verdicts that are kept in a file. */
export interface Verdicts {
  of(html: string): Promise<Verdict>
  /** Write those that were asked for; the others are forgotten. */
  save(): void
}

/** The rules of html-validate. Each exception has its reason. */
const markup: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Astro writes `<!doctype html>` and void elements as browsers do; both are style, not validity.
    'doctype-style': 'off',
    'void-style': 'off',
    // Style of attributes is the printer's; the compiler writes `hidden` and `hidden=""` alike.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'attr-quotes': 'off',
    'no-trailing-whitespace': 'off',
    // Chinese names of people and places stand in long titles; result lists cut them, readers do not suffer.
    'long-title': 'off',
    // The number of a regulation is not a telephone number; real ones are links, which the articles' lint asks for.
    'tel-non-breaking': 'off',
    // Inline scripts and styles have a stricter rule of our own, with their two exceptions.
    'no-inline-style': 'off',
    'require-sri': 'off',
    // The tree of a browser's parser is checked by our own rule.
    'no-dup-id': 'off',
  },
}

/** The rules, worked out once: the loader of the package does so for every page, a quarter of the time. */
class Rules extends StaticConfigLoader {
  #resolved?: ReturnType<StaticConfigLoader['getConfigFor']>

  override getConfigFor(page: string): ResolvedConfig | Promise<ResolvedConfig> {
    return (this.#resolved ??= super.getConfigFor(page))
  }
}

const validator = new HtmlValidate(new Rules(markup))
const compress = promisify(brotliCompress)

/** What a verdict depends on beside the page. */
function judges(): string {
  const {version} = createRequire(import.meta.url)('html-validate/package.json') as {version: string}
  return hash(JSON.stringify([markup, version, process.versions.brotli]))
}

/** Open the verdicts of the last audit; none where there are none, or where they were given by other rules. */
export function openVerdicts(path: string): Verdicts {
  const by = judges()
  const kept = readKept(path)
  const before = new Map(kept?.by === by ? Object.entries(kept.pages) : [])
  const now = new Map<string, Verdict>()
  return {
    async of(html) {
      const key = hash(html)
      const verdict = now.get(key) ?? before.get(key) ?? (await judge(html))
      now.set(key, verdict)
      return verdict
    },
    save() {
      mkdirSync(dirname(path), {recursive: true})
      writeWhole(path, JSON.stringify({by, pages: Object.fromEntries(now)}))
    },
  }
}

function readKept(path: string): {by: string; pages: Record<string, Verdict>} | undefined {
  try {
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as {by: string; pages: Record<string, Verdict>}) : undefined
  } catch {
    // A file that cannot be read is written anew.
    return undefined
  }
}

async function judge(html: string): Promise<Verdict> {
  // On another core, while the markup is read.
  const compressed = compress(html)
  const {results} = await validator.validateString(html)
  return {
    size: (await compressed).length,
    faults: results.flatMap(({messages}) => messages.map(({line, column, message, ruleId}) => ({line, column, message, rule: ruleId}))),
  }
}
