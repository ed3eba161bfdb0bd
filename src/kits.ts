/**
 * The training kits as the views read them: for every action and support of every plan, every setting, every article.
 *
 * Addresses are printed on paper, so they are fixed: `/training/<setting>/`, `/training/<article>/` and, since there may
 * be several plans, `/training/<plan>-<part>/`.
 */
import {articleCount, articles, articlesFor, articlesIn, articlesOf, settings} from './articles.ts'
import type {Task} from './exports/rows.ts'
import {organs, tasksIn, tasksOf} from './duties.ts'
import type {NodeRecord, PlanRecord} from './plan/index.ts'
import {ifShared} from './part.ts'
import {
  archivedPlans,
  childrenOf,
  citationOf,
  currentPlans,
  labelOf,
  nameOf,
  newestPlan,
  partNamed,
  plainWordsOf,
  planPath,
  plans,
  plansHere,
  refsOf,
  titleMarkOf,
} from './plans.ts'
import {basisOf, regulationPath, regulations} from './regulations.ts'
import type {Setting} from './registers/settings.ts'
import type {Article} from './safety/index.ts'
import {
  clash,
  cutIntoScreens,
  draw,
  fitsScreen,
  questionsOfArticle,
  questionsOnPlan,
  slidesOfArticle,
  slidesOfQuestion,
  type PlanMaterial,
  type Question,
  type Slide,
} from './training/index.ts'

/** A point of law: articles with the gist of each in our own words. */
export interface LegalPoint {
  /** 《安全生产法》第二十八条 */
  text: string
  gist: string
  path: string
}

/** A passage of a plan that a kit teaches. */
export interface Passage {
  plan: PlanRecord
  node: NodeRecord
}

/** One kit. */
export interface Kit {
  id: string
  kind: 'programme' | 'setting' | 'article'
  /** The plan that a programme is of. */
  plan?: PlanRecord
  title: string
  /** What it is, before the title: 行动 1, 进家庭, 一事一课. */
  label: string
  /** Whom it is for. */
  who: string
  /** Length of the lesson in minutes: a suggestion. */
  minutes: number
  /** What is taught, in a few words each: for the record sheet and the list of contents. */
  topics: string[]
  /** Articles that it teaches in full. */
  lessons: Article[]
  /** What threatens there, for settings: as the register says it, with the article that tells how to avoid it. */
  dangers: Array<{what: string; article: Article}>
  passages: Passage[]
  legal: LegalPoint[]
  quiz: Question[]
  /** Questions for the hall, with their answers: none of them is on the paper. */
  oral: Question[]
  /** Where the site tells more: name and site address. */
  source: {name: string; path: string}
}

/** What the title of a kit's page has behind it, so that kits of several plans can be told apart. */
export function kitMarkOf({plan}: Pick<Kit, 'plan'>): string {
  return plan ? titleMarkOf(plan) : ''
}

/** What a list says of a kit; it is known without drawing questions. */
export type KitHead = Pick<Kit, 'id' | 'kind' | 'plan' | 'title' | 'label' | 'who' | 'topics'>

export function kitPath({id}: Pick<Kit, 'id'>): string {
  return `/training/${id}/`
}

/** Whether it teaches advice that nobody of the trade has approved yet. */
export function isPending({lessons}: Kit): boolean {
  return lessons.some(({reviewed}) => !reviewed)
}

/** Id of the kit of an action or support. */
function kitIdOf(plan: PlanRecord, node: NodeRecord): string {
  return `${plan.id}-${node.id}`
}

const unique = <T>(list: readonly T[], key: (entry: T) => string): T[] => [...new Map(list.map((entry) => [key(entry), entry])).values()]

