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

/**
 * Copy the post as it is written, styles included: the event takes it unread, where the asynchronous clipboard would
 * parse it and trip over the policy of the page. It works over plain http too. Some browsers copy only what is selected.
 */
function copyPost(): boolean {
  const fill = (event: ClipboardEvent) => {
    event.clipboardData!.setData('text/html', post.innerHTML)
    event.clipboardData!.setData('text/plain', post.innerText)
    event.preventDefault()
  }
  getSelection()!.selectAllChildren(post)
  document.addEventListener('copy', fill)
  const done = document.execCommand('copy')
  document.removeEventListener('copy', fill)
  return done
}

document.getElementById('copy-post')!.addEventListener('click', () => {
  said.textContent = copyPost() ? '已复制，去公众号编辑器里粘贴' : '没能复制，请选中下面的正文自己复制'
})

export {}
