import {arrow, blue, drawing, forbid, grey, ink, line, person, shape, yellow} from './kit.ts'

/** A pit below the ground, open at the top; what is in it comes first. */
const pit = line('M6 92h76v100h82V92h70', 5) + line('M30 108l-12 14m46-14-12 14m164-14 12 14m-46-14 12 14', 3, grey)
const gas = line('M96 176q8-10 16 0t16 0 16 0m-52-20q8-10 16 0t16 0 16 0', 4, grey)

const blow =
  pit +
  gas +
  shape('M14 46h44v44H14z', '#fff', 5) +
  `<circle cx="36" cy="68" r="15" stroke="${ink}" stroke-width="4"/>` +
  line('M36 68V55m0 13 11 7m-11-7-11 7', 5) +
  line('M58 68h34q10 0 10 10v62', 13, blue) +
  arrow('M150 150V60', [150, 50, -90], grey) +
  arrow('M102 146v4', [102, 156, 90])

const test =
  pit +
  gas +
  person([204, 28], 'M202 52v22', 'M202 76l-10 14M202 76l12 14M202 52l-26 8-12-8', ink) +
  line('M176 58 104 42', 5) +
  line('M104 44v86', 3) +
  shape('M90 128h30v38H90z', yellow) +
  shape('M96 134h18v11H96z', '#fff', 3) +
  `<path d="M105 154v6" stroke="${ink}" stroke-width="5"/>`

const guard =
  line('M84 92 122 20l38 72', 7) +
  line('M122 24v92', 4, blue) +
  pit +
  person([122, 118], 'M122 142v18', 'M122 162l-10 24M122 162l12 24M122 140l-18 12M122 140l16-14', ink) +
  shape('M110 108q12-18 24 0z', yellow, 3) +
  person([204, 28], 'M204 52v18', 'M204 72l-9 18M204 72l10 18M204 52l-26-6-16 14M204 52l14 14', ink) +
  line('M162 60 122 50', 4, blue)

const jump =
  pit +
  gas +
  person([108, 150], 'M112 168l22 10', 'M136 178l24 6M110 166l-18 10', grey) +
  person([150, 40], 'M146 64l-14 24', 'M132 90l-10 26-18 4M132 90l14 22-6 18M148 62l22-10M144 64l-28 4') +
  forbid(122, 104, 88)

export default drawing(
  'confined-space',
  '下井下窖前三件事',
  '三步：一，用风机往里送风；二，用仪器在上面测气；三，系好安全绳再下，上面有人守着。旁边一格打了禁止：看见有人倒下就跳下去救。',
  [{number: 1, content: blow}, {number: 2, content: test}, {number: 3, content: guard}, {content: jump}],
)
