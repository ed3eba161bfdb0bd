/**
 * The course of a lesson, in minutes: a suggestion that adds up.
 */

export interface Lesson {
  minutes: number
  /** What is taught, in order. */
  topics: readonly string[]
  /** Number of questions of the paper. */
  questions: number
}

/** A stretch of a lesson. */
export interface Stretch {
  minutes: number
  what: string
}

/**
 * @returns stretches that add up to the lesson's minutes. Each topic gets an equal share of what the beginning, the paper
 *   and the end leave; topics that would get less than three minutes are put together
 */
export function timetable({minutes, topics, questions}: Lesson): Stretch[] {
  const short = minutes <= 25
  const begin = short ? 2 : 5
  const paper = Math.min(15, Math.max(short ? 4 : 5, questions))
  const end = short ? 4 : 10
  const rest = minutes - begin - paper - end
  const groups = Math.max(1, Math.min(topics.length, Math.floor(rest / 3)))
  const spread = Array.from({length: groups}, (_, index) => ({
    minutes: Math.floor((rest * (index + 1)) / groups) - Math.floor((rest * index) / groups),
    what: topics
      .slice(Math.floor((topics.length * index) / groups), Math.floor((topics.length * (index + 1)) / groups))
      .map((topic) => `讲：${topic}`)
      .join('；'),
  }))
  return [
    {minutes: begin, what: '签到，说清今天讲什么、为什么讲'},
    ...spread,
    {minutes: paper, what: `做试卷（${questions} 题，各做各的）`},
    {minutes: end, what: '对答案，错得多的再讲一遍；收卷，填记录表'},
  ]
}
