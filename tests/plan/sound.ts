/**
 * A small sound plan of an invented place, and ways to spoil it.
 */
import {VFile} from 'vfile'
import {compile, formatFinding, readSource, type Compiled, type Registers} from '../../src/plan/index.ts'

export const noRegisters: Registers = {errata: [], regulations: [], organs: [], duties: []}

export const sound = `柳河政发〔2025〕7号

柳河镇人民政府关于
印发《柳河镇安全生产三年方案（2025—2027年）》的通知

各村、各单位：
现将方案印发给你们。
    柳河镇人民政府
    2025年3月5日
柳河镇安全生产三年方案
（2025—2027年）

为了安全，制定本方案。
一、总体要求
（一）指导思想。坚持人民至上。
二、主要任务
（一）开展“两大行动”
1.责任落实行动。
（1）压实责任。镇应急办牵头落实。
（2）开展培训。每年至少培训一次。
2.专项治理行动。
（3）治理燃气。组织排查燃气隐患。
（二）强化支撑
1.强化科技支撑。
（4）引进专家。邀请专家指导。
三、保障措施
（一）加强领导。镇党政主要负责同志要亲自部署。
`

/** The sound plan with one exact replacement. Throws when there is nothing to replace. */
export function spoil(from: string | RegExp, to: string): string {
  const result = sound.replace(from, () => to)
  if (result === sound) throw new Error(`nothing to replace: ${from}`)
  return result
}

/** Compile text or bytes; findings as the command prints them. */
export function compileText(text: string | Uint8Array, registers = noRegisters): Compiled & {file: VFile; findings: string[]} {
  const file = readSource(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'plan.txt')
  const compiled = compile(file, 'liuhe-2025', 'sha', registers)
  return {...compiled, file, findings: file.messages.map((message) => formatFinding(message, 'plan.txt'))}
}
