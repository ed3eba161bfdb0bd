/**
 * A 培训包: the sheets of the chosen lessons, fetched from their print pages and put together: every handout, one paper
 * of ten questions at most, one sign-in sheet, one record, the hints, and the answers last.
 */
import {deal, readChoice, writeChoice} from '../../training/pack.ts'

const out = document.querySelector<HTMLElement>('#sheets')!
const status = document.querySelector('#state')!
const root = out.dataset.root!

/** A lesson as its print page gives it. */
interface Lesson {
  title: string
  page: Document
}

async function fetchLesson(id: string): Promise<Lesson | undefined> {
  try {
    const answer = await fetch(`${root}${id}/print/`)
    if (!answer.ok) return undefined
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const title = page.querySelector('.kit-of')?.textContent
    return title && page.querySelector('#quiz') ? {title, page} : undefined
  } catch {
    return undefined
  }
}

/** A sheet of a lesson, with ids of its own where the pack has several of its kind. */
function sheet({page}: Lesson, id: string, number?: number): HTMLElement {
  const copy = document.importNode(page.getElementById(id)!, true)
  if (number === undefined) return copy
  copy.id += `-${number}`
  copy.setAttribute('aria-labelledby', `${copy.id}-h`)
  copy.querySelector('h2')!.id = `${copy.id}-h`
  return copy
}

function name(copy: HTMLElement, title: string): HTMLElement {
  copy.querySelector('.kit-of')!.textContent = title
  return copy
}

/** One paper from all: questions of each lesson in turn, with the answers to just these. */
function papers(lessons: Lesson[], title: string): {quiz: HTMLElement; answers: HTMLElement} {
  const quiz = name(sheet(lessons[0]!, 'quiz'), title)
  const answers = name(sheet(lessons[0]!, 'answers'), title)
  quiz.classList.remove('few')
  const of = (form: string, most: number) =>
    deal(
      lessons.map(({page}) => [...page.querySelectorAll(`#quiz [data-form=${form}] > li`)]),
      most,
    )
  const parts = {choice: of('choice', 7), judge: of('judge', 3)}
  const chosen = [...parts.choice, ...parts.judge]
  for (const list of quiz.querySelectorAll<HTMLOListElement>('ol.paper')) {
    list.replaceChildren(...parts[list.dataset.form as 'choice' | 'judge'].map((item) => document.importNode(item, true)))
    list.start = list.dataset.form === 'choice' ? 1 : parts.choice.length + 1
  }
  for (const item of quiz.querySelectorAll<HTMLElement>('[data-topic]')) item.querySelector('p')!.prepend(`【${item.dataset.topic}】`)
  for (const points of quiz.querySelectorAll('.points')) points.textContent = 100 % chosen.length ? '' : `，每题 ${100 / chosen.length} 分`
  answers.querySelector('tbody')!.replaceChildren(
    ...chosen.map((item, index) => {
      const id = (item as HTMLElement).dataset.question
      const row = lessons.flatMap(({page}) => [...page.querySelectorAll(`#answers [data-question="${id}"]`)])[0]!
      const copy = document.importNode(row, true)
      copy.querySelector('th')!.textContent = String(index + 1)
      return copy
    }),
  )
  return {quiz, answers}
}

async function show() {
  const ids = readChoice(location.search)
  if (ids.length === 0) {
    status.textContent = '还没有选课。在“一事一课”里勾上几课，再点“合成一份”。'
    document.querySelector('#again')!.textContent = '去选课'
    return
  }
  status.textContent = `正在合并 ${ids.length} 课……`
  const fetched = await Promise.all(ids.map(fetchLesson))
  const lessons = fetched.filter((lesson) => lesson !== undefined)
  const missing = ids.filter((_, index) => !fetched[index])
  if (lessons.length > 0) {
    const title = lessons.length === 1 ? lessons[0]!.title : `安全培训（${lessons.length} 课）`
    const {quiz, answers} = papers(lessons, title)
    const record = name(sheet(lessons[0]!, 'record'), title)
    record.querySelector('[data-title]')!.textContent = title
    record.querySelector('ol')!.replaceChildren(
      ...lessons.map((lesson) => {
        const item = document.createElement('li')
        item.textContent = lesson.title
        return item
      }),
    )
    out.replaceChildren(
      ...lessons.map((lesson, index) => sheet(lesson, 'handout', index + 1)),
      quiz,
      name(sheet(lessons[0]!, 'sign-in'), title),
      record,
      ...lessons.map((lesson, index) => sheet(lesson, 'notes', index + 1)),
      answers,
    )
  }
  document.querySelector<HTMLElement>('#ready')!.hidden = lessons.length === 0
  const lost = missing.length > 0 ? `没有取到：${missing.join('、')}，网断了就连上再打开，地址写错了就回去重选。` : ''
  status.textContent = lessons.length > 0 ? `${lessons.length} 课已经合好：${lessons.map(({title}) => title).join('；')}。${lost}` : lost
  document.querySelector<HTMLAnchorElement>('#again')!.href = root + writeChoice(ids)
}

void show()
