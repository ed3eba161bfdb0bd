/**
 * Script of the 转发 pages: dresses the 公众号 post in its styles, which the page may not carry inline, and copies it as
 * rich text. Without it the post is plain text that can be selected by hand.
 */
const post = document.getElementById('post')!
const said = document.getElementById('copied')!

for (const element of post.querySelectorAll<HTMLElement>('[data-style]')) {
  element.style.cssText = element.dataset.style!
  element.removeAttribute('data-style')
}

/** Copy a selection of the page; works where the clipboard is not offered, as over plain http. */
function copySelection(): boolean {
  const selection = getSelection()!
  selection.selectAllChildren(post)
  return document.execCommand('copy')
}

document.getElementById('copy-post')!.addEventListener('click', async () => {
  let done: boolean
  try {
    const item = (type: string, text: string) => [type, new Blob([text], {type})] as const
    const entries = [item('text/html', post.innerHTML), item('text/plain', post.innerText)]
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(entries))])
    done = true
  } catch {
    done = copySelection()
  }
  said.textContent = done ? '已复制，去公众号编辑器里粘贴' : '没能复制，请选中下面的正文自己复制'
})

export {}