/** Points of law of safety articles: what they cite down to the article, with the register's gist. */
function lawOfArticles(list: readonly Article[]): LegalPoint[] {
  const points = list.flatMap(({sources}) =>
    sources.flatMap(({regulation: id, articles: cited, memory}) => {
      const regulation = memory ? undefined : regulations.find((one) => one.id === id)
      if (!regulation) return []
      return cited.flatMap((number) => {
        const listed = regulation.articles.find(({article}) => article === number)
        return listed
          ? [{text: `《${regulation.shortTitle}》${number}`, gist: listed.gist, path: regulationPath(regulation.id, number)}]
          : []
      })
    }),
  )
  return unique(points, ({text}) => text)
}

/** Points of law at a part of a plan: what it names first, then what binds; of each regulation the first articles. */
export function lawOfPart({plan, node}: Passage): LegalPoint[] {
  const rests = basisOf(plan, node).filter(({regulation: {status}}) => status === 'in-force' || status === 'amended')
  return rests
    .toSorted((a, b) => Number(a.named !== 'yes') - Number(b.named !== 'yes'))
    .flatMap(({regulation: {id, shortTitle}, articles}) =>
      articles
        .slice(0, 2)
        .map(({article, gist}) => ({text: `《${shortTitle.replace(/[《》]/g, '')}》${article}`, gist, path: regulationPath(id, article)})),
    )
    .slice(0, 2)
}

/** Whether articles that name a part teach it: most articles name the parts on publicity, and are not about them. */
function isTaught({plan, node}: Passage): boolean {
  return node.text !== '' && articlesFor(...refsOf(plan, node)).length <= articleCount / 2
}

/** Parts of plans that an article names and teaches. */
function passagesOf({measures}: Article): Passage[] {
  return measures.flatMap((ref) => partNamed(ref) ?? []).filter(isTaught)
}

const tasksByPlan = new Map(plansHere.map((plan) => [plan, tasksIn(plan)]))

function materialOf(plan: PlanRecord): PlanMaterial {
  const [, first, last] = /(\d{4})\D{1,2}(\d{4})年/.exec(plan.document.title) ?? []
  return {
    nodes: plan.nodes,
    tasks: tasksByPlan.get(plan)!,
    organs,
    years: first && last ? [Number(first), Number(last)] : undefined,
    cite: (node) => citationOf(plan, node),
  }
}

/** What the general parts of a plan ask of somebody by name: every cadre learns it, whatever the action. */
export function sharedTasks(plan: PlanRecord): Task[] {
  return tasksByPlan
    .get(plan)!
    .filter(
      ({node: {kind}, duty: {actors}}) =>
        kind !== 'measure' && kind !== 'notice' && actors.some(({implied, role}) => !implied && role === 'responsible'),
    )
}

type Candidates = Parameters<typeof draw>[1]

/** Questions to draw from: those of the first list before those of the second, and so on. */
function candidatesOf(...lists: Question[][]): Candidates {
  return lists.flatMap((questions, rank) => questions.map((question) => ({rank, question})))
}

/** A few of the candidates that the paper left over, so that the hall can be asked without telling the answers. */
function oralOf(seed: string, candidates: Candidates, paper: readonly Question[]): Question[] {
  const left = candidates.filter(({question}) => fitsScreen(question) && !paper.some((other) => clash(question, other)))
  return draw(`${seed}/oral`, left, {choices: 2, judgements: 2, source: 2})
}

/** The head of the kit of an action or support. */
function programmeHead(plan: PlanRecord, node: NodeRecord): KitHead {
  return {
    id: kitIdOf(plan, node),
    kind: 'programme',
    plan,
    title: node.title,
    label: labelOf(node),
    who: '镇、村干部和各单位负责人',
    topics: childrenOf(plan, node.id).map((measure) => nameOf(measure)),
  }
}

/** The kits of a plan as lists name them. */
export function programmeHeadsOf(plan: PlanRecord): KitHead[] {
  return programmesOf(plan).map((node) => programmeHead(plan, node))
}

