/** The tree that a browser gives to a screen reader. */
import type {Page} from 'playwright-core'

export interface TreeNode {
  role: string
  name: string
  /** Of a heading. */
  level: number
  focusable: boolean
}

/** What is operated. */
const operated = new Set(
  'button checkbox combobox link listbox menuitem option radio searchbox slider spinbutton switch tab textbox DisclosureTriangle'.split(
    ' ',
  ),
)
/** Parts that are jumped to, of which a page may have several: only their names tell them apart. */
const landmarks = new Set('navigation complementary region form search'.split(' '))

/** The nodes of a page that are read out, in document order. */
export async function readTree(page: Page): Promise<TreeNode[]> {
  const session = await page.context().newCDPSession(page)
  const {nodes} = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  // The browser lists them level by level.
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const tree: TreeNode[] = []
  const visit = ({ignored, role, name, properties = [], childIds = []}: (typeof nodes)[number]) => {
    const property = (wanted: string) => properties.find(({name}) => name === wanted)?.value.value as unknown
    if (!ignored)
      tree.push({
        role: String(role?.value),
        name: String(name?.value ?? '').trim(),
        level: Number(property('level')),
        focusable: property('focusable') === true,
      })
    for (const id of childIds) {
      const child = byId.get(id)
      if (child) visit(child)
    }
  }
  visit(nodes[0]!)
  return tree
}

/** What would leave somebody who only hears a page without bearings. */
export function faultsOfTree(tree: TreeNode[]): string[] {
  const nameless = tree.filter(({role, name}) => (operated.has(role) || landmarks.has(role) || role === 'image') && name === '')
  // The page itself takes the focus, and so do the aims of jumps.
  const roleless = tree.filter(({role, focusable}) => focusable && ['generic', 'none', 'StaticText'].includes(role))
  const headings = tree.filter(({role}) => role === 'heading')
  const leaps = headings.flatMap(({level, name}, at) => {
    const before = headings[at - 1]?.level ?? 0
    return level > before + 1 ? [`heading ${level} after ${before}: ${name}`] : []
  })
  const named = tree.filter(({role}) => landmarks.has(role)).map(({role, name}) => `${role} ${name}`)
  const count = (what: string, found: unknown[]) => (found.length === 1 ? [] : [`${found.length} × ${what}`])
  return [
    ...nameless.map(({role}) => `${role} without a name`),
    ...roleless.map(({role}) => `focus on a ${role}`),
    ...count(
      'main',
      tree.filter(({role}) => role === 'main'),
    ),
    ...count(
      'heading 1',
      headings.filter(({level}) => level === 1),
    ),
    ...leaps,
    ...named.filter((name, at) => named.indexOf(name) !== at).map((name) => `two of a kind with one name: ${name}`),
  ]
}
