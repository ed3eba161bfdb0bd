/**
 * Forms of the lines that head and sign a document (GB/T 9704—2012, 7.2–7.3): 发文字号, dates, and what the names of
 * plans, circulars and organs end in.
 */

/** 发文字号: 机关代字、年份、发文顺序号, e.g. 铜政发〔2024〕13号 (GB/T 9704—2012, 7.2.5). */
export const documentNumberForm = /^[\p{Script=Han}]+〔\d{4}〕[1-9]\d*[号號]$/u

/** A first line that wants to be a 发文字号, however it is written: ends in 号, or has a year in brackets. */
export const documentNumberLike = /^(?=.*[\d０-９〔〕]).{1,40}[号號]$|^.{0,20}[〔［【[(（]\s*[\d０-９]{2,4}\s*[〕］】\])）].{0,12}$/

/** The same further down, where only the whole form is believed. */
export const documentNumberLine =
  /^[（(]?\p{Script=Han}{1,16}\s*[〔［【[(（]\s*[\d０-９]{4}\s*[〕］】\])）]\s*第?[\d０-９]{1,5}\s*[号號][）)]?$/u

/** The same with 签发人 on its line. */
export const numberAndSigner =
  /^\p{Script=Han}{1,16}\s*[〔［【[(（]\s*[\d０-９]{4}\s*[〕］】\])）]\s*[\d０-９]{1,5}\s*[号號]\s+(?=签\s*发\s*人\s*[：:])/u

const dateForm =
  '[\\d０-９〇○零一二三四五六七八九]{2,4}\\s*[年.．/-]\\s*[\\d０-９一二三四五六七八九十]{1,3}\\s*[月.．/-]?\\s*[\\d０-９一二三四五六七八九十]{0,3}\\s*[日号]?'
/** 成文日期 on a line of its own, in digits or in Chinese, whole or not, with 年月日 or points between, or having lost them (20171228). */
export const dateLike = RegExp(`^(?:${dateForm}|[12]\\d{7})$`)
/** A 发文字号 that has lost some of its signs in copying: 某政发〔202417. */
export const brokenNumber = /^\p{Script=Han}{1,16}\s*[〔［【[(（]\s*[\d０-９]{4}.{0,12}$/u
/** 署名 and 成文日期 run together on one line. */
export const signatureLine = RegExp(
  `^(\\p{Script=Han}{2,30}?(?:人民政府|委员会|委員會|办公室|辦公室|指挥部|指揮部|领导小组|領導小組|局|厅|廳))\\s*(${dateForm})$`,
  'u',
)

/** What the name of a plan ends in; a bracketed span of years may follow. */
export const planTitleEnd = /(方案|计[划画]|规划|意见|办法|要点|措施|规定|细则)([（(][^（）()]*[）)])?$/

/** What the name of an issuing organ ends in; tells a signature from a title where the date is missing. */
export const issuerEnd = /(人民政府|委员会|办公室|指挥部|领导小组|局|厅|委|部)$/

/** What the title of a circular ends in. */
export const circularEnd = /(通知|通报|决定|公告|批复|函)$/

export const sentenceEnd = /[。！？：；]$/

/** （2025年3月5日印发）, but no span of years. */
export const bracketedDate = RegExp(
  `^[（(]\\s*(?!\\d{4}\\s*年?\\s*[-－—–~～至到]+\\s*\\d{4}\\s*年?\\s*[）)])${dateForm}[^（）()]{0,20}[）)]$`,
)