/** Questions on an action or support: on its own measures first, then on what everybody has to do, then on what articles say of it. */
function programmeCandidates(id: string, plan: PlanRecord, measures: readonly NodeRecord[]): Candidates {
  const material = materialOf(plan)
  const tasks = measures.flatMap((measure) => tasksOf(plan, measure))
  const own = questionsOnPlan(id, material, tasks)
  const shared = questionsOnPlan(id, material, sharedTasks(plan))
  const taught = new Set(measures.filter((node) => isTaught({plan, node})).flatMap((node) => articlesFor(...refsOf(plan, node))))
  const lessons = articles.filter((article) => taught.has(article))
  const isStrong = ({group}: Question) => ['often', 'when', 'who'].includes(group)
  const isTerm = ({group}: Question) => group === 'term'
  return candidatesOf(
    own.filter(isStrong),
    own.filter(isTerm),
    shared.filter(isStrong),
    own.filter((question) => !isStrong(question) && !isTerm(question)),
    lessons.flatMap((article) => questionsOfArticle(article, id)),
  )
}

function programmeKit(plan: PlanRecord, node: NodeRecord): Kit {
  const head = programmeHead(plan, node)
  const {id} = head
  const passages = childrenOf(plan, node.id).map((measure): Passage => ({plan, node: measure}))
  const candidates = programmeCandidates(
    id,
    plan,
    passages.map(({node}) => node),
  )
  const groups = {who: 3, often: 2, when: 1, term: 2, absent: 1, where: 4, never: 1, myth: 1}
  const quiz = draw(id, candidates, {choices: 7, judgements: 3, groups, source: 3})
  return {
    ...head,
    minutes: passages.length > 4 ? 90 : 60,
    lessons: [],
    dangers: [],
    passages,
    legal: unique(
      passages.flatMap((passage) => lawOfPart(passage)),
      ({text}) => text,
    ),
    quiz,
    oral: oralOf(id, candidates, quiz),
    source: {name: nameOf(node), path: node.url},
  }
}

function settingKit(setting: Setting): Kit {
  const dangers = setting.dangers.flatMap(({what, article: id}) => articlesOf([id]).map((article) => ({what, article})))
  const lessons = unique(
    dangers.map(({article}) => article),
    ({id}) => id,
  )
  const others = articlesIn(setting).filter(({id}) => !lessons.some((lesson) => lesson.id === id))
  const candidates = candidatesOf(...[lessons, others].map((list) => list.flatMap((article) => questionsOfArticle(article, setting.id))))
  const quiz = draw(setting.id, candidates, {choices: 7, judgements: 3, groups: {never: 2, myth: 2}, source: 2})
  return {
    id: setting.id,
    kind: 'setting',
    title: `安全知识${setting.into}`,
    label: setting.into,
    who: setting.who,
    minutes: 45,
    topics: lessons.map(({title}) => title),
    lessons,
    dangers,
    passages: unique(
      lessons.flatMap((article) => passagesOf(article).slice(0, 1)),
      ({node}) => node.url,
    ).slice(0, 3),
    legal: lawOfArticles(lessons).slice(0, 8),
    quiz,
    oral: oralOf(setting.id, candidates, quiz),
    source: {name: `安全知识${setting.into}`, path: `/safety/in/${setting.id}/`},
  }
}

function articleKit(article: Article): Kit {
  const candidates = candidatesOf(questionsOfArticle(article, article.id))
  const quiz = draw(article.id, candidates, {choices: 3, judgements: 2, source: 5})
  return {
    id: article.id,
    kind: 'article',
    title: article.title,
    label: '一事一课',
    who: settings
      .filter(({id}) => article.settings.includes(id))
      .map(({name}) => name)
      .join('、'),
    minutes: 20,
    topics: [article.title],
    lessons: [article],
    dangers: [],
    passages: passagesOf(article).slice(0, 1),
    legal: lawOfArticles([article]).slice(0, 4),
    quiz,
    oral: oralOf(article.id, candidates, quiz),
    source: {name: article.title, path: `/safety/${article.id}/`},
  }
}

/** Actions and supports of a plan: each has a kit. */
function programmesOf(plan: PlanRecord): NodeRecord[] {
  return plan.nodes.filter(({kind}) => kind === 'action' || kind === 'support')
}

