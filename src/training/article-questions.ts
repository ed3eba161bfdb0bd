/**
 * Questions from a safety article: its own 考考你, and judgements made of its myths and of what one must never do.
 */
import type {Article, Block, BlockKind} from '../safety/index.ts'
import {hash, options} from './draw.ts'
import {judgements, type Question} from './types.ts'

/** What an article is about, in a few characters: its title up to the first stop. */
export function topicOf({title}: Pick<Article, 'title'>): string {
  return title.split(/[：，、]/)[0]!
}

const verdict = /不行|不能|不许|别|危险|也不/

/**
 * All questions of an article.
 *
 * @param seed  id of the kit: decides which judgements are true and the order of options
 * @returns at most one judgement for each myth and each rule, so that none contradicts another
 */
export function questionsOfArticle(article: Article, seed: string): Question[] {
  const path = `/safety/${article.id}/`
  const topic = topicOf(article)
  const itemsOf = (wanted: BlockKind): Block['items'] => article.blocks.find(({kind}) => kind === wanted)?.items ?? []
  const whole = (id: string) => `${article.id}#${id}`
  const choices = article.quiz.map(({ask, options: given, answer, why}, index): Question => {
    const id = `${article.id}-quiz-${index + 1}`
    return {
      id,
      group: 'quiz',
      form: 'choice',
      ask,
      ...options(`${seed}/${id}`, answer, given),
      why,
      verbatim: false,
      basis: {text: `《${article.title}》考考你第 ${index + 1} 题`, path: `${path}#quiz`},
      uses: [whole(`quiz-${index + 1}`)],
    }
  })
  const judge = (group: 'myth' | 'never', index: number, say: (holds: boolean) => string, why: string, place: string): Question => {
    const id = `${article.id}-${group}-${index + 1}`
    const holds = hash(`${seed}/${id}/holds`) % 2 === 0
    return {
      id,
      group,
      form: 'judge',
      topic,
      ask: say(holds),
      options: judgements,
      answer: holds ? 0 : 1,
      why,
      verbatim: false,
      basis: {text: `《${article.title}》${place}第 ${index + 1} 条`, path: `${path}#${group}`},
      uses: [whole(`${group}-${index + 1}`)],
    }
  }
  const myths = itemsOf('Myth').map(({lead, text}, index) =>
    judge('myth', index, (holds) => `有人说${lead}，这话${holds ? '不对' : '没错'}。`, text, '常见误区'),
  )
  const rules = itemsOf('Never').flatMap(({lead, text}, index) => {
    const act = (lead + text).replace(/。$/, '')
    // What says itself that it will not do cannot be called harmless.
    return verdict.test(act)
      ? []
      : judge('never', index, (holds) => `${holds ? '这样做不行' : '这样做没关系'}：${act}。`, `“千万别”里写着：${act}。`, '千万别')
  })
  return [...choices, ...myths, ...rules]
}
