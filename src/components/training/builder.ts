/** Ticking lessons for a 培训包. The choice is kept in the address: going back or sharing the page keeps the ticks. */
import {mostLessons, readChoice, writeChoice} from '../../training/pack.ts'

const form = document.querySelector<HTMLFormElement>('#pack')!
const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
const button = form.querySelector<HTMLButtonElement>('button')!
const status = form.querySelector('[role=status]')!

function show() {
  const chosen = boxes.filter(({checked}) => checked)
  button.disabled = chosen.length === 0
  for (const box of boxes) box.disabled = !box.checked && chosen.length >= mostLessons
  status.textContent = chosen.length === 0 ? '还没有勾' : `勾了 ${chosen.length} 课${chosen.length >= mostLessons ? '，够讲一天了' : ''}`
  history.replaceState(null, '', location.pathname + writeChoice(chosen.map(({value}) => value)))
}

const chosen = readChoice(location.search)
for (const box of boxes) box.checked = chosen.includes(box.value)
form.addEventListener('change', show)
form.addEventListener('submit', (event) => {
  event.preventDefault()
  location.href = form.action + writeChoice(boxes.filter(({checked}) => checked).map(({value}) => value))
})
show()