export const programmeKits: readonly Kit[] = plansHere.flatMap((plan) => programmesOf(plan).map((node) => programmeKit(plan, node)))
export const settingKits: readonly Kit[] = ifShared(settings).map(settingKit)
export const articleKits: readonly Kit[] = ifShared(articles).map(articleKit)

/** All kits whose pages this run of Astro makes. */
export const kits: readonly Kit[] = [...settingKits, ...programmeKits, ...articleKits]

const ids = [...settings, ...articles]
  .map(({id}) => id)
  .concat(plans.flatMap((plan) => programmesOf(plan).map((node) => kitIdOf(plan, node))))
if (new Set(ids).size !== ids.length || ids.includes('pack')) throw new Error('two kits have the same address')

/** Plans but the newest that have kits: current ones first. */
export const otherKitPlans: ReadonlyArray<{plan: PlanRecord; archived: boolean; count: number}> = [...currentPlans, ...archivedPlans]
  .filter((plan) => plan !== newestPlan)
  .map((plan) => ({plan, archived: archivedPlans.includes(plan), count: programmesOf(plan).length}))
  .filter(({count}) => count > 0)

/** Address of the kits of a plan: the front page of training for the newest, else a page of the plan's own. */
export function kitsPath(plan: PlanRecord): string {
  return plan === newestPlan ? '/training/' : `${planPath(plan)}training/`
}

/** Points of a question: equal ones that add up to a hundred, where they can. */
export function pointsOf({quiz}: Kit): number | undefined {
  return quiz.length > 0 && 100 % quiz.length === 0 ? 100 / quiz.length : undefined
}

/**
 * The sheets of a kit, in the order in which they are printed; `id` is the anchor on its print page. The answers come
 * last, three sheets behind the questions: printed on both sides, they never share a leaf.
 */
export function sheets({quiz, kind}: Kit): Array<{id: string; name: string; what: string}> {
  return [
    {id: 'handout', name: '讲义', what: kind === 'programme' ? '大字，逐条录原文，配通俗的话和法律要点' : '大字，要点、方案原文、法律要点'},
    {id: 'quiz', name: '试卷', what: `${quiz.length} 题，单选和判断`},
    {id: 'sign-in', name: '签到表', what: '一页 25 人'},
    {id: 'record', name: '培训记录表', what: '时间、内容、参加人员、考核结果，按《安全生产法》第二十八条'},
    {id: 'notes', name: '讲师提示', what: '时间怎么排，让人做什么、问什么'},
    {id: 'answers', name: '答案和依据', what: '每题写明出处，讲师留着'},
  ]
}

/** A kit as slides for the hall. */
export function slidesOf(kit: Kit): Slide[] {
  const dangers: Slide[] =
    kit.dangers.length > 0 ? [{kind: 'points', title: '这里最要命的事', sign: 'Watch', lines: kit.dangers.map(({what}) => what)}] : []
  const passages = kit.kind === 'programme' ? kit.passages : kit.passages.slice(0, 1)
  const lessons = kit.lessons.flatMap((article) => slidesOfArticle(article, kit.kind === 'article'))
  return [
    {kind: 'title', title: kit.title, lines: [kit.kind === 'article' ? kit.lessons[0]!.brief : `讲给${kit.who}`], note: kit.label},
    ...dangers,
    ...(kit.kind === 'article' ? lessons.slice(1) : lessons),
    ...passages.flatMap(({plan, node}) => [
      ...cutIntoScreens(node.text).map((words): Slide => ({
        kind: 'quote',
        title: nameOf(node),
        lines: [words],
        note: citationOf(plan, node),
      })),
      ...[plainWordsOf(plan, node)]
        .filter((words) => words !== undefined)
        .map((words): Slide => ({kind: 'words', title: nameOf(node), lines: [words], note: '通俗地说'})),
    ]),
    ...kit.oral.flatMap(slidesOfQuestion),
    {kind: 'end', title: '现在做试卷', lines: ['做完对答案，签到表上签好名再走。']},
  ]
}
