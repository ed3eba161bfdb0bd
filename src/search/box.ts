/**
 * The search page: the box, the address, the list.
 *
 * Nothing is fetched before the box has the focus or the address has a query. The address always says what is
 * shown, `?q=…&kind=plan,regulation`; typing replaces the last entry of the history, so that going back leaves
 * the search in one step, while 搜索 and a change of kind add an entry.
 */
import type {Answer, Result} from './engine.ts'
import type {Piece} from './excerpt.ts'
import {begun, firstFiles, groupOf, groupsIn, placesIn, request, requestProgram, type Group, type IndexPlace} from './files.ts'
import {kindLabels, kinds, readKinds, type PageKind} from './kinds.ts'
import type {Opened, OtherSite} from './open.ts'

const base = import.meta.env.BASE_URL.replace(/\/$/, '')
const pageSize = 10

const find = <T extends HTMLElement>(selector: string): T => document.querySelector<T>(selector)!
const form = find<HTMLFormElement>('[data-search]')
const input = find<HTMLInputElement>('[data-search] input')
const status = find('[data-search-status]')
const notes = find('[data-search-notes]')
const list = find('[data-search-results]')
const kindList = find('[data-search-kinds]')
const more = find<HTMLButtonElement>('[data-search-more]')
const help = find('[data-search-help]')

/** Only on a site with several plans. */
const planList = document.querySelector<HTMLSelectElement>('[data-search-plan]')

/** Says how many plans were not searched; only on a site with several plans. */
const others = document.querySelector<HTMLElement>('[data-search-others]')

/** Show the plan of the address as chosen; one that is not offered is called by its id until a page tells its name. */
function showPlan(): void {
  if (!planList) return
  const {plan} = asked()
  if (plan && ![...planList.options].some(({value}) => value === plan)) planList.add(new Option(plan, plan))
  planList.value = plan
}

const indexes = `${base}/pagefind/`
const front = placesIn(indexes, (form.dataset.searchIndex ?? '').split(' ')) as [IndexPlace, ...IndexPlace[]]
const groups = groupsIn(indexes, form.dataset.searchGroups ?? '')
/** So many groups were added to the search of the whole site. */
let added = 0

let opened: Promise<Opened> | undefined
/** Searches that are kept to a group of plans. */
const kept = new Map<Group, Promise<Opened>>()
/** Names of other sites whose pages cannot be searched. */
const lost = new Set<string>()

/** The group to search for what is asked; none where that is the whole site, or the plan lies in its front indexes. */
function groupAsked(): Group | undefined {
  const {plan} = asked()
  return plan && plan !== form.dataset.searchNewest ? groupOf(groups, plan) : undefined
}

/** Load the engine and the files that every search needs, all at once; after a failure the next search tries again. */
function open(): Promise<Opened> {
  const group = groupAsked()
  const known = group ? kept.get(group) : opened
  if (known) return known
  const {program} = firstFiles(front[0])
  const place = group ? {...group.place, program} : front[0]
  const {head} = firstFiles(place)
  request(head).catch(() => {})
  // The head tells what to fetch next: on a narrow line the program, three times as large, must not go before it.
  void begun(head).then(() => requestProgram(program).catch(() => {}))
  lost.clear()
  const sites = JSON.parse(form.dataset.searchSites ?? '[]') as OtherSite[]
  const places = [...front.slice(1), ...groups.slice(0, added).map(({place}) => place)]
  const further = group ? {} : {places, sites, lost: (name: string) => lost.add(name)}
  const opening = import('./open.ts').then(({openSearch}) => openSearch(place, further))
  if (group) kept.set(group, opening)
  else opened = opening
  opening.catch(forget)
  return opening
}

/** Open everything anew at the next search. */
function forget(): void {
  opened = undefined
  kept.clear()
}

/** What the address asks for. */
function asked(): {query: string; wanted: PageKind[]; plan: string} {
  const parameters = new URLSearchParams(location.search)
  return {query: parameters.get('q') ?? '', wanted: readKinds(parameters.get('kind')), plan: parameters.get('plan') ?? ''}
}

