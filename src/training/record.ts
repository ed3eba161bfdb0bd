/**
 * The two forms of a training session, 签到表 and 培训记录表: their fields in the order in which they are filled in. One
 * truth for the printed sheets and for the .docx.
 *
 * 《安全生产法》（2021）第二十八条第四款 asks an employer to record truthfully the time, content, participants and results of
 * the assessment; those fields carry `required`. The others are what the usual 台账 of an office asks for. Personal data
 * are written on paper only.
 */

/** What a kit knows of its session before it takes place. */
export interface Session {
  title: string
  /** What is taught, in a few words each. */
  topics: readonly string[]
}

/** A box of the record: label and space to write in. */
export interface Field {
  label: string
  /** Printed into the box beforehand: from the kit, and words with blanks or boxes to tick. */
  filled?: keyof Session
  text?: string
  /** Lines of handwriting that fit, 1 unless told. */
  lines?: number
  /** Asked for by the law. */
  required?: boolean
}

/** Rows of the record; a row has one field over the whole width, or two side by side. */
export const recordRows: ReadonlyArray<readonly [Field] | readonly [Field, Field]> = [
  [{label: '培训主题', filled: 'title'}],
  [{label: '时间', text: '　　　　年　　月　　日　　时　　分至　　时　　分，共　　学时', required: true}],
  [{label: '地点'}, {label: '组织单位'}],
  [{label: '讲师'}, {label: '联系电话'}],
  [{label: '培训方式', text: '□ 讲课　□ 看片　□ 演示　□ 演练　□ 其他：'}],
  [{label: '内容', filled: 'topics', text: '补充：', lines: 6, required: true}],
  [{label: '参加人员', text: '应到　　　　人，实到　　　　人，名单见签到表。没到的：', lines: 2, required: true}],
  [
    {
      label: '考核结果',
      text: '□ 笔试　□ 口试　□ 实操；参加　　　　人，合格　　　　人，成绩见试卷。不合格的怎么补：',
      lines: 2,
      required: true,
    },
  ],
  [{label: '效果评价', lines: 4}],
  [{label: '附件', text: '□ 签到表　□ 试卷　□ 讲义　□ 照片　□ 其他：'}],
  [{label: '记录人'}, {label: '负责人签字'}],
]

/** Under the record: what the mark of the required fields means. */
export const recordNote = '打★的四项，是《安全生产法》第二十八条要求如实记录、存进培训档案的。'

/** Label of a field, with its mark. */
export function labelOf({label, required}: Field): string {
  return required ? `★ ${label}` : label
}

/** Lines above the table of the sign-in sheet. */
export const signInHead: readonly string[] = ['时间', '地点', '组织单位', '第　　页，共　　页']

/** Columns of the sign-in sheet, with their share of the width in per cent. */
export const signInColumns: ReadonlyArray<{label: string; width: number}> = [
  {label: '序号', width: 8},
  {label: '姓名', width: 18},
  {label: '单位或住址', width: 32},
  {label: '电话', width: 22},
  {label: '签名', width: 20},
]

/** Numbered rows of a sign-in sheet: what one A4 page holds. */
export const signInPlaces = 25

/** Under the sign-in sheet. */
export const signInNote = '电话只用来联系培训的事，表存进培训档案，不外传、不上网。一页签不下，多印几张。'
