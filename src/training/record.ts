/**
 * The two forms of a training session, 签到表 and 培训记录表: their fields in the order in which they are filled in. One
 * truth for the printed sheet and for the .docx.
 *
 * 《安全生产法》（2021）第二十八条第四款 asks an employer to record truthfully the time, content, participants and results of
 * the assessment; those fields carry `required`. The others are what the usual 台账 of an office asks for. Personal data
 * are written on paper only.
 */

/** What a kit knows of its session before it takes place. */
export interface Session {
  /** 培训主题. */
  topic: string
  /** 培训内容提要: the points of the handout, one line each. */
  outline: readonly string[]
  /** 培训对象, where the kit is made for one. */
  audience?: string
  /** 学时, where the plan or the kit sets it. */
  hours?: string
}

/** A box of the record: label and space to write in. */
export interface Field {
  label: string
  /** Printed into the box beforehand. */
  filled?: keyof Session
  /** Boxes to tick, printed as □ and the word. */
  choices?: readonly string[]
  /** Lines of handwriting that fit, 1 unless told. */
  lines?: number
  /** Asked for by the law. */
  required?: boolean
}

/** Rows of the record; a row has one field over the whole width, or two side by side. */
export const recordRows: ReadonlyArray<readonly [Field] | readonly [Field, Field]> = [
  [{label: '培训主题', filled: 'topic', required: true}],
  [{label: '培训时间', required: true}, {label: '培训地点'}],
  [{label: '组织单位'}, {label: '讲师'}],
  [
    {label: '培训对象', filled: 'audience', required: true},
    {label: '学时', filled: 'hours'},
  ],
  [
    {label: '应到人数', required: true},
    {label: '实到人数', required: true},
  ],
  [{label: '培训内容提要', filled: 'outline', lines: 6, required: true}],
  [{label: '考核方式', choices: ['书面试卷', '口头提问', '现场操作'], required: true}],
  [{label: '考核结果', lines: 3, required: true}],
  [{label: '效果评价', lines: 3}],
  [{label: '附件', choices: ['签到表', '讲义', '试卷', '现场照片']}],
  [{label: '记录人'}, {label: '负责人签字'}],
]

/** Under the record: why it is kept. */
export const recordBasis = '《安全生产法》第二十八条：如实记录安全生产教育和培训的时间、内容、参加人员以及考核结果等情况。'

/** Columns of the sign-in sheet, with their share of the width in per cent. */
export const signInColumns: ReadonlyArray<{label: string; width: number}> = [
  {label: '序号', width: 8},
  {label: '姓名', width: 18},
  {label: '单位、岗位', width: 30},
  {label: '电话', width: 22},
  {label: '签名', width: 22},
]

/** Lines above the table of the sign-in sheet. */
export const signInHead: readonly Field[] = [{label: '培训主题', filled: 'topic'}, {label: '培训时间'}, {label: '培训地点'}]

/** Numbered rows of a sign-in sheet: what fits on one A4 page beside its head at 9 mm a row. */
export const signInPlaces = 22

/** What is printed into a box beforehand; empty where it is left to the hand. The outline is one line a point. */
export function filledText(field: Field, session: Session): string[] {
  const value = field.filled && session[field.filled]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : [...value]
}
