/**
 * The words of 公文 that duty.ts and clause.ts go by: closed lists, so that what is read and what is not can be looked up.
 * Longer words stand before their beginnings; the lists are joined into alternations in this order.
 */

/** Verbs that open a thing to do. */
const verbs = [
  '建立健全|建立完善|健全完善|补充完善|完善细化|贯彻落实|学习贯彻|宣传落实|落细落实|执行落实|贯彻执行|学习宣传|组织开展|配合开展|严格检查',
  '建立|健全|完善|落实|执行|贯彻|制定|修订|制修订|编制|印发|出台|细化|明确|限定|确定|压实|履行|承担|负责',
  '开展|组织|实施|推进|推动|推广|推行|督促|指导|引导|协调|统筹|配合|协助|联合|会同|邀请|申请|寻求|争取|上报|报送|报告|报请',
  '加强|强化|深化|优化|加大|加快|加密|拓展|扩大|健强|建强|建成|建设|构建|搭建|创建|打通|纠治|整治|治理|排查|检查|巡查|监管|监督',
  '打击|查处|约谈|通报|曝光|公布|公开|公示|处置|整改|消除|防范|防控|管控|紧盯|突出|聚焦|抓好|抓实|做好|做实|做到|完成|总结',
  '召开|听取|研究|分析|研判|解决|部署|学习|培训|培育|教育|宣传|普及|转发|播放|发布|发放|张贴|悬挂|利用|运用|使用|采用|采取|实行',
  '设立|配备|配齐|配置|安装|改造|更新|维护|储备|保障|投入|列入|纳入|评选|表彰|奖励|提拔|激励|发动|动员|发现|举报|派员|选派|选优|稳定',
  '培养|参加|参与|举办|承办|签订|开设|严格|规范|通知|告知|提醒|跟踪|核查|验收|销号|登记|建档|汇总|树立|形成|让|明白|熟练|掌握|限期|关闭|取缔|淘汰|整合|清理|清查|拆除|推选|考核|评估|督查|督导|检测|演练|支持|鼓励|整顿|夯实|营造|遏制|减少',
].join('|')

/** What may stand between the head of a clause and its verb. */
const adverbs = [
  '进一步|全面|深入(?:一线|基层|企业|现场)|深入|扎实|切实|认真|严格|从严|严厉|严肃|不断地?|持续|定期|不定期|常态化|经常性|动态|及时|如实|依法|依规|按规定|积极|主动|自觉|大力',
  '有序|有效|统筹|充分|广泛|牢固|高质量|高标准|因地制宜|分批次|分级|分类|逐条|逐项|逐步|逐级|重点|着力|努力|基本|亲自|专题|统一|专项|联合|优先|精准|科学|合理|坚决|加快|超前|集中|从源头上|从根本上|以点带面',
].join('|')

/** Verbs of a result: behind a thing to do they say what it is good for. */
const aims =
  '确保|实现|提升|提高|增强|加强提升|消除事故隐患|打造|激励|防范遏制|坚决遏制|推动整体|营造|达到|杜绝|促进|避免|减少|形成[^，；。]{0,24}(?:氛围|格局|合力|局面|态势)$'

const lead = `(?:并且|并|且|同时|以及|还|也|再)?`

/** A clause that opens with a verb, adverbs before it. */
export const opensWithVerb = new RegExp(`^${lead}(?:${adverbs}){0,6}(?:${verbs})`)

/** A clause that opens with words before an object that is moved ahead: 将…纳入, 对…进行, 向…报告. */
export const opensWithObject = new RegExp(`^${lead}(?:${adverbs}){0,6}(?:将|把|对|对于|向|由|在|以|从|为|按|与|通过|每)`)

/** A clause that says what the clauses before it are good for. */
export const opensWithAim = new RegExp(`^${lead}(?:${adverbs}|地){0,6}(?:${aims})`)

/** 以…为指导, 坚持…: what the plan is led by, nothing to do. */
export const opensWithPrinciple = /^(?:坚持|以[^，；。]{1,60}为(?:指导|统领|遵循|引领)$)/

/** A clause that only leads into the next one: its basis, occasion or means. */
export const opensWithBasis = /^(?:根据|按照|依照|依据|结合|围绕|聚焦|针对|紧扣|充分利用|充分运用|利用|依托|借助)/

/** The same, for words that are also used otherwise: only where the clause closes like this. */
export const closesAsBasis =
  /^(?:(?:通过|采取|以|在|为)[^，；。]*(?:方式|手段|形式|途径|契机|抓手|基础上|前提下|原则|为主题|为重点)|对于?[^，；。]*(?:干部|单位|个人|人员|企业|问题)|邀请[^，；。]*(?:专家|人员|机构|部门))$/

/** A clause with one of these in it is more than a lead-in. */
export const holdsMainVerb = /推动|督促|进行|给予|予以/

/** Conjunctions before the first word of an action; not part of it. */
export const conjunction = /^(?:并且|并|且|同时|以及)/

/** After 、 these open a new thing to do; other words may be nouns of a list. */
export const opensAfterPause = new RegExp(
  `^(?:${adverbs}){0,6}(?:根据|按照|推动|推进|督促|引导|建立|健全|完善|落实|强化|加强|开展|明确|压实|将)(?!.{1,6}的)`,
)

/** Only adverbs and verbs, no object yet: 完善（并落实…）, 建立、完善（、落实…）. */
export const onlyVerbs = new RegExp(`^${lead}(?:${adverbs}){0,6}(?:(?:${verbs})[、和]?){0,8}$`)

/** 督促 X 做: words of urging, also in pairs (督促指导, 推动、引导). */
export const urging = new RegExp(`^${lead}(?:${adverbs}){0,6}(?:(?:督促|推动|引导|指导|组织|监督|支持|鼓励|要求)[、和]?){1,4}`)

/** What may stand between the verb of urging and the one who is urged. */
export const qualifiers = /^(?:有关|相关|各类|各|行业领域|全镇|镇域|辖区|重点|高危行业|内|的){0,6}/

/** How the words go on where the one named before is to act. */
export const goesOnToAct = new RegExp(`^(?:等[^，；。]{0,8}?)?(?:${adverbs}|${verbs}|每|按|依|对|将|把|在|要|认真)`)

/** Modal verbs behind a subject; not part of the action. */
export const modal = /^(?:应当|必须|要|应|须)/

/** A subject that no register names, before a modal verb and what it is to do: 各旗区要开展…. Group 1 is the subject. */
export const unknownSubject = new RegExp(
  `^(?!${lead}(?:${adverbs}|${verbs}|根据|按照|通过|对|将|把|在|以|为))(\\p{Script=Han}[\\p{Script=Han}、]{1,15}?)(?:应当|必须|(?<![主重需次摘概])要|应)(?=(?:${adverbs}){0,6}(?:${verbs}|将|把|按|对|以|根据|按照|结合))`,
  'u',
)

/** 定期 and the like, where a verb follows. */
export const irregular = new RegExp(`(?:不定期|定期|常态化|经常性)(?:地)?(?=(?:${adverbs}){0,6}(?:${verbs}))`)

/** A line of a list of names (组  长：某某) or a row of a table: no sentence. */
export const nameOrRow =
  /^(?:\|.*\||(?:第?一?副?\s*(?:组\s*长|总?\s*指\s*挥\s*长?|主\s*任|召\s*集\s*人)|常务副组长|成\s*员|联\s*系\s*人|联系电话|办公室主任)\s*[：:].*)$/
