/**
 * The deferred script of every page: 标准 / 大字 / 特大, 深色, and buttons that copy. Without it the page is whole; its
 * buttons are shown only when `src/mode.js` ran.
 *
 * The choice is kept as `aqtc` = "<size> <theme>" in local storage; an empty theme follows the system.
 */
const root = document.documentElement.dataset
const dark = matchMedia('(prefers-color-scheme: dark)')
const buttons = [...document.querySelectorAll<HTMLButtonElement>('.modes button')]

const isDark = () => (root.theme ? root.theme === 'dark' : dark.matches)

function show() {
  for (const button of buttons) {
    const pressed = 'dark' in button.dataset ? isDark() : (root.size || '') === button.dataset.size
    button.setAttribute('aria-pressed', String(pressed))
  }
}

function choose(button: HTMLButtonElement) {
  if ('dark' in button.dataset) {
    const wanted = !isDark()
    // Back to what the system says: follow it again.
    root.theme = wanted === dark.matches ? '' : wanted ? 'dark' : 'light'
  } else root.size = button.dataset.size
  try {
    localStorage.aqtc = `${root.size || ''} ${root.theme || ''}`
  } catch {
    // Storage is refused: the choice holds for this page.
  }
  show()
}

/** Put text on the clipboard, also where the page came over plain http. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    document.body.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    return done
  }
}

document.addEventListener('click', async ({target}) => {
  const button = (target as Element).closest<HTMLButtonElement>('button[data-copy], .modes button')
  if (!button) return
  if (button.dataset.copy === undefined) return choose(button)
  const text = button.dataset.copy || location.href.replace(/#.*/, '')
  const done = await copy(text)
  button.focus()
  const status = button.parentElement!.querySelector('[role=status]')
  if (status) status.textContent = done ? `已复制${text.includes('\n') ? '' : `：${text}`}` : '没能复制，请长按文字自己复制'
})

// 纠错 takes along the page, the words that are marked and where they stand. A press takes the mark away before the click.
const correction = document.querySelector<HTMLAnchorElement>('[data-correction]')
for (const type of ['pointerdown', 'keydown'])
  correction?.addEventListener(type, () => {
    const marked = getSelection()!
    const from = marked.anchorNode
    const block = (from instanceof Element ? from : from?.parentElement)?.closest('main :is(p, li, dd, td, h1, h2, h3)')
    const same = block && [...block.parentElement!.children].filter(({tagName}) => tagName === block.tagName)
    const heading = block?.closest('section')?.querySelector('h2, h3')?.textContent
    const known = {
      title: document.title,
      page: location.pathname + location.hash,
      quote: block ? String(marked).trim().slice(0, 100) : '',
      at: block && String(marked) ? `${heading ? `“${heading}”` : ''}第 ${same!.indexOf(block) + 1} 段` : '',
    }
    correction.search = String(new URLSearchParams(known))
  })

dark.addEventListener('change', show)
show()

// Whoever turns to a search box needs the search page next, and what that loads.
let ahead = false
document.addEventListener('focusin', async ({target}) => {
  const form = (target as Element).closest<HTMLFormElement>('form[role=search]')
  if (!form || ahead || 'search' in form.dataset) return
  ahead = true
  try {
    const page = await (await fetch(form.action)).text()
    await Promise.all((/search-files="([^"]+)/.exec(page)?.[1]?.split(' ') ?? []).map((file) => fetch(file)))
  } catch {
    // The search page will say that the network is gone.
  }
})
