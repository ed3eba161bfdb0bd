/**
 * Deferred script of the duty pages: filters of the list, and the hint in WeChat. Without it the lists are whole and
 * the filters are not shown.
 */
const agent = navigator.userAgent
if (/MicroMessenger/.test(agent) && /Android|iPhone|iPad|Mobile/.test(agent)) document.documentElement.dataset.wechat = ''

const form = document.querySelector<HTMLFormElement>('form.duty-filters')
if (form) {
  const items = [...document.querySelectorAll<HTMLElement>('.all-duties li')]
  const groups = [...document.querySelectorAll<HTMLElement>('.all-duties section')]
  const status = form.querySelector('output')!
  const show = () => {
    const wanted = [...new FormData(form)].filter(([, value]) => value !== '') as Array<[string, string]>
    let count = 0
    for (const item of items) {
      // Each item has the words of every filter in `data-<filter>`, parted by blanks.
      item.hidden = !wanted.every(([name, value]) => ` ${item.dataset[name] ?? ''} `.includes(` ${value} `))
      if (!item.hidden) count++
    }
    for (const group of groups) group.hidden = [...group.querySelectorAll('li')].every((item) => item.hidden)
    status.textContent = wanted.length === 0 ? '' : count > 0 ? `${count} 项` : '没有这样的职责，少选一样再筛'
  }
  form.addEventListener('input', show)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    show()
  })
  form.addEventListener('reset', () => setTimeout(show))
  show()
}
