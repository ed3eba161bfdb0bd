/** Which parts a text has, at which level its measures stand, and which numbered lines are only lists in their words. */
import {describe, expect, test} from 'vitest'
import {asidesOf} from '../../src/plan/finding.ts'
import {parse} from '../../src/plan/parse.ts'
import {textOf, valueOf, walk} from '../../src/plan/tree.ts'
import {head} from './generated.ts'

/** The parts of a plan with this body: level by indent, `id title|text`. */
function outline(body: string[], rest = ''): string[] {
  const parts = [...walk(parse(head + body.join('\n') + '\n' + rest, 'x'))].filter(({level}) => level > 0)
  return parts.map((node) => `${'  '.repeat(node.level - 1)}${node.id} ${valueOf(node, 'title')}|${textOf(node)}`)
}

describe('measures', () => {
  const list = ['1.甲处隐患。', '2.乙处隐患。']
  const other = '（二）整治。各村整治隐患。'
  const others = [other, '（三）整改。各村整改隐患。']

  test.each([
    [
      'have lists behind a colon',
      ['一、任务', '（一）排查。重点查：', ...list, other],
      ['chapter-1 任务|', '  measure-1 排查|重点查：\n1.甲处隐患。\n2.乙处隐患。', '  measure-2 整治|各村整治隐患。'],
    ],
    [
      'have lists behind the last of their lines',
      ['一、任务', '（一）排查', '各村开展排查。', '各村登记。', '重点查：', ...list, other],
      [
        'chapter-1 任务|',
        '  measure-1 排查|各村开展排查。\n各村登记。\n重点查：\n1.甲处隐患。\n2.乙处隐患。',
        '  measure-2 整治|各村整治隐患。',
      ],
    ],
    [
      'have lists where most of them have none, in circles below their points too',
      ['一、任务', '（一）排查。各村开展排查。', '1.甲处隐患。', '①子。', '②丑。', '2.乙处隐患。', ...others],
      [
        'chapter-1 任务|',
        '  measure-1 排查|各村开展排查。\n1.甲处隐患。\n①子。\n②丑。\n2.乙处隐患。',
        '  measure-2 整治|各村整治隐患。',
        '  measure-3 整改|各村整改隐患。',
      ],
    ],
    [
      'stand below a title that ends in a colon',
      ['一、任务', '（一）开展行动，分步推进：', '1.甲。各村治甲。', '2.乙。各村治乙。', other],
      [
        'chapter-1 任务|',
        '  action-1 开展行动，分步推进：|',
        '    measure-1 甲|各村治甲。',
        '    measure-2 乙|各村治乙。',
        '  action-2 整治|各村整治隐患。',
      ],
    ],
    [
      'stand below a text with a colon in it',
      ['一、任务', '（一）排查。重点查：甲、乙。', '1.甲。各村治甲。', other],
      ['chapter-1 任务|', '  action-1 排查|重点查：甲、乙。', '    measure-1 甲|各村治甲。', '  action-2 整治|各村整治隐患。'],
    ],
    [
      'stand below headings, also below those that have none yet',
      ['一、任务', '（一）甲行动。', '（二）乙行动', '（三）丙行动', '1.整治。各村整治隐患。'],
      ['chapter-1 任务|', '  action-1 甲行动|', '  action-2 乙行动|', '  action-3 丙行动|', '    measure-1 整治|各村整治隐患。'],
    ],
    [
      'are sentences, no headings',
      ['一、任务', '（一）治甲，各村治甲。', '（二）治乙，各村治乙。', '（三）治丙', ...list],
      [
        'chapter-1 任务|',
        '  measure-1 |治甲，各村治甲。',
        '  measure-2 |治乙，各村治乙。',
        '  measure-3 |治丙\n1.甲处隐患。\n2.乙处隐患。',
      ],
    ],
    [
      'are titles with a text on the next line, no headings',
      ['一、任务', '（一）治甲', '各村治甲。', '（二）治乙', '各村治乙。', '（三）治丙', ...list],
      ['chapter-1 任务|', '  measure-1 治甲|各村治甲。', '  measure-2 治乙|各村治乙。', '  measure-3 治丙|1.甲处隐患。\n2.乙处隐患。'],
    ],
  ])('%s', (_, body, expected) => expect(outline(body)).toEqual(expected))

  // Only lists that count from 1 are words of a measure; lint tells the others.
  test.each([
    ['leaves a number out', ['1.甲处隐患。', '3.乙处隐患。'], ['1 甲处隐患', '3 乙处隐患']],
    ['begins at 2', ['2.甲处隐患。', '3.乙处隐患。'], ['2 甲处隐患', '3 乙处隐患']],
    ['changes its way of numbering', ['（1）甲处隐患。', '2.乙处隐患。'], ['1 甲处隐患', '2 乙处隐患']],
    [
      'holds one that leaves a number out',
      ['1.甲处隐患。', '①子。', '③丑。', '2.乙处隐患。'],
      ['1 甲处隐患', '1 子', '3 丑', '2 乙处隐患'],
    ],
    ['holds one that begins at 2', ['1.甲处隐患。', '②子。', '2.乙处隐患。'], ['1 甲处隐患', '2 子', '2 乙处隐患']],
  ])('a list that %s stays parts', (_, lines, expected) => {
    const plan = parse(head + ['一、总体要求', '（一）排查。各村开展排查。', ...lines, ...others].join('\n'), 'x')
    const parts = [...walk(plan)].filter(({level}) => level > 2)
    expect(parts.map((node) => `${node.number} ${valueOf(node, 'title')}`)).toEqual(expected)
    expect(new Set(parts.map(({kind}) => kind))).toEqual(new Set(['measure']))
  })
})

