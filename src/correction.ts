/**
 * Script of the page 纠错: fills in what `src/controls.ts` has put into the address, and keeps the copy button up to
 * date with what the reader writes. Without it the message is an empty form that can be filled in by hand.
 */
const area = document.querySelector<HTMLTextAreaElement>('#message')!
const button = document.querySelector<HTMLButtonElement>('.correction [data-copy]')!
const known = new URLSearchParams(location.search)

/** The message line by line; a line that the address knows is filled in. */
const values: Record<string, string | null> = {
  页面: known.get('title'),
  网址: known.get('page') && new URL(known.get('page')!, location.href).href,
  位置: known.get('at'),
  现在写的是: known.get('quote'),
}
area.value = area.value.replace(/^(.+?)：.*$/gm, (line, name: string) => (values[name] ? `${name}：${values[name]}` : line))

const keep = () => (button.dataset.copy = area.value)
area.addEventListener('input', keep)
keep()

export {}
