/**
 * Safety articles: text of one file → article → findings → five outputs. Pure: no file system, no clock, no Astro.
 * Everything outside imports from here.
 */
export {lintArticle, type Known} from './lint.ts'
export {groupLine, loudspeaker, wechatFaults, wechatLimits, wechatPost} from './outputs.ts'
export {cutFrontMatter, readArticle, type ReadArticle} from './read.ts'
export * from './types.ts'
