import {arrow, blue, drawing, flame, grey, ground, ink, line, pale, person, red, shape} from './kit.ts'

/** An extinguisher standing on (x, y). */
function bottle(x: number, y: number, scale = 1): string {
  return `<g transform="translate(${x} ${y})scale(${scale})"><rect x="-13" y="-52" width="26" height="52" rx="8" fill="${red}" stroke="${ink}" stroke-width="4"/><path d="M-5-52v-7h10v7M-16-66 12-60M4-64l14-8" stroke="${ink}" stroke-width="5"/><path d="M-13-30h26" stroke="#fff" stroke-width="6"/></g>`
}

const carry =
  ground +
  person([88, 40], 'M88 66v44', 'M88 112 66 146l-12 32M88 112l22 30 4 36M88 64 70 90l6 18M88 64l24 22 16 10') +
  bottle(133, 166) +
  arrow('M172 118h32', [208, 118, 0])

const pin =
  shape('M112 198v-78q0-20 20-20h32q20 0 20 20v78z', red, 5) +
  line('M114 150h68', 12, '#fff') +
  shape('M134 100V80h28v20z', pale) +
  line('M128 76h84M132 58l76-30', 10) +
  shape('M138 80V54h18v26z', grey) +
  line('M148 67H92', 5) +
  `<circle cx="76" cy="67" r="16" stroke="${ink}" stroke-width="6"/>` +
  arrow('M64 112H34', [28, 112, 180])

/** The person who fights the fire, the way out behind them. */
const fighter = person([62, 50], 'M62 76v42', 'M62 120 46 148l-8 30M62 120l22 26v32M62 74 80 96l18 2M62 74l28 12 28 4')

const aim =
  ground +
  fighter +
  bottle(98, 152) +
  line('M104 90q26-14 26 10', 6) +
  line('M138 108l46 54', 4, grey) +
  shape('M150 183v-20h72v20z', pale) +
  flame(188, 166, 1.5) +
  `<circle cx="188" cy="164" r="15" stroke="${ink}" stroke-width="4"/><path d="M188 142v12m0 20v12m-24-22h12m24 0h12" stroke="${ink}" stroke-width="4"/>`

const press =
  ground +
  fighter +
  bottle(98, 152) +
  line('M104 90q26-14 26 10', 6) +
  shape('M134 102c20 12 36 22 56 36 14 10 12 46-4 46-22 0-34-14-40-34-6-18-10-30-12-48z', '#dfe5ee', 3, grey) +
  shape('M160 183v-12h70v12z', pale) +
  flame(208, 172, 0.7) +
  arrow('M112 22v26', [112, 52, 90]) +
  arrow('M152 84q38-16 58 34', [212, 124, 66]) +
  `<path transform="translate(146 88)rotate(146)" d="M-10-12 12 0-10 12z" fill="${blue}" stroke="${blue}" stroke-width="3"/>`

export default drawing(
  'extinguisher-use',
  '灭火器怎么用',
  '四步：一，提起灭火器走到火前，退路在身后；二，拔掉把手上的保险销；三，站稳，握住喷管对准火的根部；四，压下把手，左右扫着喷，直到火灭。',
  [
    {number: 1, content: carry},
    {number: 2, content: pin},
    {number: 3, content: aim},
    {number: 4, content: press},
  ],
)
