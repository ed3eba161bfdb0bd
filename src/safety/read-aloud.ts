/**
 * 读给我听: the browser reads an article aloud, one block after the other. The button shows itself only where the browser
 * has a Chinese voice; Android's WebView, and WeChat in it, has none.
 */
import {spoken} from './spoken.ts'

const box = document.querySelector<HTMLElement>('.read-aloud')
if (box && 'speechSynthesis' in window) offer(box)

function offer(box: HTMLElement) {
  const button = box.querySelector('button')!
  const blocks = [...document.querySelectorAll('article h1, article .lead, .panel :is(h2, li, p)')]
  let at = 0
  let reading: SpeechSynthesisUtterance | undefined

  // The voices of some browsers come later.
  const show = () => (box.hidden = !voice())
  speechSynthesis.addEventListener?.('voiceschanged', show)
  show()
  button.addEventListener('click', () => (reading ? stop() : read()))
  addEventListener('pagehide', stop)

  function read() {
    const utterance = new SpeechSynthesisUtterance(spoken(blocks[at]!.textContent))
    utterance.voice = voice() ?? null
    utterance.lang = 'zh-CN'
    utterance.onend = () => {
      if (reading !== utterance) return
      if (++at < blocks.length) return read()
      at = 0
      stop()
    }
    utterance.onerror = () => reading === utterance && stop()
    reading = utterance
    button.textContent = '停'
    speechSynthesis.speak(utterance)
  }

  function stop() {
    if (!reading) return
    reading = undefined
    speechSynthesis.cancel()
    button.textContent = at > 0 ? '接着读' : '读给我听'
  }
}

function voice(): SpeechSynthesisVoice | undefined {
  const voices = speechSynthesis.getVoices().filter(({lang}) => /^(?:zh|cmn)/i.test(lang))
  return voices.find(({lang}) => /CN|Hans/i.test(lang)) ?? voices[0]
}