/** Address of a search. A site with several plans has a list to choose one from, which stays as it is. */
function addressOf(query: string, wanted: readonly PageKind[], plan = asked().plan): string {
  const parameters = new URLSearchParams()
  if (query) parameters.set('q', query)
  if (query && plan) parameters.set('plan', plan)
  const kind = wanted.length > 0 ? `${query ? '&' : ''}kind=${wanted.join(',')}` : ''
  return `${location.pathname}${query || kind ? '?' : ''}${parameters}${kind}`
}

let turn = 0

/** Search for what the address asks and show it. A later call wins over an earlier one that is still under way. */
async function run(): Promise<void> {
  const {query, wanted, plan} = asked()
  const mine = ++turn
  const before = history.state as {shown?: number; scroll?: number} | null
  if (query.trim() === '') return clear()
  delete list.dataset.searchState
  if (!opened) status.textContent = '正在打开索引……'
  try {
    const search = await open()
    const answer = await search(query, wanted, plan)
    const rows = answer.results(0, Math.max(pageSize, before?.shown ?? 0))
    const first = await rows[0]
    if (mine !== turn) return
    show(query, wanted, answer)
    nameOption(plan, first?.plan)
    list.replaceChildren(...(first ? [item(first)] : []))
    for (const row of rows.slice(1)) {
      const result = await row
      if (mine !== turn) return
      list.append(item(result))
    }
    showMore(answer)
    finish(answer.total === 0 ? 'empty' : 'done')
    if (before?.scroll) scrollTo(0, before.scroll)
  } catch {
    if (mine !== turn) return
    forget()
    clear()
    status.textContent = '索引没有打开，可能是网络断了。请再试一次，或者看全部标题。'
    finish('empty')
  }
}

function clear(): void {
  list.replaceChildren()
  notes.replaceChildren()
  kindList.hidden = more.hidden = help.hidden = true
  if (others) others.hidden = true
  status.textContent = ''
  delete list.dataset.searchState
}

function finish(state: 'done' | 'empty'): void {
  list.dataset.searchState = state
  help.hidden = state === 'done'
  showOthers()
}

/** Say how many plans were not searched, and offer the next of them. */
function showOthers(): void {
  const next = groups[added]
  if (!others) return
  others.hidden = !next || asked().plan !== ''
  if (!next) return
  const left = groups.slice(added).reduce((sum, {plans}) => sum + plans, 0)
  others.querySelector('span')!.textContent = `还有 ${left} 个方案的条文没有搜。`
  const button = others.querySelector('button')!
  button.textContent = `再搜 ${next.plans} 个方案`
  button.onclick = async () => {
    // Counted first: a search that is opened anew takes it in from the start.
    const before = opened
    added++
    if (before) (await before).add(next.place)
    await run()
    button.focus()
  }
}

function show(query: string, wanted: readonly PageKind[], answer: Answer): void {
  delete list.dataset.searchState
  showKinds(query, wanted, answer)
  const scope = wanted.map((kind) => kindLabels[kind]).join('、')
  const weak = answer.weak && answer.total > 0
  notes.replaceChildren()
  if (answer.suggestion) {
    const link = element('a', answer.suggestion)
    link.href = addressOf(answer.suggestion, wanted)
    notes.append(paragraph('您要找的是不是：', link))
  }
  if (weak) notes.append(paragraph('没有完全匹配的内容，下面是比较接近的。'))
  else if (answer.also.length > 0 && answer.total > 0) notes.append(paragraph(`已同时搜索：${answer.also.slice(0, 4).join('、')}`))
  if (lost.size > 0) notes.append(paragraph(`${[...lost].join('、')}的网页没有搜到：那边的索引打不开。`))
  status.textContent =
    answer.total === 0 ? `没有完全匹配“${query}”的内容${scope && `（只看${scope}）`}` : `${scope && `${scope}里`}找到 ${answer.total} 条`
}

/** Call a chosen plan by its name, as its pages tell it. */
function nameOption(plan: string, name: string | undefined): void {
  const option = [...(planList?.options ?? [])].find(({value, text}) => value === plan && text === plan)
  if (plan && option && name) option.text = name
}

