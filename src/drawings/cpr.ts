import {arrow, blue, drawing, green, grey, ground, handset, line, person, red, shape} from './kit.ts'

/** The one who lies on the ground, head to the left. */
const lying = person([34, 164], 'M62 166h52', 'M116 168h46l40 8M64 160l36 16', grey)

const call =
  ground +
  lying +
  person([96, 62], 'M106 88l22 40', 'M128 130l-6 46 40 2M106 86l-26 26-16 34') +
  line('M74 66 58 62M76 78l-16 8M84 88l-8 14', 5, blue)

const fetch =
  ground +
  person([64, 44], 'M64 70v48', 'M64 120l-12 58M64 120l14 58M64 68 46 92l10 22M64 68l24 6 0-22') +
  handset(88, 44) +
  person([170, 60], 'M166 84l-10 38', 'M156 124l24 22-6 32M156 124l-20 24-24 12M166 82l20 22 22-8M166 84l-24 12') +
  shape('M192 100h34v30h-34z', '#fff') +
  `<path d="M209 125c-12-9-13-14-10-17 3-4 8-2 10 2 2-4 7-6 10-2 3 3 2 8-10 17z" fill="${red}"/>`

const press =
  ground +
  lying +
  person([88, 44], 'M92 72l24 44', 'M118 118l8 56 44 4M90 70l-2 44v40M94 72l-2 42-4 40') +
  arrow('M60 84v40', [60, 128, 90]) +
  `<path d="M88 158v6" stroke="#fff" stroke-width="8"/>`

/** Looking down on the chest, with both pads. */
const pads =
  `<circle cx="120" cy="34" r="22" fill="${grey}"/>` +
  shape('M58 198V92q0-30 34-30h56q34 0 34 30v106z', '#dde1dc') +
  line('M80 200v-84m80 84v-84', 4) +
  shape('M90 84h30v40H90z', '#fff') +
  shape('M136 140h30v40h-30z', '#fff') +
  line('M105 84c4-20 60-30 98-18m-37 94c30 0 36-20 37-40', 4) +
  shape('M190 60h40v56h-40z', green) +
  `<path d="M213 66l-12 24h10l-4 20 14-26h-10z" fill="#fff"/>` +
  `<path d="M105 92v24m-9-12h18M151 148v24m-9-12h18" stroke="${blue}" stroke-width="4"/>`

export default drawing(
  'cpr',
  '心肺复苏',
  '四步：一，拍双肩大声喊，看有没有反应和呼吸；二，让人打120，取来AED；三，跪在身旁，手臂伸直，两手叠在胸口中间，用力往下按；四，AED到了，按图把两个电极片贴在胸前右上和左下。',
  [
    {number: 1, content: call},
    {number: 2, content: fetch},
    {number: 3, content: press},
    {number: 4, content: pads},
  ],
)