describe('a chapter whose title does not tell what it is for', () => {
  const deep = ['（一）甲行动', '1.治甲。各村治甲。']
  const flat = '（一）丁。各村做丁。'
  test.each([
    [
      'is general before the first with actions, a guarantee behind it',
      ['一、甲', flat, '二、乙', ...deep, '三、丙', flat],
      ['general-1', 'action-1', 'measure-1', 'guarantee-1'],
    ],
    ['is a guarantee behind a first one with actions', ['一、乙', ...deep, '二、丙', flat], ['action-1', 'measure-1', 'guarantee-1']],
    ['holds measures where there are no actions', ['一、甲', flat, '二、乙', flat], ['measure-1', 'measure-2-1']],
  ])('%s', (_, body, expected) => {
    const ids = outline(body).map((line) => /\S+/.exec(line)![0])
    expect(ids.filter((id) => !id.startsWith('chapter'))).toEqual(expected)
  })

  test('is not told by the words of its text', () => {
    const text = '各村各单位要逐户逐企逐厂逐店逐屋逐人逐车逐路逐桥逐河逐湖逐山逐林逐田逐地查看甲，'
    expect(outline([`一、${text}强化保障。`, `二、${text}明确目标。`]).map((line) => line.split(' ')[0])).toEqual([
      'measure-1',
      'measure-2',
    ])
  })
})

test('a signature below the plan is none of its words, also where more stands below it', () => {
  const body = ['一、任务', '（一）治甲。各村治甲。']
  const signature = '柳河镇人民政府\n2025年3月9日\n'
  for (const rest of [signature, signature + '抄送：各村\n', signature + '附件：名单\n甲\n'])
    expect(outline(body, rest)).toEqual(outline(body))
})

test('families are those of the parts, outermost first, without those of lists', () => {
  const body = ['一、任务', '（一）治甲。查：', '1.子。', '2.丑。', '（二）治乙。各村治乙。']
  expect(parse(head + body.join('\n'), 'x').families).toEqual(['han', 'han-bracket'])
})

test('what stands beside two page numbers is a running head, but where a sentence ends in it', () => {
  const body = (line: string) => ['一、任务', '（一）治甲。各村治', line, '— 1 —', '（二）治乙。各村治', line, '— 2 —']
  const told = (line: string) => asidesOf(parse(head + body(line).join('\n'), 'x'), 'runningHead').map(({value}) => value)
  expect(told('柳河镇文件汇编')).toEqual(['柳河镇文件汇编', '柳河镇文件汇编'])
  expect(told('。')).toEqual([])
  expect(told('隐患。')).toEqual([])
})
