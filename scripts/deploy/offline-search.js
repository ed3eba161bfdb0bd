/**
 * Search of the offline folder: pages that hold all words typed, those with a word in the title first. A plain script,
 * since a browser runs no module from a disk.
 */
;(() => {
  const shown = 50
  const form = document.querySelector('form[data-search]')
  const box = form.elements.namedItem('q')
  const list = document.querySelector('[data-search-results]')
  const status = document.querySelector('[data-search-status]')
  document.querySelector('#search-hint').textContent = '离线版只找连着出现的字，例如：燃气、灭火器。几个词之间空一格。'

  const plain = (text) => text.toLowerCase()
  const asked = new URLSearchParams(location.search).get('q') ?? ''
  const words = plain(asked).split(/\s+/).filter(Boolean)
  box.value = asked
  if (words.length === 0) return

  const found = window.entries
    .map(({path, title, text}) => {
      const all = plain(`${title}\n${text}`)
      const times = words.map((word) => all.split(word).length - 1)
      const titled = words.filter((word) => plain(title).includes(word)).length
      return {path, title, text, score: times.includes(0) ? 0 : 100 * titled + Math.min(...times)}
    })
    .filter(({score}) => score > 0)
    .sort((a, b) => b.score - a.score)
  status.textContent = found.length === 0 ? `没有找到“${asked}”，换个说法试试，或者看全部标题。` : `找到 ${found.length} 页。`

  for (const {path, title, text} of found.slice(0, shown)) {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = `../${path}`
    link.textContent = title
    const at = plain(text).indexOf(words[0])
    const excerpt = document.createElement('p')
    excerpt.textContent = at < 0 ? text.slice(0, 80) : `${at > 20 ? '…' : ''}${text.slice(Math.max(0, at - 20), at + 60)}…`
    item.append(link, excerpt)
    list.append(item)
  }
})()
