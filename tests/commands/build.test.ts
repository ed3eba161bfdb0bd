/** What the build lets through of Astro's own output, and what it turns into a failure. */
import {describe, expect, test} from 'vitest'
import {astroSieve} from '../../scripts/build.ts'

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
