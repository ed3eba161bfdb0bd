/**
 * A seed folder for a new plan: its text, and every file that the office fills in, each with its instructions.
 */
import {chmodSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import type {PlanRecord} from '../src/plan/index.ts'
import {root} from './seeds.ts'

/** Why a name cannot be an address, in Chinese; undefined where it can. */
export function faultOfName(id: string): string | undefined {
  // /plans/list/ has the further pages of the list of plans.
  if (id === 'list') return '“list”是方案清单用的网址，请换一个名字'
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)
    ? undefined
    : `“${id}”不能作文件夹名和网址，应为小写英文字母、数字和连字符，如 tongchuan-2027`
}

/** Why an id cannot be that of a new plan, in Chinese; undefined where it can. */
export function faultOfId(id: string, seeds = join(root, 'seeds')): string | undefined {
  const fault = faultOfName(id)
  if (fault) return fault
  if (existsSync(join(seeds, id))) return `seeds/${id}/ 已经有了，不会改动它。请换一个名字，或先删去那个文件夹`
  return undefined
}

/**
 * Create `seeds/<id>/`. The folder appears whole or not at all.
 *
 * @param text  of the plan, written as plan.txt
 * @returns names of the files
 */
export function createSeed(id: string, text: Uint8Array | string, record: PlanRecord, seeds = join(root, 'seeds')): string[] {
  const files: Record<string, Uint8Array | string> = {'plan.txt': text, ...templates(record)}
  const folder = mkdtempSync(join(seeds, '.new-'))
  try {
    // A temporary folder is its owner's only; this one is to be read by whoever builds the site.
    chmodSync(folder, 0o755)
    for (const [name, value] of Object.entries(files)) writeFileSync(join(folder, name), value)
    renameSync(folder, join(seeds, id))
  } catch (error) {
    rmSync(folder, {recursive: true, force: true})
    throw error
  }
  return Object.keys(files)
}

/** The registers of a plan, empty, with how to fill them in. Examples name parts that the plan has. */
function templates({nodes}: PlanRecord): Record<string, string> {
  const part = (nodes.find(({kind}) => kind === 'measure') ?? nodes.find(({text, parent}) => text && parent) ?? nodes[0])?.id ?? 'measure-1'
  return {
    'plan.yaml': `# 方案原文里没有写的两件事。不知道就空着。
#   replaces  接替了哪几份旧方案：写 seeds 里文件夹的名字。写上以后，旧方案自动成为存档
#   period    起止日期；标题里有年份的不用写
#
# replaces: [tongchuan-2024]
# period: {start: '2027-01-01', end: '2029-12-31'}

replaces: []
`,
    'errata.yaml': `# 方案原文的疑误。plan.txt 一个字不改，这里的条目只在页面上作“原文如此”的旁注。
#   node        哪一条，如 ${part}
#   text        原文的字，逐字照抄，够找到那一处即可
#   suggestion  疑应作什么；应删去的写 ""
#   certainty   certain 谁校对都会改；possible 拿不准，供参考
#   reason      一句话的理由
#
# - node: ${part}
#   text: 开晨
#   suggestion: 开展
#   certainty: certain
#   reason: 形近致误

[]
`,
    'duties.yaml': `# 程序读不准的职责。先运行 npm run plan，在职责页面上核对；对的不用写。
#   node    哪一条，如 ${part}
#   quote   读不准的那段原文，逐字照抄；程序在这段里读出的，改用下面写的
#   reason  为什么读不准
#   duties  逐件写：谁（actors：name 名称，role 是 responsible 负责、lead 牵头、participant 参与、urged 督促、partner 配合，
#           implied 原文没写、应由谁做）和做什么（action，逐字照抄）；这段话不要求谁做事的，写 []
#
# - node: ${part}
#   quote: 建立审核把关机制
#   reason: 审核把关的部门没有写明
#   duties:
#     - actors: [{name: 镇应急办, role: responsible, implied: true}]
#       action: 建立审核把关机制

[]
`,
    'plain.yaml': `# 通俗地说：每条三十到八十字，说清谁、做什么、跟老百姓有什么相干。
# 只说原文有的；不加期限，不加数字，不替政府许诺。没写的条，页面上不显示这一栏。
#
# ${part}: 三十到八十个字的大白话……

{}
`,
    'asked.yaml': `# 大家会怎样问到方案的每一条。只用于搜索，不显示。键是条目编号，写错会指出行号。
#
# ${part}: [谁负责, 多久检查一次]

{}
`,
    'basis.yaml': `# 依据要点：每一条用到哪些法规、其中哪几条。法规和条号要先在 seeds/regulations.yaml 里登记。空的方括号表示整份文件都相关。
#
# ${part}:
#   work-safety-law: [21]

{}
`,
    'differences.yaml': `# 方案和法规不一样的地方，以及方案印发以后法规的变化。给出来源，不改原文。没有就空着。
#   node     哪一条
#   kind     stricter 法规要求更多；later 印发以后有了新规定；scope 法规管不管得着；unclear 指哪一部不清楚
#   quote    方案原文的字，逐字照抄；没有可引的字就不写
#   text     本站的说明，两三句话
#   sources  出处：登记过的法规，能写到条的写到条

[]
`,
  }
}
