import {arrow, blue, drawing, grey, ground, line, person, shape} from './kit.ts'

/** Five strokes: how often. */
const five = `<path d="M186 44V22m10 22V22m10 22V22m10 22V22m-36 17 42-12" stroke="${blue}" stroke-width="4"/>`

const sign =
  ground +
  `<circle cx="120" cy="52" r="32" fill="${grey}"/>` +
  shape('M52 183v-46q0-40 68-40t68 40v46z', '#dde1dc') +
  line('M56 183c0-44 20-66 52-76m76 76c0-44-20-66-52-76', 20, grey) +
  line('M106 106l10-10m18 10-10-10', 12, grey) +
  `<path d="M108 48v6m24-6v6" stroke="#fff" stroke-width="6"/><ellipse cx="120" cy="70" rx="8" ry="5" fill="#fff"/>` +
  line('M66 52H50m124 0h16M68 36l-12-8m116 8 12-8', 5, blue)

const blows =
  ground +
  person([62, 92], 'M84 94l42 10', 'M128 108l-8 36 6 34M128 108l14 34v36M86 96 76 128l-18 8', grey) +
  person([160, 40], 'M162 66v46', 'M162 114l-14 64M162 114l20 64M162 64l-26-2-24 22M162 64l-10 36-22 16') +
  arrow('M84 48l14 20', [101, 72, 56]) +
  five

const thrusts =
  ground +
  person([116, 48], 'M114 76l-6 40', 'M108 118l-10 60M108 118l18 60M114 74 98 96l-10-8', grey) +
  person([142, 36], 'M146 64l4 48', 'M150 114l-6 64M150 114l24 64M144 64l-12 28-32 12') +
  arrow('M64 122q6-18 26-24', [94, 97, -14]) +
  five

const infant =
  ground +
  person([168, 34], 'M172 62v52', 'M172 62l-18 40-50 16M172 116l-8 62M172 116l20 62') +
  `<g stroke="${grey}"><circle cx="70" cy="124" r="13" fill="${grey}" stroke="none"/><path d="M88 116l32-12" stroke-width="17"/><path d="M126 102l16 6m-20 0 12 8M90 122l-8 18" stroke-width="7"/></g>` +
  line('M172 62l-34-8-26 18', 10) +
  arrow('M84 62l10 22', [96, 90, 64])

export default drawing(
  'choking',
  '噎住了怎么救',
  '四格：一，两手掐住脖子、说不出话、咳不出来，就是噎住了；二，让他前倾，用掌根在两块肩胛骨中间拍五下；三，还没出来，从背后抱住，拳头放在肚脐上方，向里向上冲五下，拍和冲轮着做；四，一岁以内的婴儿趴在前臂上，头低，拍背，不冲肚子。',
  [{number: 1, content: sign}, {number: 2, content: blows}, {number: 3, content: thrusts}, {content: infant}],
)
