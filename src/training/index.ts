/**
 * Training kits: questions from the safety articles and from a plan's duties → test papers. Pure: no file system, no
 * clock, no Astro. Everything outside imports from here.
 */
export {questionsOfArticle, topicOf} from './article-questions.ts'
export {alsoRight, faultsOf, faultsOfPaper} from './check.ts'
export {clash, draw, hash, ordered, type Shares} from './draw.ts'
export {timetable, type Lesson} from './lesson.ts'
export {deal, mostLessons, readChoice, writeChoice} from './pack.ts'
export {questionsOnPlan, type OrganFacts, type PlanMaterial} from './plan-questions.ts'
export {cutIntoScreens, cutList, fitsScreen, mostCharacters, slidesOfArticle, slidesOfQuestion, type Slide} from './slides.ts'
export * from './types.ts'