function showMore(answer: Answer): void {
  more.hidden = list.childElementCount >= answer.total
  more.onclick = async () => {
    const from = list.childElementCount
    const results = await Promise.all(answer.results(from, from + pageSize))
    list.append(...results.map(item))
    more.hidden = list.childElementCount >= answer.total
    history.replaceState({shown: list.childElementCount}, '')
    list.children[from]?.querySelector('a')?.focus()
  }
}

/** Links that narrow the list to a kind; those that would show nothing are left out. */
function showKinds(query: string, wanted: readonly PageKind[], {counts}: Answer): void {
  const link = (label: string, choice: readonly PageKind[]) => {
    const link = element('a', label)
    link.href = addressOf(query, choice)
    if (choice.join() === wanted.join()) link.setAttribute('aria-current', 'true')
    return link
  }
  const present = kinds.filter((kind) => counts[kind] > 0 || wanted.includes(kind))
  kindList.replaceChildren(link('全部', []), ...present.map((kind) => link(`${kindLabels[kind]} ${counts[kind]}`, [kind])))
  kindList.hidden = present.length < 2 && wanted.length === 0
}

function item({path, kind, plan, site, title, excerpt, section}: Result): HTMLElement {
  const address = (site?.base ?? base) + path
  const row = element('li')
  row.dataset.searchResult = ''
  const link = element('a')
  link.href = address
  link.append(...marked(title))
  const heading = element('h2')
  heading.append(link)
  const text = element('p')
  text.append(...marked(excerpt))
  row.append(heading, text)
  const label = element('p', [site?.name, kind ? kindLabels[kind] : '关于本站', plan].filter(Boolean).join('：'))
  label.className = 'search-kind'
  if (section) {
    const to = element('a', section.title)
    to.href = `${address}#${section.id}`
    label.append(' › ', to)
  }
  row.append(label)
  return row
}

function marked(pieces: readonly Piece[]): Array<Node | string> {
  return pieces.map(({text, marked}) => (marked ? element('mark', text) : text))
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  made.textContent = text
  return made
}

function paragraph(...content: Array<Node | string>): HTMLElement {
  const made = element('p')
  made.append(...content)
  return made
}

/** Go to another search without leaving the page. */
function go(query: string, wanted: readonly PageKind[], entry: 'push' | 'replace'): void {
  const address = addressOf(query, wanted)
  if (address !== location.pathname + location.search) {
    if (entry === 'push') history.pushState(null, '', address)
    else history.replaceState(null, '', address)
  }
  void run()
}

/** Typing starts an entry of its own, so that going back shows the search before it. */
let typing = false
let pause: ReturnType<typeof setTimeout> | undefined

function typed(): void {
  clearTimeout(pause)
  pause = setTimeout(() => {
    go(input.value, asked().wanted, typing || asked().query === '' ? 'replace' : 'push')
    typing = true
  }, 100)
}

input.addEventListener('focus', () => void open().catch(() => {}), {once: true})
input.addEventListener('input', (event) => {
  // Letters typed into an input method are not a query yet.
  if (!(event as InputEvent).isComposing) typed()
})
input.addEventListener('compositionend', typed)
form.addEventListener('submit', (event) => {
  event.preventDefault()
  clearTimeout(pause)
  go(input.value, asked().wanted, typing || input.value === asked().query ? 'replace' : 'push')
  typing = false
})
for (const links of [kindList, notes]) {
  links.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    history.pushState(null, '', link.href)
    input.value = asked().query
    typing = false
    void run()
    input.focus()
  })
}
planList?.addEventListener('change', () => {
  history.pushState(null, '', addressOf(input.value, asked().wanted, planList.value))
  typing = false
  void run()
})
addEventListener('popstate', () => {
  showPlan()
  input.value = asked().query
  typing = false
  void run()
})
addEventListener('pagehide', () => {
  if (asked().query) history.replaceState({shown: list.childElementCount, scroll: Math.round(scrollY)}, '')
})

showPlan()
input.value = asked().query
void run()
