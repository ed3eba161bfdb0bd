import {arrow, blue, drawing, flame, forbid, grey, ink, line, pale, shape, tick} from './kit.ts'

const stove =
  shape('M24 140h192v46H24z', pale) +
  line('M10 187h220', 3) +
  `<circle cx="66" cy="163" r="12" fill="#fff" stroke="${ink}" stroke-width="4"/>`
const pan = shape('M72 108h96q-2 30-26 30h-44q-24 0-26-30z', grey) + line('M168 114l54-14', 9)

const off = stove + pan + flame(120, 108, 1.4) + line('M66 163v-9', 5) + arrow('M92 152a24 24 0 0 1-4 24', [84, 178, 128])

const lid = (x: number, y: number, turn: number) =>
  `<g transform="translate(${x} ${y})rotate(${turn})">${shape('M-54 0q6-26 54-26T54 0z', '#fff')}<path d="M-8-26v-10h16v10" stroke="${ink}" stroke-width="5"/></g>`

const cover = stove + pan + flame(140, 108, 0.9) + lid(92, 88, -22) + line('M4 78 44 50l32 4', 13) + arrow('M136 30l34 20', [174, 53, 30])

const wait =
  stove +
  pan +
  lid(120, 106, 0) +
  `<circle cx="40" cy="86" r="24" fill="#fff" stroke="${ink}" stroke-width="5"/>` +
  line('M40 72v14l9 9', 5) +
  tick

const water =
  stove +
  pan +
  flame(100, 108, 1.35) +
  flame(142, 108, 1) +
  shape('M150 26l46 12-14 32-40-12z', blue) +
  line('M142 58c-10 8-12 14-14 24m24-20c-6 8-6 12-8 22', 5, blue) +
  forbid(120, 100, 86)

export default drawing(
  'oil-pan-fire',
  '油锅起火',
  '三步：一，关火；二，拿锅盖从侧面斜着推过去盖严；三，盖着等它凉透，不揭开看。旁边一格打了禁止：往油锅里泼水，火会炸起来。',
  [{number: 1, content: off}, {number: 2, content: cover}, {number: 3, content: wait}, {content: water}],
)
